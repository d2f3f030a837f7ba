using System.Text;

namespace TransferScheme.Dashboards.Returning;

/// <summary>Writes a table as RFC 4180 says. No cell can be taken for a formula by the program that opens it.</summary>
static class Csv
{
    internal const string ContentType = "text/csv; charset=utf-8; header=present";

    // Spreadsheets take what begins with one of these for a formula, in the full-width forms too; an apostrophe makes it text.
    const string Formula = "=+-@\t\r\n＝＋－＠";

    /// <summary>The table, header first.</summary>
    /// <param name="header">Names of the columns.</param>
    /// <param name="rows">A cell for each column.</param>
    internal static string Of(IReadOnlyList<string> header, IEnumerable<IReadOnlyList<string?>> rows)
    {
        var text = new StringBuilder();
        foreach (var row in rows.Prepend(header))
        {
            text.AppendJoin(',', row.Select(Cell)).Append("\r\n");
        }

        return text.ToString();
    }

    static string Cell(string? text)
    {
        var safe = text is [var first, ..] && Formula.Contains(first, StringComparison.Ordinal) ? $"'{text}" : text ?? "";
        return safe.AsSpan().ContainsAny(",\"\r\n") ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }
}
