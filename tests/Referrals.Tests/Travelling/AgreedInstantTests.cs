using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Security;
using TransferScheme.Referrals.Closing;
using TransferScheme.Referrals.GoingMissing;
using TransferScheme.Referrals.Hearing;
using TransferScheme.Referrals.Timing;
using TransferScheme.Referrals.Travelling;
using TransferScheme.Referrals.Withdrawing;
using TransferScheme.TestKit;

namespace TransferScheme.Referrals.Tests.Travelling;

/// <summary>
/// Children who arrive before the instant from which on their arrangement lets responsibility move: until then the entry authority has it,
/// and at that instant it moves by itself.
/// </summary>
public sealed class AgreedInstantTests
{
    static readonly DateTimeOffset Arrived = A.Monday.AddDays(7.5);
    static readonly DateTimeOffset Now = A.Monday.AddDays(8);
    static readonly DateTimeOffset Instant = A.Monday.AddDays(9);
    static readonly Actor Kent = new("kent", Role.ApiClient, A.Kent);
    static readonly Actor Durham = new("durham", Role.ApiClient, A.Durham);
    static readonly ReferralEvent[] Later = Agreed(A.InTransit);
    static readonly ReferralEvent[] Waiting = [.. Later, new ArrivalConfirmed(A.Kent, Arrived, A.Sealed<Reception>()), new ArrivalAgreed(Arrived, Instant)];
    static readonly TransferCompleted Completed = new(A.Kent, A.Durham, 1, true, Instant, 7, true);

    [Fact]
    public void Given_both_words_before_the_instant_agreed_when_told_then_it_waits_and_at_the_instant_or_after_it_is_complete_at_once()
    {
        var reception = A.Sealed<Reception>();
        var said = new ArrivalConfirmed(A.Kent, Arrived, reception);
        var received = Given.Events<Referral, ReferralEvent>(Later);
        received.When(r => Confirm(r, Instant.AddTicks(-1))).Then(said, new ArrivalAgreed(Arrived, Instant));
        received.When(r => Confirm(r, Instant)).Then(said, Completed);
        received.When(r => Confirm(r, Instant.AddDays(1))).Then(said, Completed);

        Decision<ReferralEvent> Confirm(Referral r, DateTimeOffset now) => ConfirmArrival.Decide(r, A.Kent, new(Arrived, "x"), reception, now);
    }

    [Fact]
    public void Given_a_dispute_decided_before_the_instant_agreed_then_it_waits_too() =>
        Given.Events<Referral, ReferralEvent>([.. Later, new ArrivalDisputed(null, A.Sealed<ActNote>())])
            .When(r => DecideArrival.Decide(r, Arrived, A.Sealed<ActNote>(), Now, []))
            .Then(new ArrivalTimeDecided(Arrived, A.Sealed<ActNote>()), new ArrivalAgreed(Arrived, Instant));

    [Fact]
    public void Given_an_agreed_arrival_when_its_instant_comes_then_complete_and_not_before()
    {
        var waiting = State(Waiting);
        (waiting.Status, waiting.EffectiveAt, waiting.Arrivals.Count).ShouldBe((ReferralStatus.InTransit, null, 2));
        EffectDeadline.Of(waiting).ShouldBe([new(Instant, Completed)]);
        EffectDeadline.Of(State(Later)).ShouldBeEmpty();
        var completed = State([.. Waiting, Completed]);
        (completed.Status, completed.EffectiveAt).ShouldBe((ReferralStatus.Completed, Instant));
        EffectDeadline.Of(completed).ShouldBeEmpty();
        new OutcomeDeadline(28).DueOn(waiting).ShouldBeNull();
        new OutcomeDeadline(28).DueOn(completed).ShouldBe(new DateOnly(2026, 4, 8));
    }

    [Fact]
    public void Given_an_adult_found_before_the_instant_when_it_comes_then_responsibility_does_not_move()
    {
        var barred = new TransferBarredByAge(Arrived, [A.ChildId]);
        EffectDeadline.Of(State([.. Waiting, A.FoundAdult])).ShouldHaveSingleItem().Event.ShouldBeOfType<TransferBarredByAge>()
            .Adults.ShouldBe(barred.Adults);
        EffectDeadline.Of(State([.. Waiting, A.FoundAdult, barred])).ShouldBeEmpty();
    }

    [Fact]
    public void Given_an_agreed_arrival_then_the_entry_authority_acts_until_the_instant_and_reads_after_it()
    {
        var (waiting, completed) = (State(Waiting), State([.. Waiting, Completed]));
        (ReferralsPolicy.MayReport(Kent, waiting), ReferralsPolicy.ReadOnlyTo(Kent, waiting)).ShouldBe((Access.Granted, null));
        (ReferralsPolicy.Sees(Kent, waiting), ReferralsPolicy.Sees(Durham, waiting)).ShouldBe((Disclosure.Full, Disclosure.Full));
        (ReferralsPolicy.MayReport(Kent, completed), ReferralsPolicy.ReadOnlyTo(Kent, completed)!.Code)
            .ShouldBe((Access.Forbidden, "responsibility-moved"));
        (ReferralsPolicy.Sees(Kent, completed), ReferralsPolicy.Sees(Durham, completed)).ShouldBe((Disclosure.Past, Disclosure.Full));
    }

    [Fact]
    public void Given_an_agreed_arrival_when_more_is_said_of_the_journey_then_rejected()
    {
        var waiting = Given.Events<Referral, ReferralEvent>(Waiting);
        foreach (var of in new[] { A.Kent, A.Durham })
        {
            waiting.When(r => ConfirmArrival.Decide(r, of, new(Arrived, "x"), A.Sealed<Reception>(), Now)).ThenRejected("arrival-agreed");
            waiting.When(r => RecordFailedMove.Decide(r, "ill", null, of)).ThenRejected("arrival-agreed");
        }

        waiting.When(r => DisputeArrival.Decide(r, null, A.Sealed<ActNote>(), Now)).ThenRejected("arrival-agreed");
        waiting.When(r => DecideArrival.Decide(r, Arrived, A.Sealed<ActNote>(), Now, [])).ThenRejected("arrival-agreed");
        waiting.When(r => MoveExpectedArrival.Decide(r, Now.AddHours(1), null, Now)).ThenRejected("arrival-agreed");
        waiting.When(r => WithdrawReferral.Decide(r, "family-found", null)).ThenRejected("arrival-agreed");
    }

    [Fact]
    public void Given_an_agreed_arrival_when_something_happens_to_the_child_then_the_entry_authority_tells_until_the_instant()
    {
        var report = A.Sealed<PoliceReport>();
        var waiting = Given.Events<Referral, ReferralEvent>(Waiting);
        waiting.When(r => Missing(r, Arrived.AddHours(1), Now)).Then(new MissingEpisodeOpened(1, A.ChildId, Arrived.AddHours(1), "officer", report));
        waiting.When(r => Missing(r, Arrived.AddTicks(-1), Now)).ThenRejected("missingSince", RejectionKind.Invalid);
        waiting.When(r => Missing(r, Instant, Instant)).ThenRejected("transfer-completed");
        var missing = Given.Events<Referral, ReferralEvent>([.. Waiting, new MissingEpisodeOpened(1, A.ChildId, Now, "officer", report)]);
        missing.When(r => CloseMissingEpisode.Decide(r, 1, Now)).Then(new MissingEpisodeClosed(1, Now));
        missing.When(r => CloseMissingEpisode.Decide(r, 1, Instant)).ThenRejected("transfer-completed");
        waiting.When(r => RecordObjection.Decide(r, new(new(2026, 3, 10), true, "x"), A.Sealed<ChildsWords>(), new(2026, 3, 10)))
            .Then(new ObjectionRecorded(1, null, new(2026, 3, 10), A.Sealed<ChildsWords>()));

        Decision<ReferralEvent> Missing(Referral r, DateTimeOffset since, DateTimeOffset now) =>
            OpenMissingEpisode.Decide(r, new(A.ChildId, since, "x"), "officer", report, now);
    }

    [Fact]
    public void Given_an_agreed_arrival_when_closed_then_until_the_instant_and_nothing_moves()
    {
        var waiting = Given.Events<Referral, ReferralEvent>(Waiting);
        waiting.When(r => Close(r, null, Instant.AddTicks(-1))).Then(new ReferralClosed(A.Kent, "found-adult", true, null));
        waiting.When(r => Close(r, null, Instant)).ThenRejected("transfer-completed");
        EffectDeadline.Of(State([.. Waiting, new ReferralClosed(A.Kent, "found-adult", true, null)])).ShouldBeEmpty();
    }

    [Fact]
    public void Given_a_group_that_waits_when_one_child_leaves_then_the_others_move_at_the_instant()
    {
        ReferralEvent[] group =
        [
            .. Agreed([.. A.Brothers, .. A.InTransit[A.Eligible.Length..]]), new ArrivalConfirmed(A.Kent, Arrived, A.Sealed<Reception>()),
            new ArrivalAgreed(Arrived, Instant),
        ];
        EffectDeadline.Of(State(group)).ShouldBe([new(Instant, Completed with { Size = 2 })]);
        Given.Events<Referral, ReferralEvent>(group).When(r => Close(r, A.BrotherId, Now)).Then(new ChildLeftGroup(A.BrotherId, 1, "found-adult", true, null));
        EffectDeadline.Of(State([.. group, new ChildLeftGroup(A.BrotherId, 1, "found-adult", true, null)])).ShouldBe([new(Instant, Completed)]);
    }

    [Fact]
    public void Given_one_who_will_be_18_by_the_instant_when_closed_for_them_then_the_others_wait_for_it()
    {
        ReferralEvent[] barred =
        [
            .. Agreed([.. A.Brothers, .. A.InTransit[A.Eligible.Length..]]), new ArrivalConfirmed(A.Kent, Arrived, A.Sealed<Reception>()),
            new TransferBarredByAge(Arrived, [A.ChildId]),
        ];
        var left = new ChildLeftGroup(A.ChildId, 1, "turned-18", true, null);
        var group = Given.Events<Referral, ReferralEvent>(barred);
        group.When(r => CloseReferral.Decide(r, new("turned-18", ChildId: A.ChildId), null, [], Now)).Then(left, new ArrivalAgreed(Arrived, Instant));
        group.When(r => CloseReferral.Decide(r, new("turned-18", ChildId: A.ChildId), null, [], Instant)).Then(left, Completed);
        State([.. barred, left, new ArrivalAgreed(Arrived, Instant)]).Arriving.Barred.ShouldBeNull();
    }

    static Decision<ReferralEvent> Close(Referral r, Guid? child, DateTimeOffset now) =>
        CloseReferral.Decide(r, new("found-adult", ChildId: child), null, [], now);

    static Referral State(ReferralEvent[] events) => Given.Events<Referral, ReferralEvent>(events).State!;

    // Received by the receiving authority, under terms that take effect two days after.
    static ReferralEvent[] Agreed(ReferralEvent[] transit) =>
    [
        .. transit.Select(e => e is ArrangementProposed terms ? terms with { EffectiveAt = Instant } : e),
        new ArrivalConfirmed(A.Durham, Arrived, A.Sealed<Reception>()),
    ];
}
