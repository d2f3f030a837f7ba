using TransferScheme.Refusals.Drafting;
using TransferScheme.Refusals.Grounds;
using static TransferScheme.Refusals.Rules.StatementRules;

namespace TransferScheme.Refusals.Rules;

/// <summary>The rules about the grounds themselves.</summary>
static class GroundRules
{
    /// <summary>R01: a decline needs a ground that can suffice; what only defers is offered as something else; G99 is read twice.</summary>
    internal static IEnumerable<StatementFinding> R01(StatementForm form, StatementFacts facts)
    {
        if (form.Grounds.Count == 0)
        {
            yield return Blocks("R01", "Give at least one ground.");
            yield break;
        }

        foreach (var relied in form.Grounds.Where(g => facts.Grounds.Find(g.Code) is null or { Deprecated: true }))
        {
            yield return Blocks("R01", $"{relied.Code} may no longer be given: choose a ground of the list in force.", relied.Code);
        }

        foreach (var repeated in form.Grounds.GroupBy(g => g.Code).Where(g => g.Count() > 1))
        {
            yield return Blocks("R01", $"{repeated.Key} is given twice: give each ground once.", repeated.Key);
        }

        var validities = Known(form, facts).Select(g => g.Ground.ValidityOn(g.Relied.Kinds)).ToList();
        if (validities.Count > 0 && validities.TrueForAll(v => v is Validity.NeverSuffices))
        {
            yield return Blocks("R01", "Every ground given is one that never suffices alone: a statement cannot rest on these.");
        }
        else if (form.Response == StatementForm.Decline && validities.Contains(Validity.OnlyDefers)
            && !validities.Exists(v => v is Validity.CanSuffice or Validity.PersonDecides))
        {
            yield return Blocks(
                "R01",
                "The grounds given justify a delay or an alternative, never a decline: answer with a deferral, a condition or a query.");
        }

        if (form.Grounds.Any(g => g.Code == GroundList.Other) && !facts.SecondReading)
        {
            yield return Blocks("R01", $"{GroundList.Other} needs a second reader of this very text.", GroundList.Other);
        }
    }

    /// <summary>R03: each ground says something of this child, and not what an earlier statement or another ground says word for
    /// word.</summary>
    internal static IEnumerable<StatementFinding> R03(StatementForm form, StatementFacts facts)
    {
        foreach (var (i, ground) in form.Grounds.Index())
        {
            if (string.IsNullOrWhiteSpace(ground.Facts))
            {
                yield return Blocks(
                    "R03", $"{ground.Code} needs a text about this child: the facts, and why they prevent this transfer.", ground.Code);
            }
            else if (form.Grounds.Take(i).Any(g => g.Facts?.Trim() == ground.Facts.Trim()))
            {
                yield return Blocks(
                    "R03", $"{ground.Code} repeats the text of another ground: say what this ground rests on.", ground.Code);
            }

            if (i < facts.Texts.Count && facts.EarlierTexts.Contains(facts.Texts[i]))
            {
                yield return Warns(
                    "R03", $"{ground.Code} repeats the text of an earlier statement of this authority word for word.", ground.Code);
            }
        }
    }

    /// <summary>R04: alternatives were considered for every ground that can suffice or defers.</summary>
    internal static IEnumerable<StatementFinding> R04(StatementForm form, StatementFacts facts) =>
        from g in Known(form, facts)
        where g.Ground.Validity is Validity.CanSuffice or Validity.OnlyDefers && string.IsNullOrWhiteSpace(g.Relied.Alternatives)
        select Blocks("R04", $"{g.Relied.Code} needs the alternatives that were considered, and why not.", g.Relied.Code);

    /// <summary>R08: an unlawful ground is never issued; wording that suggests one has its equality review first (Equality Act
    /// 2010).</summary>
    internal static IEnumerable<StatementFinding> R08(StatementForm form, StatementFacts facts)
    {
        foreach (var (relied, ground) in Known(form, facts).Where(g => g.Ground.Unlawful))
        {
            yield return Blocks("R08", $"{relied.Code} may not be relied on: {ground.Text.ToLowerInvariant()}.", relied.Code);
        }

        if (!facts.EqualityReview && Wording.Suggestive(StatementText.Body(form)))
        {
            yield return Blocks(
                "R08", "The wording may rest on a protected characteristic or on opposition: an equality review comes before issue.");
        }
    }

    /// <summary>R09: the whole service as a ground needs an agreed pause, or the director's statement on undue prejudice
    /// (s.72(4)).</summary>
    internal static IEnumerable<StatementFinding> R09(StatementForm form) =>
        from ground in form.Grounds
        where ground.Code == "G08" && !ground.Kinds.Any(k => k is "pause-agreement" or "undue-prejudice-statement")
        select Blocks(
            "R09",
            "G08 needs an agreed pause (pause-agreement), or the director's statement on undue prejudice (undue-prejudice-statement).",
            "G08");

    /// <summary>The grounds given that are on the list, with what the list says of them.</summary>
    internal static IReadOnlyList<(GroundRelied Relied, Ground Ground)> Known(StatementForm form, StatementFacts facts) =>
        [.. form.Grounds.Select(g => (g, facts.Grounds.Find(g.Code))).Where(g => g.Item2 is not null).Select(g => (g.g, g.Item2!))];
}
