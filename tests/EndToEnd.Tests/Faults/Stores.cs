using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using TransferScheme.AgeAssessments;
using TransferScheme.Allocation;
using TransferScheme.Dashboards;
using TransferScheme.Identity;
using TransferScheme.Platform.Hosting;
using TransferScheme.Referrals;
using TransferScheme.Refusals;

namespace TransferScheme.EndToEnd.Tests.Faults;

/// <summary>
/// The services' stores over a database, with nothing running: neither readers nor handlers nor publishers. Without kept connections:
/// those would break with the server.
/// </summary>
public sealed class Stores : IAsyncDisposable
{
    readonly WebApplication _app;

    Stores(WebApplication app) => _app = app;

    /// <summary>Each service and its store.</summary>
    public IReadOnlyList<(ServiceStore Service, IDocumentStore Store)> All =>
        [.. _app.Services.GetServices<ServiceStore>().Select(s => (s, (IDocumentStore)_app.Services.GetRequiredService(s.Store)))];

    /// <summary>Opens them as the services do.</summary>
    /// <param name="database">Connection string of the database.</param>
    /// <param name="broker">Address of the broker; nothing connects to it.</param>
    /// <param name="masterKeyFile">The file with the master key.</param>
    public static Stores Open(string database, Uri broker, string masterKeyFile)
    {
        var unpooled = new NpgsqlConnectionStringBuilder(database) { Pooling = false }.ConnectionString;
        var builder = SchemeHost.CreateBuilder(
        [
            "--environment=Development", $"--ConnectionStrings:Scheme={unpooled}", $"--RabbitMq:Uri={broker}",
            $"--Protection:MasterKeyFile={masterKeyFile}",
        ]);
        builder.Logging.ClearProviders();
        builder.AddIdentity().AddReferrals().AddAllocation().AddAgeAssessments().AddRefusals().AddDashboards();
        return new Stores(builder.BuildScheme());
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
