using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using TransferScheme.Portal.Pages.Referring;
using TransferScheme.Portal.Scheme;
using TransferScheme.Portal.Words;

namespace TransferScheme.Portal.Pages.Cases;

/// <summary>A line of a record: what it is about, and what it says.</summary>
/// <param name="Label">What it is about.</param>
/// <param name="Value">What it says; lines within it stand below each other.</param>
sealed record RecordLine(string Label, string Value);

/// <summary>
/// A record in words. It reads whatever members the API answers, so that a page never shows less than its reader may see: names of members
/// become labels, days and authorities are said as people say them, and a child is called by name.
/// </summary>
/// <param name="text">The words.</param>
/// <param name="dates">Days in words.</param>
/// <param name="codes">Codes in words.</param>
/// <param name="authorities">The authorities by code.</param>
/// <param name="children">How the children are called, by identifier.</param>
sealed class RecordWords(
    Text text, Dates dates, Codes codes, IReadOnlyDictionary<string, AuthorityEntry> authorities, IReadOnlyDictionary<string, string> children)
{
    // Members whose names do not say it in plain words.
    static readonly Dictionary<string, string> Labels = new(StringComparer.Ordinal)
    {
        ["dateOfBirth"] = "Date of birth, as claimed",
        ["dateOfBirthInUse"] = "Date of birth in use",
        ["nhsNumber"] = "NHS number",
        ["homeOfficeReference"] = "Home Office reference",
        ["nrm"] = "National Referral Mechanism",
        ["nrmReferral"] = "National Referral Mechanism",
        ["inAuthorityCare"] = "Looked after by the entry authority",
        ["interpreter"] = "Needs an interpreter",
        ["childsViews"] = "What the children say",
        ["bestInterests"] = "Best interests",
        ["childId"] = "Child",
        ["ageBand"] = "Age",
        ["ageStatus"] = "Where the age stands",
        ["selfHarmRisk"] = "Risk of self-harm",
        ["notKnown"] = "Not known",
        ["foundAt"] = "Found on",
    };

    // Members whose values are codes of the contract.
    static readonly HashSet<string> Coded = new(StringComparer.Ordinal)
    {
        "sex", "ageBand", "placementTypes", "currentPlacement", "careStatus", "status", "ageStatus", "reasonCode", "risk", "code",
        "source", "category", "decision", "owner",
    };

    /// <summary>The lines of an object.</summary>
    /// <param name="node">The object; null for none.</param>
    /// <param name="without">Names of members that are left out.</param>
    internal IReadOnlyList<RecordLine> Of(JsonObject? node, params IReadOnlyList<string> without)
    {
        var lines = new List<RecordLine>();
        foreach (var (name, value) in node ?? [])
        {
            if (without.Contains(name))
            {
                continue;
            }

            if (value is JsonArray { Count: > 0 } items && items.All(i => i is JsonObject))
            {
                lines.AddRange(items.Index().Select(i => new RecordLine(
                    items.Count == 1 ? Label(name) : $"{Label(name)} {i.Index + 1}", Value(name, i.Item) ?? "")));
            }
            else if (Value(name, value) is { Length: > 0 } words)
            {
                lines.Add(new RecordLine(Label(name), words));
            }
        }

        return lines;
    }

    /// <summary>The path of an answer in words, such as <c>Child 1: health, medication</c>.</summary>
    /// <param name="path">The path, as the contract names it.</param>
    internal string Path(string path)
    {
        var parts = path.Split('.').Select(part => part.Split('[', ']') is [var name, var number, ..]
            ? text[name is "children" ? "Child {0}" : "Person {0}", int.Parse(number, CultureInfo.InvariantCulture) + 1]
            : Label(part)).ToList();
        return string.Join(": ", parts.Take(1).Append(string.Join(", ", parts.Skip(1).Select(LowerFirst))).Where(p => p.Length > 0));
    }

    /// <summary>A code that has no words of its own, as plain words: <c>care-plan</c> is a care plan.</summary>
    /// <param name="code">The code.</param>
    internal static string Plain(string code)
    {
        var words = string.Concat(code.Select((c, i) => char.IsAsciiLetterUpper(c) && i > 0 && char.IsAsciiLetterLower(code[i - 1])
            ? $" {char.ToLowerInvariant(c)}"
            : c is '-' or '_' ? " " : $"{c}"));
        return words.Length == 0 ? "" : char.ToUpperInvariant(words[0]) + words[1..];
    }

    string Label(string name) => text[Labels.TryGetValue(name, out var label) ? label : Plain(name)];

    string? Value(string name, JsonNode? node) => node switch
    {
        null => null,
        JsonObject o => string.Join('\n', Of(o).Select(l => $"{l.Label}: {l.Value}")),
        JsonArray { Count: 0 } => text["None"],
        JsonArray list => string.Join(
            list.Any(i => i is JsonObject) ? "\n" : ", ", list.Select(i => Value(name, i)).Where(v => !string.IsNullOrEmpty(v))),
        JsonValue value => value.GetValueKind() switch
        {
            JsonValueKind.True => text["Yes"],
            JsonValueKind.False => text["No"],
            JsonValueKind.String => Written(name, value.GetValue<string>()),
            _ => value.ToString(),
        },
        _ => null,
    };

    // An identifier tells people nothing, unless it is that of a child.
    string? Written(string name, string value) =>
        children.TryGetValue(value, out var child) ? child
        : Guid.TryParseExact(value, "D", out _) ? null
        : DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? dates.Day(day)
        : IsTime(value, out var time) ? dates.Time(time)
        : authorities.TryGetValue(value, out var authority) ? authority.Name
        : name is "path" ? Path(value)
        : name is "nationality" ? Tongues.CountryOf(value, text)
        : name is "languages" or "toldInLanguage" ? Tongues.LanguageOf(value, text)
        : Coded.Contains(name) ? Said(value)
        : value;

    string Said(string code) => codes[code] is var words && words != code ? words
        : code.Contains(' ', StringComparison.Ordinal) ? code
        : Plain(code);

    static bool IsTime(string value, out DateTimeOffset time)
    {
        time = default;
        return value.Length is > 18 and < 40 && value[10] == 'T'
            && DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out time);
    }

    static string LowerFirst(string words) =>
        words.Length > 1 && char.IsUpper(words[1]) ? words : char.ToLowerInvariant(words[0]) + words[1..];
}
