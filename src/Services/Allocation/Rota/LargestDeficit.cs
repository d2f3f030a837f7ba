namespace TransferScheme.Allocation.Rota;

/// <summary>An authority that can take the group, as the ledger stands after the share of this referral and before its debit.</summary>
/// <param name="Authority">The authority's code.</param>
/// <param name="Region">Slug of its region.</param>
/// <param name="Rank">1 is recommended.</param>
/// <param name="Share">This referral's share, in units, as are owed and balance.</param>
/// <param name="Owed">Its opening balance and all its shares.</param>
/// <param name="Received">Children accepted or reserved.</param>
/// <param name="Balance">Owed less received: above 0 it is behind its fair share.</param>
sealed record RankedCandidate(string Authority, string Region, int Rank, long Share, long Owed, int Received, long Balance);

/// <summary>The rota's answer for one referral. Chosen and region are null, and nothing accrues, when nobody can take it.</summary>
sealed record RotaDecision(
    string Referral, int Size, IReadOnlyList<Accrual> Accruals, string? Chosen, string? Region,
    IReadOnlyList<RankedCandidate> Candidates, IReadOnlyList<Exclusion> Excluded, string Sentence);

/// <summary>
/// Whose turn it is: of the regions that can take the group the one furthest behind its share, and in it the authority
/// furthest behind. Ties go to the first id. Pure: the same ledger, authorities and referral give the same decision,
/// in whatever order the authorities come.
/// </summary>
static class LargestDeficit
{
    internal static RotaDecision Decide(RotaLedger ledger, IEnumerable<AuthorityPosition> authorities, RotaReferral referral)
    {
        AuthorityPosition[] all = [.. authorities.OrderBy(a => a.Id, StringComparer.Ordinal)];
        var judged = all.Select(a => (Authority: a, Code: Eligibility.ExclusionCode(a, referral))).ToList();
        AuthorityPosition[] able = [.. judged.Where(j => j.Code is null).Select(j => j.Authority)];
        Exclusion[] excluded = [.. judged.Where(j => j.Code is not null).Select(j => new Exclusion(j.Authority.Id, j.Code!))];
        if (able.Length == 0)
        {
            return new(referral.Id, referral.Size, [], null, null, [], excluded, RotaSentence.Unplaced(excluded));
        }

        var weights = all.ToDictionary(a => a.Id, a => a.Weight);
        var accruals = Units.Split(all.Where(a => Eligibility.Accrues(a, referral)).Select(a => a.Id), referral.Size, weights);
        var after = ledger.Accrue(accruals);
        var region = FurthestBehind(after, all, able);
        var shares = accruals.ToDictionary(a => a.Authority, a => a.Units);
        RankedCandidate[] candidates = [.. able
            .OrderByDescending(a => a.Region == region)
            .ThenByDescending(a => after.Of(a.Id).Balance)
            .ThenBy(a => a.Id, StringComparer.Ordinal)
            .Select((a, at) => Candidate(a, at + 1, shares[a.Id], after.Of(a.Id)))];
        var chosen = candidates[0];
        var name = able.First(a => a.Id == chosen.Authority).Name;
        return new(referral.Id, referral.Size, accruals, chosen.Authority, region, candidates, excluded,
            RotaSentence.Placed(name, candidates));
    }

    // A region's balance counts all its authorities, also those that cannot take this group.
    static string FurthestBehind(RotaLedger after, AuthorityPosition[] all, AuthorityPosition[] able)
    {
        var balances = all.ToLookup(a => a.Region, a => after.Of(a.Id).Balance);
        return able.Select(a => a.Region).Distinct(StringComparer.Ordinal)
            .OrderByDescending(r => balances[r].Sum())
            .ThenBy(r => r, StringComparer.Ordinal)
            .First();
    }

    static RankedCandidate Candidate(AuthorityPosition a, int rank, long share, RotaAccount account) =>
        new(a.Id, a.Region, rank, share, account.Owed, account.Received + account.Reserved, account.Balance);
}
