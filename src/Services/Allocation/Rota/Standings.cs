using TransferScheme.Allocation.Authorities;
using TransferScheme.Allocation.Rules;

namespace TransferScheme.Allocation.Rota;

/// <summary>Puts together what a decision sees of every authority: its position, what is on its way to it, and its weight.</summary>
static class Standings
{
    /// <summary>Every authority as the rota sees it now: children on their way count as looked after.</summary>
    internal static IReadOnlyList<AuthorityPosition> Of(IReadOnlyList<Authority> authorities, RotaBook book, RulesAdopted rules)
    {
        var weights = Weights.ByRegionalShares(
            authorities.Select(a => new WeightBasis(a.Code, a.Region, a.ChildPopulation)),
            rules.Shares.ToDictionary(s => s.Region, s => s.Share));
        var inFlight = book.InFlight();
        return [.. authorities.Select(a => new AuthorityPosition(
            a.Code, a.Name, a.Region, weights[a.Code], Participates: true, a.ChildrenLookedAfter + inFlight.GetValueOrDefault(a.Code),
            new Threshold(a.ChildPopulation, rules.ThresholdPer100000), Room: null))];
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
