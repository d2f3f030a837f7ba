using TransferScheme.Portal.Words;
using static TransferScheme.Portal.Charts.Svg;

namespace TransferScheme.Portal.Charts;

/// <summary>Numbers side by side, as bars that run across, each with its name and number above it.</summary>
static class BarChart
{
    const int RowHeight = 52, BarTop = 24, BarHeight = 18, Foot = 24;

    /// <summary>The picture.</summary>
    /// <param name="data">The numbers, of which the first line is drawn.</param>
    /// <param name="text">The words.</param>
    internal static string Draw(ChartData data, Text text)
    {
        var axis = Axis.Of(data.Rows.Select(r => r.Values[0]).OfType<decimal>());
        var bottom = data.Rows.Count * RowHeight;
        var svg = new Svg(data.Name, data.Title, Describe(data, text), bottom + Foot);
        foreach (var mark in axis.Marks)
        {
            var x = Number(axis.Place(mark));
            svg.Add($"<line class=\"scheme-chart-grid\" x1=\"{x}%\" x2=\"{x}%\" y1=\"0\" y2=\"{bottom}\" stroke=\"{Grid}\"/>");
        }

        foreach (var (index, row) in data.Rows.Index())
        {
            var y = index * RowHeight;
            svg.Add($"<text x=\"0\" y=\"{y + BarTop - 6}\" fill=\"{Ink}\">{Safe(row.Name)} ")
                .Add($"<tspan class=\"scheme-chart-value\">{Safe(Read(row.Values[0], text))}</tspan></text>");
            if (row.Values[0] is { } value)
            {
                var (zero, end) = (axis.Place(0), axis.Place((double)value));
                svg.Add($"<rect x=\"{Number(Math.Min(zero, end))}%\" y=\"{y + BarTop}\" width=\"{Number(Math.Abs(end - zero))}%\" ")
                    .Add($"height=\"{BarHeight}\" fill=\"{Bar}\"/>");
            }
        }

        return svg.Add($"<text x=\"0\" y=\"{bottom + 18}\" class=\"scheme-chart-mark\" fill=\"{Ink}\">{Mark(axis.From)}</text>")
            .Add($"<text x=\"100%\" y=\"{bottom + 18}\" class=\"scheme-chart-mark\" text-anchor=\"end\" fill=\"{Ink}\">{Mark(axis.To)}</text>")
            .End();
    }

    internal static string Mark(double number) => number.ToString("#,0.###", System.Globalization.CultureInfo.InvariantCulture);
}
