using TransferScheme.Allocation.Data;
using TransferScheme.Allocation.Offers;
using TransferScheme.Platform.Deadlines;
using TransferScheme.TestKit;

namespace TransferScheme.Allocation.Tests.Offers;

/// <summary>What the response clock brings about, by the calendar of the authority that must act, while its answer is awaited.</summary>
public sealed class ResponseDeadlinesTests
{
    static readonly DateTimeOffset RespondBy = Sample.Made().RespondBy;
    static readonly OfferResponseDueSoon DueSoon = new(Sample.ReferralId, "N1", "north-east", RespondBy);
    static readonly OfferResponseOverdue Overdue = new(Sample.ReferralId, "N1", "north-east", RespondBy);

    [Fact]
    public void Given_open_offer_when_asked_then_due_soon_one_working_day_before_and_overdue_when_the_answer_is_due()
    {
        var soon = new Deadline(DateTimeOffset.Parse("2026-03-03T17:00Z"), DueSoon);
        var overdue = new Deadline(DateTimeOffset.Parse("2026-03-04T17:00Z"), Overdue);

        Of(Sample.Made()).ShouldBe([soon, overdue]);
        Of(Sample.Made(), DueSoon).ShouldBe([overdue]);
    }

    [Fact]
    public void Given_offer_that_is_answered_or_overdue_when_asked_then_none()
    {
        Of(Sample.Made(), new OfferAccepted(Sample.ReferralId, "N1", 1, "foster", Sample.Details)).ShouldBeEmpty();
        Of(Sample.Made(), DueSoon, Overdue).ShouldBeEmpty();
    }

    // Easter Monday is a working day in Scotland alone.
    [Theory]
    [InlineData("scotland", "2026-04-07T16:00Z", "2026-04-06T16:00Z")]
    [InlineData("wales", "2026-04-07T16:00Z", "2026-04-02T16:00Z")]
    [InlineData("northern-ireland", "2026-04-07T16:00Z", "2026-04-02T16:00Z")]
    public void Given_offer_in_another_nation_when_asked_then_by_its_bank_holidays(string region, string respondBy, string dueSoon) =>
        Of(Sample.Made() with { Region = region, RespondBy = DateTimeOffset.Parse(respondBy) }).First().At
            .ShouldBe(DateTimeOffset.Parse(dueSoon));

    [Fact]
    public void Given_overdue_offer_when_shown_then_its_status_says_so_and_it_waits_for_an_answer()
    {
        var offer = Given.Events<Offer, OfferEvent>(Sample.Made(), DueSoon, Overdue).State!;

        (Wire.Name(offer.Status), offer.IsUnanswered, offer.SaidDueSoon).ShouldBe(("overdue", true, (DateTimeOffset?)RespondBy));
    }

    [Fact]
    public void Given_every_region_when_asked_then_it_has_a_calendar() =>
        Regions.Slugs.CountBy(Regions.Calendar).OrderBy(c => c.Key, StringComparer.Ordinal)
            .ShouldBe([new("england-and-wales", 10), new("northern-ireland", 1), new("scotland", 1)]);

    static IEnumerable<Deadline> Of(params OfferEvent[] history) => ResponseDeadlines.Of(Given.Events<Offer, OfferEvent>(history).State!);
}
