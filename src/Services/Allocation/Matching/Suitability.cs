using TransferScheme.Allocation.Allocations;
using TransferScheme.Allocation.Authorities;
using TransferScheme.Allocation.Rota;

namespace TransferScheme.Allocation.Matching;

/// <summary>
/// How badly each authority suits a group (fair share: mismatch). It orders authorities that are equally fair to choose and decides
/// nothing alone: a coordinator confirms. Nothing that an authority says of itself changes whose turn it is.
/// </summary>
static class Suitability
{
    /// <summary>The points of each authority, by its code; null where all of them suit equally well.</summary>
    /// <param name="facts">What Referrals tells.</param>
    /// <param name="group">The minimum facts.</param>
    /// <param name="sight">The authorities and the rules in force.</param>
    /// <param name="today">The day.</param>
    internal static IReadOnlyDictionary<string, FitPoints>? Of(MatchingFacts facts, GroupFacts group, SchemeSight sight, DateOnly today)
    {
        var weights = sight.Rules.MatchingInForce;
        var ties = Ties(facts, group);
        var points = sight.Facts.Authorities.ToDictionary(a => a.Code, a => new FitPoints(
            Placement(a, group, weights.Placement, today), Family(a, facts.Relatives, weights.Family),
            Lacking(group.Children, c => Knows(a.Network?.Languages, c.Languages), weights.Language),
            Lacking(facts.Faiths, f => Knows(a.Network?.Faiths, [f]), weights.Faith),
            Distance(a, ties, weights.Distance)));
        return points.Values.DistinctBy(p => p.Sum).Skip(1).Any() ? points : null;
    }

    // Where the authority has declared nothing, nobody knows: half.
    static int Placement(Authority authority, GroupFacts group, int weight, DateOnly today)
    {
        if (authority.Capacity is not { } declared || declared.ValidUntil < today)
        {
            return weight / 2;
        }

        // Those that take few children are filled first, so that the others are left for more.
        var free = declared.Places.OrderBy(p => p.Sex == "any").ThenBy(p => p.AgeTo - p.AgeFrom)
            .SelectMany(line => Enumerable.Repeat(line, Math.Min(line.Places, group.Size))).ToList();
        return Lacking(group.Children, Placed, weight);

        bool Placed(ChildFacts child) =>
            free.Find(line => Fits(line, child, group.PlacementTypes)) is { } place && free.Remove(place);
    }

    static bool Fits(FreePlaces line, ChildFacts child, IReadOnlyList<string> sought)
    {
        return sought.Contains(line.PlacementType) && child.MayLiveIn(line.PlacementType) && (line.Sex == "any" || line.Sex == child.Sex)
            && (child.IsUnder16 ? line.AgeFrom < 16 : line.AgeTo >= 16);
    }

    static int Family(Authority authority, IReadOnlyList<RelativeNearby> relatives, int weight) =>
        relatives.Count == 0 || relatives.Any(r => r.Verified && r.Authority == authority.Code) ? 0
        : relatives.Any(r => r.Authority == authority.Code) ? weight / 2
        : weight;

    static int Lacking<T>(IReadOnlyList<T> all, Func<T, bool> has, int weight) =>
        all.Count == 0 ? 0 : weight * all.Count(one => !has(one)) / all.Count;

    static bool Knows(IReadOnlyList<string>? network, IReadOnlyList<string> asked) =>
        network is not null && asked.Any(one => network.Contains(one.Trim(), StringComparer.OrdinalIgnoreCase));

    static int Distance(Authority authority, IReadOnlyList<string> ties, int weight) =>
        ties.Select(tie => Distances.Band(tie, authority.Code)).Min() is { } band ? weight * band / Distances.Count : 0;

    // Family comes first; children who are settled in the entry authority's care know people there, those at a port know nobody.
    static IReadOnlyList<string> Ties(MatchingFacts facts, GroupFacts group)
    {
        var verified = facts.Relatives.Where(r => r.Verified).ToList();
        return facts.Relatives.Count > 0 ? [.. (verified.Count > 0 ? verified : facts.Relatives).Select(r => r.Authority)]
            : group.InAuthorityCare ? [group.EntryAuthority]
            : [];
    }
}
