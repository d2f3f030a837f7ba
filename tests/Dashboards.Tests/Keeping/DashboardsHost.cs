using TransferScheme.Platform.Messaging;
using TransferScheme.TestKit;

namespace TransferScheme.Dashboards.Tests.Keeping;

/// <summary>The service over a real database and broker, on the simulated clock, with messages handed to it.</summary>
static class DashboardsHost
{
    internal static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    internal static Task<SchemeTestHost> StartAsync() => SchemeTestHost.StartAsync(
        builder => builder.AddDashboards(), app => app.MapDashboards(), null, "--Development:Clock=2026-03-22T09:00:00Z");

    /// <summary>Hands each message to its handler, as the broker would, and returns when all of them are counted.</summary>
    internal static async Task TellAsync(this SchemeTestHost host, params IEnumerable<(Guid Id, object Message)> messages)
    {
        var handlers = host.Get<IEnumerable<HandlerRegistration>>().ToDictionary(h => h.Message);
        foreach (var (id, message) in messages)
        {
            await handlers[message.GetType()].Deliver(host.Services, id, message, CancellationToken.None);
        }

        await host.Get<IDashboardStore>().WaitForNonStaleProjectionDataAsync(Limit);
    }

    /// <summary>Messages with the id of a delivery each.</summary>
    internal static IReadOnlyList<(Guid Id, object Message)> Deliveries(params IEnumerable<object> messages) =>
        [.. messages.Select(m => (Guid.CreateVersion7(), m))];
}
