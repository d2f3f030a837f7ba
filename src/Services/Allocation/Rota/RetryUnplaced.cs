using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TransferScheme.Allocation.Allocations;
using TransferScheme.Platform.Time;

namespace TransferScheme.Allocation.Rota;

/// <summary>
/// Decides referrals again that nobody could take, the longest-waiting first, whenever anything has changed that a decision builds
/// on: the ledger, an authority, the rules. One that still nobody can take waits on, and leaves no trace in the ledger.
/// </summary>
/// <param name="store">The service's store.</param>
/// <param name="rota">The rota.</param>
/// <param name="scheme">Rules and authorities.</param>
/// <param name="clock">The scheme's clock.</param>
/// <param name="log">Tells of a database that cannot be reached.</param>
sealed partial class RetryUnplaced(
    IAllocationStore store, LatestRota rota, LatestScheme scheme, TimeProvider clock, ILogger<RetryUnplaced> log) : BackgroundService
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
    /// <param name="sight">The rules in force now, and the authorities as they stand.</param>
    /// <param name="book">The rota as it stands.</param>
    /// <param name="decisionId">Identifier of the decision.</param>
    /// <param name="now">The time.</param>
    internal static (IReadOnlyList<RotaEvent> Entries, AllocationEvent Outcome)? Decide(
        AllocationCase a, SchemeSight sight, RotaBook book, Guid decisionId, DateTimeOffset now)
    {
        if (a.Status is not AllocationStatus.Unplaced)
        {
            return null;
        }

        var referral = new RotaReferral(a.Group.Reference, a.Group.Size, a.Group.EntryAuthority, [], []);
        var turn = Turn.Take(book, sight, a.Id, referral, decisionId, a.Attempt + 1, now);
        return turn.Chosen is null ? null : (turn.Entries, Recommend.Of(turn, decisionId, a.Group, a.PinnedRules, a.FoundEligibleAt));
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
            await RetryAsync(one.Id, ct);
        }
    }

    async Task RetryAsync(Guid referral, CancellationToken ct)
    {
        await using var session = store.LightweightSession();
        session.LastModifiedBy = "system";
        var (_, sight, book) = await Moment.ReadAsync(session, rota, scheme, referral, ct);
        var allocation = await session.Events.FetchForWriting<AllocationCase>(referral, ct);
        if (allocation.Aggregate is { } unplaced && Decide(unplaced, sight, book, Guid.CreateVersion7(), clock.GetUtcNow()) is { } decided)
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
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Unplaced referrals could not be decided again yet")]
    static partial void NotRetried(ILogger log, Exception failure);
}
