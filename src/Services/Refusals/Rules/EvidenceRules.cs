using System.Globalization;
using TransferScheme.Refusals.Drafting;
using TransferScheme.Refusals.Grounds;
using static TransferScheme.Refusals.Rules.StatementRules;

namespace TransferScheme.Refusals.Rules;

/// <summary>The rules about evidence and figures.</summary>
static class EvidenceRules
{
    /// <summary>R02: the evidence of each ground is there, dated and fresh.</summary>
    internal static IEnumerable<StatementFinding> R02(StatementForm form, StatementFacts facts)
    {
        foreach (var (relied, ground) in GroundRules.Known(form, facts))
        {
            var lacking = ground.Evidence.Where(e => !relied.Kinds.Contains(e.Kind)).Select(e => e.Kind).ToList();
            if (lacking.Count > 0 && (!ground.AnyOfEvidence || lacking.Count == ground.Evidence.Count))
            {
                yield return Blocks(
                    "R02", $"{relied.Code} lacks evidence: {string.Join(ground.AnyOfEvidence ? " or " : ", ", lacking)}.", relied.Code);
            }

            foreach (var item in relied.Evidence ?? [])
            {
                if (Fault(item, ground, facts) is { } fault)
                {
                    yield return Blocks("R02", $"{relied.Code}: {fault}", relied.Code);
                }
            }

            if (relied.Figures?.PopulationYear is { } year && facts.Figures is { } known && year != known.PopulationYear)
            {
                yield return Blocks(
                    "R02", $"{relied.Code} rests on a population that is not the newest published, which is of {known.PopulationYear}.",
                    relied.Code);
            }
        }
    }

    /// <summary>R07: a threshold claim is computed anew from reference data, with the rules of the referral.</summary>
    internal static IEnumerable<StatementFinding> R07(StatementForm form, StatementFacts facts)
    {
        if (form.Grounds.FirstOrDefault(g => g.Code == "G01") is not { } claim)
        {
            yield break;
        }

        if (facts.Figures is not { } known)
        {
            yield return Blocks(
                "R07", "G01 cannot be computed: the authority has made no return of the children whom it looks after.", "G01");
            yield break;
        }

        if ((claim.Figures?.Count is { } count && count != known.Count && count != known.Counted(facts.Grounds.CountsAccepted))
            || (claim.Figures?.Population is { } population && population != known.Population))
        {
            yield return Blocks(
                "R07", "G01 claims other figures than those published or returned: correct the return, or the claim.", "G01");
        }

        if (!known.AtOrOver(facts.Grounds.CountsAccepted))
        {
            yield return Blocks("R07", string.Create(
                CultureInfo.InvariantCulture,
                $"G01 does not hold: {known.Count} looked after and {known.Accepted} accepted are below {known.Per100000} in 100,000 "
                + $"of {known.Population} children ({known.PopulationYear}, rules {known.RulesVersion})."),
                "G01");
        }
    }

    /// <summary>R15: no contradiction with the authority's own return, or a reason why it does not count.</summary>
    internal static IEnumerable<StatementFinding> R15(StatementForm form, StatementFacts facts)
    {
        if (!form.Grounds.Any(g => g.Code == "G06") || facts.SuitablePlaces == 0)
        {
            yield break;
        }

        if (form.Overrides.Any(o => o.Rule == "R15" && !string.IsNullOrWhiteSpace(o.Reason)))
        {
            yield return Warns("R15", "G06 contradicts the authority's own return; it has given its reason.", "G06");
        }
        else
        {
            yield return Blocks("R15", facts.SuitablePlaces is { } places
                ? string.Create(CultureInfo.InvariantCulture,
                    $"G06 contradicts the authority's own return, which shows {places} suitable and free: correct it, or give a reason.")
                : "G06 could not be compared with the authority's own return: try again.", "G06");
        }
    }

    static string? Fault(Evidence item, Ground ground, StatementFacts facts)
    {
        if (item.Dated is not { } dated)
        {
            return $"the evidence {Shown(item, ground)} has no date.";
        }

        if (string.IsNullOrWhiteSpace(item.Reference))
        {
            return $"the evidence {Shown(item, ground)} has no reference.";
        }

        if (dated > facts.Today || item.RenewedOn > facts.Today)
        {
            return $"the evidence {Shown(item, ground)} is dated in the future.";
        }

        var fresh = item.RenewedOn is { } renewed && renewed > dated ? renewed : dated;
        return ground.Evidence.FirstOrDefault(e => e.Kind == item.Kind) switch
        {
            { FreshWorkingDays: { } limit } when IsOlder(facts, fresh, limit) =>
                $"the evidence {item.Kind} is older than {limit} working days.",
            { FreshDays: { } limit } when facts.Today.DayNumber - fresh.DayNumber > limit =>
                $"the evidence {item.Kind} is older than {limit} days: renew it.",
            _ => null,
        };
    }

    static bool IsOlder(StatementFacts facts, DateOnly dated, int workingDays) =>
        facts.Today.DayNumber - dated.DayNumber > 60 || facts.Calendar.Between(dated, facts.Today) > workingDays;

    // What the author wrote is not repeated: only kinds of the list are named.
    static string Shown(Evidence item, Ground ground) => ground.Evidence.Any(e => e.Kind == item.Kind) ? item.Kind : "of another kind";
}
