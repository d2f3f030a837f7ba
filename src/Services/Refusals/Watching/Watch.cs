using System.Globalization;
using TransferScheme.Refusals.Grounds;

namespace TransferScheme.Refusals.Watching;

/// <summary>Something that a person should look at: never a verdict, never a score, never a ranking.</summary>
/// <param name="Kind"><c>other-share</c>, <c>other-growth</c>, <c>other-cluster</c>, <c>repeated-text</c>, <c>contradiction</c> or
/// <c>children-declined</c>.</param>
/// <param name="Subject">Code of the authority, or slug of the region.</param>
/// <param name="Sentence">What was found, with its figures.</param>
/// <param name="Refusals">The cases behind it.</param>
/// <param name="Children">What became of each referral that was declined; of <c>children-declined</c> alone.</param>
public sealed record WatchFinding(
    string Kind, string Subject, string Sentence, IReadOnlyList<Guid> Refusals, IReadOnlyList<WhatBecame>? Children = null);

/// <summary>
/// The watch on statements. Shares are held against control limits (three standard errors of the common share), so that small numbers
/// raise no alarm. Findings stand in the order of their subjects' names, whatever their figures: no authority is ranked against another.
/// </summary>
static class Watch
{
    const int Window = 365;
    const int Growth = 90;
    const int Cluster = 30;
    const int Fewest = 3;

    /// <summary>Days after a statement for which a return of the authority can contradict it: later ones tell of another time.</summary>
    internal const int Contradicting = 14;

    /// <summary>All findings, by kind and subject.</summary>
    /// <param name="statements">Every statement issued.</param>
    /// <param name="referrals">What became of the referrals that were declined.</param>
    /// <param name="vacancies">Suitable free places of the authorities' own returns, by case.</param>
    /// <param name="today">The day.</param>
    internal static IReadOnlyList<WatchFinding> Of(
        IReadOnlyList<WatchedStatement> statements, IReadOnlyList<WatchedReferral> referrals, IReadOnlyDictionary<Guid, int> vacancies,
        DateOnly today) =>
    [
        .. OtherShare(statements, today), .. OtherGrowth(statements, today), .. OtherClusters(statements, today),
        .. RepeatedText(statements), .. Contradictions(statements, vacancies, today), .. Declined.Of(statements, referrals, today),
    ];

    /// <summary>An authority whose share of "other" over a year lies above the upper control limit of all.</summary>
    internal static IEnumerable<WatchFinding> OtherShare(IReadOnlyList<WatchedStatement> statements, DateOnly today)
    {
        var year = Within(statements, today, Window);
        var all = new Proportion(year.Count(IsOther), year.Count);
        return
            from own in ByAuthority(year)
            let others = own.Where(IsOther).ToList()
            let share = new Proportion(others.Count, own.Count())
            where others.Count >= Fewest && share.IsAbove(all)
            select new WatchFinding(
                "other-share", own.Key,
                Say($"{share.Count} of {share.Of} in a year rest on {GroundList.Other}; the limit is {all.Limits(share.Of).Upper:P0}."),
                Ids(others));
    }

    /// <summary>An authority that gave "other" at least twice as often in the last quarter as in the one before.</summary>
    internal static IEnumerable<WatchFinding> OtherGrowth(IReadOnlyList<WatchedStatement> statements, DateOnly today) =>
        from own in ByAuthority(statements.Where(IsOther))
        let now = Within([.. own], today, Growth)
        let before = Within([.. own], today.AddDays(-Growth), Growth)
        where now.Count >= Fewest && now.Count >= 2 * before.Count
        select new WatchFinding(
            "other-growth", own.Key,
            Say($"{now.Count} statements rest on {GroundList.Other} in {Growth} days, after {before.Count} in the {Growth} before."),
            Ids(now));

    /// <summary>Several authorities of a region that give "other" at about the same time.</summary>
    internal static IEnumerable<WatchFinding> OtherClusters(IReadOnlyList<WatchedStatement> statements, DateOnly today) =>
        from region in Within(statements, today, Cluster).Where(IsOther).GroupBy(s => s.Region).OrderBy(g => g.Key, StringComparer.Ordinal)
        let several = region.Select(s => s.Authority).Distinct().Count()
        where several >= Fewest
        select new WatchFinding(
            "other-cluster", region.Key,
            Say($"{several} authorities of the region rest on {GroundList.Other} within {Cluster} days."),
            Ids(region));

    /// <summary>Text that stands in more than one statement of an authority.</summary>
    internal static IEnumerable<WatchFinding> RepeatedText(IReadOnlyList<WatchedStatement> statements) =>
        from own in ByAuthority(statements)
        from text in own.SelectMany(s => s.TextHashes.Distinct(), (s, hash) => (Statement: s, Hash: hash)).GroupBy(t => t.Hash)
            .OrderBy(g => g.Key, StringComparer.Ordinal)
        let repeated = text.Select(t => t.Statement).ToList()
        where repeated.Count > 1
        select new WatchFinding("repeated-text", own.Key, Say($"{repeated.Count} statements hold one text, word for word."), Ids(repeated));

    /// <summary>No place on one day, and one declared on the next: a statement that the authority's own return contradicts.</summary>
    internal static IEnumerable<WatchFinding> Contradictions(
        IReadOnlyList<WatchedStatement> statements, IReadOnlyDictionary<Guid, int> vacancies, DateOnly today) =>
        from own in ByAuthority(statements.Where(s => MayBeContradicted(s, today)))
        from statement in own.OrderBy(s => s.IssuedOn).ThenBy(s => s.Id)
        let places = vacancies.GetValueOrDefault(statement.Id)
        where places > 0
        select new WatchFinding(
            "contradiction", own.Key,
            Say($"On {statement.IssuedOn:yyyy-MM-dd} it said that it has no suitable placement; its own return shows {places} now."),
            [statement.Id]);

    /// <summary>Whether a statement says that there is no place, and is of so late that a return tells of the same time.</summary>
    internal static bool MayBeContradicted(WatchedStatement statement, DateOnly today) =>
        statement.Codes.Contains("G06") && statement.IssuedOn <= today && statement.IssuedOn > today.AddDays(-Contradicting);

    /// <summary>Statements by authority, in the order of the authorities' codes.</summary>
    internal static IEnumerable<IGrouping<string, WatchedStatement>> ByAuthority(IEnumerable<WatchedStatement> statements) =>
        statements.GroupBy(s => s.Authority).OrderBy(g => g.Key, StringComparer.Ordinal);

    /// <summary>The cases behind a finding.</summary>
    internal static IReadOnlyList<Guid> Ids(IEnumerable<WatchedStatement> statements) => [.. statements.Select(s => s.Id).Order()];

    /// <summary>A sentence, the same on every machine.</summary>
    internal static string Say(FormattableString sentence) => sentence.ToString(CultureInfo.InvariantCulture);

    static bool IsOther(WatchedStatement statement) => statement.Codes.Contains(GroundList.Other);

    static List<WatchedStatement> Within(IReadOnlyList<WatchedStatement> statements, DateOnly today, int days) =>
        [.. statements.Where(s => s.IssuedOn <= today && s.IssuedOn > today.AddDays(-days))];
}
