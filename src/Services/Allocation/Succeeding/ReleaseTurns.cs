using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TransferScheme.Allocation.Allocations;
using TransferScheme.Allocation.Authorities;
using TransferScheme.Allocation.Handling;
using TransferScheme.Allocation.Matching;
using TransferScheme.Allocation.Offers;
using TransferScheme.Allocation.Rota;
using TransferScheme.Allocation.Swapping;
using TransferScheme.Platform.Time;

namespace TransferScheme.Allocation.Succeeding;

/// <summary>
/// What nobody but Allocation knows of an authority that is no more: a recommendation that no coordinator has confirmed is decided afresh,
/// and a swap that it was asked to agree to lapses. Its offers, and its own referrals, pass with the referral. It looks whenever an
/// authority, the ledger or the day has changed, so that nothing is missed by a stop and nothing is done twice.
/// </summary>
/// <param name="store">The service's store.</param>
/// <param name="rota">The rota.</param>
/// <param name="scheme">Rules and authorities.</param>
/// <param name="matching">Tells what bears on the place.</param>
/// <param name="clock">The scheme's clock.</param>
/// <param name="log">Tells of what could not be released yet.</param>
sealed partial class ReleaseTurns(
    IAllocationStore store, LatestRota rota, LatestScheme scheme, MatchingFactsOf matching, TimeProvider clock, ILogger<ReleaseTurns> log)
    : BackgroundService
{
    const string Recommended =
        """
        select d.id from allocation.mt_doc_allocationcase as d
        where lower(d.data ->> 'status') = 'waiting' and d.data ->> 'chosen' = any(?) order by d.id
        """;

    const string Asked =
        """
        select d.id from allocation.mt_doc_offer as d
        where lower(d.data ->> 'status') = 'accepted' and d.data -> 'swap' ->> 'authority' = any(?) order by d.id
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
                var now = (await BearingsAsync(stoppingToken), UkTime.DateOf(clock.GetUtcNow()));
                if (now != seen && await ReleaseAsync(now.Item2, stoppingToken))
                {
                    seen = now;
                }
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                NotReleased(log, failure);
            }
        }
    }

    /// <summary>The lapse of a swap that an authority which is no more was asked to agree to; null where none waits.</summary>
    internal static OfferEvent? Lapse(Offer? offer, Func<string, bool> isAbolished) =>
        offer is { Status: OfferStatus.Accepted, Swap: { } swap } && isAbolished(swap.Authority)
            ? new SwapLapsed(offer.ReferralId, offer.Authority, swap.Authority, swap.RespondBy)
            : null;

    async Task<Bearings> BearingsAsync(CancellationToken ct)
    {
        await using var session = store.QuerySession();
        return await Bearings.ReadAsync(session, Guid.Empty, ct);
    }

    async Task<bool> ReleaseAsync(DateOnly today, CancellationToken ct)
    {
        await using var query = store.QuerySession();
        if (await Standings.ReadAsync(query, ct) is not { } facts)
        {
            return false;
        }

        string[] gone = [.. facts.Authorities.Where(a => a.IsAbolishedOn(today)).Select(a => a.Code)];
        if (gone.Length == 0)
        {
            return true;
        }

        var isDone = true;
        foreach (var id in await query.QueryAsync<Guid>(Recommended, ct, (object)gone))
        {
            isDone &= await TryAsync(session => ReleaseAsync(session, id, gone, ct), ct);
        }

        foreach (var id in await query.QueryAsync<Guid>(Asked, ct, (object)gone))
        {
            isDone &= await TryAsync(session => LapseAsync(session, id, gone, ct), ct);
        }

        return isDone;
    }

    async Task<bool> TryAsync(Func<IDocumentSession, Task> act, CancellationToken ct)
    {
        await using var session = store.LightweightSession();
        session.LastModifiedBy = "system";
        await act(session);
        try
        {
            await session.SaveChangesAsync(ct);
            return true;
        }
        catch (ConcurrencyException)
        {
            // Somebody else was first: it is looked at again.
            return false;
        }
    }

    async Task ReleaseAsync(IDocumentSession session, Guid id, string[] gone, CancellationToken ct)
    {
        var marked = await matching.AskAsync(id, ct);
        var (_, sight, book) = await Moment.ReadAsync(session, rota, scheme, id, ct);
        var allocation = await session.Events.FetchForWriting<AllocationCase>(id, ct);
        if (allocation.Aggregate is { Status: AllocationStatus.Waiting, Chosen: { } chosen } a && gone.Contains(chosen))
        {
            var standing = await session.StandingAsync(a, ct);
            var (entries, outcome) = LapsingTurn.Decide(
                a, SucceedAuthority.Abolished.Code, new DeclinedTurn(standing, marked, sight, book), Guid.CreateVersion7(),
                clock.GetUtcNow());
            rota.Append(session, book, entries);
            allocation.AppendMany(outcome);
        }
    }

    static async Task LapseAsync(IDocumentSession session, Guid id, string[] gone, CancellationToken ct)
    {
        var offer = await session.Events.FetchForWriting<Offer>(id, ct);
        if (Lapse(offer.Aggregate, gone.Contains) is { } lapsed)
        {
            offer.AppendOne(lapsed);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The turns of authorities that are no more could not be released yet")]
    static partial void NotReleased(ILogger log, Exception failure);
}
