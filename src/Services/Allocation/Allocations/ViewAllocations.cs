using Microsoft.AspNetCore.Mvc;
using TransferScheme.Allocation.Offers;
using TransferScheme.Allocation.Rota;
using TransferScheme.Allocation.Viewing;
using TransferScheme.Platform.Auditing;
using TransferScheme.Platform.Hosting;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Schema;
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
    // Exactly those that AllocationPolicy.Sees shows the caller, so that they can be counted where they are.
    const string Listed =
        """
        (? or d.data ->> 'region' = ? or d.data -> 'group' ->> 'entryRegion' = ? or d.data -> 'group' ->> 'entryAuthority' = ?
            or (d.data ->> 'offeredAuthority' = ? and lower(d.data ->> 'status') in ('offered', 'accepted', 'completed')))
        and (? = '' or d.data ->> 'region' = ?) and (? = '' or lower(d.data ->> 'status') = ?)
        and (? = '' or d.data -> 'group' ->> 'entryRegion' = ?)
        and (? = '' or d.data ->> 'offeredAuthority' = ? or d.data ->> 'chosen' = ?)
        """;

    // The candidates, by far the largest part of a case, are not read for a list. When the answer is due, the offer itself says.
    const string Lines =
        $"""
        select d.data - 'candidates' - 'excluded'
            || jsonb_build_object('respondBy', case when o.data ->> 'daysLeft' is null then o.data -> 'respondBy' end)
        from allocation.mt_doc_allocationcase as d
            left join allocation.mt_doc_offer as o on o.id = (d.data ->> 'offerId')::uuid
        where {Listed}
        """;

    const string LongestWaiting =
        $"""
        {Lines} and ((d.data ->> 'foundEligibleAt')::timestamptz, d.id) > (?, ?)
        order by (d.data ->> 'foundEligibleAt')::timestamptz, d.id limit ?
        """;

    const string FirstDue =
        $"""
        {Lines} and (d.data -> 'group' ->> 'statutoryDueOn', d.id) > (?, ?)
        order by d.data -> 'group' ->> 'statutoryDueOn', d.id limit ?
        """;

    const string Count = $"select count(*) from allocation.mt_doc_allocationcase as d where {Listed}";

    /// <summary>Finds a queue without looking at every allocation: each is large, and most have ended.</summary>
    internal static SchemaStep Index { get; } = new(
        "allocation", "allocation.allocations_by_queue",
        """
        create index if not exists allocations_by_queue on allocation.mt_doc_allocationcase
            (lower(data ->> 'status'), (data ->> 'region'), (data -> 'group' ->> 'statutoryDueOn'), id)
        """);

    internal static void Map(RouteGroupBuilder allocations)
    {
        allocations.MapGet("", List).WithName("ListAllocations").Produces<Page<AllocationLine>>();
        allocations.MapGet("{referralId:guid}", Get).WithName("GetAllocation").Produces<AllocationDetails>();
    }

    // Beside region and status: the region that referred, and the authority that has an offer or is recommended. The first due come first
    // where that is asked for.
    static async Task<IResult> List(
        string? region, string? status, string? entryRegion, string? authority, string? order, HttpContext http, IAllocationStore store,
        CancellationToken ct)
    {
        if (order is not (null or "due"))
        {
            return new ProblemResult(Problem.Invalid("order", "Must be due, or left out for the longest-waiting first."));
        }

        var actor = http.Actor();
        var scope = AllocationPolicy.Lists(actor);
        var (inRegion, inStatus, from, to) = (region ?? "", status?.ToLowerInvariant() ?? "", entryRegion ?? "", authority ?? "");
        object[] listed =
        [
            scope.All, scope.Region, scope.Region, scope.Authority, scope.Authority, inRegion, inRegion, inStatus, inStatus, from, from,
            to, to, to,
        ];
        await using var session = store.QuerySession();
        return order is null
            ? await AnswerAsync(LongestWaiting, a => new QueuePlace(a.FoundEligibleAt, a.Id), QueuePlace.First, at => [at.Since, at.Id])
            : await AnswerAsync(FirstDue, a => new DuePlace(a.Group.StatutoryDueOn, a.Id), DuePlace.First, at => [at.Day, at.Id]);

        Task<IResult> AnswerAsync<TPlace>(
            string lines, Func<AllocationCase, TPlace> place, TPlace first, Func<TPlace, IReadOnlyList<object>> values)
            where TPlace : class, IParsable<TPlace> => Paging.AnswerAsync<AllocationCase, TPlace, AllocationLine>(
                http,
                (after, most) => session.QueryAsync<AllocationCase>(lines, ct, [.. listed, .. values(after ?? first), most]),
                place,
                a => AllocationPolicy.Sees(actor, a) is not Disclosure.Nothing,
                AllocationLine.Of,
                async () => (await session.QueryAsync<long>(Count, ct, listed))[0]);
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
