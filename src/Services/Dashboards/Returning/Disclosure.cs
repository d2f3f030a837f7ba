namespace TransferScheme.Dashboards.Returning;

/// <summary>How much of a count a return tells.</summary>
enum Shown
{
    /// <summary>The count itself; of what is not there, zero.</summary>
    InFull,

    /// <summary>That it is 1 to 4.</summary>
    FewerThanFive,

    /// <summary>Nothing: it would tell another count.</summary>
    Withheld,
}

/// <summary>A count, and the counts that add up to it.</summary>
/// <param name="Name">What is counted.</param>
/// <param name="Count">How many.</param>
/// <param name="Parts">All of its parts, or none.</param>
sealed record Tally(string Name, int Count, params IReadOnlyList<Tally> Parts);

/// <summary>A count with how much of it is told.</summary>
/// <param name="Name">What is counted.</param>
/// <param name="Count">How many.</param>
/// <param name="Shown">How much is told.</param>
/// <param name="Parts">Its parts.</param>
sealed record Told(string Name, int Count, Shown Shown, IReadOnlyList<Told> Parts)
{
    /// <summary>A part by its name.</summary>
    internal Told this[string name] => Parts.Single(p => p.Name == name);

    /// <summary>Whether the count and each of its parts is told, so that what is worked out from them tells nothing more.</summary>
    internal bool IsWhole => Shown is Shown.InFull && Parts.All(p => p.Shown is Shown.InFull);
}

/// <summary>
/// What of a table may be published. Counts of 1 to 4 are hidden (councils withhold below 5), zero is shown, and a second count is
/// hidden where a total would tell the first. Somebody who knows these rules, too, is left with at least two values for each.
/// </summary>
static class Disclosure
{
    const int Least = 5;

    /// <summary>A count that is hidden for its own sake.</summary>
    internal static bool IsSmall(int count) => count is > 0 and < Least;

    /// <summary>All of a table, as authorised roles see it inside the service.</summary>
    internal static Told InFull(Tally table) => new(table.Name, table.Count, Shown.InFull, [.. table.Parts.Select(InFull)]);

    /// <summary>What of a table may be published.</summary>
    internal static Told Of(Tally table)
    {
        if (IsSmall(table.Count))
        {
            // Of four that are one each, nothing but the total may be told: not even how many there are.
            return new Told(table.Name, table.Count, Shown.FewerThanFive, [.. table.Parts.Select(Nothing)]);
        }

        var parts = table.Parts.Select(Of).ToList();
        return parts.TrueForAll(p => p.Shown is Shown.InFull) ? new Told(table.Name, table.Count, Shown.InFull, parts)
            : parts.Exists(p => p.Shown is Shown.Withheld) ? new Told(table.Name, table.Count, Shown.Withheld, parts)
            : WithSecondHidden(table, parts);
    }

    /// <summary>
    /// Hides the largest count beside the small ones. What both add up to can be told where each small count could still be any of
    /// 1 to 4 and the hidden one the largest; otherwise the total is hidden as well.
    /// </summary>
    static Told WithSecondHidden(Tally table, List<Told> parts)
    {
        // A count with parts of its own is never the second: its parts would have to go with it.
        var second = parts.Where(p => p.Count >= Least && p.Parts.Count == 0).MaxBy(p => p.Count);
        if (second is null)
        {
            return new Told(table.Name, table.Count, Shown.Withheld, parts);
        }

        var at = parts.IndexOf(second);
        var small = parts.Where(p => p.Shown is Shown.FewerThanFive).ToList();
        var least = parts.Index().Where(p => p.Index != at && p.Item.Parts.Count == 0 && p.Item.Shown is Shown.InFull)
            .Select(p => p.Item.Count + (p.Index < at ? 1 : 0)).Append(Least).Max();
        parts[at] = second with { Shown = Shown.Withheld };
        var most = small.Count * (Least - 1);
        var told = second.Count + small.Sum(p => p.Count) - most >= least ? Shown.InFull : Shown.Withheld;
        return new Told(table.Name, table.Count, told, parts);
    }

    static Told Nothing(Tally table) => new(table.Name, table.Count, Shown.Withheld, []);
}
