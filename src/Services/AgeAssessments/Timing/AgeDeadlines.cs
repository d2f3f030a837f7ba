using TransferScheme.Platform.Deadlines;
using TransferScheme.Platform.Time;

namespace TransferScheme.AgeAssessments.Timing;

/// <summary>
/// What falls due by itself: a working day before its last day it is said to be due soon, past it that it was not done. Nothing is decided
/// by either. The time for a claim passes silently, and so does a claimed eighteenth birthday: rights depend on the true date.
/// </summary>
static class AgeDeadlines
{
    internal static IEnumerable<Deadline> Of(AgeAssessment a)
    {
        var calendar = WorkingDays.For(a.Owner.Calendar);
        foreach (var clock in a.Clocks.Where(c => c is { SaidBreached: false, Name: not ClockName.Challenge } && !IsStill(a, c)))
        {
            if (!clock.SaidSoon)
            {
                yield return new Deadline(
                    UkTime.At(calendar.Add(clock.DueOn, -1), TimeOnly.MinValue), new AgeClockDueSoon(clock.Name, clock.DueOn));
            }

            yield return new Deadline(
                UkTime.EndOf(clock.DueOn),
                new AgeClockBreached(a.ReferralId, a.ChildId, a.Owner.Authority, clock.Name, clock.DueOn));
        }
    }

    static bool IsStill(AgeAssessment a, RunningClock clock) => a.Status is AgeStatus.Paused && clock.Name == ClockName.Assessment;
}
