using TransferScheme.Platform.Time;
using TransferScheme.Portal.Words;

namespace TransferScheme.Portal.Scheme;

/// <summary>What a clock says, in words: "due Tuesday 24 March 2026, 2 working days left".</summary>
/// <param name="Words">The words.</param>
/// <param name="State"><c>overdue</c>, <c>soon</c> (the last working day or the one before) or <c>later</c>; for the colour, which is never alone.</param>
public sealed record Due(string Words, string State)
{
    /// <summary>The colour of its tag.</summary>
    public string Colour => State switch { "overdue" => "red", "soon" => "yellow", _ => "grey" };

    /// <summary>What a clock says of its last day.</summary>
    /// <param name="dueOn">The last day in time.</param>
    /// <param name="today">Today in London.</param>
    /// <param name="calendar">The working days by which it runs.</param>
    /// <param name="text">The words.</param>
    /// <param name="dates">Days in words.</param>
    public static Due Of(DateOnly dueOn, DateOnly today, WorkingDays calendar, Text text, Dates dates)
    {
        var day = dates.NamedDay(dueOn);
        if (today > dueOn)
        {
            return new Due(
                text["was due {0}, {1}", day, text.Of(calendar.Between(dueOn, today), "{0} working day late", "{0} working days late")], "overdue");
        }

        var left = calendar.Between(today, dueOn);
        return left == 0
            ? new Due(text["due today, {0}", day], "soon")
            : new Due(text["due {0}, {1}", day, text.Of(left, "{0} working day left", "{0} working days left")], left == 1 ? "soon" : "later");
    }
}
