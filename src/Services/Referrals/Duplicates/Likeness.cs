namespace TransferScheme.Referrals.Duplicates;

/// <summary>
/// By what a child is found again: a name with another of its names, and a date of birth near another. What is kept of one child and
/// what is sought for another meet when the two look alike.
/// </summary>
static class Likeness
{
    const int MostAliases = 5;
    const int MostPairs = 40;

    /// <summary>What is kept of a child: each name on its date, and in its year.</summary>
    internal static IReadOnlySet<(string Name, DateOnly Born)> Kept(ChildDetails child) => child.DateOfBirth is { } born
        ? Names(child).SelectMany(name => new[] { (name, born), In(name, born.Year) }).ToHashSet()
        : [];

    /// <summary>
    /// What is sought for a child: each name on every date near; and in the whole year where the date is 1 January, which is written
    /// where only the year is known.
    /// </summary>
    internal static IReadOnlySet<(string Name, DateOnly Born)> Sought(ChildDetails child) => child.DateOfBirth is { } born
        ? Names(child).SelectMany(name => Near(born).Select(date => (name, date)).Concat(IsYearAlone(born) ? [In(name, born.Year)] : []))
            .ToHashSet()
        : [];

    /// <summary>Dates that may stand for the same birth: the same, day and month changed about, a day or a year beside, 1 January.</summary>
    static IEnumerable<DateOnly> Near(DateOnly born)
    {
        DateOnly[] near = [born.AddDays(-1), born.AddDays(1), born.AddYears(-1), born.AddYears(1)];
        return born.Day > 12 ? [.. near, born, new DateOnly(born.Year, 1, 1)]
            : [.. near, born, new DateOnly(born.Year, 1, 1), new DateOnly(born.Year, born.Day, born.Month)];
    }

    /// <summary>
    /// The first word of each full name with each other word, in either order. Two of the others are no name of the child: brothers and
    /// sisters share them. A single word is only like a single word.
    /// </summary>
    static IEnumerable<string> Names(ChildDetails child)
    {
        var family = NameSounds.Of(child.FamilyName);
        IEnumerable<string?> given = [child.GivenName, .. (child.AlsoKnownAs ?? []).Take(MostAliases)];
        return given.Select(name => (IReadOnlyList<string>[])[.. NameSounds.Of(name), .. family])
            .SelectMany(Pairs).Distinct(StringComparer.Ordinal).Take(MostPairs);
    }

    static IEnumerable<string> Pairs(IReadOnlyList<string>[] words) => words switch
    {
        [] => [],
        [var only] => only,
        [var first, .. var others] =>
            from one in first
            from other in others.SelectMany(o => o)
            select string.CompareOrdinal(one, other) < 0 ? $"{one} {other}" : $"{other} {one}",
    };

    static bool IsYearAlone(DateOnly born) => born is { Month: 1, Day: 1 };

    // No name ends so.
    static (string Name, DateOnly Born) In(string name, int year) => ($"{name} in", new DateOnly(year, 1, 1));
}
