using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TransferScheme.Allocation.Exporting;

/// <summary>
/// JSON in the one form of RFC 8785, so that whoever hashes the same members gets the same hash: members in the order of their
/// UTF-16 code units, no spaces, each number and text written in one way only. The ledger has whole numbers alone.
/// </summary>
static class CanonicalJson
{
    // Beyond it RFC 8785 rounds: readers would no longer agree.
    const long Largest = 9_007_199_254_740_992;

    /// <summary>The canonical text of a value.</summary>
    /// <exception cref="FormatException">A number that is not whole, or beyond 2⁵³.</exception>
    internal static string Of(JsonNode? value)
    {
        var text = new StringBuilder();
        Write(value, text);
        return text.ToString();
    }

    static void Write(JsonNode? value, StringBuilder text)
    {
        switch (value)
        {
            case JsonObject members:
                WriteAll('{', members.OrderBy(m => m.Key, StringComparer.Ordinal), '}', text, member =>
                {
                    WriteText(member.Key, text);
                    text.Append(':');
                    Write(member.Value, text);
                });
                break;
            case JsonArray items:
                WriteAll('[', items, ']', text, item => Write(item, text));
                break;
            case { } plain when plain.GetValueKind() is JsonValueKind.String:
                WriteText(plain.GetValue<string>(), text);
                break;
            case { } plain when plain.GetValueKind() is JsonValueKind.Number:
                text.Append(Whole(plain.ToJsonString()));
                break;
            case { } plain:
                text.Append(plain.ToJsonString());
                break;
            case null:
                text.Append("null");
                break;
        }
    }

    static void WriteAll<T>(char open, IEnumerable<T> parts, char close, StringBuilder text, Action<T> write)
    {
        text.Append(open);
        foreach (var (at, part) in parts.Index())
        {
            if (at > 0)
            {
                text.Append(',');
            }

            write(part);
        }

        text.Append(close);
    }

    static void WriteText(string value, StringBuilder text)
    {
        text.Append('"');
        foreach (var c in value)
        {
            _ = c switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\b' => text.Append("\\b"),
                '\f' => text.Append("\\f"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                < ' ' => text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => text.Append(c),
            };
        }

        text.Append('"');
    }

    static string Whole(string number) =>
        long.TryParse(number, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole)
        && whole is >= -Largest and <= Largest
            ? whole.ToString(CultureInfo.InvariantCulture)
            : throw new FormatException($"{number} is not a whole number that every reader holds exactly.");
}
