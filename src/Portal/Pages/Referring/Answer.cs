using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using TransferScheme.Portal.Components;
using TransferScheme.Portal.Words;

namespace TransferScheme.Portal.Pages.Referring;

/// <summary>An answer as it was typed, which need not be a valid one.</summary>
sealed class Answer
{
    /// <summary>Path of its question, so that every question is sent, be it not answered.</summary>
    public string? Path { get; set; }

    /// <summary>What was typed or chosen.</summary>
    public string? Text { get; set; }

    /// <summary>The codes of what a list does not name.</summary>
    public string? Other { get; set; }

    /// <summary>What was chosen of several.</summary>
    public List<string> Many { get; set; } = [];

    /// <summary>A day.</summary>
    public DayAnswer Day { get; set; } = new();

    /// <summary>The answer that the form holds.</summary>
    /// <param name="question">The question.</param>
    /// <param name="subject">The object that it is asked of.</param>
    internal static Answer Of(Question question, JsonObject subject)
    {
        var answer = new Answer { Path = question.Path };
        var text = subject.TextAt(question.Path);
        switch (question.Kind)
        {
            case Kind.Day:
                answer.Day = DayAnswer.Of(text is null ? null : DateOnly.Parse(text, CultureInfo.InvariantCulture));
                break;
            case Kind.Time:
                answer.Text = text is { Length: >= 5 } ? text[..5] : text;
                break;
            case Kind.YesNo:
                answer.Text = subject.BoolAt(question.Path) switch { true => "yes", false => "no", null => null };
                break;
            case Kind.Many:
                answer.Many = subject.TextsAt(question.Path) is { } chosen ? chosen is [] ? [None] : [.. chosen] : [];
                break;
            case Kind.Names:
                answer.Text = subject.TextsAt(question.Path) is { } names ? string.Join('\n', names) : null;
                break;
            case Kind.Country or Kind.Language:
                (answer.Text, answer.Other) = Listed(question, text is null ? [] : [text]);
                break;
            case Kind.Languages:
                (answer.Text, answer.Other) = Listed(question, subject.TextsAt(question.Path) ?? []);
                break;
            default:
                answer.Text = text;
                break;
        }

        return answer;
    }

    /// <summary>The choice that says that there is none, which is an answer too.</summary>
    internal const string None = "none";

    /// <summary>Checks the answer and gives what the form is to hold; null where nothing was answered.</summary>
    /// <param name="question">The question.</param>
    /// <param name="state">Where errors go.</param>
    /// <param name="name">The answer's name on the page.</param>
    /// <param name="today">Today in London.</param>
    /// <param name="text">The words.</param>
    internal JsonNode? Checked(Question question, ModelStateDictionary state, string name, DateOnly today, Text text)
    {
        var typed = Text?.ReplaceLineEndings("\n").Trim() ?? "";
        return question.Kind switch
        {
            Kind.Day => Day.IsEmpty ? null : CheckedDay(question, state, $"{name}.Day", today, text),
            Kind.Many => Many.Count == 0 ? null : List(Many.Where(m => m != None)),
            _ when typed.Length == 0 => null,
            Kind.YesNo => typed == "yes",
            Kind.Time => TimeOnly.TryParse(typed.Replace('.', ':'), CultureInfo.InvariantCulture, out var time)
                ? time.ToString("HH:mm:ss", CultureInfo.InvariantCulture)
                : Wrong(text["Enter a time of day, such as 17:40"]),
            Kind.Names => List(typed.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)),
            Kind.Country => Codes(
                typed, state, name, 2, char.ToUpperInvariant, text["Enter the two letters of the country's code, such as ET"], text).FirstOrDefault(),
            Kind.Language => Codes(
                typed, state, name, 3, char.ToLowerInvariant, text["Enter the code of the language, such as hi"], text).FirstOrDefault(),
            Kind.Languages => Codes(
                typed, state, name, 3, char.ToLowerInvariant, text["Enter codes of languages with a comma between, such as hi, pa"], text)
                is { Count: > 0 } all ? List(all) : null,
            Kind.Line when question.Path == "nhsNumber" => string.Concat(typed.Where(c => c is not (' ' or '-'))) is { Length: 10 } digits
                && digits.All(char.IsAsciiDigit) ? digits : Wrong(text["The NHS number must be 10 digits"]),
            _ => typed.Length - typed.Count(char.IsLowSurrogate) <= question.Most ? typed
                : Wrong(text["Shorten your answer to {0} characters or fewer", question.Most.ToString("N0", CultureInfo.InvariantCulture)]),
        };

        string? Wrong(string message)
        {
            state.AddModelError($"{name}.Text", message);
            return null;
        }
    }

    /// <summary>The part of the answer that its errors belong to.</summary>
    /// <param name="kind">Kind of the question.</param>
    internal static string Control(Kind kind) => kind switch { Kind.Day => "Day", Kind.Many => "Many", _ => "Text" };

    static (string? Text, string? Other) Listed(Question question, IReadOnlyList<string> codes) =>
        codes is [] ? (null, null)
        : question.Options.Any(o => o.Value == codes[0]) ? (codes[0], codes.Count > 1 ? string.Join(", ", codes.Skip(1)) : null)
        : (Tongues.Other, string.Join(", ", codes));

    static JsonArray List(IEnumerable<string> texts) => new([.. texts.Select(t => JsonValue.Create(t))]);

    string? CheckedDay(Question question, ModelStateDictionary state, string name, DateOnly today, Text text)
    {
        var label = text[question.Label];
        var earliest = question.Path.StartsWith("dateOfBirth", StringComparison.Ordinal) ? 1900 : 2000;
        return Day.Check(
            state, name, label, text,
            (day => question.MayBeToCome || day <= today, text["{0} must be today or in the past", label]),
            (day => day.Year >= earliest, text["{0} is too long ago", label]))?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    List<string> Codes(
        string chosen, ModelStateDictionary state, string name, int longest, Func<char, char> letter, string wrong, Text text)
    {
        List<string> typed =
        [
            .. (Other ?? "").Split([',', ' ', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .Select(code => string.Concat(code.Select(letter))),
        ];
        var isUnknown = typed.Exists(c => c.Length < 2 || c.Length > longest || !c.All(char.IsAsciiLetter));
        if (isUnknown || (chosen == Tongues.Other && typed.Count == 0))
        {
            state.AddModelError($"{name}.Other", wrong);
            return [];
        }

        List<string> all = chosen == Tongues.Other ? typed : [chosen, .. typed];
        all = [.. all.Distinct()];
        if (all.Count > 10)
        {
            state.AddModelError($"{name}.Other", text["Enter 10 languages or fewer"]);
        }

        return all;
    }
}
