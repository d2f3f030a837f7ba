using System.Collections.Immutable;
using System.Text.Json;

namespace TransferScheme.Platform.Problems;

/// <summary>A request that can tell which of its members are not valid, beyond what their types say.</summary>
public interface IChecked
{
    /// <summary>Names every member that is not valid.</summary>
    /// <param name="faults">Where to name them.</param>
    void Check(Faults faults);
}

/// <summary>Collects the members of a request that are not valid. Messages never repeat the value that was sent.</summary>
public sealed class Faults
{
    const string NotText = "Must be text in UTF-8, with every surrogate in a pair.";
    readonly SortedDictionary<string, List<string>> _messages = new(StringComparer.Ordinal);

    /// <summary>Whether no fault was found.</summary>
    public bool None => _messages.Count == 0;

    /// <summary>Names a member that is not valid when <paramref name="wrong"/> holds.</summary>
    /// <param name="wrong">Whether it is wrong.</param>
    /// <param name="member">Path of the member, such as <c>children[0].sex</c>.</param>
    /// <param name="message">What a valid value is.</param>
    public void When(bool wrong, string member, string message)
    {
        if (!wrong)
        {
            return;
        }

        if (!_messages.TryGetValue(member, out var messages))
        {
            _messages[member] = messages = [];
        }

        messages.Add(message);
    }

    /// <summary>The most characters that a narrative may have.</summary>
    public const int Narrative = 20_000;

    /// <summary>
    /// Names a text that is empty, longer than <paramref name="longest"/> characters, or not plain text: control characters other than
    /// tab, line feed and carriage return, and surrogates without their pair. Any script is text.
    /// </summary>
    /// <param name="text">The text; absent is no fault here.</param>
    /// <param name="member">Path of the member.</param>
    /// <param name="longest">Most characters allowed, in code points: a script outside the first plane counts no more than another.</param>
    public void Text(string? text, string member, int longest = 200)
    {
        if (text is null)
        {
            return;
        }

        When(string.IsNullOrWhiteSpace(text), member, "Must not be empty.");
        When(
            text.Length > longest && text.Length - text.Count(char.IsLowSurrogate) > longest, member,
            $"Must be at most {longest} characters.");
        When(
            text.Any(c => char.IsControl(c) && c is not ('\t' or '\n' or '\r')), member,
            "Must not contain control characters other than tab and line breaks.");
        When(HasLoneSurrogate(text), member, NotText);
    }

    /// <summary>Names a code that is not one of those allowed.</summary>
    /// <param name="code">The code; absent is no fault here.</param>
    /// <param name="member">Path of the member.</param>
    /// <param name="allowed">The codes allowed.</param>
    public void OneOf(string? code, string member, params IReadOnlyCollection<string> allowed) =>
        When(code is not null && !allowed.Contains(code), member, $"Must be one of: {string.Join(", ", allowed)}.");

    /// <summary>Names every null inside a list: types cannot say that a list has none.</summary>
    /// <param name="element">The request, or a part of it.</param>
    /// <param name="path">Path of the part.</param>
    public void Nulls(JsonElement element, string path = "")
    {
        if (element.ValueKind is JsonValueKind.Object)
        {
            foreach (var member in element.EnumerateObject())
            {
                Nulls(member.Value, path.Length == 0 ? member.Name : $"{path}.{member.Name}");
            }
        }
        else if (element.ValueKind is JsonValueKind.Array)
        {
            foreach (var (i, item) in element.EnumerateArray().Index())
            {
                When(item.ValueKind is JsonValueKind.Null, $"{path}[{i}]", "Must not be null.");
                Nulls(item, $"{path}[{i}]");
            }
        }
    }

    /// <summary>The problem that names every fault.</summary>
    public Problem ToProblem() =>
        Problem.Invalid(_messages.ToImmutableSortedDictionary(m => m.Key, m => m.Value.ToArray(), StringComparer.Ordinal));

    /// <summary>The problem for text that is no valid JSON for the request, told by its path alone.</summary>
    /// <param name="exception">What the JSON reader found.</param>
    public static Problem Of(JsonException exception)
    {
        var path = exception.Path ?? "$";
        var member = path.StartsWith("$.", StringComparison.Ordinal) ? path[2..] : path.TrimStart('$');
        var message = exception.Message switch
        {
            var m when m.Contains("could not be mapped", StringComparison.Ordinal) => "Is not a member of this request.",
            var m when m.Contains("Duplicate", StringComparison.OrdinalIgnoreCase) => "Is given twice.",
            var m when m.Contains("missing required", StringComparison.Ordinal) => MissingMembers(m),
            OffsetTimes.Missing => OffsetTimes.Missing,
            var m when m.Contains("maximum configured depth", StringComparison.Ordinal) => "Is nested more than 32 levels deep.",
            _ when exception.InnerException?.Message.Contains("UTF-", StringComparison.Ordinal) == true => NotText,
            _ => "Is not valid JSON for this member.",
        };
        return Problem.Invalid(member.Length == 0 ? "body" : member, message);
    }

    static bool HasLoneSurrogate(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
            {
                continue;
            }

            if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1]))
            {
                return true;
            }

            i++;
        }

        return false;
    }

    // The reader lists the missing members after its last colon: "… missing required properties including: 'authority'."
    static string MissingMembers(string message) =>
        $"Lacks a required member:{message[(message.LastIndexOf(':') + 1)..].Replace("'", "", StringComparison.Ordinal)}";
}
