using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace TransferScheme.EventStore;

/// <summary>Registration of stores.</summary>
public static class MartenServiceCollectionExtensions
{
    /// <summary>Registers a store under its marker interface.</summary>
    public static MartenStoreExpression<T> AddMartenStore<T>(this IServiceCollection services, Action<StoreOptions> configure)
        where T : class, IDocumentStore =>
        services.AddMartenStore<T>(_ =>
        {
            var options = new StoreOptions();
            configure(options);
            return options;
        });

    /// <summary>Registers a store under its marker interface, with settings that need other services.</summary>
    public static MartenStoreExpression<T> AddMartenStore<T>(this IServiceCollection services,
        Func<IServiceProvider, StoreOptions> configure)
        where T : class, IDocumentStore
    {
        services.AddSingleton(provider => MarkedStore.Create<T>(configure(provider)));
        services.AddSingleton(provider => new StoreHealth(typeof(T).Name, CoreOf<T>(provider),
            provider.GetService<DaemonService<T>>() is { } service ? service.Mode : DaemonMode.Disabled,
            provider.GetService<DaemonService<T>>()?.Daemon));
        return new MartenStoreExpression<T>(services);
    }

    static StoreCore CoreOf<T>(IServiceProvider provider) where T : class, IDocumentStore =>
        ((DocumentStore)(object)provider.GetRequiredService<T>()).Core;

    /// <summary>What can be added to a store's registration; only chained, never named.</summary>
    public class MartenStoreExpression<T>
        where T : class, IDocumentStore
    {
        internal MartenStoreExpression(IServiceCollection services) => Services = services;

        /// <summary>The services it is registered in.</summary>
        public IServiceCollection Services { get; }

        /// <summary>Runs asynchronous projections and subscriptions in this process.</summary>
        public MartenStoreExpression<T> AddAsyncDaemon(DaemonMode mode)
        {
            if (mode != DaemonMode.Disabled)
            {
                Services.AddSingleton(provider => new DaemonService<T>(
                    ((DocumentStore)(object)provider.GetRequiredService<T>()).Core,
                    mode,
                    provider.GetRequiredService<ILoggerFactory>().CreateLogger<DaemonService<T>>()));
                Services.AddSingleton<IProjectionCoordinator<T>>(provider => provider.GetRequiredService<DaemonService<T>>());
                Services.AddHostedService(provider => provider.GetRequiredService<DaemonService<T>>());
            }

            return this;
        }

        /// <summary>Creates what is missing in the database before anything else starts, even with <see cref="AutoCreate.None"/>.</summary>
        public MartenStoreExpression<T> ApplyAllDatabaseChangesOnStartup()
        {
            Services.AddHostedService(provider => new SchemaAtStart<T>(provider.GetRequiredService<T>()));
            return this;
        }
    }
}
