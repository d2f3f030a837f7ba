using System.Collections.Frozen;
using CsvHelper;

namespace TransferScheme.Platform.Time;

/// <summary>
/// The working days of one bank-holiday division: neither Saturday, Sunday nor a published bank holiday.
/// A day that is no working day counts as the next working day, in every member.
/// Any date outside the published years is an <see cref="ArgumentOutOfRangeException"/>: a deadline is never guessed.
/// </summary>
public sealed class WorkingDays
{
    static readonly Lazy<FrozenDictionary<string, WorkingDays>> Divisions = new(Read);

    readonly DateOnly first;
    readonly DateOnly last;
    readonly DateOnly[] days;

    WorkingDays(string division, IEnumerable<DateOnly> bankHolidays)
    {
        var holidays = bankHolidays.ToHashSet();
        Division = division;
        first = new DateOnly(holidays.Min().Year, 1, 1);
        last = new DateOnly(holidays.Max().Year, 12, 31);
        days = [.. Enumerable.Range(0, last.DayNumber - first.DayNumber + 1)
            .Select(first.AddDays)
            .Where(d => d.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !holidays.Contains(d))];
    }

    /// <summary>The division's name in the list published on GOV.UK.</summary>
    public string Division { get; }

    /// <summary>The calendar of one division, by the name <see cref="Nation.Division"/> gives.</summary>
    /// <exception cref="ArgumentException">Another name.</exception>
    public static WorkingDays For(string division) =>
        Divisions.Value.TryGetValue(division, out var calendar)
            ? calendar
            : throw new ArgumentException($"No bank holidays are published for a division called '{division}'.", nameof(division));

    /// <summary>Whether people are at work on this date.</summary>
    public bool IsWorkingDay(DateOnly date) => Array.BinarySearch(days, Published(date)) >= 0;

    /// <summary>
    /// Day 0 of a clock that starts at this instant: the same day in UK local time, or the next working day
    /// when it is later than the cut-off (17:00 exactly is still in time) or no working day.
    /// </summary>
    public DateOnly StartOn(DateTimeOffset instant, TimeOnly cutOff)
    {
        var today = UkTime.DateOf(instant);
        return Add(UkTime.TimeOf(instant) > cutOff ? today.AddDays(1) : today, 0);
    }

    /// <summary>The working day this many working days after day 0, or before it when the number is negative.</summary>
    public DateOnly Add(DateOnly day0, int workingDays)
    {
        var at = (long)Ordinal(day0) + workingDays;
        return at >= 0 && at < days.Length ? days[at] : throw NotPublished(day0, $"{workingDays} working days from {day0:O}");
    }

    /// <summary>
    /// Working days from one date to another, the first not counted: what <see cref="Add"/> needs to get there.
    /// Negative when the other date is earlier.
    /// </summary>
    public int Between(DateOnly from, DateOnly to) => Ordinal(to) - Ordinal(from);

    // The position of the first working day on or after the date; past the last one it is the length, which Add turns down.
    int Ordinal(DateOnly date)
    {
        var at = Array.BinarySearch(days, Published(date));
        return at >= 0 ? at : ~at;
    }

    DateOnly Published(DateOnly date) => date >= first && date <= last ? date : throw NotPublished(date, $"{date:O}");

    ArgumentOutOfRangeException NotPublished(DateOnly date, string reached) => new(
        nameof(date), date, $"{reached} is outside the published bank holidays of {Division}, {first.Year} to {last.Year}.");

    static FrozenDictionary<string, WorkingDays> Read()
    {
        using var csv = CsvReader.Create(typeof(WorkingDays).Assembly.GetManifestResourceStream("bank_holidays.csv")!);
        var holidays = new List<(string Division, DateOnly Date)>();
        while (csv.Read())
        {
            holidays.Add((csv.GetString("division"), csv.Parse<DateOnly>("date")));
        }

        return holidays.GroupBy(h => h.Division, h => h.Date, StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, group => new WorkingDays(group.Key, group), StringComparer.Ordinal);
    }
}
