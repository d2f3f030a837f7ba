using TransferScheme.Portal.Words;

namespace TransferScheme.Portal.Charts;

/// <summary>A chart on a page: its picture, its numbers as a table, and where they are as a file.</summary>
/// <param name="Data">The numbers.</param>
/// <param name="Picture">The picture, as SVG.</param>
/// <param name="File">Address of the file.</param>
/// <param name="LinkOf">Where the name of a row leads; null for nowhere.</param>
public sealed record ChartView(ChartData Data, string Picture, string File, Func<ChartRow, string?>? LinkOf = null)
{
    /// <summary>A number as the table has it.</summary>
    /// <param name="value">The number.</param>
    /// <param name="text">The words.</param>
    public static string Read(decimal? value, Text text) => Svg.Read(value, text);
}
