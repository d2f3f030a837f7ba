using TransferScheme.Contracts.Allocation;
using TransferScheme.Platform.Messaging;
using TransferScheme.Referrals.Handling;
using TransferScheme.TestKit;

namespace TransferScheme.Referrals.Tests.Handling;

/// <summary>What Referrals does on Allocation's messages: twice is once, and an early message waits.</summary>
public sealed class HandlerTests
{
    static readonly OfferMade Made = new()
    {
        OfferId = A.OfferId, Version = 1, OccurredAt = A.Monday, ReferralId = Guid.Empty, Authority = A.Durham, Region = "north-east", Size = 1, RespondBy = A.Monday,
    };

    static readonly OfferAccepted Taken = new()
    {
        OfferId = A.OfferId, Version = 2, OccurredAt = A.Monday, ReferralId = Guid.Empty, Authority = A.Durham, Size = 1,
    };

    static readonly OfferWithdrawn Fallen = new()
    {
        OfferId = A.OfferId, Version = 2, OccurredAt = A.Monday, ReferralId = Guid.Empty, Authority = A.Durham, Size = 1, Reason = "child-left-group",
    };

    [Fact]
    public void An_offer_of_an_eligible_referral_is_noted_once()
    {
        WhenOfferMade.Decide(State(A.Eligible), Made).ShouldBe(new OfferNoted(A.OfferId, A.Durham, "north-east"));
        foreach (var later in new[] { A.Offered, A.Accepted, A.Completed })
        {
            WhenOfferMade.Decide(State(later), Made).ShouldBeNull();
        }
    }

    [Fact]
    public void An_acceptance_is_noted_once()
    {
        WhenOfferAccepted.Decide(State(A.Offered), Taken).ShouldBe(new AcceptanceNoted(A.OfferId, A.Durham));
        foreach (var later in new[] { A.Accepted, A.Arranged, A.Completed })
        {
            WhenOfferAccepted.Decide(State(later), Taken).ShouldBeNull();
        }
    }

    [Fact]
    public void An_offer_that_is_withdrawn_is_noted_once_and_another_may_follow()
    {
        WhenOfferWithdrawn.Decide(State(A.Offered), Fallen).ShouldBe(new OfferWithdrawalNoted(A.OfferId));
        ReferralEvent[] again = [.. A.Offered, new OfferWithdrawalNoted(A.OfferId)];
        WhenOfferWithdrawn.Decide(State(again), Fallen).ShouldBeNull();
        WhenOfferMade.Decide(State(again), Made).ShouldBeNull();
        WhenOfferMade.Decide(State(again), Made with { OfferId = A.ChildId }).ShouldBe(new OfferNoted(A.ChildId, A.Durham, "north-east"));
        WhenOfferWithdrawn.Decide(State([.. again, new OfferNoted(A.ChildId, A.Durham, "north-east")]), Fallen).ShouldBeNull();
    }

    [Fact]
    public void What_crosses_a_withdrawal_or_a_closure_changes_nothing()
    {
        foreach (var end in new[] { A.Withdrawn, A.Closed, [.. A.Eligible, new ReferralWithdrawn(A.Kent, "family-found", true, null)] })
        {
            WhenOfferMade.Decide(State(end), Made).ShouldBeNull();
            WhenOfferAccepted.Decide(State(end), Taken).ShouldBeNull();
            WhenOfferWithdrawn.Decide(State(end), Fallen).ShouldBeNull();
        }
    }

    [Fact]
    public void A_message_before_the_fact_that_it_builds_on_waits()
    {
        Should.Throw<NotYetException>(() => WhenOfferMade.Decide(null, Made));
        Should.Throw<NotYetException>(() => WhenOfferAccepted.Decide(null, Taken));
        Should.Throw<NotYetException>(() => WhenOfferWithdrawn.Decide(null, Fallen));
        Should.Throw<NotYetException>(() => WhenOfferWithdrawn.Decide(State(A.Accepted), Fallen));
        Should.Throw<NotYetException>(() => WhenOfferMade.Decide(State(A.Offered), Made with { OfferId = A.ChildId }));
        Should.Throw<NotYetException>(() => WhenOfferAccepted.Decide(State(A.Eligible), Taken));
        Should.Throw<NotYetException>(() => WhenOfferAccepted.Decide(State(A.Offered), Taken with { OfferId = Guid.NewGuid() }));
    }

    static Referral? State(ReferralEvent[] events) => Given.Events<Referral, ReferralEvent>(events).State;
}
