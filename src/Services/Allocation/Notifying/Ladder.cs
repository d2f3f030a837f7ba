using TransferScheme.Allocation.Offers;
using TransferScheme.Platform.Time;

namespace TransferScheme.Allocation.Notifying;

/// <summary>
/// Who is told when of an offer that waits for its answer. An office is told while people are at work, by the calendar of the authority
/// that must act: between eight and six on a working day, and otherwise on the next morning.
/// </summary>
static class Ladder
{
    static readonly TimeOnly Morning = new(8, 0);
    static readonly TimeOnly Evening = new(18, 0);

    /// <summary>
    /// The office to be told next; null where there is none: the offer is answered, a question of the authority is open so that it owes
    /// nothing now, or everybody was told.
    /// </summary>
    /// <param name="offer">The offer.</param>
    /// <param name="tried">The rungs that have been tried.</param>
    internal static (Rung Rung, DateTimeOffset At)? Next(Offer offer, IReadOnlyList<Tried> tried)
    {
        if (!offer.IsUnanswered || tried.Count > (int)Rung.National)
        {
            return null;
        }

        var rung = (Rung)tried.Count;
        if (rung is not Rung.Duty && offer.Clock.IsPaused)
        {
            return null;
        }

        return (rung, AtOnceAfterFailure(tried, Awake(On(rung, offer), offer.Clock.Calendar)));
    }

    /// <summary>When an office is told that is next on a ladder: where the one before could not be told, in its place.</summary>
    /// <param name="tried">The rungs that have been tried.</param>
    /// <param name="at">When it would be told otherwise.</param>
    internal static DateTimeOffset AtOnceAfterFailure(IReadOnlyList<Tried> tried, DateTimeOffset at) =>
        tried is [.., { IsTold: false } failed] && failed.DueAt < at ? failed.DueAt : at;

    /// <summary>When an office is told of what happens at a time: at once, or on the next morning at work.</summary>
    /// <param name="at">The time.</param>
    /// <param name="calendar">The division of its nation.</param>
    internal static DateTimeOffset Awake(DateTimeOffset at, string calendar)
    {
        var days = WorkingDays.For(calendar);
        var (day, time) = (UkTime.DateOf(at), UkTime.TimeOf(at));
        return days.IsWorkingDay(day) && time >= Morning && time < Evening ? at
            : UkTime.At(days.Add(time >= Evening ? day.AddDays(1) : day, 0), Morning);
    }

    static DateTimeOffset On(Rung rung, Offer offer) => rung switch
    {
        Rung.Duty => offer.MadeAt,
        Rung.SecondContact => offer.Clock.DueSoonFrom,
        Rung.Coordinator => offer.Clock.RespondBy,
        Rung.National => UkTime.At(WorkingDays.For(offer.Clock.Calendar).Add(offer.Clock.DueOn, 1), offer.Clock.CutOff),
        _ => throw new InvalidOperationException($"{rung} has no time."),
    };
}
