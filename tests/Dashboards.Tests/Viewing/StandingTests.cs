using TransferScheme.Dashboards.Following;
using TransferScheme.Dashboards.Viewing;

namespace TransferScheme.Dashboards.Tests.Viewing;

public sealed class StandingTests
{
    static readonly DateTimeOffset Later = Story.Start.AddDays(9);

    [Theory]
    [InlineData(1, "Ineligible")]
    [InlineData(2, "AwaitingAllocation")]
    [InlineData(3, "AwaitingAllocation")]
    [InlineData(4, "Offered")]
    [InlineData(5, "Offered")]
    [InlineData(6, "Accepted")]
    [InlineData(7, "Arranged")]
    [InlineData(8, "InTransit")]
    [InlineData(9, "Completed")]
    public void Given_the_first_messages_of_a_referral_then_it_stands_at_the_furthest_step(int messages, string stage) =>
        Of(Story.Life(1, messages, 2), Later)!.Stage.ToString().ShouldBe(stage);

    [Fact]
    public void Given_an_eligible_referral_when_a_later_finding_is_ineligible_then_ineligible() =>
        Of([Story.Eligible(1, version: 3), Story.Ineligible(1, version: 5)], Later)!.Stage.ShouldBe(Stage.Ineligible);

    [Fact]
    public void Given_an_offer_before_the_finding_it_builds_on_then_offered_and_not_lost() =>
        Of([Story.Offer(1, children: 3)], Later).ShouldBe(
            new Standing(Stage.Offered, null, null, 3, false, new Offered(Story.Leeds, 3, Story.Start.AddHours(1), null), null));

    [Fact]
    public void Given_a_completed_referral_when_seen_as_at_an_earlier_time_then_it_stands_where_it_stood() =>
        Enumerable.Range(0, 7).Select(day => Of(Story.Life(1, 9, 1), Story.Start.AddDays(day))?.Stage).ShouldBe(
        [
            null, Stage.Accepted, Stage.Accepted, Stage.Arranged, Stage.InTransit, Stage.InTransit, Stage.Completed,
        ]);

    [Fact]
    public void Given_the_last_day_when_it_ends_in_London_then_overdue_and_not_before()
    {
        // 28 March 2026 is the last night on winter time: the day ends at midnight UTC.
        var referral = new object[] { Story.Eligible(1, dueOn: new DateOnly(2026, 3, 27)) };
        var end = new DateTimeOffset(2026, 3, 28, 0, 0, 0, TimeSpan.Zero);

        Of(referral, end.AddTicks(-1))!.Overdue.ShouldBeFalse();
        Of(referral, end)!.Overdue.ShouldBeTrue();
    }

    [Fact]
    public void Given_summer_time_when_the_last_day_ends_then_an_hour_before_midnight_of_universal_time()
    {
        var referral = new object[] { Story.Eligible(1, dueOn: new DateOnly(2026, 4, 15)) };
        var end = new DateTimeOffset(2026, 4, 15, 23, 0, 0, TimeSpan.Zero);

        Of(referral, end.AddTicks(-1))!.Overdue.ShouldBeFalse();
        Of(referral, end)!.Overdue.ShouldBeTrue();
    }

    [Fact]
    public void Given_a_completed_referral_when_its_last_day_has_passed_then_not_overdue() =>
        Of(Story.Life(1, 9, 1), Story.Start.AddDays(60))!.Overdue.ShouldBeFalse();

    static Standing? Of(IEnumerable<object> messages, DateTimeOffset at) =>
        Standing.Of(messages.Aggregate(new ReferralProgress { Id = Story.Id(3, 1) }, ReferralProgressProjection.With), at);
}
