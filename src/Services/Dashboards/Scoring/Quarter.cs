using System.Globalization;
using TransferScheme.Dashboards.Returning;
using TransferScheme.Platform.Problems;

namespace TransferScheme.Dashboards.Scoring;

/// <summary>A quarter of the calendar year, in the United Kingdom.</summary>
static class Quarter
{
    /// <summary>Reads a quarter such as <c>2026-Q1</c> that has begun; null, with the fault named, where it is none.</summary>
    /// <param name="text">As sent.</param>
    /// <param name="isPublic">Whether it is for publication: then it must be over, so that no two can be subtracted.</param>
    /// <param name="today">Today in the United Kingdom.</param>
    /// <param name="faults">Where to name faults.</param>
    internal static ReturnPeriod? Read(string? text, bool isPublic, DateOnly today, Faults faults)
    {
        if (text is not [.., '-', 'Q', >= '1' and <= '4' and var number] || text.Length != 7
            || !int.TryParse(text.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year) || year is < 2016 or > 9998)
        {
            faults.When(true, "quarter", "Must be a quarter, such as 2026-Q1.");
            return null;
        }

        var from = new DateOnly(year, ((number - '1') * 3) + 1, 1);
        var to = from.AddMonths(3).AddDays(-1);
        faults.When(from > today, "quarter", "Must not be in the future.");
        faults.When(isPublic && from <= today && to >= today, "quarter", "Must be over in public output.");
        return faults.None ? new ReturnPeriod(from, to) : null;
    }
}
