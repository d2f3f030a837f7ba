using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Security;
using TransferScheme.Platform.Time;
using TransferScheme.Referrals.Closing;
using TransferScheme.Referrals.GoingMissing;
using TransferScheme.Referrals.Handling;
using TransferScheme.Referrals.HandingOver;
using TransferScheme.Referrals.Hearing;
using TransferScheme.Referrals.Holding;
using TransferScheme.Referrals.Judging;
using TransferScheme.Referrals.Returning;
using TransferScheme.Referrals.Submitting;
using TransferScheme.Referrals.Succeeding;
using TransferScheme.Referrals.Tests.Handling;
using TransferScheme.Referrals.Timing;
using TransferScheme.Referrals.Travelling;

namespace TransferScheme.Referrals.Tests.Model.Moving;

/// <summary>An act that a run may try.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Leads">Whether it is the way on from here: half of all tries are ways on, so that runs get far.</param>
/// <param name="Try">Makes a try at it.</param>
sealed record MovingAct(string Name, Func<Referral, bool>? Leads, Func<Course, Dice, Try> Try);

/// <summary>All acts of a run: an act that a referral learns is one line here.</summary>
static class MovingActs
{
    static readonly TimeSpan[] Spans =
        [TimeSpan.Zero, TimeSpan.FromMinutes(1), TimeSpan.FromHours(1), TimeSpan.FromHours(3), TimeSpan.FromDays(1), TimeSpan.FromDays(40)];

    /// <summary>The act that is there to be turned down.</summary>
    internal const string ToCome = "departure to come";

    internal static IReadOnlyList<MovingAct> All { get; } =
    [
        // The draft and its submission.
        new("section", r => r.Status is ReferralStatus.Incomplete, (c, _) => By(Role.ApiClient, (r, _) => Record(c, r))),
        new("return", null, (c, _) => By(Role.National, (r, _) => ReturnReferral.Decide(r, ["needs[0].x"], null))),
        new("overrule", r => r.Status is ReferralStatus.Ineligible, (c, _) => By(Role.National, (r, _) => OverruleRules.Decide(
            r, new("eligible", "court-order"), null, c.Judged(r, c.Form, overruled: true)))),

        // What Allocation tells.
        new("offer made", r => r.Status is ReferralStatus.AwaitingAllocation, (c, dice) =>
        {
            var made = Said.Made(Guid.CreateVersion7(), Course.Receiver(dice));
            return Told(c, r => WhenOfferMade.Decide(r, made), 1);
        }),
        new("offer accepted", r => r.IsBeforeAcceptance, (c, dice) =>
        {
            var by = c.State.OfferedAuthority ?? Course.Receiver(dice);
            var accepted = Said.Accepted(++c.OfferVersion, Offer(c, dice)) with { Authority = by };
            return Told(c, r => WhenOfferAccepted.Decide(r, accepted));
        }),
        new("offer withdrawn", null, (c, dice) =>
        {
            var withdrawn = Said.Withdrawn(Offer(c, dice), ++c.OfferVersion);
            return Told(c, r => WhenOfferWithdrawn.Decide(r, withdrawn));
        }),
        new("offer declined", null, (c, dice) =>
        {
            var declined = Said.Declined(++c.OfferVersion, Offer(c, dice));
            return Told(c, r => WhenOfferDeclined.Decide(r, declined));
        }),
        new("decline settled", null, (c, dice) =>
        {
            var settled = Said.Settled(++c.OfferVersion, Offer(c, dice));
            return Told(c, r => WhenDeclineSettled.Decide(r, settled));
        }),
        new("offer swapped", null, (c, dice) =>
        {
            var swapped = Said.Swapped(Offer(c, dice), Guid.CreateVersion7(), Course.Receiver(dice), ++c.OfferVersion);
            return Told(c, r => c.Rules.Swap(r, swapped));
        }),

        // The arrangement.
        new("terms", r => r is { Status: ReferralStatus.Accepted, Terms: null }, (c, dice) => Terms(c, Side(c, dice), dice)),
        new("other terms", null, (c, dice) => Terms(c, Course.Anybody(dice), dice)),
        new("entry signs", IsToSign, (c, dice) => Sign(c, Course.OfficerOf(c.State.EntryAuthority, dice), c.State.EntryAuthority)),
        new("receiver signs", IsToSign, (c, dice) => Sign(c, Course.OfficerOf(c.Receiving, dice), c.Receiving)),
        new("anybody signs", null, (c, dice) => Sign(c, Course.Anybody(dice), dice.Of([c.State.EntryAuthority, c.Receiving, Course.Newcastle]))),

        // An authority is no more: its successor has its part.
        new("succession", null, (c, dice) =>
        {
            var (gone, heir) = (dice.Of([A.Kent, A.Durham, Course.Newcastle]), dice.Of([Course.Heir, "S12000036"]));
            var from = Day(c.Now);
            return new(null, (r, _) => Successors.Decide(r, new KnownSuccession(gone, [heir], from, heir, 1), _ => "north-east").ToArray());
        }),

        // What is handed over with the children.
        new("item signed off", null, (c, dice) =>
        {
            var (by, item) = (Course.Anybody(dice), dice.Of(["carePlan", "health"]));
            return By(by, ReferralsPolicy.MayHandOver, (r, _) => SignHandover.Decide(r, by, item));
        }),
        new("item changed", null, (c, dice) =>
        {
            var item = new HandoverItem(dice.Of(["carePlan", "health"]), dice.Of(["ready", "follows"]), Day(c.Now).AddDays(3));
            return By(Course.Anybody(dice), ReferralsPolicy.MayChangeHandover, (r, now) => ChangeHandoverItem.Decide(r, item, Day(now)));
        }),

        // The journey.
        new("departure", r => r.Status is ReferralStatus.Arranged, (c, dice) => Depart(
            c, Course.OfficerOf(c.State.EntryAuthority, dice), c.Now - dice.Of(Spans[..4]))),
        new(ToCome, null, (c, dice) => Depart(c, Course.Anybody(dice), c.Now + dice.Of(Spans))),
        new("entry confirms", IsOnTheWay, (c, dice) => Arrive(c, Course.OfficerOf(c.State.EntryAuthority, dice), dice)),
        new("receiver confirms", IsOnTheWay, (c, dice) => Arrive(c, Course.OfficerOf(c.Receiving, dice), dice)),
        new("anybody confirms", null, (c, dice) => Arrive(c, Course.Anybody(dice), dice)),
        new("arrival disputed", r => r is { Received: not null, Status: ReferralStatus.InTransit }, (c, dice) =>
        {
            DateTimeOffset? arrivedAt = dice.Below(3) == 0 ? null : c.Now - dice.Of(Spans[..3]);
            return By(Course.OfficerOf(A.Kent, dice), ReferralsPolicy.MayDepart, (r, now) => c.Rules.Dispute(r, arrivedAt, now));
        }),
        new("received as disputed", r => r.Arriving.OpenDispute is not null, (c, dice) =>
        {
            var (by, arrivedAt) = (Course.OfficerOf(c.Receiving, dice), c.State.Arriving.Dispute?.ArrivedAt ?? c.Now);
            return By(by, c.Rules.MayArrange, (r, now) => c.Rules.Arrive(r, by.Authority!, arrivedAt, now));
        }),
        new("arrival decided", r => r.Arriving.OpenDispute is not null, (c, dice) =>
        {
            var arrivedAt = c.Now - dice.Of(Spans[..3]);
            return By(Course.National, ReferralsPolicy.MayJudge, (r, now) => c.Rules.Settle(r, arrivedAt, ChildBorn.Of(r, c.Form), now));
        }),
        new("expected anew", null, (c, dice) =>
        {
            var expectedAt = c.Now + dice.Of(Spans[..5]);
            return By(Course.OfficerOf(A.Kent, dice), ReferralsPolicy.MayDepart, (r, now) => MoveExpectedArrival.Decide(r, expectedAt, null, now));
        }),
        new("alarm", IsOnTheWay, (c, _) => new(null, (r, now) => new ArrivalDeadline(TimeSpan.FromHours(2)).Of(r)
            .Where(d => d.At <= now).Select(d => (ReferralEvent)d.Event).FirstOrDefault() is { } alarm ? alarm : Decision<ReferralEvent>.Nothing)),
        new("effect", r => r is { Status: ReferralStatus.InTransit, Arriving.Agreed: not null }, (c, _) => new(null, (r, now) =>
            EffectDeadline.Of(r).SingleOrDefault(d => d.At <= now)?.Event is ReferralEvent moved ? moved : Decision<ReferralEvent>.Nothing)),
        new("failed move", null, (c, dice) =>
        {
            var by = Side(c, dice);
            return By(by, c.Rules.MayArrange, (r, _) => c.Rules.Fail(r, by));
        }),

        // What may come over any stage, and the ends.
        new("hold", null, (c, _) => By(Role.National, (r, now) => HoldReferral.Decide(r, new("in-hospital", Day(now)), null, Day(now)))),
        new("release", r => r.Overlays.Hold is not null, (c, _) => By(Role.National, (r, _) => ReleaseHold.Decide(r))),
        new("missing", null, (c, dice) =>
        {
            var missing = new OpenMissingEpisodeRequest(c.Child(dice), c.Now, "x");
            return By(Role.ApiClient, (r, now) => OpenMissingEpisode.Decide(r, missing, "owner", A.Sealed<PoliceReport>(), now));
        }),
        new("found", r => r.Overlays.IsMissing, (c, _) => By(Role.ApiClient, (r, now) => CloseMissingEpisode.Decide(
            r, r.Overlays.Episodes.FirstOrDefault(e => e.FoundAt is null)?.Number ?? 1, now))),
        new("objection", null, (c, _) => By(Role.ApiClient, (r, now) => RecordObjection.Decide(
            r, new(Day(now), true, "x"), A.Sealed<ChildsWords>(), Day(now)))),
        new("review", r => r.Status is ReferralStatus.Arranged, (c, _) => By(Role.ApiClient, (r, now) => ReviewBestInterests.Decide(
            r, new(Day(now), "x", "y", false), A.Sealed<ReviewReport>(), Day(now)))),
        new("withdrawal", null, (c, dice) => By(Course.Anybody(dice), c.Rules.MayWithdraw, (r, _) => c.Rules.Withdraw(r))),
        new("closure", null, (c, dice) => By(
            Course.Anybody(dice), ReferralsPolicy.MayClose, (r, now) => c.Rules.Close(r, now))),
        new("one leaves", null, (c, dice) =>
        {
            var child = c.Child(dice);
            return By(Role.ApiClient, (r, now) => Leave(c, r, child, now));
        }),
        new("outcome", r => r.Status is ReferralStatus.Completed, (c, dice) => By(
            Course.OfficerOf(c.Receiving, dice), ReferralsPolicy.MayTellOutcome,
            (r, now) => RecordOutcome.Decide(r, new(Day(now), "x"), A.Sealed<OutcomeReport>(), Day(now)))),
    ];

    /// <summary>Time that passes without an act.</summary>
    internal static void Rest(Course course, Dice dice) => course.Wait(dice.Of([.. Spans[..5], TimeSpan.FromDays(30)]));

    static bool IsToSign(Referral r) => r is { Status: ReferralStatus.Accepted, Terms: not null };

    static bool IsOnTheWay(Referral r) => r.Status is ReferralStatus.InTransit;

    static Try Terms(Course c, Actor by, Dice dice)
    {
        var effectiveAt = c.Now + ((dice.Below(3) - 1) * dice.Of(Spans));
        return By(by, c.Rules.MayArrange, (r, now) => c.Rules.Propose(r, by, effectiveAt, now));
    }

    static Try Sign(Course c, Actor by, string onBehalfOf) => By(by, c.Rules.MayArrange, (r, now) => c.Rules.Sign(r, by, onBehalfOf, now));

    static Try Depart(Course c, Actor by, DateTimeOffset departedAt) => By(
        by, ReferralsPolicy.MayDepart, (r, now) => c.Rules.Depart(r, departedAt, TravelFacts.Of(r, c.Form, 28), now));

    static Try Arrive(Course c, Actor by, Dice dice)
    {
        var arrivedAt = c.Now - ((dice.Below(5) == 0 ? -1 : 1) * dice.Of(Spans[..4]));
        return By(by, c.Rules.MayArrange, (r, now) => c.Rules.Arrive(r, by.Authority ?? "", arrivedAt, now));
    }

    // The section that a form lacks is sent; an incomplete one that was returned is sent again.
    static Decision<ReferralEvent> Record(Course c, Referral r)
    {
        var form = c.Completed;
        var section = new SectionRecorded("needs", A.Sealed<SectionContent>());
        var after = Referral.Evolve(r, section)!;
        var decision = RecordSection.Decide(r, "needs", form, [section], c.Judged(after, form));
        c.Form = decision.Rejection is null ? form : c.Form;
        return decision;
    }

    static Decision<ReferralEvent> Leave(Course c, Referral r, Guid child, DateTimeOffset now)
    {
        var form = c.Form with { Children = [.. c.Form.Children!.Where(one => one.Id != child)] };
        var decision = CloseReferral.Decide(r, new("left-uk", ChildId: child), null, CloseReferral.IsJudged(r) ? c.Judged(r, form) : [], now);
        c.Form = decision.Rejection is null ? form : c.Form;
        return decision;
    }

    static Actor Side(Course c, Dice dice) => Course.OfficerOf(dice.Of([c.State.EntryAuthority, c.Receiving]), dice);

    // Mostly the offer that was made last.
    static Guid Offer(Course c, Dice dice) => dice.Below(6) > 0 && c.State.OfferId is { } last ? last
        : c.State.PastOffers.Count > 0 ? dice.Of(c.State.PastOffers) : Guid.CreateVersion7();

    static DateOnly Day(DateTimeOffset now) => UkTime.DateOf(now);

    // Acts beside the move are tried by who may.
    static Try By(Role role, Func<Referral, DateTimeOffset, Decision<ReferralEvent>> decide) =>
        new(new Actor("beside", role, role is Role.ApiClient ? A.Kent : null), decide);

    // As an endpoint does: who may not is refused before anything is decided.
    static Try By(Actor actor, Func<Actor, Referral, Access> may, Func<Referral, DateTimeOffset, Decision<ReferralEvent>> decide) =>
        new(actor, (r, now) => may(actor, r) is Access.Granted ? decide(r, now) : Rejection.Forbidden("not-yours", "Not yours to do."));

    static Try Told(Course c, Func<Referral, ReferralEvent?> handle, long? version = null)
    {
        c.OfferVersion = version ?? c.OfferVersion;
        return new(null, (r, _) => handle(r) is { } e ? e : Decision<ReferralEvent>.Nothing);
    }
}
