using System.Globalization;
using TransferScheme.Portal.Charts;
using TransferScheme.Portal.Words;

namespace TransferScheme.Portal.Pages.Figures;

/// <summary>Figures as people read them: their names, values, how fresh they are, and the page behind them.</summary>
static class FigureWords
{
    // Names that do not read well when their words are only taken apart.
    static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["referralsAwaitingAllocation"] = "Referrals waiting for an authority",
        ["childrenAwaitingAllocation"] = "Children waiting for an authority",
        ["referralsInTransit"] = "Referrals whose children are on the way",
        ["childrenInTransit"] = "Children on the way",
        ["referralsHeld"] = "Referrals on hold",
        ["childrenHeld"] = "Children in referrals on hold",
        ["childrenOverdue"] = "Children in overdue referrals",
        ["referralsOverdue"] = "Overdue referrals",
        ["offersOpen"] = "Offers waiting for an answer in time",
        ["offersOverdue"] = "Offers not answered in time",
        ["offersInReview"] = "Declined offers whose reasons are not settled",
        ["medianHoursToAnswer"] = "Median time to the first answer",
        ["medianWorkingDays"] = "Median time to move",
        ["ninetiethCentileWorkingDays"] = "Time within which 90% moved",
        ["percentWithinLimit"] = "Moved within the statutory limit",
        ["threshold"] = "Threshold in children",
        ["percentOfThreshold"] = "Share of the threshold",
        ["medianDaysAgeOpen"] = "Median days that an age assessment is open",
        ["longestDaysAgeOpen"] = "Days that the oldest age assessment is open",
        ["ageAssessmentsDeparted"] = "Age assessments that departed from a safeguard",
        ["ageDepartures"] = "Departures from safeguards",
        ["ageFindingsOverturned"] = "Age findings that a court overturned",
    };

    /// <summary>The name of a figure.</summary>
    /// <param name="name">Its name in the API.</param>
    /// <param name="text">The words.</param>
    internal static string Name(string name, Text text) => text[Names.GetValueOrDefault(name) ?? Apart(name)];

    /// <summary>The last part of a name, such as the group of a ground.</summary>
    /// <param name="name">Its name in the API.</param>
    /// <param name="begins">What goes before.</param>
    /// <param name="text">The words.</param>
    internal static string Part(string name, string begins, Text text) => text[Apart(name[begins.Length..])];

    /// <summary>The value with its unit.</summary>
    /// <param name="value">The value; null where it is not known.</param>
    /// <param name="unit">The unit.</param>
    /// <param name="text">The words.</param>
    internal static string Value(decimal? value, string unit, Text text)
    {
        var number = Svg.Read(value, text);
        return value is null ? number : unit switch
        {
            "percent" => $"{number}%",
            "hours" => text[value == 1 ? "{0} hour" : "{0} hours", number],
            "days" => text[value == 1 ? "{0} day" : "{0} days", number],
            "workingDays" => text[value == 1 ? "{0} working day" : "{0} working days", number],
            _ => number,
        };
    }

    /// <summary>How fresh a figure is, such as <c>as at 9:05am, all counted</c>.</summary>
    /// <param name="asAt">When the last event that is counted was received; null before the first.</param>
    /// <param name="behind">Seconds since the oldest event that was received and is not counted yet; zero when all are.</param>
    /// <param name="text">The words.</param>
    /// <param name="dates">Times in words.</param>
    internal static string Fresh(DateTimeOffset? asAt, int behind, Text text, Dates dates) => asAt is not { } at
        ? text["nothing is counted yet"]
        : behind == 0
            ? text["as at {0}, everything received is counted", dates.Time(at)]
            : text["as at {0}, {1}", dates.Time(at), text.Of(behind, "{0} second old", "{0} seconds old")];

    /// <summary>The page with the list behind a figure; null where the portal has none.</summary>
    /// <param name="listUrl">The list, by the API.</param>
    internal static string? Page(string? listUrl)
    {
        const string Api = "/api/v1", Referrals = $"{Api}/referrals?";
        return listUrl?.StartsWith(Referrals, StringComparison.Ordinal) == true ? listUrl[Api.Length..] : null;
    }

    static string Apart(string name)
    {
        var words = string.Concat(name.Select(c => char.IsAsciiLetterUpper(c) ? $" {c}" : $"{c}"))
            .Replace('-', ' ').Trim().ToLower(CultureInfo.InvariantCulture);
        return words.Length == 0 ? words : $"{char.ToUpperInvariant(words[0])}{words[1..]}";
    }
}
