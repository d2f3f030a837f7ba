namespace TransferScheme.Tool.Replay;

/// <summary>
/// Makes children up: sexes and nationalities in the year's published proportions, names from a list of plain words with
/// <c>Fake</c> before them, ages as we assume them.
/// </summary>
/// <param name="year">The published figures.</param>
/// <param name="draw">Chance.</param>
sealed class Inventing(RecordedYear year, Draw draw)
{
    // Of a hundred children; ages are not among the figures that the tool carries.
    static readonly (int Years, int Weight)[] Ages = [(17, 46), (16, 31), (15, 14), (14, 6), (13, 2), (12, 1)];
    static readonly ILookup<string, string> Names = Figures
        .Read("names.csv", row => (Kind: row.GetString("kind"), Name: row.GetString("name"))).ToLookup(n => n.Kind, n => $"Fake {n.Name}");

    readonly string[] _given = [.. Names["given"]];
    readonly string[] _family = [.. Names["family"]];

    /// <summary>The children of each group: of one nationality and one family name, as they stay together.</summary>
    /// <param name="groups">Size and day of referral of each group.</param>
    internal IReadOnlyList<IReadOnlyList<ReplayChild>> Make(IReadOnlyList<(int Size, DateOnly On)> groups)
    {
        var total = groups.Sum(g => g.Size);
        var sexes = new Quotas<string>(total, year.Sexes);
        var nationalities = new Quotas<Nationality>(total, year.Nationalities);
        var made = new IReadOnlyList<ReplayChild>[groups.Count];

        // Large groups first, while there are enough of a nationality.
        foreach (var (at, (size, on)) in groups.Index().OrderByDescending(g => g.Item.Size))
        {
            var (nationality, family) = (nationalities.Deal(size, draw), draw.Of(_family));
            made[at] = [.. Enumerable.Range(0, size).Select(_ => new ReplayChild(
                draw.Of(_given), family, BornBefore(on, draw.Weighted(Ages)), sexes.Deal(1, draw), nationality))];
        }

        return made;
    }

    // So many whole years old on the day, and for the month after it: nobody turns 18 on the way.
    DateOnly BornBefore(DateOnly day, int years) => day.AddYears(-years).AddDays(-draw.Below(330));
}
