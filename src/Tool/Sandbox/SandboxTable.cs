using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;
using TransferScheme.Rota;
using TransferScheme.Rota.Receipts;
using TransferScheme.Rota.Sandbox;

namespace TransferScheme.Tool.Sandbox;

/// <summary>Shows what would have become of the past: the rules, who waited, the price of fairness, and where children went.</summary>
static class SandboxTable
{
    const int MostChanged = 10;

    internal static IRenderable Of(Comparison c) => c.MostChanged(MostChanged) is { Count: > 0 } changed
        ? new Rows(Whole(c), Regions(c), Authorities(c, changed))
        : new Rows(Whole(c), Regions(c));

    static Table Whole(Comparison c)
    {
        var table = new Table().AddColumns($"Sandbox: {c.Title}", c.Recorded, Comparison.Other);
        foreach (var (what, recorded, other) in c.Rules)
        {
            Add(table, what, recorded, other);
        }

        Both(table, c, "Children referred", o => Text(o.Placements.Sum(p => p.Size)));
        Both(table, c, "Children placed at once", o => Text(Children(o, p => p is { Authority: not null, Waited: 0 })));
        Both(table, c, "Children placed after waiting", o => Text(Children(o, p => p is { Authority: not null, Waited: > 0 })));
        Both(table, c, "Longest wait, in turns of others", o => Text(o.Placements.Max(p => p.Authority is null ? 0 : p.Waited)));
        Both(table, c, "Children unplaced", o => Text(Children(o, p => p.Authority is null)));
        Both(table, c, "Furthest region from its share", o => Drift(o.Regions, c.Figures.RegionName));
        Both(table, c, "Mean of all regions", o => RotaSentence.Children(o.Regions.Mean));
        Both(table, c, "Furthest authority from its share", o => Drift(o.Authorities, c.Figures.Name));
        Both(table, c, "Mean of all authorities", o => RotaSentence.Children(o.Authorities.Mean));
        Add(table, "Children who would have gone to another region", "", Text(c.ToOtherRegion));
        return Add(table, "Children who would have gone to another authority", "", Text(c.ToOtherAuthority));
    }

    static Table Regions(Comparison c)
    {
        var table = new Table().AddColumns("Children received", c.Recorded, Comparison.Other, "Change", "Owed", "Balance", "Published");
        foreach (var r in c.Regions)
        {
            Add(
                table, r.Name, Text(r.Before), Text(r.After.Received), Change(r.Before, r.After.Received),
                RotaSentence.Children(r.After.Owed), RotaSentence.Children(r.After.Balance), r.Published is { } published ? Text(published) : "-");
        }

        var all = c.Regions.Aggregate(LedgerAccount.None, (sum, r) => LedgerAccount.Add(sum, r.After));
        return Add(
            table, "All", Text(c.Regions.Sum(r => r.Before)), Text(all.Received), Change(c.Regions.Sum(r => r.Before), all.Received),
            RotaSentence.Children(all.Owed), RotaSentence.Children(all.Balance),
            c.Published is null ? "-" : Text(c.Regions.Sum(r => r.Published ?? 0)));
    }

    static Table Authorities(Comparison c, IReadOnlyList<(string Name, string Region, int Before, int After)> changed)
    {
        var table = new Table().AddColumns("Authorities most changed", "Region", c.Recorded, Comparison.Other, "Change");
        foreach (var (name, region, before, after) in changed)
        {
            Add(table, name, region, Text(before), Text(after), Change(before, after));
        }

        return table;
    }

    static Table Both(Table table, Comparison c, string what, Func<SandboxOutcome, string> of) =>
        Add(table, what, of(c.Before), of(c.After));

    static Table Add(Table table, params IEnumerable<string> cells) => table.AddRow([.. cells.Select(cell => new Text(cell))]);

    static int Children(SandboxOutcome outcome, Func<Placement, bool> which) => outcome.Placements.Where(which).Sum(p => p.Size);

    static string Drift(Drift drift, Func<string, string> name) => drift.Furthest is null
        ? "-"
        : $"{name(drift.Furthest)}: {RotaSentence.Children(Math.Abs(drift.Balance))} {(drift.Balance < 0 ? "ahead" : "behind")}";

    static string Change(int before, int after) => (after - before).ToString("+0;-0;0", CultureInfo.InvariantCulture);

    static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
