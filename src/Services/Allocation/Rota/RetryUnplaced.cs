using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TransferScheme.Allocation.Allocations;
using TransferScheme.Allocation.Matching;
using TransferScheme.Platform.Time;

namespace TransferScheme.Allocation.Rota;

/// <summary>
/// Decides referrals again that nobody could take, the longest-waiting first, whenever anything has changed that a decision builds
/// on: the ledger, an authority, the rules. One that still nobody can take waits on, and leaves no trace in the ledger.
/// </summary>
/// <param name="store">The service's store.</param>
/// <param name="rota">The rota.</param>
/// <param name="scheme">Rules and authorities.</param>
/// <param name="matching">Tells what bears on the place.</param>
/// <param name="clock">The scheme's clock.</param>
/// <param name="log">Tells of a database that cannot be reached.</param>
sealed partial class RetryUnplaced(
    IAllocationStore store, LatestRota rota, LatestScheme scheme, MatchingFactsOf matching, TimeProvider clock,
    ILogger<RetryUnplaced> log) : BackgroundService
{
    const string Waiting =
        """
        select d.data - 'candidates' - 'excluded' from allocation.mt_doc_allocationcase as d
        where lower(d.data ->> 'status') = 'unplaced' order by (d.data ->> 'foundEligibleAt')::timestamptz, d.id
        """;

    static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every);
        (Bearings, DateOnly)? seen = null;
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                // Rules and entries of authorities begin and end by the day.
                var now = (await BearingsAsync(stoppingToken), UkTime.DateOf(clock.GetUtcNow()));
                if (now != seen)
                {
                    await RetryAsync(stoppingToken);
                    seen = now;
                }
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                NotRetried(log, failure);
            }
        }
    }

    /// <summary>A waiting referral decided once more: nothing while it is not unplaced, or while still nobody can take it.</summary>
    /// <param name="a">The allocation.</param>
    /// <param name="facts">What bears on the place.</param>
    /// <param name="sight">The rules in force now, and the authorities as they stand.</param>
    /// <param name="book">The rota as it stands.</param>
    /// <param name="decisionId">Identifier of the decision.</param>
    /// <param name="now">The time.</param>
    internal static (IReadOnlyList<RotaEvent> Entries, AllocationEvent Outcome)? Decide(
        AllocationCase a, MatchingFacts facts, SchemeSight sight, RotaBook book, Guid decisionId, DateTimeOffset now)
    {
        if (a.Status is not AllocationStatus.Unplaced)
        {
            return null;
        }

        var (turn, outcome) = Recommend.Decide(WaitingReferral.Again(a), facts, sight, book, decisionId, now);
        return turn.Chosen is null ? null : (turn.Entries, outcome);
    }

    async Task<Bearings> BearingsAsync(CancellationToken ct)
    {
        await using var session = store.QuerySession();
        return await Bearings.ReadAsync(session, Guid.Empty, ct);
    }

    async Task RetryAsync(CancellationToken ct)
    {
        IReadOnlyList<AllocationCase> waiting;
        await using (var query = store.QuerySession())
        {
            waiting = await query.QueryAsync<AllocationCase>(Waiting, ct);
        }

        foreach (var one in waiting)
        {
            await RetryAsync(one, ct);
        }
    }

    async Task RetryAsync(AllocationCase waiting, CancellationToken ct)
    {
        await using var session = store.LightweightSession();
        session.LastModifiedBy = "system";
        var (_, sight, book) = await Moment.ReadAsync(session, rota, scheme, waiting.Id, ct);
        var allocation = await session.Events.FetchForWriting<AllocationCase>(waiting.Id, ct);
        if (allocation.Aggregate is not { } unplaced || Decided(MatchingFacts.None) is null)
        {
            return;
        }

        // Asked only where somebody could take it: every asking is a line in the children's access log.
        if (Decided(await matching.AskAsync(waiting.Id, ct)) is { } decided)
        {
            rota.Append(session, book, decided.Entries);
            allocation.AppendOne(decided.Outcome);
            try
            {
                await session.SaveChangesAsync(ct);
            }
            catch (ConcurrencyException)
            {
                // Somebody else was first: what they changed is a reason to look again.
            }
        }

        (IReadOnlyList<RotaEvent> Entries, AllocationEvent Outcome)? Decided(MatchingFacts facts) =>
            Decide(unplaced, facts, sight, book, Guid.CreateVersion7(), clock.GetUtcNow());
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Unplaced referrals could not be decided again yet")]
    static partial void NotRetried(ILogger log, Exception failure);
}
