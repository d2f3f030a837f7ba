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

    /// <summary>Where each region stands: its words, one line each, column and row.</summary>
    static readonly IReadOnlyDictionary<string, (string[] Words, int Column, int Row)> Places =
        new Dictionary<string, (string[], int, int)>(StringComparer.Ordinal)
        {
            ["scotland"] = (["Scotland"], 1, 0),
            ["northern-ireland"] = (["Northern", "Ireland"], 0, 1),
            ["north-east"] = (["North East"], 2, 1),
            ["north-west"] = (["North West"], 1, 2),
            ["yorkshire-and-the-humber"] = (["Yorkshire", "and The", "Humber"], 2, 2),
            ["wales"] = (["Wales"], 0, 3),
            ["west-midlands"] = (["West", "Midlands"], 1, 3),
            ["east-midlands"] = (["East", "Midlands"], 2, 3),
            ["east-of-england"] = (["East of", "England"], 3, 3),
            ["south-west"] = (["South West"], 1, 4),
            ["south-east"] = (["South East"], 2, 4),
            ["london"] = (["London"], 3, 4),
        };

    /// <summary>The slugs of all regions.</summary>
    internal static IEnumerable<string> Slugs => Places.Keys;

    /// <summary>The name of a region in English; a slug that is none of the twelve stands as it is.</summary>
    /// <param name="slug">The slug.</param>
    internal static string NameOf(string slug) => Places.TryGetValue(slug, out var place) ? string.Join(' ', place.Words) : slug;

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

    static void Draw(Svg svg, ChartRow row, (string[] Words, int Column, int Row) place, bool isOwn, string shade, Text text)
    {
        const double Wide = 100.0 / Columns;
        var (x, y) = (place.Column * Wide, place.Row * Tile);
        svg.Add($"<rect x=\"{Number(x + 0.5)}%\" y=\"{y + 2}\" width=\"{Number(Wide - 1)}%\" height=\"{Tile - 4}\" fill=\"{shade}\" ")
            .Add($"stroke=\"{(isOwn ? Ink : "#505a5f")}\" stroke-width=\"{(isOwn ? 4 : 1)}\"/>");
        var middle = $"{Number(x + (Wide / 2))}%";
        var lines = text[row.Name] is var name && name == row.Name ? place.Words : name.Split(' ');
        foreach (var (index, line) in lines.Index())
        {
            svg.Add($"<text x=\"{middle}\" y=\"{y + 20 + (index * 16)}\" class=\"scheme-chart-place\" text-anchor=\"middle\" fill=\"{Ink}\">")
                .Add($"{Safe(line)}</text>");
        }

        svg.Add($"<text x=\"{middle}\" y=\"{y + Tile - 12}\" class=\"scheme-chart-value\" text-anchor=\"middle\" fill=\"{Ink}\">")
            .Add($"{Safe(Read(row.Values[0], text))}</text>");
    }

    static string Shade(decimal? value, decimal most) =>
        value is not > 0 || most <= 0 ? Shades[0] : Shades[Math.Clamp((int)Math.Ceiling(value.Value / most * 3), 1, 3)];
}
