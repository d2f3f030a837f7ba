using TransferScheme.Platform.Messaging;
using TransferScheme.Referrals.Handling;
using TransferScheme.TestKit;

namespace TransferScheme.Referrals.Tests.Handling;

/// <summary>What Referrals does on a decline, a reaffirmation, a question, an answer and a swap: twice is once, the later stands.</summary>
public sealed class AnswerTests
{
    const string Gateshead = "E08000037";

    static OfferNoted Next { get; } = new(A.BrotherId, Gateshead, "north-east");

    [Fact]
    public void Given_an_open_offer_when_declined_then_noted_once()
    {
        WhenOfferDeclined.Decide(State(A.Offered), Said.Declined(3)).ShouldBe(new DeclineNoted(A.OfferId, 3));
        WhenOfferDeclined.Decide(State(A.Queried), Said.Declined(3)).ShouldBe(new DeclineNoted(A.OfferId, 3));
        WhenOfferDeclined.Decide(State(A.Declined), Said.Declined(3)).ShouldBeNull();
    }

    [Fact]
    public void Given_a_decline_when_the_obligation_is_reaffirmed_then_the_same_offer_stands_and_the_decline_is_old()
    {
        WhenOfferReaffirmed.Decide(State(A.Declined), Said.Reaffirmed(4)).ShouldBe(new ReaffirmationNoted(A.OfferId, 4));
        WhenOfferReaffirmed.Decide(State(A.Reaffirmed), Said.Reaffirmed(4)).ShouldBeNull();
        WhenOfferDeclined.Decide(State(A.Reaffirmed), Said.Declined(3)).ShouldBeNull();
        WhenOfferDeclined.Decide(State(A.Reaffirmed), Said.Declined(5)).ShouldBe(new DeclineNoted(A.OfferId, 5));
        WhenOfferReaffirmed.Decide(State([.. A.Reaffirmed, new DeclineNoted(A.OfferId, 5)]), Said.Reaffirmed(4)).ShouldBeNull();
    }

    [Fact]
    public void Given_an_offer_that_was_never_answered_when_reaffirmed_then_noted() =>
        WhenOfferReaffirmed.Decide(State(A.Offered), Said.Reaffirmed(3)).ShouldBe(new ReaffirmationNoted(A.OfferId, 3));

    [Fact]
    public void Given_a_decline_when_it_is_taken_back_then_accepted_and_the_decline_is_old()
    {
        WhenOfferAccepted.Decide(State(A.Declined), Said.Accepted(5)).ShouldBe(new AcceptanceNoted(A.OfferId, A.Durham));
        ReferralEvent[] accepted = [.. A.Declined, new AcceptanceNoted(A.OfferId, A.Durham)];
        State(accepted)!.ReceivingAuthority.ShouldBe(A.Durham);
        WhenOfferAccepted.Decide(State(accepted), Said.Accepted(5)).ShouldBeNull();
        WhenDeclineSettled.Decide(State(accepted), Said.Settled(4)).ShouldBeNull();
        WhenOfferDeclined.Decide(State(accepted), Said.Declined(3)).ShouldBeNull();
        WhenOfferDeclined.Decide(State(A.Accepted), Said.Declined(3)).ShouldBeNull();
    }

    [Fact]
    public void Given_a_question_when_answered_then_each_is_noted_once_in_whichever_order()
    {
        WhenReferralQueried.Decide(State(A.Offered), Said.Queried(2)).ShouldBe(new QueryNoted(A.OfferId, 1));
        WhenReferralQueried.Decide(State(A.Queried), Said.Queried(2)).ShouldBeNull();
        WhenQueryAnswered.Decide(State(A.Queried), Said.Answered(3)).ShouldBe(new QueryAnswerNoted(A.OfferId, 1));
        ReferralEvent[] early = [.. A.Offered, new QueryAnswerNoted(A.OfferId, 1)];
        WhenQueryAnswered.Decide(State(early), Said.Answered(3)).ShouldBeNull();
        WhenReferralQueried.Decide(State(early), Said.Queried(2)).ShouldBe(new QueryNoted(A.OfferId, 1));
        State([.. early, new QueryNoted(A.OfferId, 1)])!.IsQueried.ShouldBeFalse("The answer came first.");
        State([.. A.Queried, new QueryNoted(A.OfferId, 2), new QueryAnswerNoted(A.OfferId, 1)])!.IsQueried.ShouldBeTrue("Another is open.");
        State([.. A.Queried, new DeclineNoted(A.OfferId, 3)])!.IsQueried.ShouldBeFalse("Who declined waits for nothing.");
        State([.. A.Queried, new OfferWithdrawalNoted(A.OfferId), Next])!.IsQueried.ShouldBeFalse();
    }

    [Fact]
    public void Given_a_decline_that_is_not_known_to_be_settled_when_another_authority_is_offered_then_its_offer_waits()
    {
        var next = Said.Made(A.BrotherId, Gateshead);
        Should.Throw<NotYetException>(() => WhenOfferMade.Decide(State(A.Offered), next));
        Should.Throw<NotYetException>(() => WhenOfferMade.Decide(State(A.Queried), next));
        Should.Throw<NotYetException>(() => WhenOfferMade.Decide(State(A.Declined), next));
        WhenOfferMade.Decide(State(A.Declined), Said.Made(A.OfferId, A.Durham)).ShouldBeNull();
        ReferralEvent[] again = [.. A.Settled, Next];
        WhenOfferDeclined.Decide(State(again), Said.Declined(3)).ShouldBeNull();
        WhenOfferReaffirmed.Decide(State(again), Said.Reaffirmed(4)).ShouldBeNull();
        WhenOfferMade.Decide(State(again), Said.Made(A.OfferId, A.Durham)).ShouldBeNull();
        WhenDeclineSettled.Decide(State(again), Said.Settled(5)).ShouldBeNull();
        WhenOfferWithdrawn.Decide(State(again), Said.Withdrawn(A.OfferId, 5)).ShouldBeNull();
    }

    [Fact]
    public void Given_a_decline_or_an_offer_reaffirmed_when_settled_then_the_referral_waits_for_another_and_nothing_before_counts()
    {
        foreach (var before in new[] { A.Declined, A.Reaffirmed, A.Offered })
        {
            WhenDeclineSettled.Decide(State(before), Said.Settled(5)).ShouldBe(new DeclineSettlementNoted(A.OfferId, true));
        }

        WhenDeclineSettled.Decide(State(A.Settled), Said.Settled(5)).ShouldBeNull();
        WhenOfferDeclined.Decide(State(A.Settled), Said.Declined(3)).ShouldBeNull();
        WhenOfferReaffirmed.Decide(State(A.Settled), Said.Reaffirmed(4)).ShouldBeNull();
        WhenOfferMade.Decide(State(A.Settled), Said.Made(A.OfferId, A.Durham)).ShouldBeNull();
        WhenOfferMade.Decide(State(A.Settled), Said.Made(A.BrotherId, Gateshead)).ShouldBe(Next);
        WhenOfferMade.Decide(State(A.Settled), Said.Made(A.BrotherId, Gateshead) with { PreviousOfferId = A.OfferId }).ShouldBe(Next);
    }

    [Fact]
    public void Given_a_declined_offer_when_withdrawn_then_nobody_has_it_any_more()
    {
        WhenOfferWithdrawn.Decide(State(A.Declined), Said.Withdrawn(A.OfferId, 4)).ShouldBe(new OfferWithdrawalNoted(A.OfferId));
        ReferralEvent[] gone = [.. A.Offered, new OfferWithdrawalNoted(A.OfferId)];
        WhenOfferDeclined.Decide(State(gone), Said.Declined(3)).ShouldBeNull();
        WhenReferralQueried.Decide(State(gone), Said.Queried(2)).ShouldBeNull();
    }

    [Fact]
    public void Given_an_acceptance_when_swapped_then_the_other_receives_and_may_be_swapped_in_turn()
    {
        var swap = Said.Swapped(A.OfferId, A.BrotherId, Gateshead, 3);
        WhenOfferSwapped.Decide(State(A.Accepted), swap).ShouldBe(new SwapNoted(A.OfferId, A.BrotherId, Gateshead, "north-east"));
        ReferralEvent[] swapped = [.. A.Accepted, new SwapNoted(A.OfferId, A.BrotherId, Gateshead, "north-east")];
        WhenOfferSwapped.Decide(State(swapped), swap).ShouldBeNull();
        WhenOfferAccepted.Decide(State(swapped), Said.Accepted(2)).ShouldBeNull();
        WhenOfferDeclined.Decide(State(swapped), Said.Declined(3)).ShouldBeNull();
        WhenOfferSwapped.Decide(State(swapped), Said.Swapped(A.BrotherId, A.ChildId, A.Durham, 3))
            .ShouldBe(new SwapNoted(A.BrotherId, A.ChildId, A.Durham, "north-east"));
    }

    [Fact]
    public void Given_an_offer_told_before_the_one_before_it_then_it_waits()
    {
        var second = Said.Made(A.BrotherId, Gateshead) with { PreviousOfferId = A.OfferId };
        Should.Throw<NotYetException>(() => WhenOfferMade.Decide(State(A.Eligible), second));
        Should.Throw<NotYetException>(() => WhenOfferMade.Decide(State(A.Offered), second));
    }

    [Fact]
    public void Given_signatures_when_a_swap_crosses_them_then_they_fall()
    {
        var swap = Said.Swapped(A.OfferId, A.BrotherId, Gateshead, 3);
        var swapped = State([.. A.Arranged, WhenOfferSwapped.Decide(State(A.Arranged), swap)!])!;
        (swapped.Status, swapped.ReceivingAuthority, swapped.Terms, swapped.Signatures.Count, swapped.TransferKind)
            .ShouldBe((ReferralStatus.Accepted, Gateshead, null, 0, null));
    }

    [Fact]
    public void Given_a_departure_when_a_swap_crosses_it_then_the_receiver_stays_and_the_swap_waits_in_sight()
    {
        foreach (var stage in new[] { A.InTransit, A.Completed, A.Offered, A.Eligible })
        {
            Should.Throw<NotYetException>(() => WhenOfferSwapped.Decide(State(stage), Said.Swapped(A.OfferId, A.BrotherId, Gateshead, 3)));
        }

        ReferralEvent[] failed = [.. A.InTransit, new MoveFailed(A.Kent, A.Durham, "ill", 1, null)];
        WhenOfferSwapped.Decide(State(failed), Said.Swapped(A.OfferId, A.BrotherId, Gateshead, 3))
            .ShouldBe(new SwapNoted(A.OfferId, A.BrotherId, Gateshead, "north-east"));
    }

    [Fact]
    public void Given_a_referral_that_has_ended_when_told_of_its_offer_then_nothing()
    {
        foreach (var end in new[] { A.Withdrawn, A.Closed, [.. A.Declined, new ReferralWithdrawn(A.Kent, "family-found", true, null)] })
        {
            WhenOfferDeclined.Decide(State(end), Said.Declined(3)).ShouldBeNull();
            WhenOfferReaffirmed.Decide(State(end), Said.Reaffirmed(4)).ShouldBeNull();
            WhenDeclineSettled.Decide(State(end), Said.Settled(5)).ShouldBeNull();
            WhenReferralQueried.Decide(State(end), Said.Queried(2)).ShouldBeNull();
            WhenQueryAnswered.Decide(State(end), Said.Answered(3)).ShouldBeNull();
            WhenOfferSwapped.Decide(State(end), Said.Swapped(A.OfferId, A.BrotherId, Gateshead, 3)).ShouldBeNull();
        }
    }

    [Fact]
    public void Given_an_offer_that_is_not_known_yet_when_told_of_it_then_the_message_waits()
    {
        foreach (var before in new[] { null, A.Started, A.Eligible, [.. A.Declined, Next] })
        {
            var referral = before is null ? null : State(before);
            var unknown = Guid.CreateVersion7();
            Should.Throw<NotYetException>(() => WhenOfferDeclined.Decide(referral, Said.Declined(3) with { OfferId = unknown }));
            Should.Throw<NotYetException>(() => WhenOfferReaffirmed.Decide(referral, Said.Reaffirmed(4) with { OfferId = unknown }));
            Should.Throw<NotYetException>(() => WhenReferralQueried.Decide(referral, Said.Queried(2) with { OfferId = unknown }));
            Should.Throw<NotYetException>(() => WhenQueryAnswered.Decide(referral, Said.Answered(3) with { OfferId = unknown }));
            Should.Throw<NotYetException>(() => WhenOfferSwapped.Decide(referral, Said.Swapped(unknown, A.ChildId, Gateshead, 3)));
        }
    }

    [Fact]
    public void Given_the_end_of_an_offer_when_told_before_the_offer_or_after_the_next_then_that_offer_is_over_and_the_next_stands()
    {
        foreach (var before in new[] { A.Eligible, [.. A.Eligible, Next] })
        {
            WhenDeclineSettled.Decide(State(before), Said.Settled(5)).ShouldBe(new DeclineSettlementNoted(A.OfferId, true));
            WhenOfferWithdrawn.Decide(State(before), Said.Withdrawn(A.OfferId, 5)).ShouldBe(new OfferWithdrawalNoted(A.OfferId));
            var after = State([.. before, new DeclineSettlementNoted(A.OfferId, true)])!;
            var then = State(before)!;
            (after.Status, after.OfferId, after.OfferedAuthority).ShouldBe((then.Status, then.OfferId, then.OfferedAuthority));
            WhenOfferMade.Decide(after, Said.Made(A.OfferId, A.Durham)).ShouldBeNull();
            WhenOfferDeclined.Decide(after, Said.Declined(3)).ShouldBeNull();
            WhenOfferWithdrawn.Decide(after, Said.Withdrawn(A.OfferId, 6)).ShouldBeNull();
        }

        Should.Throw<NotYetException>(() => WhenDeclineSettled.Decide(null, Said.Settled(5)));
        WhenOfferMade.Decide(State(A.Completed), Said.Made(A.BrotherId, Gateshead)).ShouldBeNull();
    }

    static Referral? State(ReferralEvent[] events) => Given.Events<Referral, ReferralEvent>(events).State;
}
