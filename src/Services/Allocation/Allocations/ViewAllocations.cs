using System.Globalization;

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
internal static class ViewAllocations
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
        allocations.MapGet("", List).WithName("ListAllocations").Produces<Listing<AllocationLine>>();
        allocations.MapGet("{referralId:guid}", Get).WithName("GetAllocation").Produces<AllocationDetails>();
    }

    static async Task<IResult> List(
        string? region, string? status, int? limit, string? cursor, HttpContext http, IAllocationStore store, CancellationToken ct)
    {
        if (Paging.Of(limit, cursor) is not { } page || After(page.After) is not { } after)
        {
            return Paging.Invalid;
        }

        var scope = AllocationPolicy.Lists(http.Actor());
        var wanted = (Region: region ?? "", Status: status?.ToLowerInvariant() ?? "");
        await using var session = store.QuerySession();
        var found = await session.QueryAsync<AllocationCase>(
            Queue, ct, scope.All, scope.Region, scope.Region, scope.Authority, scope.Authority,
            wanted.Region, wanted.Region, wanted.Status, wanted.Status, after.Time, after.Id, page.Limit + 1);
        return page.Answer(http, found, a => string.Create(CultureInfo.InvariantCulture, $"{a.FoundEligibleAt.UtcTicks} {a.Id}"), AllocationLine.Of);
    }

    static async Task<IResult> Get(Guid referralId, HttpContext http, IAllocationStore store, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        return await session.LoadAsync<AllocationCase>(referralId, ct) is { } allocation
            && AllocationPolicy.Sees(http.Actor(), allocation) is not Disclosure.Nothing and var disclosure
            ? http.Versioned(AllocationDetails.Of(allocation, disclosure), allocation.Version)
            : TypedResults.NotFound();
    }

    // Null for a key that this list did not give.
    static (DateTimeOffset Time, Guid Id)? After(string? key) => key?.Split(' ') switch
    {
        null => (DateTimeOffset.UnixEpoch, Guid.Empty),
        [var time, var id] when long.TryParse(time, NumberStyles.None, CultureInfo.InvariantCulture, out var ticks)
            && ticks <= DateTimeOffset.MaxValue.UtcTicks && Guid.TryParse(id, out var guid) => (new DateTimeOffset(ticks, TimeSpan.Zero), guid),
        _ => null,
    };
}
