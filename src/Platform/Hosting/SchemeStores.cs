using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using TransferScheme.Platform.Broker;
using TransferScheme.Platform.Deadlines;
using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Messaging;
using TransferScheme.Platform.Parking;
using TransferScheme.Platform.Protection;

namespace TransferScheme.Platform.Hosting;

/// <summary>A service of this process and the store it keeps its events in.</summary>
/// <param name="Name">The service's name in lower case, which is also its schema.</param>
/// <param name="Store">Type of the store.</param>
public sealed record ServiceStore(string Name, Type Store);

/// <summary>Registers a service's store, the same way for each.</summary>
public static class SchemeStores
{
    /// <summary>
    /// Registers a service's store: its own schema, the scheme's clock, who-and-why metadata, nothing ever skipped, the
    /// publisher, the inbox and the keys. Outside Production the schema is applied at start; there "apply-schema" does it.
    /// </summary>
    /// <param name="builder">The host.</param>
    /// <param name="name">The service's name, such as <c>referrals</c>: its schema and its connection string's name.</param>
    /// <param name="configure">The service's events and projections.</param>
    /// <param name="message">The message for an event; null when the service publishes nothing.</param>
    public static WebApplicationBuilder AddSchemeStore<TStore>(
        this WebApplicationBuilder builder, string name, Action<StoreOptions> configure, Func<IEvent, object?>? message = null)
        where TStore : class, IDocumentStore
    {
        var production = builder.Environment.IsProduction();
        builder.Services.AddMartenStore<TStore>(provider =>
        {
            var options = new StoreOptions
            {
                DatabaseSchemaName = name,
                AutoCreateSchemaObjects = production ? AutoCreate.None : AutoCreate.CreateOrUpdate,
            };
            options.Connection(ConnectionString(provider.GetRequiredService<IConfiguration>(), name));
            options.UseSystemTextJsonForSerialization(EnumStorage.AsString, Casing.CamelCase);
            options.Events.TimeProvider = provider.GetRequiredService<TimeProvider>();
            options.Events.MetadataConfig.UserNameEnabled = true;
            options.Events.MetadataConfig.CorrelationIdEnabled = true;
            options.Events.MetadataConfig.CausationIdEnabled = true;
            options.Events.MetadataConfig.HeadersEnabled = true;
            options.Projections.Errors.SkipApplyErrors = false;
            options.Projections.Errors.SkipUnknownEvents = false;
            options.Projections.Errors.SkipSerializationErrors = false;
            options.Schema.For<KeptAnswer>();
            options.Schema.For<HandledMessage>();
            options.Schema.For<ParkedMessage>();
            options.Schema.For<KnownBroker>();
            options.Schema.For<ChildKey>();
            configure(options);
            if (message is not null)
            {
                options.Projections.Subscribe(new Publisher(name, message, provider.GetRequiredService<Lazy<Outgoing>>()));
            }

            if (provider.GetServices<TimedCases>().Where(c => c.Store == typeof(TStore)).ToList() is { Count: > 0 } timed)
            {
                options.Projections.Subscribe(new DeadlineReader(name, timed));
            }

            return options;
        }).AddAsyncDaemon(DaemonMode.HotCold);
        builder.Services.AddSingleton(new ServiceStore(name, typeof(TStore)));
        if (message is not null)
        {
            builder.Services.AddSingleton(PublisherRegistration.Of<TStore>(name));
        }

        builder.Services.AddSingleton<Sealer<TStore>>();
        return builder;
    }

    /// <summary>The connection string of a service: its own, or the scheme's where one database user serves all.</summary>
    /// <param name="configuration">The settings.</param>
    /// <param name="name">The service's name.</param>
    public static string ConnectionString(IConfiguration configuration, string name) =>
        configuration.GetConnectionString(name) ?? configuration.GetConnectionString("Scheme")
        ?? throw new InvalidOperationException($"Set ConnectionStrings:{name}, or ConnectionStrings:Scheme for all services.");
}
