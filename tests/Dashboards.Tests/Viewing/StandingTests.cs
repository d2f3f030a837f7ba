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

    // Leeds is no more from the eighth day on: what it has at any stage is York's then, what it had before stays its own.
    [Theory]
    [InlineData(5, "Offered")]
    [InlineData(6, "Accepted")]
    [InlineData(7, "Arranged")]
    [InlineData(8, "InTransit")]
    public void Given_a_referral_that_passes_then_it_counts_for_the_successor_from_then_on(int messages, string stage)
    {
        var told = Story.Life(1, messages, 1).Append(Story.Passed(1)).Append(Story.Passed(1, Story.Kent, "E06000035", 13)).ToList();
        var (before, after) = (Of(told, Story.Start.AddDays(7.9))!, Of(told, Later)!);
        (before.Stage.ToString(), before.EntryAuthority, before.ReceivingAuthority ?? before.Open?.Authority)
            .ShouldBe((stage, Story.Kent, Story.Leeds));
        (after.Stage.ToString(), after.EntryAuthority, after.ReceivingAuthority ?? after.Open?.Authority)
            .ShouldBe((stage, "E06000035", Story.York));
    }

    [Fact]
    public void Given_an_acceptance_told_for_the_successor_then_what_was_signed_for_its_predecessor_stands() =>
        Of([.. Story.Life(1, 5, 1), Story.Passed(1), Story.Accepted(1, authority: Story.York), Story.Arranged(1)], Later)!.Stage
            .ShouldBe(Stage.Arranged);

    [Fact]
    public void Given_a_completed_transfer_then_it_counts_for_those_who_completed_it() =>
        Of([.. Story.Life(1, 9, 1), Story.Passed(1)], Later)!.ReceivingAuthority.ShouldBe(Story.Leeds);

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

    [Fact]
    public void Given_an_offer_that_was_withdrawn_then_it_awaits_allocation_again_and_nobody_has_it() =>
        Of([.. Story.Life(1, 3, 2), Story.Offer(1, 2, 2), Story.OfferWithdrawn(1, 2, 2), Story.Left(1, 1, 1)], Later).ShouldBe(
            new Standing(Stage.AwaitingAllocation, Story.Kent, null, 1, false, null, null));

    [Fact]
    public void Given_a_withdrawal_or_a_closure_then_it_has_ended_also_when_an_acceptance_crossed_and_is_never_overdue()
    {
        Of([.. Story.Life(1, 6, 1), Story.Withdrawn(1)], Story.Start.AddDays(60)).ShouldBe(
            new Standing(Stage.Withdrawn, Story.Kent, null, 1, false, null, null));
        Of([.. Story.Life(1, 8, 1), Story.Closed(1)], Story.Start.AddDays(60))!.Stage.ShouldBe(Stage.Closed);
        Of([.. Story.Life(1, 8, 1), Story.Closed(1)], Story.Start.AddDays(4))!.Stage.ShouldBe(Stage.InTransit);
        Of([Story.Withdrawn(1, wasEligible: false)], Later).ShouldBe(
            new Standing(Stage.Withdrawn, Story.Kent, null, 0, false, null, null, WasEligible: false));
    }

    [Fact]
    public void Given_a_hold_then_held_from_then_until_it_is_released()
    {
        var messages = new object[] { Story.Eligible(1), Story.Released(1, 6), Story.Held(1, 4) };
        Enumerable.Range(3, 4).Select(hours => Of(messages, Story.Start.AddHours(hours))!.Held).ShouldBe([false, true, true, false]);
    }

    [Fact]
    public void Given_a_journey_that_failed_then_accepted_again_until_the_next_is_arranged()
    {
        var failed = Story.Life(1, 8, 1).Append(Story.Failed(1)).ToList();
        Of(failed, Later)!.Stage.ShouldBe(Stage.Accepted);
        Of(failed, Story.Start.AddDays(4))!.Stage.ShouldBe(Stage.InTransit);
        Of([.. failed, Story.Arranged(1) with { Version = 14 }], Later)!.Stage.ShouldBe(Stage.Arranged);
    }

    [Theory]
    [InlineData("m", "Offered open")]
    [InlineData("mo", "Offered overdue")]
    [InlineData("md", "AwaitingAllocation in review")]
    [InlineData("mod", "AwaitingAllocation in review")]
    [InlineData("mdr", "Offered open")]
    [InlineData("mor", "Offered overdue")]
    [InlineData("mds", "AwaitingAllocation ")]
    [InlineData("mdrs", "AwaitingAllocation ")]
    [InlineData("mdn", "Offered open")]
    [InlineData("mdsn", "Offered open")]
    [InlineData("mda", "Accepted ")]
    [InlineData("mdra", "Accepted ")]
    [InlineData("mdw", "AwaitingAllocation ")]
    public void Given_an_offer_when_it_takes_its_turns_then_it_stands_at_the_last_however_they_are_told(string turns, string expected)
    {
        var messages = turns.Select(turn => (object)(turn switch
        {
            'm' => Story.Offer(1),
            'o' => Story.Overdue(1),
            'd' => Story.Declined(1),
            'r' => Story.Reaffirmed(1),
            's' => Story.Settled(1),
            'n' => Story.Offer(1, 2, authority: Story.York) with { OccurredAt = Story.Start.AddDays(6) },
            'a' => Story.Accepted(1) with { OccurredAt = Story.Start.AddDays(4) },
            _ => Story.OfferWithdrawn(1),
        })).Prepend(Story.Eligible(1)).ToList();
        foreach (var told in new[] { messages, messages.AsEnumerable().Reverse() })
        {
            var standing = Of(told, Later)!;
            var offer = standing.Open is not null ? standing.Unanswered ? "overdue" : "open" : standing.InReview is null ? "" : "in review";
            $"{standing.Stage} {offer}".ShouldBe(expected);
        }
    }

    [Fact]
    public void Given_a_swap_then_the_other_authority_receives_and_nobody_was_asked_anew()
    {
        object[] swapped = [.. Story.Life(1, 6, 2), Story.Swapped(1, children: 2)];
        Of(swapped, Later).ShouldBe(new Standing(Stage.Accepted, Story.Kent, Story.York, 2, false, null, null));
        Of(swapped, Story.Start.AddDays(1))!.ReceivingAuthority.ShouldBe(Story.Leeds);
        Of([.. swapped, Story.Arranged(1)], Later)!.Stage.ShouldBe(Stage.Accepted);
        Of([.. swapped, Story.Arranged(1, Story.York)], Later)!.Stage.ShouldBe(Stage.Arranged);
        Of([.. swapped, Story.Swapped(1, 3, 4, 2, Story.York, Story.Leeds) with { OccurredAt = Story.Start.AddDays(3) }], Later)!
            .ReceivingAuthority.ShouldBe(Story.Leeds);
    }

    static Standing? Of(IEnumerable<object> messages, DateTimeOffset at)
    {
        var referral = messages.Aggregate(new ReferralProgress { Id = Story.Id(3, 1) }, ReferralProgressProjection.With);
        return Standing.Of(referral, OfferStanding.Of(referral, at), at);
    }
}
