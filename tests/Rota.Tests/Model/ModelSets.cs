namespace TransferScheme.Rota.Tests.Model;

/// <summary>Section 2 of the specification, word for word: who is in the scheme, accrues, and can take a group.</summary>
static class ModelSets
{
    /// <summary>T: participating, and below its threshold; no published count, no threshold test.</summary>
    internal static bool IsInScheme(ModelAuthority i) =>
        i.Participates && !(i.Uasc is { } uasc && i.Threshold is { } threshold && uasc >= threshold);

    /// <summary>A: in the scheme, has room, has not validly declined. With one account those without room stay in.</summary>
    internal static bool Accrues(ModelAuthority i, ModelReferral referral, ModelRules rules) =>
        IsInScheme(i) && (HasRoom(i) || !rules.TwoAccounts) && !referral.DeclinedValid.Contains(i.Id);

    /// <summary>T': in the scheme, has not validly declined. With one account it is A.</summary>
    internal static bool IsOwed(ModelAuthority i, ModelReferral referral) => IsInScheme(i) && !referral.DeclinedValid.Contains(i.Id);

    /// <summary>E: accrues, and can take the whole group.</summary>
    internal static bool IsEligible(ModelAuthority i, ModelReferral referral, ModelRules rules) =>
        Accrues(i, referral, rules) && i.Id != referral.Entry && !referral.Unsuitable.Contains(i.Id)
        && !(i.Room is { } room && room < referral.Size) && !referral.Declined.Contains(i.Id);

    /// <summary>The code of the first exclusion that holds, in the order of section 11; null for one that is eligible.</summary>
    internal static string? Code(ModelAuthority i, ModelReferral referral, ModelRules rules)
    {
        (bool Holds, string Code)[] codes =
        [
            (!i.Participates, "not-participating"),
            (!IsInScheme(i), "threshold"),
            (!HasRoom(i) && rules.TwoAccounts, "no-room"),
            (referral.DeclinedValid.Contains(i.Id), "declined-valid"),
            (referral.Declined.Contains(i.Id), "declined"),
            (referral.Entry == i.Id, "entry"),
            (i.Room < referral.Size, "capacity"),
            (referral.Unsuitable.Contains(i.Id), "unsuitable"),
        ];
        return codes.FirstOrDefault(c => c.Holds).Code;
    }

    static bool HasRoom(ModelAuthority i) => i.Room is null or >= 1;
}
