using System.Globalization;
using TransferScheme.Portal.Charts;
using TransferScheme.Portal.Words;

namespace TransferScheme.Portal.Pages.Figures;

/// <summary>Figures as people read them: their names, values, how fresh they are, and the page behind them.</summary>
static class FigureWords
{
    const string Declined = "offersDeclined", Outcomes = "ageOutcomes";

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

    // The groups of grounds, and the routes with what was found, as the parts of figures are called.
    static readonly Dictionary<string, string> Parts = new(StringComparer.OrdinalIgnoreCase)
    {
        ["eligibility"] = "Whether the children are eligible",
        ["child"] = "What this child needs",
        ["placement"] = "No fitting placement",
        ["information"] = "What is not known",
        ["wholeService"] = "The whole service",
        ["agreed"] = "Agreed between the authorities",
        ["notValid"] = "No ground that the scheme accepts",
        ["other"] = "Another ground",
        ["acceptChild"] = "Claimed age accepted: a child",
        ["acceptAdult"] = "Claimed age accepted: an adult",
        ["briefEnquiryChild"] = "Brief enquiry: a child",
        ["briefEnquiryAdult"] = "Brief enquiry: an adult",
        ["fullChild"] = "Full assessment: a child",
        ["fullAdult"] = "Full assessment: an adult",
        ["naabChild"] = "National Age Assessment Board: a child",
        ["naabAdult"] = "National Age Assessment Board: an adult",
    };

    /// <summary>The name of a figure.</summary>
    /// <param name="name">Its name in the API.</param>
    /// <param name="text">The words.</param>
    internal static string Name(string name, Text text) => name switch
    {
        _ when name.StartsWith(Declined, StringComparison.Ordinal) && name.Length > Declined.Length
            => text["Declined: {0}", Part(name[Declined.Length..], text)],
        _ when name.StartsWith(Outcomes, StringComparison.Ordinal) => Part(name[Outcomes.Length..], text),
        _ => text[Names.GetValueOrDefault(name) ?? Apart(name)],
    };

    /// <summary>The name of a part of a figure: the group of a ground, or a route with what was found.</summary>
    /// <param name="part">Its code, such as <c>whole-service</c>, or the end of a figure's name.</param>
    /// <param name="text">The words.</param>
    internal static string Part(string part, Text text) =>
        text[Parts.GetValueOrDefault(part.Replace("-", "", StringComparison.Ordinal)) ?? Apart(part)];

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
