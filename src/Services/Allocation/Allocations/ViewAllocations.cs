using TransferScheme.Allocation.Rota;
using TransferScheme.Platform.Hosting;

namespace TransferScheme.Allocation.Allocations;

/// <summary>A line of the coordinator's queue.</summary>
/// <param name="ReferralId">The referral.</param>
/// <param name="Reference">What people call it.</param>
/// <param name="Status">Where the allocation stands.</param>
/// <param name="Version">Version for If-Match.</param>
/// <param name="Region">Slug of the region whose turn it is.</param>
/// <param name="Recommended">Code of the recommended authority.</param>
/// <param name="EntryAuthority">Code of the entry authority.</param>
/// <param name="Size">Children kept together.</param>
/// <param name="WaitingSince">When the referral was found eligible.</param>
/// <param name="Clocks">The statutory clock, and the response clock while an offer is open.</param>
/// <param name="Offer">The offer that is open or was accepted.</param>
public sealed record AllocationLine(
    Guid ReferralId, string Reference, string Status, long Version, string? Region, string? Recommended, string EntryAuthority, int Size,
    DateTimeOffset WaitingSince, Clocks Clocks, OfferRef? Offer)
{
    internal static AllocationLine Of(AllocationCase a) => new(
        a.Id, a.Group.Reference, Wire.Name(a.Status), a.Version, a.Region, a.Chosen, a.Group.EntryAuthority, a.Group.Size,
        a.FoundEligibleAt, Clocks.Of(a), OfferRef.Of(a));
}

/// <summary>Answers allocations: the queue, the longest-waiting first, and one by its referral.</summary>
static class ViewAllocations
{
    // The candidates, by far the largest part of a case, are not read for a list.
    const string Queue =
        """
        select d.data - 'candidates' - 'excluded' from allocation.mt_doc_allocationcase as d
        where (? or d.data ->> 'region' = ? or d.data -> 'group' ->> 'entryRegion' = ?
                or d.data -> 'group' ->> 'entryAuthority' = ? or d.data ->> 'offeredAuthority' = ?)
            and (? = '' or d.data ->> 'region' = ?) and (? = '' or lower(d.data ->> 'status') = ?)
            and ((d.data ->> 'foundEligibleAt')::timestamptz, d.id) > (?, ?)
        order by (d.data ->> 'foundEligibleAt')::timestamptz, d.id limit ?
        """;

    internal static void Map(RouteGroupBuilder allocations)
    {
        allocations.MapGet("", List).WithName("ListAllocations").Produces<Page<AllocationLine>>();
        allocations.MapGet("{referralId:guid}", Get).WithName("GetAllocation").Produces<AllocationDetails>();
    }

    static async Task<IResult> List(string? region, string? status, HttpContext http, IAllocationStore store, CancellationToken ct)
    {
        var actor = http.Actor();
        var scope = AllocationPolicy.Lists(actor);
        var (inRegion, inStatus) = (region ?? "", status?.ToLowerInvariant() ?? "");
        await using var session = store.QuerySession();
        return await Paging.AnswerAsync<AllocationCase, QueuePlace, AllocationLine>(
            http,
            (after, most) => session.QueryAsync<AllocationCase>(
                Queue, ct, scope.All, scope.Region, scope.Region, scope.Authority, scope.Authority,
                inRegion, inRegion, inStatus, inStatus, (after ?? QueuePlace.First).Since, (after ?? QueuePlace.First).Id, most),
            a => new QueuePlace(a.FoundEligibleAt, a.Id),
            a => AllocationPolicy.Sees(actor, a) is not Disclosure.Nothing,
            AllocationLine.Of);
    }

    static async Task<IResult> Get(
        Guid referralId, DateTimeOffset? asAt, HttpContext http, IAllocationStore store, LatestRota rota, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        return await session.LoadAsync<AllocationCase>(referralId, ct) is { } now
            && AllocationPolicy.Sees(http.Actor(), now) is not Disclosure.Nothing and var disclosure
            && await session.AsAt(referralId, now, asAt, ct) is { } shown
            ? http.Versioned(AllocationDetails.Of(shown, await CandidatesAsync(session, shown, rota, ct), disclosure), shown.Version)
            : TypedResults.NotFound();
    }

    /// <summary>The figures of the candidates as they stood when the rota decided.</summary>
    static async Task<IReadOnlyList<CandidateView>> CandidatesAsync(
        IQuerySession session, AllocationCase a, LatestRota rota, CancellationToken ct)
    {
        var events = await session.Events.FetchStreamAsync(a.Id, version: a.Version, token: ct);
        var decision = events.Select(e => e.Data).OfType<AuthorityRecommended>().LastOrDefault(r => r.DecisionId == a.DecisionId);
        var seen = (await rota.ReadAsync(session, ct, a.Position)).Positions;
        return [.. decision?.Candidates.Select((c, at) => CandidateView.Of(c, seen[c.Authority].Region, at + 1)) ?? []];
    }
}
