using CsvHelper;

namespace TransferScheme.Tool.Replay;

/// <summary>The published figures that the tool carries; Data/ATTRIBUTION.md says whose they are.</summary>
static class Figures
{
    /// <summary>Reads a file, each row as a record.</summary>
    internal static IReadOnlyList<T> Read<T>(string file, Func<CsvReader, T> record)
    {
        using var csv = CsvReader.Create(typeof(Figures).Assembly.GetManifestResourceStream(file)!);
        var records = new List<T>();
        while (csv.Read())
        {
            records.Add(record(csv));
        }

        return records;
    }

    /// <summary>A number; null where it is not published, which is never 0.</summary>
    internal static int? Number(this CsvReader row, string column) =>
        row.IsEmpty(row.GetFieldIndex(column)) ? null : row.Parse<int>(column);
}
