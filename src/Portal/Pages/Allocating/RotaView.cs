using TransferScheme.Portal.Scheme;

namespace TransferScheme.Portal.Pages.Allocating;

/// <summary>The ledger as it stands.</summary>
sealed record RotaView(string RulesVersion, IReadOnlyList<AuthorityAccount> Authorities, long Version);

/// <summary>An authority's account.</summary>
sealed record AuthorityAccount(string Authority, string Name, string Region, AccountFigures Account);

/// <summary>Its figures; amounts are whole units of 10⁻¹² child.</summary>
sealed record AccountFigures(string Owed, int Received, int Reserved, string Balance, string Arrears);

/// <summary>
/// A line of the region's statement: what was brought forward, what came since, and the balance now, in whole units. Brought forward plus
/// owed less received less decided is the balance, to the unit.
/// </summary>
sealed record StatementLine(
    string Code, string Name, long Forward, long Owed, long Received, long Decided, long Balance, long Excused, long Repaid, long NotRepaid)
{
    /// <summary>The line of an account.</summary>
    /// <param name="now">The account now.</param>
    /// <param name="then">The account when the statement begins; null where that is the beginning.</param>
    internal static StatementLine Of(AuthorityAccount now, AccountFigures? then)
    {
        var (forward, arrears) = (Units(then?.Balance), Units(now.Account.Arrears) - Units(then?.Arrears));
        return new StatementLine(
            now.Authority, now.Name, forward, Units(now.Account.Owed) - Units(then?.Owed),
            (now.Account.Received - (then?.Received ?? 0)) * InChildren.Unit, (now.Account.Reserved - (then?.Reserved ?? 0)) * InChildren.Unit,
            Units(now.Account.Balance), Math.Max(0, arrears), Math.Max(0, -arrears), Units(now.Account.Arrears));
    }

    /// <summary>The sum of lines.</summary>
    /// <param name="name">Name of the sum.</param>
    /// <param name="lines">The lines.</param>
    internal static StatementLine Sum(string name, IReadOnlyCollection<StatementLine> lines) => new(
        "", name, lines.Sum(l => l.Forward), lines.Sum(l => l.Owed), lines.Sum(l => l.Received), lines.Sum(l => l.Decided),
        lines.Sum(l => l.Balance), lines.Sum(l => l.Excused), lines.Sum(l => l.Repaid), lines.Sum(l => l.NotRepaid));

    static long Units(string? units) => units is null ? 0 : InChildren.Units(units);
}
