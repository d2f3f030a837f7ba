using TransferScheme.TestKit;

namespace TransferScheme.Platform.Tests.Time;

/// <summary>Working days counted one day after the other, with summer time worked out by itself: slow, and plain to see.</summary>
/// <param name="division">The bank-holiday division.</param>
sealed class DayByDay(string division)
{
    static readonly string Published = Path.Combine(Repository.Root, "src", "Platform", "Time", "bank_holidays.csv");
    static readonly IReadOnlyList<string[]> Rows = [.. File.ReadLines(Published).Skip(1).Select(line => line.Split(','))];

    readonly HashSet<DateOnly> _holidays = [.. Rows.Where(r => r[0] == division).Select(r => DateOnly.Parse(r[1]))];

    internal bool IsWorkingDay(DateOnly day) =>
        day.DayOfWeek is not DayOfWeek.Saturday && day.DayOfWeek is not DayOfWeek.Sunday && !_holidays.Contains(day);

    /// <summary>The working day so many after a day, which is the next working day when it is none itself.</summary>
    internal DateOnly Add(DateOnly day, int workingDays)
    {
        day = Next(day);
        for (var counted = 0; counted < workingDays; counted++)
        {
            day = Next(day.AddDays(1));
        }

        return day;
    }

    /// <summary>Day 0 of a clock that starts at an instant.</summary>
    internal DateOnly StartOn(DateTimeOffset instant)
    {
        var local = instant.UtcDateTime + (IsSummer(instant.UtcDateTime) ? TimeSpan.FromHours(1) : TimeSpan.Zero);
        var today = DateOnly.FromDateTime(local);
        return Next(local.TimeOfDay > TimeSpan.FromHours(17) ? today.AddDays(1) : today);
    }

    /// <summary>Summer time begins and ends at one o'clock UTC, on the last Sundays of March and of October.</summary>
    internal static bool IsSummer(DateTime utc) => utc >= LastSunday(utc.Year, 3) && utc < LastSunday(utc.Year, 10);

    DateOnly Next(DateOnly day)
    {
        while (!IsWorkingDay(day))
        {
            day = day.AddDays(1);
        }

        return day;
    }

    static DateTime LastSunday(int year, int month)
    {
        var day = new DateTime(year, month, 31, 1, 0, 0, DateTimeKind.Utc);
        return day.AddDays(-(int)day.DayOfWeek);
    }
}
