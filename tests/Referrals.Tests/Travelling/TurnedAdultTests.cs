using TransferScheme.Referrals.Closing;
using TransferScheme.Referrals.Travelling;
using TransferScheme.TestKit;

namespace TransferScheme.Referrals.Tests.Travelling;

/// <summary>
/// A child who turns 18 between departure and the instant at which responsibility would move: the arrival is kept, and responsibility
/// does not move for an adult.
/// </summary>
public sealed class TurnedAdultTests
{
    static readonly DateTimeOffset Now = A.Monday.AddDays(8);

    // Half past eleven at night of the 9th of March, and half an hour later.
    static readonly DateTimeOffset Late = new(2026, 3, 9, 23, 30, 0, TimeSpan.Zero);
    static readonly DateTimeOffset Midnight = new(2026, 3, 10, 0, 0, 0, TimeSpan.Zero);
    static readonly ReferralEvent[] Brothers = [.. A.Brothers, .. A.InTransit[A.Eligible.Length..]];
    static readonly ChildBorn Elder = new(A.ChildId, new(2008, 3, 10));
    static readonly ChildBorn Younger = new(A.BrotherId, new(2011, 1, 1));

    [Fact]
    public void Given_both_words_when_a_child_is_18_on_the_day_of_the_arrival_then_the_arrival_is_kept_and_nothing_moves()
    {
        var reception = A.Sealed<Reception>();
        Given.Events<Referral, ReferralEvent>([.. A.InTransit, new ArrivalConfirmed(A.Durham, Midnight, reception)])
            .When(r => ConfirmArrival.Decide(r, A.Kent, new(Midnight, "x"), reception, Now, [Elder]))
            .Then(new ArrivalConfirmed(A.Kent, Midnight, reception), new TransferBarredByAge(Midnight, [A.ChildId]));
        Given.Events<Referral, ReferralEvent>([.. A.InTransit, new ArrivalConfirmed(A.Durham, Late, reception)])
            .When(r => ConfirmArrival.Decide(r, A.Kent, new(Midnight, "x"), reception, Now, [Elder]))
            .Then(new ArrivalConfirmed(A.Kent, Midnight, reception), new TransferCompleted(A.Kent, A.Durham, 1, true, Late, 5, true));
    }

    [Fact]
    public void Given_terms_that_take_effect_later_when_a_child_is_18_by_then_then_nothing_moves_either()
    {
        ReferralEvent[] later = [.. A.InTransit.Select(e => e is ArrangementProposed terms ? terms with { EffectiveAt = Midnight.AddDays(1) } : e)];
        var received = new ArrivalConfirmed(A.Durham, Late, A.Sealed<Reception>());
        Given.Events<Referral, ReferralEvent>([.. later, received, new ArrivalDisputed(null, A.Sealed<ActNote>())])
            .When(r => DecideArrival.Decide(r, Late, A.Sealed<ActNote>(), Now, [Elder with { On = new(2008, 3, 11) }]))
            .Then(new ArrivalTimeDecided(Late, A.Sealed<ActNote>()), new TransferBarredByAge(Late, [A.ChildId]));
    }

    [Fact]
    public void Given_an_adult_who_arrived_when_closed_for_them_then_the_others_have_moved()
    {
        ReferralEvent[] barred = Barred(Brothers, Elder, Younger);
        var group = Given.Events<Referral, ReferralEvent>(barred);
        group.When(r => Close(r, "turned-18", A.BrotherId)).ThenRejected("arrival-confirmed");
        group.When(r => Close(r, "turned-18", null)).ThenRejected("arrival-confirmed");
        group.When(r => Close(r, "left-uk", A.ChildId)).ThenRejected("arrival-confirmed");
        group.When(r => RecordFailedMove.Decide(r, "ill", null, A.Durham)).ThenRejected("arrival-confirmed");
        group.When(r => ConfirmArrival.Decide(r, A.Kent, new(Late, "x"), A.Sealed<Reception>(), Now)).ThenRejected("arrival-agreed");
        group.When(r => DisputeArrival.Decide(r, null, A.Sealed<ActNote>(), Now)).ThenRejected("arrival-agreed");
        group.When(r => DecideArrival.Decide(r, Late, A.Sealed<ActNote>(), Now, [])).ThenRejected("arrival-agreed");
        group.When(r => Close(r, "turned-18", A.ChildId)).Then(
            new ChildLeftGroup(A.ChildId, 1, "turned-18", true, null), new TransferCompleted(A.Kent, A.Durham, 1, true, Midnight, 6, true));
    }

    [Fact]
    public void Given_adults_alone_when_closed_then_closed_and_responsibility_never_moved()
    {
        Given.Events<Referral, ReferralEvent>(Barred(A.InTransit, Elder)).When(r => Close(r, "turned-18", null))
            .Then(new ReferralClosed(A.Kent, "turned-18", true, null));
        ReferralEvent[] both = Barred(Brothers, Elder, Younger with { On = Elder.On });
        Given.Events<Referral, ReferralEvent>(both).When(r => Close(r, "turned-18", A.ChildId)).Then(new ChildLeftGroup(A.ChildId, 1, "turned-18", true, null));
        Given.Events<Referral, ReferralEvent>([.. both, new ChildLeftGroup(A.ChildId, 1, "turned-18", true, null)])
            .When(r => Close(r, "turned-18", null)).Then(new ReferralClosed(A.Kent, "turned-18", true, null));
    }

    static Platform.Deciding.Decision<ReferralEvent> Close(Referral referral, string reason, Guid? child) =>
        CloseReferral.Decide(referral, new CloseReferralRequest(reason, ChildId: child), null, [], Now);

    static ReferralEvent[] Barred(ReferralEvent[] transit, params ChildBorn[] children)
    {
        ReferralEvent[] received = [.. transit, new ArrivalConfirmed(A.Durham, Midnight, A.Sealed<Reception>())];
        var decision = ConfirmArrival.Decide(
            Given.Events<Referral, ReferralEvent>(received).State!, A.Kent, new(Midnight, "x"), A.Sealed<Reception>(), Now, children);
        return [.. received, .. decision.Events];
    }
}
