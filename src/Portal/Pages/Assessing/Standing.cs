using TransferScheme.Portal.Signing;
using TransferScheme.Portal.Words;

namespace TransferScheme.Portal.Pages.Assessing;

/// <summary>
/// Which acts are possible now for a reader, and what bars the others: said before it is tried, in the checklist's sentences.
/// </summary>
/// <param name="a">The assessment.</param>
/// <param name="person">The reader.</param>
/// <param name="today">Today in London.</param>
/// <param name="text">The words.</param>
/// <param name="dates">Days in words.</param>
/// <param name="codes">Statuses in words.</param>
sealed class Standing(AssessmentView a, Person person, DateOnly today, Text text, Dates dates, Codes codes)
{
    /// <summary>What bars an act; nothing where it is possible.</summary>
    /// <param name="act">The act.</param>
    internal IReadOnlyList<string> Bars(Act act) =>
        !act.At.Contains(a.Status) ? [text["Done while the assessment is: {0}.",
            string.Join(", ", act.At.Where(s => s != "paused" || act.At.Count == 1).Take(3).Select(s => codes[s].ToLowerInvariant()))]]
        : NotMine(act) is { } other ? [other]
        : [.. act.Needs.Where(IsOpen).Select(Sentence), .. Own(act)];

    /// <summary>Whether it was done, at least once.</summary>
    /// <param name="act">The act.</param>
    internal bool IsDone(Act act) => act.Name switch
    {
        "signature" => a.Signers.Contains(person.Id),
        "departure" => a.Departures.Count > 0,
        "closure" => a.Status == "closed",
        _ => a.Has(act.Written),
    };

    string? NotMine(Act act) => act.By switch
    {
        _ when person.Authority != a.Owner => text["The authority that owns the assessment does this."],
        By.Manager when person.Role != Roles.Manager => text["A manager does this."],
        By.Assessor or By.OwnAssessor when person.Role != Roles.Assessor => text["An assessor does this."],
        By.OwnAssessor when !a.Assessors.Contains(person.Id) => text["One of the two assessors of the case does this."],
        _ => null,
    };

    IEnumerable<string> Own(Act act) => act.Name switch
    {
        "plan" when a.Route != "full" => [text["The manager decided on another route."]],
        "brief-enquiry" or "escalation" when a.Route != "briefEnquiry" => [text["The manager decided on another route."]],
        "naab-referral" when a.Route != "naab" => [text["The manager decided on another route."]],
        "naab-decline" when a.Has("naab-acceptance") =>
            [text["The board has accepted the referral: it can be withdrawn, or its outcome recorded."]],
        "awareness" when !a.Has("naab-outcome") => [text["There is no finding of the board to be told of."]],
        "evidence-provision" when a.OpenRequest is null => [text["No request for evidence waits."]],
        "significance" when a.LastOf("new-evidence") <= a.LastOf("significance") => [text["No new evidence waits for a decision."]],
        "judgment" when !a.Has("claim") => [text["Record first that a claim was issued."]],
        "reassessment" or "maintenance" when a.Has("claim") && a.LastOf("claim") > a.LastOf("pre-action") =>
            [text["The challenge is before a court: its judgment is recorded."]],
        "acceptance" when a.Route != "accept" => [text["The manager decided on another route."]],
        "travel-agreement" when a.PresumedChildFrom is null => [text["Record first that the person is treated as a child meanwhile."]],
        "interview" or "analysis" when a.OpenInterview is not null => [text["Close the interview that is open first."]],
        "interview-close" when a.OpenInterview is null => [text["No interview is open."]],
        "minded-to" when !a.Has("provisional-conclusion") => [text["Record the provisional conclusion with every adverse point first."]],
        "draft" => Draft(),
        "signature" when a.Signers.Contains(person.Id) => [text["You have signed: the other assessor signs too."]],
        "signature" => a.BlockingIssue.Select(Sentence),
        "quality-assurance" when a.Assessors.Contains(person.Id) =>
            [text["Nobody assures the quality of their own assessment: another manager does."]],
        "quality-assurance" when a.Signers.Count < 2 => [text["Both assessors sign first."]],
        "closure" => Close(),
        _ => [],
    };

    IEnumerable<string> Draft() =>
        !a.Has("provisional-conclusion") ? [text["Record the provisional conclusion with every adverse point first."]]
        : IsOpen("A15") && a.Departures.All(d => d.Item != "A15") ? [Sentence("A15")]
        : a.Status == "mindedTo" && a.DueOn("answer") is { } until && today <= until
            ? [text["The young person may answer until {0}: wait for the answer, or record that there is none.", dates.NamedDay(until)]]
        : [];

    IEnumerable<string> Close()
    {
        foreach (var id in a.BlockingClosing)
        {
            yield return Sentence(id);
        }

        if (a.DueOn("challenge") is { } until && today <= until)
        {
            yield return text["The decision can be challenged until {0}.", dates.NamedDay(until)];
        }
    }

    bool IsOpen(string id) => a.Item(id).State == "open";

    // The service's own sentence on what to do about an item of the checklist.
    string Sentence(string id) => text.Told($"{id}: {a.Item(id).Detail}");
}
