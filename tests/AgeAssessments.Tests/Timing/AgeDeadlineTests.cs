using TransferScheme.AgeAssessments.Timing;
using TransferScheme.Platform.Time;

namespace TransferScheme.AgeAssessments.Tests.Timing;

/// <summary>What is said of a clock by itself: due soon, past, and still not done; nothing is decided by it.</summary>
public sealed class AgeDeadlineTests
{
    // The guideline ends on Wednesday the 1st of April; the day before is a working day, and so is the day after.
    static readonly DateOnly Last = new(2026, 4, 1);

    [Fact]
    public void A_clock_climbs_its_ladder_step_by_step()
    {
        var soon = new AgeClockDueSoon("assessment", Last, A.Case);
        var past = new AgeClockBreached(A.ReferralId, A.ChildId, A.Kent, "assessment", Last);
        Of(A.Doubted).ShouldBe([(UkTime.At(new(2026, 3, 31), default), soon), (UkTime.EndOf(Last), past)]);
        Of([.. A.Doubted, soon]).ShouldBe([(UkTime.EndOf(Last), past)]);
        Of([.. A.Doubted, soon, past]).ShouldBe([(UkTime.EndOf(new(2026, 4, 2)), new AgeClockEscalated(A.Case, "assessment", Last))]);
        Of([.. A.Doubted, soon, past, new AgeClockEscalated(A.Case, "assessment", Last)]).ShouldBeEmpty();
    }

    [Fact]
    public void While_it_is_paused_the_guideline_stands_still_and_is_said_anew_by_its_new_day()
    {
        var soon = new AgeClockDueSoon("assessment", Last, A.Case);
        AgeEvent[] paused = [.. A.Doubted, soon, new AssessmentPaused("ill", A.Today, A.Said)];
        Of(paused).ShouldBeEmpty();
        Of([.. paused, new AssessmentResumed(A.Today.AddDays(7), 7)])[0].ShouldBe(
            (UkTime.At(new(2026, 4, 7), default), new AgeClockDueSoon("assessment", Last.AddDays(7), A.Case)),
            "Easter Monday is no working day, the Tuesday after it is.");
    }

    [Fact]
    public void The_end_of_the_time_for_a_claim_is_said_beforehand_and_is_no_breach()
    {
        var challenge = AgeDeadlines.Of(A.State(A.Decided)).Select(d => d.Event).Where(e => $"{e}".Contains("challenge", StringComparison.Ordinal)).ToList();
        challenge.ShouldBe([new AgeClockDueSoon("challenge", A.Today.AddMonths(3), A.Case)]);
    }

    // Only the guideline: the triage beside it has its own.
    static List<(DateTimeOffset, object)> Of(AgeEvent[] events) =>
    [
        .. AgeDeadlines.Of(A.State(events)).Where(d => !$"{d.Event}".Contains("triage", StringComparison.Ordinal))
            .Select(d => (d.At, (object)d.Event)),
    ];
}
