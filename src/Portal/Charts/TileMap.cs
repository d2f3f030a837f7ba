using TransferScheme.Portal.Words;
using static TransferScheme.Portal.Charts.Svg;

namespace TransferScheme.Portal.Charts;

/// <summary>
/// The twelve regions as squares, each about where it lies and next to those that it borders on, with its name and number. The darker one
/// has the larger number; the number itself is always there.
/// </summary>
static class TileMap
{
    const int Columns = 4, Rows = 5, Tile = 92;

    // Dark words are read well on every one of these.
    static readonly IReadOnlyList<string> Shades = ["#ffffff", "#e8f1f8", "#bbd4ea", "#8eb8dc"];

    // As many letters of a name as fit on a line of a tile.
    const int Line = 10;

    /// <summary>Where each region stands: column and row.</summary>
    static readonly Dictionary<string, (int Column, int Row)> Places = new(StringComparer.Ordinal)
    {
        ["scotland"] = (1, 0),
        ["northern-ireland"] = (0, 1),
        ["north-east"] = (2, 1),
        ["north-west"] = (1, 2),
        ["yorkshire-and-the-humber"] = (2, 2),
        ["wales"] = (0, 3),
        ["west-midlands"] = (1, 3),
        ["east-midlands"] = (2, 3),
        ["east-of-england"] = (3, 3),
        ["south-west"] = (1, 4),
        ["south-east"] = (2, 4),
        ["london"] = (3, 4),
    };

    /// <summary>The picture.</summary>
    /// <param name="data">The numbers: a row for each region, with its slug as the code.</param>
    /// <param name="own">Slug of the region that the page is about, which has a thick border; null for none.</param>
    /// <param name="text">The words.</param>
    internal static string Draw(ChartData data, string? own, Text text)
    {
        var most = data.Known.Append(0).Max();
        var svg = new Svg(data.Name, data.Title, Describe(data, text), Rows * Tile);
        foreach (var row in data.Rows)
        {
            if (row.Code is not null && Places.TryGetValue(row.Code, out var place))
            {
                Draw(svg, row, place, row.Code == own, Shade(row.Values[0], most), text);
            }
        }

        return svg.End();
    }

    static void Draw(Svg svg, ChartRow row, (int Column, int Row) place, bool isOwn, string shade, Text text)
    {
        const double Wide = 100.0 / Columns;
        var (x, y) = (place.Column * Wide, place.Row * Tile);
        svg.Add($"<rect x=\"{Number(x + 0.5)}%\" y=\"{y + 2}\" width=\"{Number(Wide - 1)}%\" height=\"{Tile - 4}\" fill=\"{shade}\" ")
            .Add($"stroke=\"{(isOwn ? Ink : "#505a5f")}\" stroke-width=\"{(isOwn ? 4 : 1)}\"/>");
        var middle = $"{Number(x + (Wide / 2))}%";
        foreach (var (index, line) in Lines(row.Name).Index())
        {
            svg.Add($"<text x=\"{middle}\" y=\"{y + 20 + (index * 16)}\" class=\"scheme-chart-place\" text-anchor=\"middle\" fill=\"{Ink}\">")
                .Add($"{Safe(line)}</text>");
        }

        svg.Add($"<text x=\"{middle}\" y=\"{y + Tile - 12}\" class=\"scheme-chart-value\" text-anchor=\"middle\" fill=\"{Ink}\">")
            .Add($"{Safe(Read(row.Values[0], text))}</text>");
    }

    static IEnumerable<string> Lines(string name)
    {
        var line = "";
        foreach (var word in name.Split(' '))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > Line)
            {
                yield return line;
                line = "";
            }

            line = line.Length == 0 ? word : $"{line} {word}";
        }

        yield return line;
    }

    static string Shade(decimal? value, decimal most) =>
        value is not > 0 || most <= 0 ? Shades[0] : Shades[Math.Clamp((int)Math.Ceiling(value.Value / most * 3), 1, 3)];
}
