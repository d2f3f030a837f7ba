using TransferScheme.AgeAssessments.Analysing;
using TransferScheme.AgeAssessments.Timing;

namespace TransferScheme.AgeAssessments.Checking;

/// <summary>One item of the checklist of a lawful record.</summary>
/// <param name="Id">Its id, A01 to A27.</param>
/// <param name="State"><c>done</c>, <c>departed</c> or <c>open</c>.</param>
/// <param name="Severity"><c>blocksIssue</c>, <c>blocksClosing</c>, <c>replaceable</c> or <c>warning</c>.</param>
/// <param name="Detail">What is missing, or what to look at; null where nothing is.</param>
public sealed record ChecklistItem(string Id, string State, string Severity, string? Detail)
{
    internal const string Done = "done";
    internal const string Departed = "departed";
    internal const string Open = "open";
}

/// <summary>
/// The checklist of a lawful record (from the <i>Merton</i> line, <i>FZ</i>, <i>HAM</i>, <i>SB</i> and section 50) as functions of the
/// assessment: what is done, what was departed from with a reason and a manager's counter-signature, and what is open.
/// </summary>
static class Checklist
{
    internal static IReadOnlyList<string> Ids { get; } = [.. Enumerable.Range(1, 27).Select(i => $"A{i:00}")];

    /// <summary>Items that may be departed from.</summary>
    internal static IReadOnlyList<string> Replaceable { get; } = ["A06", "A07", "A14", "A15"];

    /// <summary>Every item.</summary>
    internal static IReadOnlyList<ChecklistItem> Of(AgeAssessment a) => [.. Ids.Select(id => Of(a, id))];

    /// <summary>One item.</summary>
    internal static ChecklistItem Of(AgeAssessment a, string id)
    {
        var (open, warning) = Look(a, id);
        var severity = Severity(a, id);
        if (open is null)
        {
            return new ChecklistItem(id, ChecklistItem.Done, severity, warning);
        }

        return a.DepartureFrom(id) switch
        {
            null => new ChecklistItem(id, ChecklistItem.Open, severity, open),
            _ when !MayDepart(a, id) => new ChecklistItem(id, ChecklistItem.Open, severity, open),
            { ManagerId: null } => new ChecklistItem(
                id, ChecklistItem.Open, severity, "A departure is justified: a manager who is no assessor of the case counter-signs it."),
            _ => new ChecklistItem(id, ChecklistItem.Departed, severity, null),
        };
    }

    /// <summary>Whether an item is done, or a departure from it is at least justified.</summary>
    internal static bool IsMet(AgeAssessment a, string id) =>
        Look(a, id).Open is null || (MayDepart(a, id) && a.DepartureFrom(id) is not null);

    /// <summary>Whether an item may be departed from: a determinative point is always put.</summary>
    internal static bool MayDepart(AgeAssessment a, string id) =>
        Replaceable.Contains(id) && (id != "A14" || a.Points.All(p => p.IsFair || !p.Determinative));

    static string Severity(AgeAssessment a, string id) => id switch
    {
        "A14" when !MayDepart(a, id) => "blocksIssue",
        "A06" or "A07" or "A14" or "A15" => "replaceable",
        "A21" or "A27" => "warning",
        "A24" or "A25" or "A26" => "blocksClosing",
        _ => "blocksIssue",
    };

    // What is open, in a sentence, or null; and what to look at although it is done.
    static (string? Open, string? Warning) Look(AgeAssessment a, string id) => id switch
    {
        "A01" => a.DoubtOn is null ? Missing("Record who doubts the age, when and why.")
            : a.DoubtsAppearanceOnly ? Missing("Record a ground for the doubt other than appearance.") : Met,
        "A02" => When(a.Route is not null, "Decide on the route: it says under which paragraph of section 50(3) the age is found."),
        "A03" => When(Persons.Qualify(a.Assessors), Persons.Wanted),
        "A04" => When(
            Planning.PlanAssessmentRequest.All.All(a.Considered.Contains),
            "Consider trafficking, health, mental health and fitness for interview before the first interview."),
        "A05" => When(a.ExplainedOn is not null, "Explain purpose, roles, consequences and sharing in the person's own language."),
        "A06" => When(
            a.Interviews.Count > 0 && Sessions(a).All(s => s.HasAdult),
            "Have an independent appropriate adult at each session, or record why not."),
        "A07" => a.Interviews.Count == 0 || !Sessions(a).All(s => s.HasInterpreter)
            ? Missing("Have an interpreter of language and dialect whom both understand at each session, or record why not.")
            : (null, Sessions(a).Any(s => s.Interpreter == "phone") ? "An interpreter was on the telephone." : null),
        "A08" => When(
            a.Interviews.Count > 0 && a.Interviews.All(i => i is { EndedAt: not null, Signed: true }),
            "Close each session with its end, breaks, who was present and a signed question-and-answer note."),
        "A09" => When(
            a.IsBrief ? a.Decision is { HasAccount: true } : a.Topics is not null,
            "Set out the claimed age and the person's account in full before the analysis."),
        "A10" => When(
            a.Topics is { } topics && TopicFacts.All.All(t => topics.Any(o => o.Topic == t)),
            "Cover each topic of the history, or say why it was not asked."),
        "A11" => When(a.Evidence.Count > 0, "Record what others know, with source, date and weight."),
        "A12" => a.Decision is not { HasAppearance: true } d ? Missing("Describe appearance and demeanour: what, by whom, where.")
            : When(!d.AppearanceIsSoleBasis || a.IsBrief, "Appearance is not the sole basis, except in a clear case."),
        "A13" => When(a.Decision is { HasTrauma: true }, "Consider trauma, culture and their effects on memory."),
        "A14" => a.Points.Where(p => !p.IsFair).Select(p => p.Number).ToList() is { Count: > 0 } unfair
            ? Missing($"Put each adverse point that is relied on, and evaluate the answer: {string.Join(", ", unfair)}.")
            : When(a.HasProvisionalView, "Record the provisional conclusion with every adverse point."),
        "A15" => When(
            a.HasProvisionalView && a.MindedToAt is not null,
            "Put the provisional view to the person before the decision, or record why not."),
        "A16" => When(a.Decision is { HasBenefitOfDoubt: true }, "Give the benefit of the doubt, and a margin of error or a range."),
        "A17" => When(a.Decision is { HasStandard: true }, "State the balance of probabilities, with no burden on the young person."),
        "A18" => When(
            a.Decision is { UsesCredibility: false } or { TellsLiesApart: true },
            "Tell lies about other things apart from lies about age."),
        "A19" => When(
            a.Decision is { Category: not null, HasAge: true } c && (!c.AssignsDate || c.HasReasonForDate),
            "Conclude: child or adult, an age, and the reason for an assigned date of birth."),
        "A20" => When(a.Decision is { Reasons: > 0 }, "Give reasons: the issue, the evidence, why it is accepted or not."),
        "A21" => When(a.Decision is { IsOwnAnalysis: true }, "State that the analysis is your own, not another body's."),
        "A22" => When(
            a.Evidence.All(v => v.Kind != Planning.RecordEvidenceRequest.Scientific || v.MethodStated),
            "Record method, consent, weight and the wording as a likelihood ratio of each scientific method."),
        "A23" => When(a.Signers.Count == 2 && a.QualityAssuredBy is not null, "Both assessors and a third person, the manager, sign."),
        "A24" => When(
            a.ServedAt is not null || a.IsNaabOutcome, "Serve the decision: when, how, interpreter, appropriate adult, challenge route."),
        "A25" => When(a.Informed is { Acknowledged: true }, "Inform the Secretary of State in writing, and keep the acknowledgement."),
        "A26" => When(a.HasConsequences, "Decide on accommodation, and plan the consequences."),
        _ => When(
            a.IsOverrunExplained || a.Clock(ClockName.Assessment) is not { SaidBreached: true },
            "It takes longer than the guideline: record why."),
    };

    static IEnumerable<Planning.SessionFacts> Sessions(AgeAssessment a) =>
        a.Interviews.Select(i => i.Session).Concat(a.MindedToSession is { } minded ? [minded] : []);

    static (string?, string?) Met => (null, null);

    static (string?, string?) Missing(string what) => (what, null);

    static (string?, string?) When(bool met, string what) => met ? Met : Missing(what);
}
