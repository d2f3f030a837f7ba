using Microsoft.AspNetCore.Mvc;
using TransferScheme.Platform.Auditing;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Security;
using TransferScheme.Platform.Viewing;

namespace TransferScheme.Referrals.Viewing;

/// <summary>
/// Tells what happened to a referral, as far as the caller may know it at this stage. That a child went missing or objects is told of a
/// child although no name stands there: whoever may see the minimum facts leaves a line in the access log.
/// </summary>
static class GetTimeline
{
    static readonly IReadOnlyList<string> Fields = ["course"];

    internal static void Map(IEndpointRouteBuilder referrals) =>
        referrals.MapGet("{id:guid}/timeline", Handle).WithName("GetReferralTimeline").Produces<Timeline>();

    /// <summary>The events that somebody is told of, which is a matter of what they see of the referral today.</summary>
    /// <param name="events">All of them to the time that is asked for, the oldest first.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="disclosure">What they see of it.</param>
    /// <param name="now">The referral as it stands now.</param>
    internal static IEnumerable<IEvent> Shown(IEnumerable<IEvent> events, Actor actor, Disclosure disclosure, Referral now)
    {
        var isOther = actor.Authority is { } own && own != now.EntryAuthority;
        var (began, isTheirs, hasMoved) = (false, false, false);
        foreach (var e in events)
        {
            if (((e.Data as OfferNoted)?.OfferId ?? (e.Data as SwapNoted)?.NewOfferId) is { } offer)
            {
                isTheirs = offer == now.OfferId;
                began |= isTheirs;
            }

            var concern = Sentence.Of((ReferralEvent)e.Data).Concern;
            var isShown = disclosure switch
            {
                // The part of an offered authority begins with the offer to it.
                Disclosure.Offer or Disclosure.Weighing => began && IsOpenTo(concern, isTheirs),

                // What was offered to others before, and what came of it, is between those and the entry authority.
                Disclosure.Full or Disclosure.Minimum when isOther => IsOpenTo(concern, isTheirs),

                // The own past of the entry authority is what its record shows: see OwnPast.
                Disclosure.Past => hasMoved ? e.Data is OutcomeRecorded or AgeInUseChanged
                    : concern is not Concern.Children || e.Timestamp <= now.EffectiveAt || e.Data is AgeInUseChanged,

                // Once responsibility has moved, where it stands is enough for the regions and the national team.
                Disclosure.Bare => !hasMoved && concern is Concern.Course or Concern.Offer,
                Disclosure.Identity when now.EffectiveAt is not null => !hasMoved && concern is Concern.Course or Concern.Offer,
                Disclosure.Nothing => false,
                _ => true,
            };
            if (isShown)
            {
                yield return e;
            }

            hasMoved |= e.Data is TransferCompleted;
        }
    }

    static bool IsOpenTo(Concern concern, bool isTheirs) => isTheirs || concern is not (Concern.Offer or Concern.Journey);

    static async Task<IResult> Handle(
        Guid id, DateTimeOffset? asAt, [FromHeader(Name = "Purpose")] string? named, HttpContext http, IReferralStore store,
        AccessLog<IReferralStore> log, TimeProvider clock, CancellationToken ct)
    {
        var actor = http.Features.GetRequiredFeature<Actor>();
        await using var session = store.QuerySession();
        var now = await session.LoadAsync<Referral>(id, ct);
        var disclosure = now is null ? Disclosure.Nothing : ReferralsPolicy.Sees(actor, now);
        if (disclosure is Disclosure.Nothing)
        {
            return new ProblemResult(Problem.NotFound);
        }

        var purpose = Purposes.Of(named, actor);
        if ((purpose is null ? Purposes.Unknown : PastCase.Fault(asAt, clock)) is { } fault)
        {
            return new ProblemResult(fault);
        }

        var events = await session.Events.FetchStreamAsync(id, timestamp: asAt, token: ct);
        if (events.Count == 0)
        {
            return new ProblemResult(Problem.NotFound);
        }

        if (NeedToKnow.By(disclosure).Facts)
        {
            await log.RecordAsync(id, actor, new ViewedAs(id, "timeline", purpose!, disclosure.ToString(), Fields), ct);
        }

        return Results.Ok(Timeline.Of(Shown(events, actor, disclosure, now!), e => Sentence.Of((ReferralEvent)e.Data).Words, actor));
    }
}
