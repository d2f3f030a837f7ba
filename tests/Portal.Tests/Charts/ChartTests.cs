using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using FsCheck;
using FsCheck.Fluent;
using TransferScheme.Portal.Charts;
using TransferScheme.Portal.Scheme;
using TransferScheme.Portal.Words;

namespace TransferScheme.Portal.Tests.Charts;

/// <summary>A chart shows the numbers that its table and its file have, whatever they are.</summary>
public sealed class ChartTests
{
    static readonly Text Words = new("en");

    static readonly Gen<decimal?> Numbers = Gen.Frequency(
        (1, Gen.Constant((decimal?)null)), (2, Gen.Constant((decimal?)0)), (1, Gen.Constant((decimal?)1)),
        (4, Gen.Choose(0, 5000).Select(n => (decimal?)n)), (1, Gen.Choose(-500, 9999).Select(n => (decimal?)n / 10)),
        (1, Gen.Choose(1, 1000).Select(n => (decimal?)n * 1_000_000_000_000_000m)));

    static readonly Gen<string> Names = Gen.Elements(
        "Wales", "Yorkshire and The Humber", "<script>alert(1)</script>", "=SUM(A1)", "a \"quoted\", name", "", "Ynys Môn & co");

    static Gen<ChartData> Of(int lines) =>
        from count in Gen.Choose(0, 14)
        from rows in Gen.ListOf(from name in Names from values in Gen.ListOf(Numbers, lines) select new ChartRow(name, [.. values]), count)
        select new ChartData("odd", "Odd numbers", "Row", [.. Enumerable.Range(1, lines).Select(i => $"Line {i}")], [.. rows]);

    [Fact]
    public void Given_any_numbers_then_bars_table_and_file_have_the_same() => Prop.ForAll(Of(1).ToArbitrary(), data =>
    {
        var svg = Parse(BarChart.Draw(data, Words));
        svg.QuerySelectorAll(".scheme-chart-value").Select(v => Number(v.TextContent)).ShouldBe(data.Rows.Select(r => r.Values[0]));
        svg.QuerySelectorAll("rect").Length.ShouldBe(data.Known.Count());
        InFile(data).ShouldBe(data.Rows.Select(r => r.Values[0]));
        InTable(data).ShouldBe(data.Rows.Select(r => r.Values[0]));
        IsSound(svg);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Given_any_numbers_then_lines_table_and_file_have_the_same() => Prop.ForAll(
        Gen.Choose(1, 4).SelectMany(Of).ToArbitrary(), data =>
        {
            var svg = Parse(LineChart.Draw(data, Words));
            svg.QuerySelectorAll(".scheme-chart-point").Select(p => Number(p.TextContent[(p.TextContent.LastIndexOf(": ", StringComparison.Ordinal) + 2)..]))
                .ShouldBe(from line in Enumerable.Range(0, data.Lines.Count) from row in data.Rows where row.Values[line] is not null select row.Values[line]);
            svg.QuerySelectorAll(".scheme-chart-last").Length.ShouldBe(data.Lines.Count);
            InFile(data).ShouldBe(data.Rows.SelectMany(r => r.Values));
            var labels = svg.QuerySelectorAll("text").Where(t => t.QuerySelector(".scheme-chart-last") is not null)
                .Select(t => double.Parse(t.GetAttribute("y")!, CultureInfo.InvariantCulture)).Order().ToList();
            labels.Zip(labels.Skip(1)).ShouldAllBe(pair => pair.Second - pair.First >= 19.9);
            IsSound(svg);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Given_any_numbers_then_each_region_of_the_map_has_its_own() => Prop.ForAll(
        Gen.ListOf(Numbers, 12).Select(n => new ChartData(
            "map", "Map", "Region", ["Children"], [.. RegionNames.Slugs.Zip(n).Select(z => ChartRow.Of(RegionNames.Of(z.First), z.Second, z.First))])).ToArbitrary(),
        data =>
        {
            var svg = Parse(TileMap.Draw(data, "wales", Words));
            svg.QuerySelectorAll(".scheme-chart-value").Select(v => Number(v.TextContent)).ShouldBe(data.Rows.Select(r => r.Values[0]));
            string.Join(' ', svg.QuerySelectorAll(".scheme-chart-place").Select(p => p.TextContent)).ShouldBe(string.Join(' ', data.Rows.Select(r => r.Name)));
            svg.QuerySelectorAll("rect[stroke-width='4']").Length.ShouldBe(1);
            svg.QuerySelectorAll("rect").Select(r => (r.GetAttribute("x"), r.GetAttribute("y"))).Distinct().Count().ShouldBe(12);
            InFile(data).ShouldBe(data.Rows.Select(r => r.Values[0]));
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(0, 1, 6)]
    [InlineData(1, 1, 6)]
    [InlineData(7, 7, 8)]
    [InlineData(8, 8, 5)]
    [InlineData(100, 100, 6)]
    [InlineData(4999, 5000, 6)]
    public void Given_the_largest_number_then_the_axis_ends_at_a_round_one(int largest, double end, int marks)
    {
        var axis = Axis.Of([largest]);
        axis.To.ShouldBe(end, 1e-9);
        axis.Marks.Count.ShouldBe(marks);
    }

    [Fact]
    public void Given_more_lines_than_can_be_told_apart_then_none_is_drawn() =>
        Should.Throw<ArgumentException>(() => LineChart.Draw(new ChartData("many", "Many", "Row", ["1", "2", "3", "4", "5"], []), Words));

    [Fact]
    public void Given_a_name_that_a_spreadsheet_would_run_then_the_file_has_it_as_text() =>
        ChartFile.Of(new ChartData("file", "File", "Row", ["One, two"], [ChartRow.Of("=1+1", 2.50m), ChartRow.Of("none", null)]))
            .ShouldBe("Row,\"One, two\"\r\n'=1+1,2.5\r\nnone,\r\n");

    static void IsSound(IElement svg)
    {
        svg.QuerySelectorAll(".scheme-chart-grid").Length.ShouldBeInRange(2, 10);
        svg.QuerySelectorAll("script").ShouldBeEmpty();
        svg.GetAttribute("role").ShouldBe("img");
        foreach (var id in svg.GetAttribute("aria-labelledby")!.Split(' '))
        {
            svg.QuerySelector($"#{id}")!.TextContent.ShouldNotBeEmpty();
        }

        // Nothing is outside the picture: shares are from 0 to 100.
        var shares = svg.QuerySelectorAll("*").SelectMany(e => e.Attributes).Where(a => a.Value.EndsWith('%'))
            .Select(a => double.Parse(a.Value[..^1], CultureInfo.InvariantCulture));
        shares.ShouldAllBe(s => s >= 0 && s <= 100.001);
        svg.OuterHtml.ShouldNotContain(" style=");
        svg.OuterHtml.ShouldNotContain("NaN");
    }

    static IElement Parse(string svg) => new HtmlParser().ParseDocument(svg).QuerySelector("svg")!;

    static IEnumerable<decimal?> InTable(ChartData data) => data.Rows.SelectMany(r => r.Values).Select(v => Number(ChartView.Read(v, Words)));

    static IEnumerable<decimal?> InFile(ChartData data) => ChartFile.Of(data).Split("\r\n")[1..^1]
        .SelectMany(line => line.Split(',')[^data.Lines.Count..]).Select(c => c.Length == 0 ? (decimal?)null : decimal.Parse(c, CultureInfo.InvariantCulture));

    static decimal? Number(string text) =>
        text == "not known" ? null : decimal.Parse(text, NumberStyles.Number, CultureInfo.InvariantCulture);
}
