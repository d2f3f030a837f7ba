namespace TransferScheme.Portal.Charts;

/// <summary>The numbers that a chart, its table and its file all show.</summary>
/// <param name="Name">Its name in addresses and identifiers, such as <c>stages</c>.</param>
/// <param name="Title">What it shows, in words.</param>
/// <param name="Head">What its rows are, such as <c>Stage</c>.</param>
/// <param name="Lines">What is counted, one column each; a bar chart and a map have one.</param>
/// <param name="Rows">The rows, in order.</param>
public sealed record ChartData(string Name, string Title, string Head, IReadOnlyList<string> Lines, IReadOnlyList<ChartRow> Rows)
{
    /// <summary>Every number that is known.</summary>
    internal IEnumerable<decimal> Known => Rows.SelectMany(r => r.Values).OfType<decimal>();
}

/// <summary>A row of numbers.</summary>
/// <param name="Name">What they are of, in words.</param>
/// <param name="Values">One for each line; null where it is not known, which is never the same as zero.</param>
/// <param name="Code">Code of what they are of, where it has one.</param>
public sealed record ChartRow(string Name, IReadOnlyList<decimal?> Values, string? Code = null)
{
    /// <summary>A row of one number.</summary>
    internal static ChartRow Of(string name, decimal? value, string? code = null) => new(name, [value], code);
}
