using TransferScheme.Rota.Deciding;
using TransferScheme.Rota.Tests.Model;

namespace TransferScheme.Rota.Tests.Cases;

/// <summary>A decision to take, in the model's words, and what the library makes of it.</summary>
sealed record RotaCase(IReadOnlyList<ModelAuthority> Authorities, ModelReferral Referral, ModelRules Rules)
{
    internal Roll Roll => Roll.Empty.With(Authorities.Select(a => KeyValuePair.Create(a.Id, a.Region)));

    internal ModelDecision Model() => ModelRota.Decide(Authorities, Referral, Rules);

    internal RotaDecision Decide() => Decide(Roll);

    internal RotaDecision Decide(Roll roll) => GuardedRota.Decide(LedgerOn(roll), PositionsOn(roll), GroupOn(roll), LibraryRules);

    internal RotaRules LibraryRules => new(
        "case", "population", Rules.LargestGroup, Rules.RepaymentPercent, (long)Rules.AuthorityBand, Rules.HorizonCap, Rules.TwoAccounts);

    /// <summary>Each balance is made up of an opening, children received and children reserved.</summary>
    internal Ledger LedgerOn(Roll roll)
    {
        var (openings, arrears) = (new long[roll.Count], new long[roll.Count]);
        var taking = Ledger.Empty.On(roll);
        foreach (var (at, authority) in Authorities.Index())
        {
            var place = roll.PlaceOf(authority.Id);
            var (received, reserved) = (at % 4, at % 3);
            openings[place] = (long)authority.Balance + Units.Of(received + reserved);
            arrears[place] = (long)authority.Arrears;
            taking = taking.Reserve(place, received + reserved).Debit(place, received);
        }

        return taking.Open(openings, arrears);
    }

    internal Position[] PositionsOn(Roll roll)
    {
        var byId = Authorities.ToDictionary(a => a.Id);
        return
        [
            .. roll.Ids.Select(id => byId[id])
                .Select(a => new Position((long)a.Weight, a.Participates, a.Uasc, a.Threshold, a.Room)),
        ];
    }

    internal RotaGroup GroupOn(Roll roll) => new(
        Referral.Size,
        Referral.Entry is { } entry ? roll.PlaceOf(entry) : -1,
        [.. Referral.Unsuitable.Select(roll.PlaceOf)],
        [.. Referral.DeclinedValid.Select(roll.PlaceOf)],
        [.. Referral.Declined.Select(roll.PlaceOf)],
        Referral.Mismatch is { } mismatch ? [.. roll.Ids.Select(id => mismatch[id])] : null);

    public override string ToString() =>
        string.Join(Environment.NewLine, [.. Authorities.Select(a => a.ToString()), $"{Referral}", $"{Rules}"]);
}
