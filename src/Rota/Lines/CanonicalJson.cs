using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TransferScheme.Rota.Lines;

/// <summary>
/// JSON in the one form of RFC 8785, so that whoever hashes the same members gets the same hash: members in the order of their
/// UTF-16 code units, no spaces, each number and text written in one way only.
/// </summary>
public static class CanonicalJson
{
    // From here on RFC 8785, whose numbers are those of JavaScript, writes a power of ten.
    const int LongestWhole = 21;

    /// <summary>The canonical text of a value.</summary>
    /// <param name="value">The value.</param>
    public static string Of(JsonNode? value)
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
                text.Append(Number(plain.ToJsonString()));
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

    internal static void WriteText(string value, StringBuilder text)
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

    // A number is what a reader makes of it who knows doubles only, with as few digits as tell it from every other double.
    static string Number(string number)
    {
        var shortest = double.Parse(number, CultureInfo.InvariantCulture).ToString("R", CultureInfo.InvariantCulture);
        var sign = shortest[0] == '-' ? "-" : "";
        var (mantissa, power) = shortest.Split('E') is [var m, var p] ? (m, int.Parse(p, CultureInfo.InvariantCulture)) : (shortest, 0);
        var point = mantissa.TrimStart('-').Split('.');
        var digits = string.Concat(point).TrimStart('0');
        var before = digits.Length - (point.Length > 1 ? point[1].Length : 0) + power;
        digits = digits.TrimEnd('0');
        return digits.Length == 0 ? "0" : sign + Placed(digits, before);
    }

    static string Placed(string digits, int before) => before switch
    {
        > 0 and <= LongestWhole when digits.Length <= before => digits.PadRight(before, '0'),
        > 0 and <= LongestWhole => $"{digits[..before]}.{digits[before..]}",
        > -6 and <= 0 => $"0.{new string('0', -before)}{digits}",
        _ => string.Create(
            CultureInfo.InvariantCulture,
            $"{digits[0]}{(digits.Length > 1 ? "." : "")}{digits[1..]}e{(before > 0 ? "+" : "")}{before - 1}"),
    };
}
