namespace TransferScheme.Platform.Time;

/// <summary>
/// The clock of a whole referral, the limit the direction makes binding. It never pauses.
/// </summary>
/// <param name="StartedOn">Day 0.</param>
/// <param name="DueOn">The last day in time; breached at midnight after it (<see cref="UkTime.EndOf"/>).</param>
/// <param name="WorkingDays">The limit: 10, or 5 for a child in no authority's care since 24 August 2022 (PQ 191104, PQ 149437).</param>
/// <param name="Calendar">The division of the entry authority's nation, fixed at submission.</param>
public sealed record StatutoryClock(DateOnly StartedOn, DateOnly DueOn, int WorkingDays, string Calendar)
{
    /// <summary>The clock of a referral made at this instant, under the cut-off and limit of the rules then in force.</summary>
    public static StatutoryClock Start(DateTimeOffset referredAt, TimeOnly cutOff, int workingDays, WorkingDays calendar)
    {
        var startedOn = calendar.StartOn(referredAt, cutOff);
        return new(startedOn, calendar.Add(startedOn, workingDays), workingDays, calendar.Division);
    }

    /// <summary>When it is due soon: as the last working day before <see cref="DueOn"/> begins.</summary>
    public DateTimeOffset DueSoonFrom() => UkTime.At(Time.WorkingDays.For(Calendar).Add(DueOn, -1), TimeOnly.MinValue);

    /// <summary>When it is breached: midnight after <see cref="DueOn"/>.</summary>
    public DateTimeOffset BreachedFrom() => UkTime.EndOf(DueOn);
}

/// <summary>The four nations, by the names authorities are listed under.</summary>
public static class Nation
{
    /// <summary>The bank-holiday division a nation belongs to: England and Wales share one.</summary>
    /// <exception cref="ArgumentException">Not the name of a nation of the UK.</exception>
    public static string Division(string nation) => nation switch
    {
        "England" or "Wales" => "england-and-wales",
        "Scotland" => "scotland",
        "Northern Ireland" => "northern-ireland",
        _ => throw new ArgumentException($"'{nation}' is not a nation of the United Kingdom.", nameof(nation))
    };
}

/// <summary>Local time of the whole United Kingdom, summer time included. Instants come back in UTC, ready to be stored.</summary>
public static class UkTime
{
    static readonly TimeZoneInfo London = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    /// <summary>The date on the wall calendar at this instant.</summary>
    public static DateOnly DateOf(DateTimeOffset instant) => DateOnly.FromDateTime(Local(instant));

    /// <summary>The time on the wall clock at this instant.</summary>
    public static TimeOnly TimeOf(DateTimeOffset instant) => TimeOnly.FromDateTime(Local(instant));

    /// <summary>The instant at which the wall clock shows this; of the hour that comes twice in October, the second.</summary>
    public static DateTimeOffset At(DateOnly date, TimeOnly time)
    {
        var local = date.ToDateTime(time);
        return new DateTimeOffset(local, London.GetUtcOffset(local)).ToUniversalTime();
    }

    /// <summary>Midnight after the date: the first instant at which a deadline on it is breached.</summary>
    public static DateTimeOffset EndOf(DateOnly date) => At(date.AddDays(1), TimeOnly.MinValue);

    /// <summary>The last of so many calendar days beginning with the first, as section 72 counts its 14 days from notice.</summary>
    public static DateOnly LastCalendarDay(DateOnly first, int calendarDays) => first.AddDays(calendarDays - 1);

    static DateTime Local(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, London).DateTime;
}
