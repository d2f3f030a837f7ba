using System.Globalization;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Time;

namespace TransferScheme.Dashboards.Returning;

/// <summary>The days that a return covers, in the United Kingdom.</summary>
/// <param name="From">The first day.</param>
/// <param name="To">The last day.</param>
sealed record ReturnPeriod(DateOnly From, DateOnly To)
{
    /// <summary>The first instant after it.</summary>
    internal DateTimeOffset Ends => UkTime.EndOf(To);

    /// <summary>Whether something happened in it.</summary>
    internal bool Holds(DateTimeOffset? instant) => instant is { } at && UkTime.DateOf(at) is var day && day >= From && day <= To;

    /// <summary>Reads a period that has begun; null, with the faults named, where it is none.</summary>
    /// <param name="from">The first day, as sent.</param>
    /// <param name="to">The last day, as sent.</param>
    /// <param name="isPublic">Whether it is for publication: such a period is of whole quarters, so that no two can be subtracted.</param>
    /// <param name="today">Today in the United Kingdom.</param>
    /// <param name="faults">Where to name faults.</param>
    internal static ReturnPeriod? Read(string? from, string? to, bool isPublic, DateOnly today, Faults faults)
    {
        var first = Day(from, "from", faults);
        var last = Day(to, "to", faults);
        faults.When(first > today, "from", "Must not be in the future.");
        faults.When(last > today, "to", "Must not be in the future.");
        faults.When(first > last, "from", "Must not be after to.");
        faults.When(
            isPublic && first is { } begin && !BeginsQuarter(begin), "from", "Must be the first day of a quarter in public output.");
        faults.When(
            isPublic && last is { } end && end <= today && (end == today || !BeginsQuarter(end.AddDays(1))), "to",
            "Must be the last day of a quarter that is over in public output.");
        return faults.None ? new ReturnPeriod(first!.Value, last!.Value) : null;
    }

    static bool BeginsQuarter(DateOnly day) => day is { Day: 1, Month: 1 or 4 or 7 or 10 };

    static DateOnly? Day(string? text, string member, Faults faults)
    {
        var isDay = DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day);
        faults.When(!isDay, member, "Must be a day, such as 2026-03-31.");
        return isDay ? day : null;
    }
}
