using System.Numerics;
using static TransferScheme.Rota.Tests.Model.ModelUnits;

namespace TransferScheme.Rota.Tests.Model;

/// <summary>
/// Section 6 of the specification, word for word, in whole numbers without limit: as plain and as slow as it reads. The library is
/// compared with it.
/// </summary>
static class ModelRota
{
    internal static ModelDecision Decide(IReadOnlyCollection<ModelAuthority> all, ModelReferral referral, ModelRules rules)
    {
        var decision = new ModelDecision(all.ToDictionary(i => i.Id, i => ModelSets.Code(i, referral, rules)))
        {
            Balances = all.ToDictionary(i => i.Id, i => i.Balance),
        };
        ModelAuthority[] eligible = [.. all.Where(i => ModelSets.IsEligible(i, referral, rules))];
        if (eligible.Length == 0)
        {
            return decision;
        }

        var size = referral.Size;
        ModelAuthority[] accruing = [.. all.Where(i => ModelSets.Accrues(i, referral, rules))];
        var shares = Share(all, referral, rules);
        var balances = all.ToDictionary(i => i.Id, i => i.Balance + shares.Share.GetValueOrDefault(i.Id));
        var total = accruing.Select(i => i.Weight).Sum();
        ModelRegion[] regions =
        [
            .. all.Select(i => i.Region).Distinct().Order(StringComparer.Ordinal).Select(r => new ModelRegion(
                r,
                accruing.Where(i => i.Region == r).Select(i => i.Weight).Sum(),
                all.Where(i => i.Region == r).Select(i => balances[i.Id]).Sum(),
                eligible.Count(i => i.Region == r))),
        ];
        var band = BigInteger.Max((rules.LargestGroup + 1) * U / 2, (size + 1) * U / 2);
        ModelRegion[] weighty = [.. regions.Where(r => r.Weight > 0)];
        var horizon = ModelRegion.Horizon(weighty, total, rules.HorizonCap);
        var binding = ModelRegion.Binding(weighty, total, band, horizon);
        var (rule, allowed) = Allow(regions, binding, total, band, size);

        ModelAuthority[] inTurn = [.. eligible.Where(i => allowed.Contains(i.Region))];
        var (pick, least) = Narrow(inTurn.Max(i => balances[i.Id]), referral, rules);
        ModelAuthority[] picked =
        [
            .. inTurn.Where(i => balances[i.Id] >= least)
                .OrderBy(i => referral.Mismatch?[i.Id] ?? 0).ThenByDescending(i => balances[i.Id])
                .ThenBy(i => i.Id, StringComparer.Ordinal),
        ];
        return decision with
        {
            Shares = shares,
            Balances = balances,
            Regions = regions,
            Weight = total,
            Band = band,
            Horizon = horizon,
            Binding = binding,
            Allowed = allowed,
            Rule = rule,
            Pick = pick,
            InBand = [.. picked.Select(i => i.Id).Order(StringComparer.Ordinal)],
            Ranked = [.. picked.Concat(Ordered(inTurn.Except(picked))).Concat(Ordered(eligible.Except(inTurn))).Select(i => i.Id)],
            Chosen = picked[0].Id,
        };

        IEnumerable<ModelAuthority> Ordered(IEnumerable<ModelAuthority> some) =>
            some.OrderByDescending(i => balances[i.Id]).ThenBy(i => i.Id, StringComparer.Ordinal);
    }

    /// <summary>Step 2: what everyone accrues for a group; the declines of a voluntary offer's group are empty.</summary>
    internal static ModelShares Share(IReadOnlyCollection<ModelAuthority> all, ModelReferral referral, ModelRules rules)
    {
        ModelAuthority[] accruing = [.. all.Where(i => ModelSets.Accrues(i, referral, rules))];
        ModelAuthority[] owed = rules.TwoAccounts ? [.. all.Where(i => ModelSets.IsOwed(i, referral))] : accruing;
        return ModelShares.Of(accruing, owed, referral.Size, rules.RepaymentPercent);
    }

    static (string Rule, string[] Allowed) Allow(ModelRegion[] regions, int? binding, BigInteger total, BigInteger band, int size)
    {
        ModelRegion[] able = [.. regions.Where(r => r.Eligible > 0)];
        ModelRegion[] notAhead = [.. able.Where(r => r.Balance >= (size * U) - band)];
        ModelRegion[] allowed = binding is { } h ? [.. notAhead.Where(r => r.Need(h, total, band) >= 1)] : notAhead;
        if (allowed.Length > 0)
        {
            return (binding is null ? "within-guard" : "must-serve-soon", [.. allowed.Select(r => r.Id)]);
        }

        // (B - D) / w is compared as a fraction: what it is multiplied by is positive.
        return notAhead.Length > 0
            ? ("earliest-deadline",
                [notAhead.First(r => notAhead.All(o => (band - r.Balance) * o.Weight <= (band - o.Balance) * r.Weight)).Id])
            : ("most-behind", [able.First(r => able.All(o => r.Balance >= o.Balance)).Id]);
    }

    // The least balance of those to pick from: they are that far behind, or further.
    static (string Pick, BigInteger Least) Narrow(BigInteger most, ModelReferral referral, ModelRules rules)
    {
        var inBand = (referral.Size * U) - rules.AuthorityBand;
        return most > rules.AuthorityBand ? ("overdue", most)
            : most < inBand ? ("furthest-behind", most)
            : (referral.Mismatch is null ? "furthest-behind" : "best-match", inBand);
    }
}
