using TransferScheme.Platform.Deadlines;
using TransferScheme.Platform.Time;

namespace TransferScheme.AgeAssessments.Timing;

/// <summary>
/// What falls due by itself, as the ladder of offers has it: a working day before its last day it is said to be due soon, past it that it
/// was not done, and a working day later, while it is still not done, that the national team looks. Nothing is decided by any of them.
/// The end of the time for a claim is said beforehand and is no breach, and a claimed eighteenth birthday passes silently: rights depend
/// on the true date.
/// </summary>
static class AgeDeadlines
{
    internal static IEnumerable<Deadline> Of(AgeAssessment a)
    {
        var calendar = WorkingDays.For(a.Owner.Calendar);
        foreach (var clock in a.Clocks.Where(c => !IsStill(a, c)))
        {
            if (!clock.SaidSoon)
            {
                yield return new Deadline(
                    UkTime.At(calendar.Add(clock.DueOn, -1), TimeOnly.MinValue), new AgeClockDueSoon(clock.Name, clock.DueOn, a.Case));
            }

            if (clock is { SaidBreached: false, Name: not ClockName.Challenge })
            {
                yield return new Deadline(
                    UkTime.EndOf(clock.DueOn),
                    new AgeClockBreached(a.ReferralId, a.ChildId, a.Owner.Authority, clock.Name, clock.DueOn));
            }

            if (clock is { SaidBreached: true, SaidNational: false, Name: not ClockName.Challenge })
            {
                yield return new Deadline(
                    UkTime.EndOf(calendar.Add(clock.DueOn, 1)), new AgeClockEscalated(a.Case, clock.Name, clock.DueOn));
            }
        }
    }

    static bool IsStill(AgeAssessment a, RunningClock clock) => a.Status is AgeStatus.Paused && clock.Name == ClockName.Assessment;
}
