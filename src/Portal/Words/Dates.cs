using System.Globalization;

namespace TransferScheme.Portal.Words;

/// <summary>Days and times as people read them, in the time of Europe/London.</summary>
/// <param name="text">The words.</param>
public sealed class Dates(Text text)
{
    static readonly TimeZoneInfo London = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    /// <summary>The day, such as <c>24 March 2026</c>.</summary>
    /// <param name="day">The day.</param>
    public string Day(DateOnly day) => $"{day.Day} {Month(day)} {day.Year}";

    /// <summary>The day with its name, such as <c>Tuesday 24 March 2026</c>.</summary>
    /// <param name="day">The day.</param>
    public string NamedDay(DateOnly day) => $"{text[day.DayOfWeek.ToString()]} {Day(day)}";

    /// <summary>The day of a time, such as <c>24 March 2026</c>.</summary>
    /// <param name="time">The time.</param>
    public string Day(DateTimeOffset time) => Day(DayOf(time));

    /// <summary>Day and time, such as <c>24 March 2026 at 5:40pm</c>.</summary>
    /// <param name="time">The time.</param>
    public string Time(DateTimeOffset time) => text["{0} at {1}", Day(DayOf(time)), Clock(time)];

    /// <summary>The time of day, such as <c>5:40pm</c>.</summary>
    /// <param name="time">The time.</param>
    public string Clock(DateTimeOffset time)
    {
        var there = TimeZoneInfo.ConvertTime(time, London);
        var minutes = there.Minute == 0 ? "" : $":{there.Minute:00}";
        return there is { Hour: 0, Minute: 0 } ? text["midnight"]
            : there is { Hour: 12, Minute: 0 } ? text["midday"]
            : $"{(there.Hour + 11) % 12 + 1}{minutes}{(there.Hour < 12 ? "am" : "pm")}";
    }

    /// <summary>The instant that a time of day in London is.</summary>
    /// <param name="day">The day.</param>
    /// <param name="time">The time of day; in the hour that comes twice in October, the first.</param>
    public static DateTimeOffset Instant(DateOnly day, TimeOnly time)
    {
        var local = day.ToDateTime(time);
        var offset = London.IsAmbiguousTime(local) ? London.GetAmbiguousTimeOffsets(local).Max() : London.GetUtcOffset(local);
        return new DateTimeOffset(local, offset);
    }

    /// <summary>The day in London on which a time falls.</summary>
    /// <param name="time">The time.</param>
    public static DateOnly DayOf(DateTimeOffset time) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time, London).DateTime);

    string Month(DateOnly day) => text[day.ToString("MMMM", CultureInfo.InvariantCulture)];
}
