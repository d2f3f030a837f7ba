using TransferScheme.Allocation.Notifying;
using TransferScheme.Allocation.Offers;
using TransferScheme.TestKit;

namespace TransferScheme.Allocation.Tests.Notifying;

/// <summary>Who is told when, while people are at work.</summary>
public sealed class LadderTests
{
    // Made on Monday 2 March at ten and due on Wednesday at five.
    [Theory]
    [InlineData(0, Rung.Duty, "2026-03-02T10:00Z")]
    [InlineData(1, Rung.SecondContact, "2026-03-03T17:00Z")]
    [InlineData(2, Rung.Coordinator, "2026-03-04T17:00Z")]
    [InlineData(3, Rung.National, "2026-03-05T17:00Z")]
    public void Given_unanswered_offer_when_asked_then_one_office_after_the_other(int told, Rung rung, string at) =>
        Ladder.Next(Offer("2026-03-02T10:00Z", "2026-03-04T17:00Z"), Told(told)).ShouldBe((rung, DateTimeOffset.Parse(at)));

    [Theory]
    [InlineData("north-east", "2026-03-02T07:59Z", "2026-03-02T08:00Z")]
    [InlineData("north-east", "2026-03-02T17:59Z", "2026-03-02T17:59Z")]
    [InlineData("north-east", "2026-03-02T18:00Z", "2026-03-03T08:00Z")]
    [InlineData("north-east", "2026-03-06T18:00Z", "2026-03-09T08:00Z")]
    [InlineData("north-east", "2026-03-07T10:00Z", "2026-03-09T08:00Z")]
    [InlineData("north-east", "2026-03-28T23:30Z", "2026-03-30T07:00Z")] // Summer time begins in that night.
    [InlineData("northern-ireland", "2026-03-16T19:00Z", "2026-03-18T08:00Z")] // St Patrick's Day.
    public void Given_offer_made_at_night_or_on_a_free_day_when_asked_then_told_in_the_morning(string region, string made, string at)
    {
        var offer = Offer(made, "2026-04-08T16:00Z") with { Region = region };

        Ladder.Next(offer, []).ShouldBe((Rung.Duty, DateTimeOffset.Parse(at)));
    }

    [Fact]
    public void Given_office_that_could_not_be_told_when_asked_then_the_next_at_once()
    {
        var at = DateTimeOffset.Parse("2026-03-02T10:00Z");

        Ladder.Next(Offer("2026-03-02T10:00Z", "2026-03-04T17:00Z"), [new Tried(Rung.Duty, at, IsTold: false)])
            .ShouldBe((Rung.SecondContact, at));
    }

    [Fact]
    public void Given_offer_that_is_answered_or_of_which_everybody_was_told_when_asked_then_nobody()
    {
        var offer = Offer("2026-03-02T10:00Z", "2026-03-04T17:00Z");

        Ladder.Next(offer, Told(4)).ShouldBeNull();
        Ladder.Next(offer with { Status = OfferStatus.Accepted }, []).ShouldBeNull();
        Ladder.Next(offer with { Status = OfferStatus.Overdue }, Told(2)).ShouldNotBeNull();
    }

    [Theory]
    [InlineData(Rung.Duty, "NTS-2026-000123: your answer is due by 4 March 2026 at 17:00")]
    [InlineData(Rung.National, "NTS-2026-000123: the answer of N1 was due by 4 March 2026 at 17:00")]
    public void Given_any_office_when_told_then_only_what_referral_until_when_and_where_to_sign_in(Rung rung, string subject)
    {
        var offer = Offer("2026-03-02T10:00Z", "2026-03-04T17:00Z");

        Notice.Of(offer, rung, "duty@n1.example", "https://nts.example").ShouldBe(new Notice(
            $"{offer.Id:N}.{rung}", "duty@n1.example", subject,
            $"""
            {subject}.

            Open the offer (you will be asked to sign in): https://nts.example/offers/{offer.Id}

            This notice holds nothing of the children, and cannot be answered by e-mail.
            """));
    }

    static Offer Offer(string made, string due) => Given.Events<Offer, OfferEvent>(Sample.Made()).State! with
    {
        Id = Sample.OfferId,
        MadeAt = DateTimeOffset.Parse(made),
        RespondBy = DateTimeOffset.Parse(due),
    };

    static IReadOnlyList<Tried> Told(int rungs) =>
        [.. Enumerable.Range(0, rungs).Select(rung => new Tried((Rung)rung, Sample.Monday, IsTold: true))];
}
