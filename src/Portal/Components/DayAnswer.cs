using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using TransferScheme.Portal.Words;

namespace TransferScheme.Portal.Components;

/// <summary>A date as it was typed, which need not be one.</summary>
public sealed class DayAnswer
{
    public string? Day { get; set; }
    public string? Month { get; set; }
    public string? Year { get; set; }

    /// <summary>The answer that would have been typed for this date.</summary>
    public static DayAnswer Of(DateOnly? date) => date is not { } day
        ? new()
        : new()
        {
            Day = day.Day.ToString(CultureInfo.InvariantCulture),
            Month = day.Month.ToString(CultureInfo.InvariantCulture),
            Year = day.Year.ToString(CultureInfo.InvariantCulture),
        };

    /// <summary>Whether nothing was typed.</summary>
    public bool IsEmpty => Parts.All(p => string.IsNullOrWhiteSpace(p.Text));

    IEnumerable<(string Name, string? Text)> Parts => [(nameof(Day), Day), (nameof(Month), Month), (nameof(Year), Year)];

    /// <summary>The date, where the three parts make one. The year has four digits; the month may be its English name.</summary>
    public bool TryGet(out DateOnly date)
    {
        date = default;
        if (Number(Day) is not { } day || MonthNumber is not { } month || Number(Year) is not ({ } year and >= 1000 and <= 9999))
        {
            return false;
        }
        if (month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            return false;
        }
        date = new(year, month, day);
        return true;
    }

    /// <summary>Says in GOV.UK's words what is wrong with the answer, on the part that is wrong.</summary>
    /// <param name="state">Where the errors go.</param>
    /// <param name="path">The member's name in the model ("Born").</param>
    /// <param name="what">What the date is, as a sentence begins ("Date of birth").</param>
    /// <param name="words">The reader's words: "{0} must include a month" and the like are looked up there.</param>
    /// <param name="rules">What else must hold, with the whole message where it does not.</param>
    /// <returns>The date where all is well, otherwise null.</returns>
    public DateOnly? Check(
        ModelStateDictionary state, string path, string what, Text words,
        params ReadOnlySpan<(Func<DateOnly, bool> Holds, string Message)> rules)
    {
        var missing = Parts.Where(p => string.IsNullOrWhiteSpace(p.Text)).Select(p => p.Name).ToList();
        if (missing.Count > 0)
        {
            var message = missing.Count == 3
                ? "Enter {0}"
                : $"{{0}} must include a {string.Join(" and ", missing.Select(m => m.ToLowerInvariant()))}";
            return Wrong(state, path, missing, Say(words[message], missing.Count == 3 ? LowerFirst(what) : what));
        }
        if (!TryGet(out var date))
        {
            return Number(Year) is < 1000 or > 9999
                ? Wrong(state, path, [nameof(Year)], words["Year must include 4 numbers"])
                : Wrong(state, path, Unreal(), Say(words["{0} must be a real date"], what));
        }
        foreach (var (holds, message) in rules)
        {
            if (!holds(date))
            {
                return Wrong(state, path, [nameof(Day), nameof(Month), nameof(Year)], message);
            }
        }
        return date;
    }

    // One part alone is marked where it alone cannot be; otherwise it is the three together.
    List<string> Unreal()
    {
        List<string> parts = [];
        if (Number(Day) is not (>= 1 and <= 31))
        {
            parts.Add(nameof(Day));
        }
        if (MonthNumber is not (>= 1 and <= 12))
        {
            parts.Add(nameof(Month));
        }
        if (Number(Year) is null)
        {
            parts.Add(nameof(Year));
        }
        return parts.Count > 0 ? parts : [nameof(Day), nameof(Month), nameof(Year)];
    }

    int? MonthNumber => Number(Month) ?? Array.FindIndex(
        CultureInfo.InvariantCulture.DateTimeFormat.MonthNames,
        m => m.Length > 0 && Month?.Trim() is { Length: >= 3 } typed && m.StartsWith(typed, StringComparison.OrdinalIgnoreCase)) switch
    {
        -1 => null,
        var index => index + 1,
    };

    // The message stands on the first wrong part, where the error summary leads; the others are marked without words.
    static DateOnly? Wrong(ModelStateDictionary state, string path, List<string> parts, string message)
    {
        foreach (var part in parts)
        {
            state.AddModelError($"{path}.{part}", part == parts[0] ? message : "");
        }
        return null;
    }

    static int? Number(string? text) => int.TryParse(
        text, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var number)
        ? number
        : null;

    static string Say(string pattern, string what) => string.Format(CultureInfo.InvariantCulture, pattern, what);

    static string LowerFirst(string what) => char.ToLowerInvariant(what[0]) + what[1..];
}
