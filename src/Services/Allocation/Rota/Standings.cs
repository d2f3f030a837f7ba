using TransferScheme.Allocation.Authorities;
using TransferScheme.Allocation.Rules;
using TransferScheme.Rota;

namespace TransferScheme.Allocation.Rota;

/// <summary>Puts together what a decision sees of every authority: its position and its weight.</summary>
static class Standings
{
    const string ByPopulation = "population";

    /// <summary>What weights can be worked out from.</summary>
    internal static readonly string[] WeightsBases = ["regional-shares", ByPopulation];

    // It is still seen, since the ledger keeps its account; a weight must be 1 at least, and counts for none that takes no turns.
    const long WeightOfAbolished = 1;

    /// <summary>
    /// Every authority as it stands on a day under these rules, children on their way left aside. A region's share is divided
    /// among those of its authorities that exist.
    /// </summary>
    internal static IReadOnlyList<SeenPosition> Seen(IReadOnlyList<Authority> authorities, RulesAdopted rules, DateOnly today)
    {
        var existing = authorities.Where(a => !a.IsAbolishedOn(today)).Select(a => new WeightBasis(a.Code, a.Region, a.ChildPopulation));
        var weights = rules.WeightsBasis == ByPopulation
            ? Weights.ByPopulation(existing)
            : Weights.ByRegionalShares(existing, rules.Shares.ToDictionary(s => s.Region, s => s.Share));
        return [.. authorities.Select(a => new SeenPosition(
            a.Code, a.Region, weights.GetValueOrDefault(a.Code, WeightOfAbolished), a.ParticipatesOn(today), a.ChildrenLookedAfter,
            new Threshold(a.ChildPopulation, rules.ThresholdPer100000), a.EntryOn(today)?.PlacesLeftAside,
            a.EntryOn(today)?.Places))];
    }

    /// <summary>Reads all that a decision needs.</summary>
    /// <param name="session">Where to read.</param>
    /// <param name="ct">Cancels the request.</param>
    /// <returns>The authorities and the rules; null while the first data of the scheme are not registered.</returns>
    internal static async Task<SchemeFacts?> ReadAsync(IQuerySession session, CancellationToken ct)
    {
        var rules = await session.LoadAsync<SchemeRules>(Streams.SchemeRules, ct);
        var authorities = await session.QueryAsync<Authority>("order by data ->> 'code' collate \"C\"", ct);
        return rules is null || authorities.Count == 0 ? null : new SchemeFacts(rules, authorities);
    }
}

/// <summary>The rules and the authorities as they stand.</summary>
sealed record SchemeFacts(SchemeRules Rules, IReadOnlyList<Authority> Authorities)
{
    /// <summary>The authority of a code.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    internal Authority Authority(string code) => Authorities.FirstOrDefault(a => a.Code == code)
        ?? throw new InvalidOperationException($"There is no authority {code}.");
}
