using TransferScheme.Allocation.Allocations;
using TransferScheme.Allocation.Offers;
using TransferScheme.Allocation.Swapping;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Security;
using TransferScheme.Platform.Viewing;

namespace TransferScheme.Allocation.Viewing;

/// <summary>
/// Tells what happened to an allocation or an offer, as far as the caller may know it at this stage. Nothing of a child stands there, so it
/// leaves no line in the access log.
/// </summary>
static class ViewTimelines
{
    internal static void Map(RouteGroupBuilder allocations, RouteGroupBuilder offers)
    {
        allocations.MapGet("{referralId:guid}/timeline", GetOfAllocation).WithName("GetAllocationTimeline").Produces<Timeline>();
        offers.MapGet("{id:guid}/timeline", GetOfOffer).WithName("GetOfferTimeline").Produces<Timeline>();
    }

    /// <summary>The events of an allocation that somebody is told of who may see it.</summary>
    /// <param name="events">All of them to the time that is asked for, the oldest first.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="now">The allocation as it stands now.</param>
    internal static IEnumerable<IEvent> Shown(IEnumerable<IEvent> events, Actor actor, AllocationCase now)
    {
        // Who was offered the children before, and what came of it, is not for the authority that has the offer.
        var isOffered = actor.Authority is { } own && own != now.Group.EntryAuthority;
        var (isTheirs, hasMoved) = (false, false);
        foreach (var e in events)
        {
            isTheirs = OfferOf(e.Data) is { } offer ? offer == now.OfferId : isTheirs;
            if (isOffered ? isTheirs : !hasMoved || actor.Authority is null)
            {
                yield return e;
            }

            hasMoved |= e.Data is AllocationCompleted;
        }
    }

    /// <summary>The events of an offer that somebody is told of who may see it.</summary>
    /// <param name="events">All of them to the time that is asked for, the oldest first.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="now">The offer as it stands now.</param>
    /// <param name="isCompleted">Whether responsibility has moved: the entry authority is told where the offer stood and no more.</param>
    internal static IEnumerable<IEvent> Shown(IReadOnlyList<IEvent> events, Actor actor, Offer now, bool isCompleted) =>
        actor.Authority switch
        {
            null => events,
            var own when own == now.Authority => events,
            var own when own == now.Taker => events.Skip(AskedAt(events)),
            _ => events.Where(e => OfferSentence.Of((OfferEvent)e.Data).Concern switch
            {
                OfferConcern.Course => true,
                OfferConcern.Question or OfferConcern.Condition => !isCompleted,
                _ => false,
            }),
        };

    // The part of an authority that is asked to take over begins with the question.
    static int AskedAt(IReadOnlyList<IEvent> events) =>
        events.Index().Where(e => e.Item.Data is SwapProposed).Select(e => e.Index).LastOrDefault(events.Count);

    static Guid? OfferOf(object e) => e switch
    {
        AllocationOffered o => o.OfferId,
        AllocationVolunteered v => v.OfferId,
        AllocationSwapped s => s.OfferId,
        _ => null,
    };

    static async Task<IResult> GetOfAllocation(
        Guid referralId, DateTimeOffset? asAt, HttpContext http, IAllocationStore store, TimeProvider clock, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        var now = await session.LoadAsync<AllocationCase>(referralId, ct);
        if (now is null || AllocationPolicy.Sees(http.Actor(), now) is Disclosure.Nothing)
        {
            return TypedResults.NotFound();
        }

        if (PastCase.Fault(asAt, clock) is { } fault)
        {
            return new ProblemResult(fault);
        }

        var events = await session.Events.FetchStreamAsync(referralId, timestamp: asAt, token: ct);
        return events.Count == 0
            ? TypedResults.NotFound()
            : TypedResults.Ok(Timeline.Of(
                Shown(events, http.Actor(), now), e => AllocationSentence.Of((AllocationEvent)e.Data), http.Actor()));
    }

    static async Task<IResult> GetOfOffer(
        Guid id, DateTimeOffset? asAt, HttpContext http, IAllocationStore store, TimeProvider clock, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        var now = await session.LoadAsync<Offer>(id, ct);
        if (now is null || AllocationPolicy.Sees(http.Actor(), now) is Disclosure.Nothing)
        {
            return TypedResults.NotFound();
        }

        if (PastCase.Fault(asAt, clock) is { } fault)
        {
            return new ProblemResult(fault);
        }

        var events = await session.Events.FetchStreamAsync(id, timestamp: asAt, token: ct);
        var isCompleted = await session.LoadAsync<AllocationCase>(now.ReferralId, ct) is { Status: AllocationStatus.Completed };
        return events.Count == 0
            ? TypedResults.NotFound()
            : TypedResults.Ok(Timeline.Of(
                Shown(events, http.Actor(), now, isCompleted), e => OfferSentence.Of((OfferEvent)e.Data).Words, http.Actor()));
    }
}
