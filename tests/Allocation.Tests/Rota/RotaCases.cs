using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using TransferScheme.Allocation.Rota;

namespace TransferScheme.Allocation.Tests.Rota;

/// <summary>A decision to take: a ledger, authorities and a group.</summary>
sealed record RotaCase(RotaLedger Ledger, AuthorityPosition[] Authorities, RotaReferral Referral)
{
    internal RotaDecision Decide() => LargestDeficit.Decide(Ledger, Authorities, Referral);

    internal Int128 Total() => Sum(Ledger);

    internal static Int128 Sum(RotaLedger ledger) =>
        ledger.Accounts.Values.Aggregate(Int128.Zero, (sum, account) => sum + account.Balance);
}

/// <summary>Random decisions: few authorities and regions and coarse balances, so that ties and empty sets are common.</summary>
static class RotaCases
{
    internal static readonly Arbitrary<RotaCase> Any = (
        from count in Gen.Choose(1, 9)
        from accounts in Gen.ArrayOf(Account(), count)
        from authorities in Gen.ArrayOf(Authority(), count)
        from size in Gen.Choose(1, 4)
        from entry in Gen.Choose(0, 2 * count)
        from unsuitable in Some(count)
        from valid in Some(count)
        from invalid in Some(count)
        select new RotaCase(
            Ledger(accounts), [.. authorities.Select((a, at) => a with { Id = Id(at) })],
            new("r", size, entry < count ? Id(entry) : null, unsuitable, valid, invalid))).ToArbitrary();

    /// <summary>A decision as it would be stored: equal text means equal in every part.</summary>
    internal static string Text(RotaDecision decision) => JsonSerializer.Serialize(decision, JsonSerializerOptions.Web);

    static RotaLedger Ledger(RotaAccount[] accounts) => RotaLedger.Empty with
    {
        Accounts = RotaLedger.Empty.Accounts.AddRange(accounts.Select((account, at) => KeyValuePair.Create(Id(at), account)))
    };

    // Upper and lower case mixed: where order depended on a culture, it would show.
    static string Id(int at) => at % 2 == 0 ? $"a{at}" : $"B{at}";

    static Gen<RotaAccount> Account() =>
        from owed in Gen.Choose(-12, 12)
        from units in Gen.Choose(-1, 1)
        from received in Gen.Choose(0, 3)
        from reserved in Gen.Choose(0, 2)
        select new RotaAccount((owed * (Units.PerChild / 4)) + units, received, reserved, received + reserved);

    static Gen<AuthorityPosition> Authority() =>
        from region in Gen.Elements("north", "East", "south")
        from weight in Gen.OneOf(Gen.Choose(1, 3), Gen.Choose(1, 100_000_000))
        from participates in Mostly(true)
        from uasc in Gen.Elements<int?>(null, 5, 9, 10, 11)
        from room in Gen.Elements<int?>(null, null, 0, 1, 2, 5)
        select new AuthorityPosition("", "A council", region, weight, participates, uasc, new Threshold(10_500, 100), room);

    static Gen<bool> Mostly(bool value) => Gen.Elements(value, value, value, value, !value);

    static Gen<IReadOnlyList<string>> Some(int count) =>
        from picked in Gen.ArrayOf(Gen.Choose(0, 4 * count), count)
        select (IReadOnlyList<string>)[.. picked.Where(at => at < count).Distinct().Select(Id)];
}
