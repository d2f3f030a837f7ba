using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TransferScheme.Allocation.Exporting;

/// <summary>
/// JSON in the one form of RFC 8785, so that whoever hashes the same members gets the same hash: members in the order of their
/// UTF-16 code units, no spaces, each number and text written in one way only.
/// </summary>
static class CanonicalJson
{
    /// <summary>The canonical text of a value.</summary>
    /// <exception cref="FormatException">A number that a double cannot hold.</exception>
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
                text.Append(Number(double.Parse(plain.ToJsonString(), CultureInfo.InvariantCulture)));
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

    /// <summary>
    /// A number as ECMAScript writes it: the shortest digits that mean it, with an exponent only below 10⁻⁶ and from 10²¹ on.
    /// Numbers are written here and never reckoned with.
    /// </summary>
    internal static string Number(double value)
    {
        if (!double.IsFinite(value))
        {
            throw new FormatException("JSON has no such number.");
        }

        if (value == 0)
        {
            return "0";
        }

        // The shortest digits, such as "1.25E+30" or "0.0125", and the power of ten at which the first of them stands.
        var parts = Math.Abs(value).ToString("R", CultureInfo.InvariantCulture).Split('E');
        var (whole, fraction) = parts[0].Split('.') is [var before, var after] ? (before, after) : (parts[0], "");
        var padded = (whole + fraction).TrimStart('0');
        var zeros = whole.Length + fraction.Length - padded.Length;
        var power = whole.Length - 1 - zeros + (parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 0);
        var digits = padded.TrimEnd('0');
        var sign = value < 0 ? "-" : "";
        return power switch
        {
            >= 21 or < -6 => $"{sign}{digits[0]}{(digits.Length > 1 ? "." : "")}{digits[1..]}e{(power < 0 ? "-" : "+")}{Math.Abs(power)}",
            < 0 => $"{sign}0.{new string('0', -power - 1)}{digits}",
            _ when digits.Length <= power + 1 => $"{sign}{digits.PadRight(power + 1, '0')}",
            _ => $"{sign}{digits[..(power + 1)]}.{digits[(power + 1)..]}",
        };
    }
}
