using Microsoft.AspNetCore.Mvc;
using TransferScheme.Allocation.Offers;
using TransferScheme.Allocation.Rota;
using TransferScheme.Allocation.Viewing;
using TransferScheme.Platform.Auditing;
using TransferScheme.Platform.Hosting;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Viewing;

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
/// <param name="Offer">The offer that is open, declined or was accepted.</param>
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
    // The candidates, by far the largest part of a case, are not read for a list. When the answer is due, the offer itself says.
    const string Queue =
        """
        select d.data - 'candidates' - 'excluded'
            || jsonb_build_object('respondBy', case when o.data ->> 'daysLeft' is null then o.data -> 'respondBy' end)
        from allocation.mt_doc_allocationcase as d
            left join allocation.mt_doc_offer as o on o.id = (d.data ->> 'offerId')::uuid
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
        Guid referralId, DateTimeOffset? asAt, [FromHeader(Name = "Purpose")] string? named, HttpContext http, IAllocationStore store,
        LatestRota rota, AccessLog<IAllocationStore> log, TimeProvider clock, CancellationToken ct)
    {
        var actor = http.Actor();
        await using var session = store.QuerySession();
        var now = await session.LoadAsync<AllocationCase>(referralId, ct);
        var disclosure = now is null ? Disclosure.Nothing : AllocationPolicy.Sees(actor, now);
        if (disclosure is Disclosure.Nothing)
        {
            return TypedResults.NotFound();
        }

        var purpose = Purposes.Of(named, actor);
        if ((purpose is null ? Purposes.Unknown : PastCase.Fault(asAt, clock)) is { } fault)
        {
            return new ProblemResult(fault);
        }

        if (AllocationPolicy.AsSeen(actor, now!, await session.AsAt(referralId, now, asAt, ct)) is not { } shown)
        {
            return TypedResults.NotFound();
        }

        var withFits = AllocationPolicy.SeesFits(actor, now!);
        if (disclosure is Disclosure.MinimumFacts)
        {
            await log.RecordAsync(referralId, actor, ReadAs.Facts(referralId, "allocation", purpose!, withFits ? ["fits"] : []), ct);
        }

        return http.Versioned(
            AllocationDetails.Of(
                await DueAsync(session, shown, asAt, ct), await CandidatesAsync(session, shown, withFits, rota, ct), disclosure),
            shown.Version);
    }

    // Questions and deferrals move it, and while a question is open the clock stands: all of that is the offer's.
    static async Task<AllocationCase> DueAsync(IQuerySession session, AllocationCase a, DateTimeOffset? asAt, CancellationToken ct)
    {
        var now = a.OfferId is { } id ? await session.LoadAsync<Offer>(id, ct) : null;
        var offer = now is null ? null : await session.AsAt(now.Id, now, asAt, ct);
        return a with { RespondBy = offer is { DaysLeft: null } ? offer.RespondBy : null };
    }

    /// <summary>The figures of the candidates as they stood when the rota decided.</summary>
    static async Task<IReadOnlyList<CandidateView>> CandidatesAsync(
        IQuerySession session, AllocationCase a, bool withFits, LatestRota rota, CancellationToken ct)
    {
        var events = await session.Events.FetchStreamAsync(a.Id, version: a.Version, token: ct);
        var decision = events.Select(e => e.Data).OfType<AuthorityRecommended>().LastOrDefault();
        var seen = (await rota.ReadAsync(session, ct, a.Position)).Positions;
        var weights = withFits ? decision?.Weights : null;

        // Who took another's seat in a burst has that seat's authority in front.
        return
        [
            .. decision?.Candidates.OrderBy(c => c.Authority != a.Chosen)
                .Select((c, at) => CandidateView.Of(c, seen[c.Authority].Region, at + 1, weights)) ?? [],
        ];
    }
}
