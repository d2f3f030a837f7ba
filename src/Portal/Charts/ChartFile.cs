using System.Globalization;
using System.Text;

namespace TransferScheme.Portal.Charts;

/// <summary>A chart's numbers as a file for spreadsheets, written as RFC 4180 says.</summary>
static class ChartFile
{
    internal const string ContentType = "text/csv; charset=utf-8; header=present";

    // Spreadsheets take text that begins with one of these for a formula, in the full-width forms too; an apostrophe makes it text.
    const string Formula = "=+-@\t\r\n＝＋－＠";

    /// <summary>The file. A number that is not known is an empty cell.</summary>
    /// <param name="data">The numbers.</param>
    internal static string Of(ChartData data)
    {
        var text = new StringBuilder();
        text.AppendJoin(',', data.Lines.Prepend(data.Head).Select(Words)).Append("\r\n");
        foreach (var row in data.Rows)
        {
            text.AppendJoin(',', row.Values.Select(v => v?.ToString("0.#####", CultureInfo.InvariantCulture) ?? "").Prepend(Words(row.Name)))
                .Append("\r\n");
        }

        return text.ToString();
    }

    static string Words(string text)
    {
        var safe = text is [var first, ..] && Formula.Contains(first, StringComparison.Ordinal) ? $"'{text}" : text;
        return safe.AsSpan().ContainsAny(",\"\r\n") ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }
}
