using TransferScheme.Refusals.Drafting;
using static TransferScheme.Refusals.Rules.StatementRules;

namespace TransferScheme.Refusals.Rules;

/// <summary>The rules about what a statement must say and must not.</summary>
static class TextRules
{
    /// <summary>R05: the child's best interests.</summary>
    internal static IEnumerable<StatementFinding> R05(StatementForm form)
    {
        if (string.IsNullOrWhiteSpace(form.BestInterests))
        {
            yield return Blocks("R05", "Say how the child's best interests were weighed, as a primary consideration.");
        }
    }

    /// <summary>R06: each point that the referral marks as key is answered.</summary>
    internal static IEnumerable<StatementFinding> R06(StatementForm form) =>
        form.KeyPoints.Index().Where(p => string.IsNullOrWhiteSpace(p.Item.Answer))
            .Select(p => Blocks("R06", $"Key point {p.Index + 1} has no answer."));

    /// <summary>R10: who decides is named, with delegated authority. That the person who issues has it, and wrote no version of the
    /// statement, is asked at issue; whether it is the person named here is not.</summary>
    internal static IEnumerable<StatementFinding> R10(StatementForm form)
    {
        if (form.DecisionMaker is not { Name: not null, Office: not null, DelegatedAuthority: not null })
        {
            yield return Blocks("R10", "Name the decision-maker with office and delegated authority.");
        }
    }

    /// <summary>R11: nothing in the body identifies a third party, and intelligence stands in the annex alone.</summary>
    internal static IEnumerable<StatementFinding> R11(StatementForm form, StatementFacts facts)
    {
        if (form.Grounds.Any(g => g.Code == "G05") && !facts.HasAnnex)
        {
            yield return Blocks("R11", "G05 rests on intelligence: put it into the annex.", "G05");
        }

        foreach (var (place, text) in StatementText.Parts(form))
        {
            if (Wording.Identifier(text) is { } kind)
            {
                yield return Blocks("R11", $"{place} holds {kind}: what identifies others belongs in the annex.");
            }
            else if (Wording.NamesSomebody(text, facts.PlaceWords, form.NotPersons))
            {
                yield return Blocks(
                    "R11", $"{place} seems to name a person: put the name into the annex, or the words into notPersons if they name none.");
            }
        }
    }

    /// <summary>R12: a statement that is late says why before the case is closed. Receipts are the other half, told of the issued
    /// one.</summary>
    internal static IEnumerable<StatementFinding> R12(StatementForm form, StatementFacts facts)
    {
        if (facts.Late && string.IsNullOrWhiteSpace(form.LatenessReason))
        {
            yield return new StatementFinding("R12", Severity.BlocksClosing, "The time to answer is past: say why the statement is late.");
        }
    }

    /// <summary>R13: it differs from this authority's earlier grounds for this child.</summary>
    internal static IEnumerable<StatementFinding> R13(StatementForm form, StatementFacts facts)
    {
        if (facts.EarlierGrounds is { } earlier && !form.Grounds.Select(g => g.Code).ToHashSet().SetEquals(earlier))
        {
            yield return Warns("R13", "The grounds differ from those on which this authority declined this child before.");
        }
    }

    /// <summary>R14: a summary in plain language for the child and the advocate.</summary>
    internal static IEnumerable<StatementFinding> R14(StatementForm form)
    {
        if (string.IsNullOrWhiteSpace(form.PlainSummary))
        {
            yield return Warns("R14", "There is no summary in plain language for the child and the advocate.");
        }
    }
}
