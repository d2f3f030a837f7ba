using System.Globalization;
using System.Xml.Linq;

namespace TransferScheme.Tool.Sandbox;

/// <summary>
/// Draws the children whom each region received under both rules: bars in two colours that every eye tells apart (Okabe and Ito), and
/// black diamonds for the published figures. One file, without script, fonts or pictures of others.
/// </summary>
static class SandboxChart
{
    const int Width = 960, Left = 235, Right = 40, Top = 112, Row = 46, Bar = 17, Bottom = 64, Inside = 50;
    const string Before = "#0072B2", After = "#E69F00", Ink = "#000000", Faint = "#D0D0D0";
    static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    internal static string Of(Comparison c)
    {
        var regions = c.Regions;
        var foot = Top + (regions.Count * Row);
        var middle = (Top + foot) / 2;
        var axis = new Axis(regions.Max(r => Math.Max(Math.Max(r.Before, r.After.Received), r.Published ?? 0)));
        var title = $"Children received by region: {c.Title}";
        return new XDocument(
            new XElement(
                Svg + "svg", new XAttribute("viewBox", $"0 0 {Width} {foot + Bottom}"), new XAttribute("width", Width),
                new XAttribute("height", foot + Bottom), new XAttribute("role", "img"),
                new XAttribute("aria-labelledby", "title description"),
                new XAttribute("font-family", "Arial, Helvetica, sans-serif"), new XAttribute("font-size", 14),
                new XElement(Svg + "title", new XAttribute("id", "title"), title),
                new XElement(Svg + "desc", new XAttribute("id", "description"), Description(c)),
                Box(0, 0, Width, foot + Bottom, "#FFFFFF"),
                Text(Left, 32, title, ("font-size", "20"), ("font-weight", "bold")),
                Legend(c), axis.Ticks().Select(tick => Tick(axis, tick, foot)),
                regions.Select((r, at) => Region(axis, r, Top + (at * Row))),
                Line(Left, Top - 6, Left, foot, Ink),
                Text(Left + ((Width - Left - Right) / 2), foot + 48, "Children received", ("text-anchor", "middle")),
                Text(24, middle, "Region", ("text-anchor", "middle"), ("transform", $"rotate(-90 24 {middle})"))))
            .ToString();
    }

    static string Description(Comparison c) => string.Join(" ", c.Regions.Select(r => string.Create(
        CultureInfo.InvariantCulture,
        $"{r.Name}: {c.Recorded} {r.Before}, {Comparison.Other} {r.After.Received}{(r.Published is { } p ? $", published {p}" : "")}.")));

    static IEnumerable<XElement> Legend(Comparison c)
    {
        var rules = string.Join(", ", c.Rules.Where(r => r.Recorded != r.Other).Select(r => $"{r.What.ToLowerInvariant()} {r.Other}"));
        yield return Box(Left, 50, Bar, Bar, Before);
        yield return Text(Left + 25, 64, c.Recorded);
        yield return Box(Left, 76, Bar, Bar, After);
        yield return Text(Left + 25, 90, rules.Length == 0 ? Comparison.Other : $"{Comparison.Other}: {rules}");
        if (c.Published is not null)
        {
            yield return Diamond(Left + 260, 58);
            yield return Text(Left + 275, 64, "Published transfers of the year");
        }
    }

    static IEnumerable<XElement> Tick(Axis axis, int tick, int foot) =>
    [
        Line(axis.At(tick), Top - 6, axis.At(tick), foot, Faint),
        Text(axis.At(tick), foot + 20, Number(tick), ("text-anchor", "middle")),
    ];

    static IEnumerable<XElement> Region(Axis axis, RegionOutcome region, int top)
    {
        yield return Text(Left - 10, top + Bar + 5, region.Name, ("text-anchor", "end"));
        foreach (var (at, (children, colour)) in new[] { (region.Before, Before), (region.After.Received, After) }.Index())
        {
            yield return Box(Left, top + (at * (Bar + 2)), axis.At(children) - Left, Bar, colour);
            var inside = axis.At(children) > Left + Inside;
            yield return Text(
                inside ? Left + 8 : axis.At(children) + 12, top + (at * (Bar + 2)) + 13, Number(children), ("font-size", "12"),
                ("fill", inside && colour == Before ? "#FFFFFF" : Ink));
        }

        if (region.Published is { } published)
        {
            yield return Diamond(axis.At(published), top + Bar + 1);
        }
    }

    static XElement Box(int x, int y, int width, int height, string fill) => new(
        Svg + "rect", new XAttribute("x", x), new XAttribute("y", y), new XAttribute("width", width), new XAttribute("height", height),
        new XAttribute("fill", fill));

    static XElement Line(int x1, int y1, int x2, int y2, string colour) => new(
        Svg + "line", new XAttribute("x1", x1), new XAttribute("y1", y1), new XAttribute("x2", x2), new XAttribute("y2", y2),
        new XAttribute("stroke", colour));

    // With a white rim, so that it stands out on either bar.
    static XElement Diamond(int x, int y) => new(
        Svg + "path", new XAttribute("d", $"M{x} {y - 8} L{x + 7} {y} L{x} {y + 8} L{x - 7} {y} Z"), new XAttribute("fill", Ink),
        new XAttribute("stroke", "#FFFFFF"), new XAttribute("stroke-width", 2));

    static XElement Text(int x, int y, string text, params IEnumerable<(string Name, string Value)> attributes) => new(
        Svg + "text", new XAttribute("x", x), new XAttribute("y", y),
        attributes.Select(a => new XAttribute(a.Name, a.Value)), text);

    static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>The axis of children, in steps of 1, 2 or 5 and their tens.</summary>
    sealed class Axis(int most)
    {
        const int Ticked = 8;
        readonly int _step = Step(Math.Max(1, most));

        internal IEnumerable<int> Ticks() => Enumerable.Range(0, Last / _step + 1).Select(at => at * _step);

        internal int At(int children) => Left + (int)((long)children * (Width - Left - Right) / Last);

        int Last => (most + _step - 1) / _step * _step is > 0 and var last ? last : _step;

        static int Step(int most)
        {
            for (var ten = 1; ; ten *= 10)
            {
                foreach (var step in new[] { ten, 2 * ten, 5 * ten })
                {
                    if ((long)step * Ticked >= most)
                    {
                        return step;
                    }
                }
            }
        }
    }
}
