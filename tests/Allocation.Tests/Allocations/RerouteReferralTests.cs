using TransferScheme.Allocation.Allocations;
using TransferScheme.Allocation.Handling;
using TransferScheme.Allocation.Matching;
using TransferScheme.Allocation.Offers;
using TransferScheme.Allocation.Rota;
using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Protection;
using TransferScheme.Rota;
using TransferScheme.TestKit;

namespace TransferScheme.Allocation.Tests.Allocations;

public sealed class RerouteReferralTests
{
    static readonly OfferDeclined Declined = Sample.Declined;
    static readonly AllocationDeclined Noted = new(Sample.OfferId, "N1");
    static readonly Decided Standing = Sample.Decided(2, Sample.Child, new Accrual("N1", Units.PerChild));
    static readonly Sealed<PickNote> Note = new("cipher", []);

    [Fact]
    public void Given_a_decline_under_review_when_rerouted_then_passed_on_without_its_authority()
    {
        var decision = Decide(Case(Noted), Made(Declined));
        decision.Rejection.ShouldBeNull();
        decision.Events.Count.ShouldBe(2);
        decision.Events[0].ShouldBeText(new DeclineStood(Sample.OfferId, "N1", false, "urgent", Note));
        decision.Events[1].ShouldBeOfType<AuthorityRecommended>().Excluded.ShouldBe([new("K1", "threshold"), new("N1", "declined")]);
    }

    [Fact]
    public void Given_an_obligation_that_was_reaffirmed_after_a_decline_or_silence_when_rerouted_then_passed_on()
    {
        var again = new OfferReaffirmed(Sample.ReferralId, "N1", "north-east", Sample.OfferId, Sample.Monday);
        Decide(Case(Noted, new AllocationOfferedAgain(Sample.OfferId, "N1", Sample.Monday)), Made(Declined, again)).Rejection.ShouldBeNull();
        var overdue = new OfferResponseOverdue(Sample.ReferralId, "N1", "north-east", Sample.Made().RespondBy);
        Decide(Case(), Made(overdue, again)).Events[0].ShouldBeText(new DeclineStood(Sample.OfferId, "N1", false, "urgent", Note));
        Rejected(Case(), Made(overdue)).ShouldBe("not-declined");
    }

    [Fact]
    public void Given_no_decline_that_waits_when_rerouted_then_rejected()
    {
        Rejected(Sample.Waiting(), null).ShouldBe("not-declined");
        Rejected(Case(), Made()).ShouldBe("not-declined");
        Rejected(Case(Noted), Made(Declined, new DeclineSettled(Sample.ReferralId, "N1", Sample.OfferId, true))).ShouldBe("not-declined");
        Rejected(Case(Noted, new AllocationClosed("left-uk")), Made(Declined)).ShouldBe("not-declined");
        Rejected(
            Case(Noted),
            Made(Declined, new DeclineWithdrawn(Sample.ReferralId, "N1", Sample.OfferId), new OfferAccepted(Sample.ReferralId, "N1", 1, "foster", Sample.Details)))
            .ShouldBe("not-declined");
    }

    [Theory]
    [InlineData("urgent", null, "")]
    [InlineData("other", "Because.", "")]
    [InlineData("other", null, "note")]
    [InlineData("no-answer", null, "reasonCode")]
    [InlineData(null, null, "reasonCode")]
    public void A_request_names_what_is_wrong_with_it(string? code, string? note, string members) =>
        Faulty.Members(new RerouteRequest(code!, note)).ShouldBe(members);

    static string? Rejected(AllocationCase a, Offer? offer) => Decide(a, offer).Rejection?.Code;

    static Decision<AllocationEvent> Decide(AllocationCase a, Offer? offer) => RerouteReferral.Decide(
        a, offer, "urgent", Note, new DeclinedTurn(Standing, MatchingFacts.None, Sample.Sight, Sample.Book), Sample.DecisionId, Sample.Monday);

    static AllocationCase Case(params AllocationEvent[] events) => events.Aggregate(
        AllocationCase.Evolve(Sample.Waiting(), Sample.Offered)!, (state, e) => AllocationCase.Evolve(state, e)!);

    static Offer Made(params OfferEvent[] events) =>
        Given.Events<Offer, OfferEvent>([Sample.Made(), .. events]).State! with { Id = Sample.OfferId, Version = events.Length + 1 };
}
