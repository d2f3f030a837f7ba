using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using TransferScheme.Portal.Components;
using TransferScheme.Portal.Words;

namespace TransferScheme.Portal.Pages.Assessing;

/// <summary>What was answered to a question, in whichever part it takes.</summary>
public sealed class Answer
{
    static readonly string[] Clock = ["H:mm", "HH:mm", "H.mm", "h:mmtt", "h:mm tt", "htt", "h tt", "h.mmtt"];

    /// <summary>A line, a narrative, a code or a number.</summary>
    public string? Text { get; set; }

    /// <summary>A day.</summary>
    public DayAnswer Day { get; set; } = new();

    /// <summary>A time of day.</summary>
    public string? Time { get; set; }

    /// <summary>Whether ticked.</summary>
    public bool Yes { get; set; }

    /// <summary>What of several was ticked.</summary>
    public IList<string> Ticks { get; set; } = [];

    /// <summary>Says what is wrong with the answer.</summary>
    /// <param name="ask">The question.</param>
    /// <param name="path">Its field's name.</param>
    /// <param name="state">Where the errors go.</param>
    /// <param name="text">The words.</param>
    internal void Check(Ask ask, string path, ModelStateDictionary state, Text text)
    {
        var need = ask.Need is null ? null : text[ask.Need, ask.Number];
        switch (ask.Kind)
        {
            case Kind.Day or Kind.Moment when need is not null || !Day.IsEmpty:
                if (Day.IsEmpty)
                {
                    state.AddModelError($"{path}.{nameof(Day)}.{nameof(Day)}", need ?? text["Enter the date"]);
                }
                else
                {
                    Day.Check(state, $"{path}.{nameof(Day)}", text["The date"], text);
                }

                if (ask.Kind is Kind.Moment && TimeOfDay is null)
                {
                    state.AddModelError($"{path}.{nameof(Time)}", text["Enter a time, such as 9:30am or 14:05"]);
                }

                break;
            case Kind.Tick when need is not null && !Yes:
                state.AddModelError($"{path}.{nameof(Yes)}", need);
                break;
            case Kind.Ticks when need is not null && Ticks.Count == 0:
                state.AddModelError($"{path}.{nameof(Ticks)}", need);
                break;
            case Kind.Line or Kind.Narrative or Kind.Choice or Kind.Number or Kind.Lines or Kind.Authority when string.IsNullOrWhiteSpace(Text):
                if (need is not null)
                {
                    state.AddModelError($"{path}.{nameof(Text)}", need);
                }

                break;
            case Kind.Number when !int.TryParse(Text, NumberStyles.None, CultureInfo.InvariantCulture, out _):
                state.AddModelError($"{path}.{nameof(Text)}", text["Enter a whole number, such as 2"]);
                break;
            case Kind.Narrative when Lines(Text!).Length > ask.Max:
                state.AddModelError($"{path}.{nameof(Text)}",
                    text["Shorten it to {0} characters", ask.Max.ToString("N0", CultureInfo.InvariantCulture)]);
                break;
        }
    }

    /// <summary>Whether nothing was answered.</summary>
    internal bool IsEmpty(Ask ask) => ask.Kind switch
    {
        Kind.Day or Kind.Moment => Day.IsEmpty,
        Kind.Tick => !Yes,
        Kind.Ticks => Ticks.Count == 0,
        _ => string.IsNullOrWhiteSpace(Text),
    };

    /// <summary>The name of the part that is asked for.</summary>
    internal static string PartOf(Ask ask) => ask.Kind switch
    {
        Kind.Day or Kind.Moment => nameof(Day),
        Kind.Tick => nameof(Yes),
        Kind.Ticks => nameof(Ticks),
        _ => nameof(Text),
    };

    /// <summary>The answer as it is sent; null where there is none.</summary>
    internal JsonNode? Sent(Ask ask) => ask.Kind switch
    {
        Kind.Tick => JsonValue.Create(Yes),
        Kind.Ticks => new JsonArray([.. Ticks.Select(Code)]),
        Kind.Fixed => Code(ask.Given!),
        _ when IsEmpty(ask) => null,
        Kind.Day => Day.TryGet(out var day) ? JsonValue.Create(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)) : null,
        Kind.Moment => Moment is { } at ? JsonValue.Create(at.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'",
            CultureInfo.InvariantCulture)) : null,
        Kind.Number => JsonValue.Create(int.Parse(Text!, NumberStyles.None, CultureInfo.InvariantCulture)),
        Kind.Lines => new JsonArray([.. Text!.Split('\n',
            StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(l => JsonValue.Create(l))]),
        _ => JsonValue.Create(Lines(Text!).Trim()),
    };

    /// <summary>The instant that day and time are in London.</summary>
    internal DateTimeOffset? Moment => Day.TryGet(out var day) && TimeOfDay is { } time ? Dates.Instant(day, time) : null;

    TimeOnly? TimeOfDay => TimeOnly.TryParseExact(
        Time?.Trim().ToUpperInvariant(), Clock, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;

    static JsonNode Code(string code) => int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        ? JsonValue.Create(number) : JsonValue.Create(code);

    // A browser sends two characters for the end of a line, and counts one.
    static string Lines(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal);
}
