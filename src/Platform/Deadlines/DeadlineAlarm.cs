using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using TransferScheme.Platform.Health;

namespace TransferScheme.Platform.Deadlines;

/// <summary>
/// Red while something has been due for longer than a minute and is not recorded: nobody sweeps, or a case cannot be recorded. It counts
/// by the scheme's clock, so after a long standstill it is red until all of it is caught up on.
/// </summary>
/// <param name="services">The stores.</param>
/// <param name="cases">Every kind of case that has deadlines.</param>
/// <param name="clock">The scheme's clock.</param>
sealed class DeadlineAlarm(IServiceProvider services, IEnumerable<TimedCases> cases, TimeProvider clock) : IAlarm
{
    static readonly TimeSpan Threshold = TimeSpan.FromMinutes(1);

    public string Name => "deadlines";

    public async Task<IReadOnlyList<string>> LookAsync(CancellationToken ct)
    {
        var found = new List<string>();
        foreach (var service in cases.GroupBy(c => c.Service))
        {
            await using var session = ((IDocumentStore)services.GetRequiredService(service.First().Store)).QuerySession();
            var lag = TimeSpan.MinValue;
            foreach (var kind in service)
            {
                var own = await kind.Rows.LagAsync(session, clock.GetUtcNow(), ct);
                lag = own > lag ? own : lag;
            }

            if (lag > Threshold)
            {
                var since = lag.ToString("d\\.hh\\:mm\\:ss", CultureInfo.InvariantCulture);
                found.Add($"What fell due in {service.Key} is not recorded, the oldest for {since}.");
            }
        }

        return found;
    }
}
