using System.Numerics;
using TransferScheme.Rota.Deciding;
using TransferScheme.Rota.Tests.Cases;
using TransferScheme.Rota.Tests.Model;

namespace TransferScheme.Rota.Tests.Runs;

/// <summary>The two accounts of everyone as section 7 of the specification moves them, in whole numbers without limit.</summary>
sealed class ModelLedger(ModelRules rules, Roll roll)
{
    readonly Dictionary<string, BigInteger> _balances = roll.Ids.ToDictionary(id => id, _ => BigInteger.Zero);
    readonly Dictionary<string, BigInteger> _arrears = roll.Ids.ToDictionary(id => id, _ => BigInteger.Zero);
    readonly Dictionary<RotaDecision, ModelShares> _accrued = [];

    internal IEnumerable<string> Lines => roll.Ids.Select(id => $"{id}: {_balances[id]}, arrears {_arrears[id]}");

    internal static IEnumerable<string> Told(Ledger ledger) =>
        ledger.Roll.Ids.Select((id, i) => $"{id}: {ledger.Balance(i)}, arrears {ledger.Arrears(i)}");

    /// <summary>The decision to take at an entry, with this ledger's accounts.</summary>
    internal RotaCase Case(RunEntry entry)
    {
        var seen = entry.Case(rules);
        return seen with
        {
            Authorities = [.. seen.Authorities.Select(a => a with { Balance = _balances[a.Id], Arrears = _arrears[a.Id] })],
        };
    }

    internal void Enter(RunEntry entry)
    {
        switch (entry.Act)
        {
            case Act.Decided:
                var decision = Case(entry).Model();
                _accrued[entry.Decision!] = decision.Shares!;
                Accrue(decision.Shares!, 1);
                Debit(decision.Chosen!, entry.Size);
                break;
            case Act.Moved:
                Debit(roll.Ids[entry.From], -entry.Size);
                Debit(roll.Ids[entry.To], entry.Size);
                break;
            case Act.Reversed:
                Accrue(_accrued[entry.Decision!], -1);
                Debit(roll.Ids[entry.From], -entry.Size);
                break;
            case Act.Volunteered when Case(entry) is var c && c.Authorities.Any(a => ModelSets.Accrues(a, c.Referral, rules)):
                Accrue(ModelRota.Share(c.Authorities, c.Referral, rules), 1);
                Debit(roll.Ids[entry.To], entry.Size);
                break;
        }
    }

    void Accrue(ModelShares shares, int sign)
    {
        foreach (var (id, share) in shares.Share)
        {
            _balances[id] += sign * share;
        }

        foreach (var (id, change) in shares.ArrearsChange)
        {
            _arrears[id] += sign * change;
        }
    }

    void Debit(string id, int size) => _balances[id] -= size * ModelUnits.U;
}
