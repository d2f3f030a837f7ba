using TransferScheme.Allocation.Allocations;
using TransferScheme.Allocation.Offers;
using TransferScheme.Platform.Deciding;
using TransferScheme.TestKit;

namespace TransferScheme.Allocation.Tests.Offers;

/// <summary>Who was first: the offer decides, and the same statement may ask again.</summary>
public sealed class DeclineOfferTests
{
    static readonly Guid RefusalId = Sample.OfferId;
    static readonly Guid Other = Sample.DecisionId;
    static readonly DateTimeOffset Later = new(2026, 3, 10, 17, 0, 0, TimeSpan.Zero);

    static readonly OfferDeclined Declined = Sample.Declined;
    static readonly OfferResponseOverdue Overdue = new(Sample.ReferralId, "N1", "north-east", Sample.Made().RespondBy);
    static readonly OfferAccepted Accepted = new(Sample.ReferralId, "N1", 1, "foster", Sample.Details);
    static readonly OfferWithdrawn Fallen = new(Sample.ReferralId, "N1", 1, "referral-withdrawn");
    static readonly DeclineWithdrawn TakenBack = new(Sample.ReferralId, "N1", RefusalId);
    static readonly OfferReaffirmed Reaffirmed = new(Sample.ReferralId, "N1", "north-east", RefusalId, Later);

    [Fact]
    public void Given_open_offer_when_declined_then_declined_with_its_grounds() => After().When(Decline).Then(Declined);

    [Fact]
    public void Given_an_allocation_that_is_not_with_the_authority_when_declined_then_rejected()
    {
        AllocationCase?[] elsewhere = [null, Sample.Waiting(), Offered with { OfferId = Guid.NewGuid() }];
        foreach (var a in elsewhere)
        {
            After().When(o => DeclineOffer.Decide(o with { Id = Sample.OfferId }, a, RefusalId, ["G04"], [])).ThenRejected("offer-not-open");
        }
    }

    [Fact]
    public void Given_overdue_offer_when_declined_then_declined() => After(Overdue).When(Decline).Then(Declined);

    [Fact]
    public void Given_declined_offer_when_the_same_statement_asks_again_then_nothing() => After(Declined).When(Decline).ThenNothing();

    [Fact]
    public void Given_declined_offer_when_another_statement_declines_it_then_rejected() =>
        After(Declined).When(o => DeclineOffer.Decide(o, Offered, Other, ["G04"], [])).ThenRejected("offer-not-open");

    [Fact]
    public void Given_a_decline_that_stands_or_fell_with_the_referral_when_the_same_statement_asks_again_then_nothing()
    {
        After(Declined, Settled(true)).When(Decline).ThenNothing();
        After(Declined, Fallen).When(Decline).ThenNothing();
    }

    [Fact]
    public void Given_accepted_or_withdrawn_offer_when_declined_then_rejected()
    {
        After(Accepted).When(Decline).ThenRejected("offer-not-open");
        After(Fallen).When(Decline).ThenRejected("offer-not-open");
        After(Declined, TakenBack, Accepted).When(Decline).ThenRejected("offer-not-open");
    }

    [Fact]
    public void Given_reaffirmed_offer_when_declined_again_then_rejected()
    {
        After(Declined, Reaffirmed).When(Decline).ThenRejected("offer-not-open");
        After(Overdue, Reaffirmed).When(Decline).ThenRejected("offer-not-open");
    }

    [Fact]
    public void Given_declined_offer_when_accepted_as_if_nothing_had_happened_then_rejected() =>
        After(Declined).When(o => AcceptOffer.Decide(o, "foster", Sample.Details)).ThenRejected("offer-not-open");

    [Fact]
    public void Given_reaffirmed_offer_when_accepted_then_accepted() =>
        After(Declined, Reaffirmed).When(o => AcceptOffer.Decide(o, "foster", Sample.Details)).Then(Accepted);

    [Fact]
    public void Given_declined_offer_when_the_decline_is_taken_back_then_accepted() =>
        After(Declined).When(TakeBack).Then(TakenBack, Accepted);

    [Fact]
    public void Given_reaffirmed_offer_when_the_decline_is_taken_back_then_accepted() =>
        After(Overdue, Declined, Reaffirmed).When(TakeBack).Then(TakenBack, Accepted);

    [Fact]
    public void Given_a_decline_taken_back_when_asked_again_then_nothing()
    {
        After(Declined, TakenBack, Accepted).When(TakeBack).ThenNothing();
        After(Declined, TakenBack, Accepted, Fallen).When(TakeBack).ThenNothing();
    }

    [Fact]
    public void Given_no_decline_or_another_or_one_that_stands_when_taken_back_then_rejected()
    {
        After().When(TakeBack).ThenRejected("offer-not-open");
        After(Overdue, Reaffirmed).When(TakeBack).ThenRejected("offer-not-open");
        After(Declined).When(o => TakeDeclineBack.Decide(o, Other, "foster", Sample.Details)).ThenRejected("offer-not-open");
        After(Declined, Settled(true)).When(TakeBack).ThenRejected("offer-not-open");
        After(Declined, Settled(false)).When(TakeBack).ThenRejected("offer-not-open");
        After(Declined, Fallen).When(TakeBack).ThenRejected("offer-not-open");
        After(Declined, Reaffirmed, Accepted).When(TakeBack).ThenRejected("offer-not-open");
    }

    [Fact]
    public void Given_child_under_16_when_taken_back_into_supported_accommodation_then_rejected() =>
        Given.Events<Offer, OfferEvent>(Sample.Made("under-16"), Declined)
            .When(o => TakeDeclineBack.Decide(o, RefusalId, "supportedAccommodation", Sample.Details)).ThenRejected("placement-unlawful");

    [Fact]
    public void Given_declined_offer_when_looked_at_then_nothing_falls_due_and_nobody_is_told_until_it_stands_again()
    {
        var declined = After(Declined).State!;
        ResponseDeadlines.Of(declined).ShouldBeEmpty();
        (declined.IsUnanswered, declined.IsDeclineOpen, declined.MayBeSettled).ShouldBe((false, true, true));
        var again = After(Overdue, Declined, Reaffirmed).State!;
        (again.Status, again.RespondBy, again.IsDeclineOpen, again.MayBeSettled).ShouldBe((OfferStatus.Open, Later, false, true));
        ResponseDeadlines.Of(again).Select(d => d.At).ShouldBe([Later.AddDays(-1), Later]);
        var silent = After(Overdue, Reaffirmed).State!;
        (silent.Status, silent.RespondBy, silent.MayBeSettled).ShouldBe((OfferStatus.Open, Later, false));
        ResponseDeadlines.Of(silent).Select(d => d.At).ShouldBe([Later.AddDays(-1), Later]);
    }

    [Theory]
    [InlineData("refusalId", "00000000-0000-0000-0000-000000000000", "G04", "child")]
    [InlineData("codes groups", "0195a1c0-0000-7000-8000-000000000002", "", "child")]
    [InlineData("groups", "0195a1c0-0000-7000-8000-000000000002", "G04 G06", "child")]
    [InlineData("codes[1]", "0195a1c0-0000-7000-8000-000000000002", "G04 a-code-of-many-letters", "child placement")]
    [InlineData("", "0195a1c0-0000-7000-8000-000000000002", "G04", null)]
    public void A_request_names_what_is_wrong_with_it(string members, string refusalId, string codes, string? groups) =>
        Faulty.Members(new DeclineOfferRequest(Guid.Parse(refusalId), Words(codes), groups is null ? null : Words(groups))).ShouldBe(members);

    static AllocationCase Offered { get; } = AllocationCase.Evolve(Sample.Waiting(), Sample.Offered)!;

    static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    static Decision<OfferEvent> Decline(Offer o) => DeclineOffer.Decide(
        o with { Id = Sample.OfferId }, Offered, RefusalId, Declined.Codes, Declined.Groups);

    static Decision<OfferEvent> TakeBack(Offer o) =>
        TakeDeclineBack.Decide(o, RefusalId, "foster", Sample.Details);

    static DeclineSettled Settled(bool isValid) => new(Sample.ReferralId, "N1", RefusalId, isValid);

    static History<Offer, OfferEvent> After(params OfferEvent[] events) => Given.Events<Offer, OfferEvent>([Sample.Made(), .. events]);
}
