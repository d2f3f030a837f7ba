using TransferScheme.Portal.Words;
using static TransferScheme.Portal.Charts.Svg;

namespace TransferScheme.Portal.Charts;

/// <summary>
/// How numbers went from time to time, as lines. Each line has its name at its end, its own dashes and its own marks, so that none is told
/// by its colour alone; where a number is not known, the line has a gap.
/// </summary>
static class LineChart
{
    const int Top = 30, Height = 240, Foot = 30, LabelHeight = 20;

    // Names stand to the right of the lines, but on a narrow screen above: so they have the last part of the width.
    const double Width = 60, Left = 2;

    static readonly IReadOnlyList<(string Colour, string Dashes)> Styles =
        [("#1d70b8", ""), ("#d4351c", "6 4"), ("#00703c", "2 3"), ("#4c2c92", "10 3 2 3")];

    /// <summary>The picture.</summary>
    /// <param name="data">The numbers, of at most four lines.</param>
    /// <param name="text">The words.</param>
    /// <exception cref="ArgumentException">There are more lines than can be told apart.</exception>
    internal static string Draw(ChartData data, Text text)
    {
        if (data.Lines.Count > Styles.Count)
        {
            throw new ArgumentException($"At most {Styles.Count} lines can be told apart.", nameof(data));
        }

        var axis = Axis.Of(data.Known);
        var svg = new Svg(data.Name, data.Title, Description(data, text), Top + Height + Foot);
        foreach (var mark in axis.Marks)
        {
            var y = Number(Y(axis, mark));
            svg.Add($"<line class=\"scheme-chart-grid\" x1=\"0\" x2=\"{Number(Left + Width)}%\" y1=\"{y}\" y2=\"{y}\" stroke=\"{Grid}\"/>");
        }

        foreach (var line in Enumerable.Range(0, data.Lines.Count))
        {
            Draw(svg, data, line, axis, text);
        }

        foreach (var (line, y) in Labels(data, axis))
        {
            var last = data.Rows.LastOrDefault(r => r.Values[line] is not null)?.Values[line];
            svg.Add($"<text x=\"{Number(Left + Width + 2)}%\" y=\"{Number(y)}\" fill=\"{Styles[line].Colour}\">{Safe(data.Lines[line])} ")
                .Add($"<tspan class=\"scheme-chart-last\">{Safe(Read(last, text))}</tspan></text>");
        }

        svg.Add($"<text x=\"0\" y=\"{Top - 14}\" class=\"scheme-chart-mark\" fill=\"{Ink}\">{BarChart.Mark(axis.To)}</text>");
        if (data.Rows is [var first, ..])
        {
            svg.Add($"<text x=\"0\" y=\"{Top + Height + 20}\" class=\"scheme-chart-mark\" fill=\"{Ink}\">{Safe(first.Name)}</text>");
        }

        if (data.Rows is [_, .., var end])
        {
            svg.Add($"<text x=\"{Number(Left + Width)}%\" y=\"{Top + Height + 20}\" class=\"scheme-chart-mark\" text-anchor=\"end\" ")
                .Add($"fill=\"{Ink}\">{Safe(end.Name)}</text>");
        }

        return svg.End();
    }

    static void Draw(Svg svg, ChartData data, int line, Axis axis, Text text)
    {
        var (colour, dashes) = Styles[line];
        (double X, double Y)? before = null;
        foreach (var (index, row) in data.Rows.Index())
        {
            if (row.Values[line] is not { } value)
            {
                before = null;
                continue;
            }

            var (x, y) = (Left + (data.Rows.Count == 1 ? 0 : Width * index / (data.Rows.Count - 1)), Y(axis, (double)value));
            if (before is { } from)
            {
                svg.Add($"<line x1=\"{Number(from.X)}%\" y1=\"{Number(from.Y)}\" x2=\"{Number(x)}%\" y2=\"{Number(y)}\" stroke=\"{colour}\" ")
                    .Add($"stroke-width=\"2\"{(dashes.Length > 0 ? $" stroke-dasharray=\"{dashes}\"" : "")}/>");
            }

            // Circle or square, filled or hollow.
            var fill = line % 2 == 0 ? colour : "#ffffff";
            var told = $"<title class=\"scheme-chart-point\">{Safe($"{data.Lines[line]}, {row.Name}: {Read(value, text)}")}</title>";
            svg.Add(line < 2
                ? $"<circle cx=\"{Number(x)}%\" cy=\"{Number(y)}\" r=\"4\" fill=\"{fill}\" stroke=\"{colour}\" stroke-width=\"2\">{told}</circle>"
                : $"<rect x=\"{Number(x)}%\" y=\"{Number(y)}\" width=\"8\" height=\"8\" transform=\"translate(-4 -4)\" fill=\"{fill}\" "
                + $"stroke=\"{colour}\" stroke-width=\"2\">{told}</rect>");
            before = (x, y);
        }
    }

    // Names that would stand over each other are moved apart, in the order of their lines' ends.
    static IEnumerable<(int Line, double Y)> Labels(ChartData data, Axis axis)
    {
        var ends = Enumerable.Range(0, data.Lines.Count)
            .Select(line => (Line: line, Y: Y(axis, (double)(data.Rows.LastOrDefault(r => r.Values[line] is not null)?.Values[line] ?? 0)) + 5))
            .OrderBy(l => l.Y).ToList();
        var least = double.MinValue;
        foreach (var (index, end) in ends.Index())
        {
            var most = Top + Height + 5 - ((ends.Count - 1 - index) * LabelHeight);
            var y = Math.Max(Math.Min(end.Y, most), least);
            least = y + LabelHeight;
            yield return (end.Line, y);
        }
    }

    static string Description(ChartData data, Text text) => string.Join(" ", data.Lines.Select((name, line) =>
        data.Rows.Select(r => r.Values[line]).OfType<decimal>().ToList() is [var first, .., var last]
            ? text["{0}: from {1} to {2}.", name, Read(first, text), Read(last, text)]
            : text["{0}: no course is known yet.", name]).Append(text["The table has the same numbers."]));

    static double Y(Axis axis, double value) => Top + Height - (axis.Place(value) / 100 * Height);
}
