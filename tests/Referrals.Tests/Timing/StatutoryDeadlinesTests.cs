using TransferScheme.Platform.Deadlines;
using TransferScheme.Referrals.Timing;
using TransferScheme.TestKit;

namespace TransferScheme.Referrals.Tests.Timing;

/// <summary>What the statutory clock brings about: for the last day that stands, once, and only while the referral is under way.</summary>
public sealed class StatutoryDeadlinesTests
{
    static readonly Deadline DueSoon = new(DateTimeOffset.Parse("2026-03-13T00:00Z"), new StatutoryDueSoon(A.Kent, new(2026, 3, 16)));
    static readonly Deadline Breached = new(DateTimeOffset.Parse("2026-03-17T00:00Z"), new StatutoryBreached(A.Kent, new(2026, 3, 16)));

    [Fact]
    public void Given_referral_that_is_under_way_when_asked_then_due_soon_one_working_day_before_and_breached_at_midnight() =>
        new[] { A.Eligible, A.Offered, A.Accepted, A.Arranged, A.InTransit }
            .ShouldAllBe(history => Of(history).SequenceEqual(new[] { DueSoon, Breached }));

    [Fact]
    public void Given_draft_or_referral_that_ended_or_is_outside_the_scheme_when_asked_then_none()
    {
        ReferralEvent[] ineligible = [.. A.Eligible[..^1], new ReferralFoundIneligible(A.Kent, A.Rules.Id, [])];
        new[] { A.Started, A.Completed, ineligible }.SelectMany(Of).ShouldBeEmpty();
    }

    [Fact]
    public void Given_said_once_when_asked_then_not_again()
    {
        Of([.. A.Offered, (ReferralEvent)DueSoon.Event]).ShouldBe([Breached]);
        Of([.. A.Offered, (ReferralEvent)DueSoon.Event, (ReferralEvent)Breached.Event]).ShouldBeEmpty();
    }

    [Fact]
    public void Given_last_day_moved_by_a_correction_when_asked_then_the_deadlines_of_the_new_one()
    {
        var eligible = (ReferralFoundEligible)A.Eligible[^1];
        var corrected = eligible with { Clock = eligible.Clock with { DueOn = new(2026, 3, 9), WorkingDays = 5 } };

        Of([.. A.Eligible, (ReferralEvent)DueSoon.Event, (ReferralEvent)Breached.Event, corrected]).ShouldBe(
        [
            new(DateTimeOffset.Parse("2026-03-06T00:00Z"), new StatutoryDueSoon(A.Kent, new(2026, 3, 9))),
            new(DateTimeOffset.Parse("2026-03-10T00:00Z"), new StatutoryBreached(A.Kent, new(2026, 3, 9))),
        ]);
    }

    static IEnumerable<Deadline> Of(ReferralEvent[] history) =>
        StatutoryDeadlines.Of(Given.Events<Referral, ReferralEvent>(history).State!);
}
