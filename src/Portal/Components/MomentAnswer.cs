using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using TransferScheme.Portal.Words;

namespace TransferScheme.Portal.Components;

/// <summary>A day and a time of day in London as they were typed, which need not be one.</summary>
public sealed partial class MomentAnswer
{
    /// <summary>The day.</summary>
    public DayAnswer On { get; set; } = new();

    /// <summary>The time of day.</summary>
    public string? At { get; set; }

    /// <summary>Whether nothing was typed.</summary>
    public bool IsEmpty => On.IsEmpty && string.IsNullOrWhiteSpace(At);

    /// <summary>The answer whose day is known before anybody types.</summary>
    /// <param name="day">The day.</param>
    public static MomentAnswer Of(DateOnly day) => new() { On = DayAnswer.Of(day) };

    /// <summary>Says in GOV.UK's words what is wrong with the answer, on the part that is wrong.</summary>
    /// <param name="state">Where the errors go.</param>
    /// <param name="path">The member's name in the model ("Departed").</param>
    /// <param name="day">What the day is, as a sentence begins ("The day on which they left").</param>
    /// <param name="time">What the time is, in the same way ("The time at which they left").</param>
    /// <param name="text">The reader's words.</param>
    /// <returns>The instant where all is well, otherwise null.</returns>
    public DateTimeOffset? Check(ModelStateDictionary state, string path, string day, string time, Text text)
    {
        var on = On.Check(state, $"{path}.{nameof(On)}", day, text);
        var at = TimeOf(At);
        if (at is null)
        {
            var isEmpty = string.IsNullOrWhiteSpace(At);
            state.AddModelError(
                $"{path}.{nameof(At)}",
                isEmpty
                    ? text["Enter {0}", char.ToLowerInvariant(time[0]) + time[1..]]
                    : text["{0} must be a time, like 9:40am or 17:40", time]);
        }

        return on is { } d && at is { } t ? Dates.Instant(d, t) : null;
    }

    /// <summary>
    /// The time of day that somebody meant; null for none. A bare hour needs am or pm, so that nobody's 5 is taken for the morning.
    /// </summary>
    /// <param name="typed">What they typed.</param>
    internal static TimeOnly? TimeOf(string? typed)
    {
        var plain = (typed ?? "").Trim().ToLowerInvariant().Replace("a.m.", "am", StringComparison.Ordinal)
            .Replace("p.m.", "pm", StringComparison.Ordinal);
        if (plain is "midday" or "noon" or "midnight")
        {
            return new TimeOnly(plain is "midnight" ? 0 : 12, 0);
        }

        var match = Clock().Match(plain);
        var (hour, minute, half) = (Number(match, "hour"), Number(match, "minute"), match.Groups["half"].Value);
        return !match.Success || minute > 59 || (half.Length == 0 && !match.Groups["minute"].Success) ? null
            : half.Length == 0 ? hour > 23 ? null : new TimeOnly(hour, minute)
            : hour is < 1 or > 12 ? null
            : new TimeOnly(hour % 12 + (half is "pm" ? 12 : 0), minute);
    }

    static int Number(Match match, string part) =>
        match.Groups[part] is { Success: true } found ? int.Parse(found.ValueSpan, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"^(?<hour>[0-9]{1,2})([:.]?(?<minute>[0-9]{2}))?\s*(?<half>am|pm)?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Clock();
}
