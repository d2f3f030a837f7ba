namespace TransferScheme.AgeAssessments.Finding;

/// <summary>
/// Which of the findings stands for the scheme. Belief has two times: from when a finding holds, and since when it is known; so it can be
/// asked what was believed of a day, as it was known on another.
/// </summary>
static class Beliefs
{
    /// <summary>
    /// The finding that says the age for the scheme: of those that stand the highest, and of equals the newest; null where only the claimed
    /// date of birth is known. An authority's own finding counts while it is responsible, or where the responsible one relies on it.
    /// </summary>
    /// <param name="findings">All findings about the person, of every assessment, in the order in which they became known.</param>
    /// <param name="responsible">Code of the authority responsible.</param>
    /// <param name="on">The day that is asked about.</param>
    /// <param name="knownAt">What counts was known then.</param>
    internal static AgeFinding? Operative(IEnumerable<AgeFinding> findings, string responsible, DateOnly on, DateTimeOffset knownAt) =>
        findings.Where(f => Stands(f, responsible, on, knownAt)).Index()
            .OrderByDescending(f => FindingSource.Rank(f.Item.Source)).ThenByDescending(f => f.Index).Select(f => f.Item).FirstOrDefault();

    /// <summary>The finding that took the place of another; null while none did.</summary>
    internal static AgeFinding? SupersededBy(IReadOnlyList<AgeFinding> findings, AgeFinding finding) =>
        findings.SkipWhile(f => !ReferenceEquals(f, finding)).Skip(1).FirstOrDefault(later => Supersedes(later, finding));

    /// <summary>
    /// Whether the newest finding for immigration says something else than what stands for the scheme: for a person to look at.
    /// </summary>
    internal static bool Diverges(IReadOnlyList<AgeFinding> findings, AgeFinding? operative) =>
        operative is not null && findings.LastOrDefault(f => f.Source == FindingSource.Immigration) is { } immigration
        && immigration.Category != operative.Category;

    static bool Stands(AgeFinding f, string responsible, DateOnly on, DateTimeOffset knownAt) =>
        FindingSource.Rank(f.Source) is { } rank && f.EffectiveFrom <= on && f.RecordedAt <= knownAt && !(f.QuashedAt <= knownAt)
        && (rank != 3 || f.Authority == responsible
            || f.ReliedOn?.Any(r => r.Authority == responsible && r.RecordedAt <= knownAt) == true);

    // Of the same rank the later takes the place; a court's takes the place of whatever it was asked about.
    static bool Supersedes(AgeFinding later, AgeFinding earlier) =>
        FindingSource.Rank(later.Source) is { } by
            ? FindingSource.Rank(earlier.Source) is { } of && by >= of && (by == of || by == 5 || of == 2)
            : later.Source == earlier.Source;
}
