using System.Globalization;
using System.Text.Json.Nodes;
using TransferScheme.Portal.Scheme;
using TransferScheme.Portal.Words;

namespace TransferScheme.Portal.Pages.Referring;

/// <summary>What the form holds, as people read it.</summary>
/// <param name="text">The words.</param>
/// <param name="dates">Days in words.</param>
/// <param name="authorities">The authorities by code.</param>
sealed class AnswerWords(Text text, Dates dates, IReadOnlyDictionary<string, AuthorityEntry> authorities)
{
    /// <summary>An answer in words; null where there is none.</summary>
    /// <param name="question">The question.</param>
    /// <param name="subject">The object that it is asked of.</param>
    internal string? Of(Question question, JsonObject subject) => question.Kind switch
    {
        Kind.Day => subject.TextAt(question.Path) is { } day ? dates.Day(DateOnly.Parse(day, CultureInfo.InvariantCulture)) : null,
        Kind.Time => subject.TextAt(question.Path) is { Length: >= 5 } time ? time[..5] : null,
        Kind.YesNo => subject.BoolAt(question.Path) switch { true => text["Yes"], false => text["No"], null => null },
        Kind.Many or Kind.Languages => subject.TextsAt(question.Path) is { } chosen
            ? chosen is [] ? text["None"] : string.Join(", ", chosen.Select(c => Option(question, c)))
            : null,
        Kind.Names => subject.TextsAt(question.Path) is { } names ? string.Join('\n', names) : null,
        Kind.Authority => subject.TextAt(question.Path) is { } code ? authorities.TryGetValue(code, out var one) ? one.Name : code : null,
        Kind.One or Kind.Country or Kind.Language => subject.TextAt(question.Path) is { } value ? Option(question, value) : null,
        _ => subject.TextAt(question.Path),
    };

    string Option(Question question, string value) =>
        question.Options.FirstOrDefault(o => o.Value == value) is { } known ? text[known.Label] : value;
}
