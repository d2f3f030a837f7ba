using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TransferScheme.Platform.Documents;
using TransferScheme.Platform.Health;
using TransferScheme.Platform.Hosting;
using TransferScheme.Platform.Protection;
using TransferScheme.Platform.Rescanning;
using TransferScheme.Platform.Scanning;

namespace TransferScheme.Platform.Attaching;

/// <summary>Removes what is left of uploads whose process died; two that do it at once do no harm.</summary>
/// <param name="attachments">The contents of one service.</param>
/// <param name="log">Tells of a database that cannot be asked.</param>
sealed partial class AttachmentSweep(Attachments attachments, ILogger<AttachmentSweep> log) : BackgroundService
{
    static readonly TimeSpan Every = TimeSpan.FromHours(1);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every);
        do
        {
            try
            {
                await attachments.SweepAsync(stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                NotSwept(log, failure);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "What is left of uploads that were cut off could not be removed")]
    private static partial void NotSwept(ILogger log, Exception failure);
}

/// <summary>Registers documents for a service.</summary>
public static class AttachmentRegistration
{
    /// <summary>Lets cases of a service have documents.</summary>
    /// <typeparam name="TStore">The service's store.</typeparam>
    /// <param name="builder">The host.</param>
    /// <param name="service">The service's name, which is also its schema.</param>
    public static WebApplicationBuilder AddDocuments<TStore>(this WebApplicationBuilder builder, string service)
        where TStore : class, IDocumentStore
    {
        var services = builder.Services;
        if (services.All(s => s.ServiceType != typeof(Scanner)))
        {
            services.AddSingleton(Scanner.From(builder.Configuration)).AddSingleton<IAlarm, ScannerAlarm>();
            services.ConfigureSwaggerGen(options => options.OperationFilter<DocumentOperations>());
        }

        services.AddSingleton(Attachments.Schema(service)).AddSingleton(LaterScans<TStore>.Schema(service));
        services.AddKeyedSingleton(service, (provider, _) => new Attachments(
            service, SchemeStores.ConnectionString(builder.Configuration, service), provider.GetRequiredService<Scanner>()));
        services.AddSingleton(provider => new CaseDocuments<TStore>(
            provider.GetRequiredService<TStore>(), provider.GetRequiredService<Sealer<TStore>>(),
            provider.GetRequiredKeyedService<Attachments>(service), provider.GetRequiredService<LaterScans<TStore>>()));
        services.AddSingleton(provider => new LaterScans<TStore>(provider.GetRequiredService<TStore>(), service));
        services.AddSingleton<IHostedService>(provider => ActivatorUtilities.CreateInstance<ScanLater<TStore>>(
            provider, provider.GetRequiredKeyedService<Attachments>(service)));
        services.AddSingleton<IHostedService>(provider => new AttachmentSweep(
            provider.GetRequiredKeyedService<Attachments>(service), provider.GetRequiredService<ILogger<AttachmentSweep>>()));
        return builder;
    }
}
