using System.Globalization;
using TransferScheme.Allocation.Authorities;
using TransferScheme.Allocation.Rules;
using TransferScheme.Platform.Time;
using TransferScheme.Rota;
using TransferScheme.Rota.Receipts;

namespace TransferScheme.Allocation.Rota;

/// <summary>The ledger as it stands, open to every signed-in role: any council can check that its turn is really its turn.</summary>
/// <param name="RulesVersion">The scheme rules in force.</param>
/// <param name="Unit">Units of one child.</param>
/// <param name="Regions">Each region; its account is the sum of its authorities'.</param>
/// <param name="Authorities">Each authority.</param>
/// <param name="Version">Position of the newest entry.</param>
public sealed record RotaStanding(
    string RulesVersion, string Unit, IReadOnlyList<RegionAccount> Regions, IReadOnlyList<AuthorityAccount> Authorities, long Version);

/// <summary>A region's account.</summary>
/// <param name="Region">Slug of the region.</param>
/// <param name="Name">Its name.</param>
/// <param name="Share">Its share in the rules.</param>
/// <param name="ShareIsEstimate">Whether that is an estimate and not published.</param>
/// <param name="Account">What it was owed and what it took.</param>
public sealed record RegionAccount(string Region, string Name, int Share, bool ShareIsEstimate, AccountFigures Account);

/// <summary>An authority's account.</summary>
/// <param name="Authority">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Region">Slug of its region.</param>
/// <param name="Account">What it was owed and what it took.</param>
public sealed record AuthorityAccount(string Authority, string Name, string Region, AccountFigures Account);

/// <summary>The figures of an account.</summary>
/// <param name="Owed">All shares, in whole units.</param>
/// <param name="Received">Children accepted.</param>
/// <param name="Reserved">Children decided for it and not yet answered.</param>
/// <param name="Balance">Owed less received and reserved, in whole units: above 0 is behind the fair share.</param>
/// <param name="BalanceInChildren">The balance in children, to two decimals.</param>
/// <param name="Arrears">Turns missed while there was no room, less those repaid, in whole units.</param>
/// <param name="ArrearsInChildren">The arrears in children, to two decimals.</param>
public sealed record AccountFigures(
    string Owed, int Received, int Reserved, string Balance, string BalanceInChildren, string Arrears, string ArrearsInChildren)
{
    internal static AccountFigures Of(LedgerAccount account) => new(
        account.Owed.ToString(CultureInfo.InvariantCulture), account.Received, account.Reserved,
        account.Balance.ToString(CultureInfo.InvariantCulture), RotaSentence.Children(account.Balance),
        account.Arrears.ToString(CultureInfo.InvariantCulture), RotaSentence.Children(account.Arrears));
}

/// <summary>Answers the ledger.</summary>
static class ViewRota
{
    internal static void Map(RouteGroupBuilder rota) => rota.MapGet("", Get).WithName("GetRota").Produces<RotaStanding>();

    internal static RotaStanding Of(RotaBook book, RulesAdopted rules, IReadOnlyList<Authority> authorities)
    {
        var ledger = book.Ledger;
        var accounts = authorities.ToLookup(a => a.Region, a => ledger.Of(a.Code));
        return new RotaStanding(
            rules.Name, Units.PerChild.ToString(CultureInfo.InvariantCulture),
            [.. rules.Shares.OrderBy(s => s.Region, StringComparer.Ordinal).Select(s =>
                new RegionAccount(
                    s.Region, Data.Regions.Name(s.Region), s.Share, s.IsEstimate,
                    AccountFigures.Of(accounts[s.Region].Aggregate(LedgerAccount.None, LedgerAccount.Add))))],
            [.. authorities.Select(a => new AuthorityAccount(a.Code, a.Name, a.Region, AccountFigures.Of(ledger.Of(a.Code))))],
            book.Version);
    }

    static async Task<IResult> Get(
        DateTimeOffset? asAt, HttpContext http, IAllocationStore store, LatestRota rota, TimeProvider clock, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        var shown = asAt is { } then ? await LatestRota.ReadAsync(session, then, ct) : await rota.ReadAsync(session, ct);
        return await Standings.ReadAsync(session, ct) is { } facts
            && facts.Rules.Versions.Any(v => v.ValidFrom <= UkTime.DateOf(asAt ?? clock.GetUtcNow()))
            ? http.Versioned(Of(shown, facts.Rules.InForceOn(UkTime.DateOf(asAt ?? clock.GetUtcNow())), facts.Authorities), shown.Version)
            : TypedResults.NotFound();
    }
}
