using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace TransferScheme.Tool.Replay;

/// <summary>Shows what became of a replay.</summary>
static class ReplayTable
{
    internal static IRenderable Of(Outcome o) => new Rows(Whole(o), Regions(o));

    static Table Whole(Outcome o)
    {
        var table = new Table().AddColumns($"{o.Year}", "Referrals", "Children");
        Add(table, "Made", Text(o.Referrals), Text(o.Children));
        Add(table, "Transferred", Text(o.ReferralsTransferred), Text(o.ChildrenTransferred));
        Add(table, "Waiting", Text(o.Referrals - o.ReferralsTransferred), Text(o.Children - o.ChildrenTransferred));
        Add(table, "Working days to the transfer, median", Text(o.Median), "");
        Add(table, "Working days to the transfer, ninetieth centile", Text(o.NinetiethCentile), "");
        Add(table, "Within the statutory limit", o.PercentInTime is null ? "-" : $"{Text(o.PercentInTime)} %", "");
        Add(table, $"Furthest from its fair share: {o.FurthestAuthority.Name}", "", Behind(o.FurthestAuthority));
        Add(table, $"The same of the regions: {o.FurthestRegion.Name}", "", Behind(o.FurthestRegion));
        return table;
    }

    static Table Regions(Outcome o)
    {
        var table = new Table().AddColumns("Children received", "Replay", $"Published for {o.Year}");
        foreach (var region in o.Regions)
        {
            Add(table, region.Region, Text(region.Received), Text(region.Published));
        }

        return Add(table, "United Kingdom", Text(o.Regions.Sum(r => r.Received)), Text(o.Regions.Sum(r => r.Published)));
    }

    static Table Add(Table table, params IEnumerable<string> cells) => table.AddRow([.. cells.Select(cell => new Text(cell))]);

    static string Behind(Deviation d) =>
        string.Create(CultureInfo.InvariantCulture, $"{Math.Abs(d.Children):0.00} {(d.Children < 0 ? "ahead" : "behind")}");

    static string Text(decimal? number) => number?.ToString("0.#", CultureInfo.InvariantCulture) ?? "-";
}
