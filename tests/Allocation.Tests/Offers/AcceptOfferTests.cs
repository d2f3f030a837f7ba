using TransferScheme.Allocation.Offers;
using TransferScheme.TestKit;

namespace TransferScheme.Allocation.Tests.Offers;

public sealed class AcceptOfferTests
{
    [Theory]
    [InlineData("supportedAccommodation")]
    [InlineData("foster")]
    public void Given_open_offer_of_16_year_old_when_accepted_then_accepted(string placementType) =>
        Open("16-17").When(o => AcceptOffer.Decide(o, placementType, Sample.Details))
            .Then(new OfferAccepted(Sample.ReferralId, "N1", 1, placementType, Sample.Details));

    [Fact]
    public void Given_open_offer_of_group_when_accepted_then_accepted_for_all() =>
        Open("under-16", "16-17").When(o => AcceptOffer.Decide(o, "residential", Sample.Details))
            .Then(new OfferAccepted(Sample.ReferralId, "N1", 2, "residential", Sample.Details));

    [Fact]
    public void Given_group_with_child_under_16_when_accepted_into_supported_accommodation_then_rejected() =>
        Open("16-17", "under-16").When(o => AcceptOffer.Decide(o, "supportedAccommodation", Sample.Details))
            .ThenRejected("placement-unlawful");

    [Fact]
    public void Given_accepted_offer_when_accepted_again_then_rejected() =>
        Given.Events<Offer, OfferEvent>(Sample.Made(), new OfferAccepted(Sample.ReferralId, "N1", 1, "foster", Sample.Details))
            .When(o => AcceptOffer.Decide(o, "foster", Sample.Details)).ThenRejected("offer-not-open");

    [Fact]
    public void Given_overdue_offer_when_accepted_then_accepted() =>
        Given.Events<Offer, OfferEvent>(Sample.Made(), new OfferResponseOverdue(Sample.ReferralId, "N1", "north-east", Sample.Made().RespondBy))
            .When(o => AcceptOffer.Decide(o, "foster", Sample.Details))
            .Then(new OfferAccepted(Sample.ReferralId, "N1", 1, "foster", Sample.Details));

    [Fact]
    public void Given_withdrawn_offer_when_accepted_then_rejected() =>
        Given.Events<Offer, OfferEvent>(Sample.Made(), new OfferWithdrawn(Sample.ReferralId, "N1", 1, "referral-withdrawn"))
            .When(o => AcceptOffer.Decide(o, "foster", Sample.Details)).ThenRejected("offer-not-open");

    static History<Offer, OfferEvent> Open(params string[] ageBands) => Given.Events<Offer, OfferEvent>(Sample.Made(ageBands));
}
