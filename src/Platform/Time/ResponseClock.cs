namespace TransferScheme.Platform.Time;

/// <summary>
/// The clock of one offer, by the calendar of the authority that must act. It pauses for an open question and for nothing else; the
/// statutory clock runs on meanwhile.
/// </summary>
/// <param name="DueOn">The last day to answer; while it is paused, the one that it had.</param>
/// <param name="CutOff">The hour on that day at which the answer is due, local time.</param>
/// <param name="Calendar">The division of the authority's nation.</param>
/// <param name="Left">Working days that were left as it was paused; null while it runs.</param>
public sealed record ResponseClock(DateOnly DueOn, TimeOnly CutOff, string Calendar, int? Left = null)
{
    /// <summary>When the answer is due.</summary>
    public DateTimeOffset RespondBy => UkTime.At(DueOn, CutOff);

    /// <summary>When that is soon: one working day before, at the same hour.</summary>
    public DateTimeOffset DueSoonFrom => UkTime.At(Days.Add(DueOn, -1), CutOff);

    /// <summary>Whether it waits for the answer to a question.</summary>
    public bool IsPaused => Left is not null;

    WorkingDays Days => WorkingDays.For(Calendar);

    /// <summary>The clock of an offer made at this instant, under the cut-off and the limit of the rules pinned to the case.</summary>
    /// <param name="offeredAt">When the offer was made.</param>
    /// <param name="cutOff">The cut-off.</param>
    /// <param name="workingDays">Working days to answer.</param>
    /// <param name="calendar">The calendar of the authority that must act.</param>
    public static ResponseClock Start(DateTimeOffset offeredAt, TimeOnly cutOff, int workingDays, WorkingDays calendar) =>
        new(calendar.Add(calendar.StartOn(offeredAt, cutOff), workingDays), cutOff, calendar.Division);

    /// <summary>The clock of an offer whose answer is due at this instant.</summary>
    /// <param name="respondBy">When the answer is due.</param>
    /// <param name="calendar">The division of the authority's nation.</param>
    public static ResponseClock Until(DateTimeOffset respondBy, string calendar) =>
        new(UkTime.DateOf(respondBy), UkTime.TimeOf(respondBy), calendar);

    /// <summary>The clock while a question is open. One that is paused or overdue stays as it is.</summary>
    /// <param name="at">When the question was asked; after the cut-off it counts as the next working day.</param>
    public ResponseClock Pause(DateTimeOffset at) =>
        IsPaused || at > RespondBy ? this : this with { Left = Days.Between(Days.StartOn(at, CutOff), DueOn) };

    /// <summary>The clock once the question is answered: as many working days as were left, and never less time than before.</summary>
    /// <param name="at">When the question was answered; after the cut-off it counts as the next working day.</param>
    public ResponseClock Resume(DateTimeOffset at) =>
        Left is { } left ? this with { DueOn = Days.Add(Days.StartOn(at, CutOff), left), Left = null } : this;
}
