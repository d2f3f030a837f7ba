using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TransferScheme.Platform.Schema;

namespace TransferScheme.Platform.Deadlines;

/// <summary>
/// Records what has fallen due. Each deadline comes about once in effect: its event and the change of its row are one transaction, at the
/// version that it was decided on, and a case that has moved on is decided afresh. So nothing is lost or doubled by a kill, by a clock
/// that jumps, or by a week in which nothing ran. Due is told by the scheme's clock; how often is looked, by real time.
/// </summary>
/// <param name="services">The stores.</param>
/// <param name="cases">Every kind of case that has deadlines.</param>
/// <param name="clock">The scheme's clock.</param>
/// <param name="log">Tells of what could not be recorded, by id.</param>
sealed partial class DeadlineSweep(IServiceProvider services, IEnumerable<TimedCases> cases, TimeProvider clock, ILogger<DeadlineSweep> log)
    : BackgroundService
{
    static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await Task.WhenAll(cases.GroupBy(c => c.Service).Select(service => SweepAsync(service.Key, [.. service], stoppingToken)));
        }
    }

    async Task SweepAsync(string service, IReadOnlyList<TimedCases> kinds, CancellationToken ct)
    {
        try
        {
            var store = (IDocumentStore)services.GetRequiredService(kinds[0].Store);
            await Turn.EachAsync(
                store, $"deadlines:{service}", token => DueAsync(store, kinds, token),
                (due, token) => FallDueAsync(store, due.Kind, due.Id, token), ct);
        }
        catch (Exception failure) when (!ct.IsCancellationRequested)
        {
            NotSwept(log, failure, service);
        }
    }

    async Task<IReadOnlyList<(TimedCases Kind, Guid Id)>> DueAsync(
        IDocumentStore store, IReadOnlyList<TimedCases> kinds, CancellationToken ct)
    {
        var (now, due) = (clock.GetUtcNow(), new List<(TimedCases, Guid)>());
        await using var session = store.QuerySession();
        foreach (var kind in kinds)
        {
            due.AddRange((await kind.Rows.DueAsync(session, now, ct)).Select(id => (kind, id)));
        }

        return due;
    }

    // One case that cannot be recorded does not hold up the others; its row stays, and the alarm tells of it.
    async Task FallDueAsync(IDocumentStore store, TimedCases kind, Guid id, CancellationToken ct)
    {
        try
        {
            await using var session = store.LightweightSession();
            session.LastModifiedBy = "system";
            await kind.FallDueAsync(session, id, clock.GetUtcNow(), ct);
            await session.SaveChangesAsync(ct);
        }
        catch (ConcurrencyException)
        {
            // The case has moved on meanwhile: the next sweep decides it afresh.
        }
        catch (Exception failure) when (!ct.IsCancellationRequested)
        {
            NotRecorded(log, failure, kind.Service, id);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The deadlines of {Service} could not be looked at")]
    private static partial void NotSwept(ILogger log, Exception failure, string service);

    [LoggerMessage(Level = LogLevel.Error, Message = "What is due in {Service} could not be recorded of {Id}")]
    private static partial void NotRecorded(ILogger log, Exception failure, string service, Guid id);
}
