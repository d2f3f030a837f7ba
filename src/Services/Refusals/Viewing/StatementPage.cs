using System.Globalization;
using TransferScheme.Platform.Printing;
using TransferScheme.Refusals.Drafting;
using TransferScheme.Refusals.Grounds;

namespace TransferScheme.Refusals.Viewing;

/// <summary>What a page is made of.</summary>
/// <param name="Refusal">The case.</param>
/// <param name="Given">The coded part of the statement.</param>
/// <param name="Statement">What it says.</param>
/// <param name="Grounds">The version of the grounds that it was drafted under: it is shown under that one for good.</param>
/// <param name="Supplements">What was added later.</param>
/// <param name="Names">Names of the two authorities, by code.</param>
sealed record PageParts(
    Refusal Refusal, StatementDraft Given, StatementForm Statement, GroundList Grounds, IReadOnlyList<SupplementView> Supplements,
    IReadOnlyDictionary<string, string> Names);

/// <summary>
/// An issued statement as a page to print. The annex is not on it: its hash stands in its place, so that what is released later can be
/// held against it.
/// </summary>
static class StatementPage
{
    /// <summary>The page.</summary>
    internal static string Of(PageParts parts)
    {
        var page = new Page("Statement of reasons");
        var (refusal, statement) = (parts.Refusal, parts.Statement);
        page.Begin($"Offer {refusal.Id}", Lead(parts));
        page.Terms(
            "Reference", null, ("Requesting authority", Named(parts, refusal.Offer.EntryAuthority)),
            ("Responding authority", Named(parts, refusal.Offer.Authority)), ("Offer", refusal.Id.ToString()),
            ("Referral", refusal.Offer.ReferralId.ToString()), ("Answer due", Page.Moment(refusal.Offer.RespondBy)),
            ("Issued", refusal.IssuedAt is { } at ? Page.Moment(at) + (refusal.Late ? " (after the time to answer)" : "") : null),
            ("Reason for lateness", statement.LatenessReason));
        page.Terms(
            "Decision", null, ("Response", Words(statement.Response)), ("Decision", statement.Decision), ("Condition", statement.Condition),
            ("Until", statement.Until is { } until ? Page.Day(until) : null));
        page.Text("<section><h2>Grounds</h2>");
        foreach (var ground in statement.Grounds)
        {
            Ground(page, ground, parts.Grounds.Find(ground.Code)?.Text);
        }

        page.Text("</section>\n");
        page.Terms("The child", "R05", ("Best interests, a primary consideration", statement.BestInterests),
            ("The child's views", statement.ChildsViews));
        page.Terms("Key points of the referral", "R06", [.. statement.KeyPoints.Select(p => (p.Point, p.Answer))]);
        page.Terms(
            "Policy, and what would change the answer", null, ("Policy", statement.Policy),
            ("What would change the answer", statement.Change));
        page.Terms(
            "Decision-maker", "R10", ("Name", statement.DecisionMaker?.Name), ("Office", statement.DecisionMaker?.Office),
            ("Delegated authority", statement.DecisionMaker?.DelegatedAuthority),
            ("Conflicts of interest", statement.DecisionMaker?.Conflicts));
        page.Terms("Summary for the child and the advocate", "R14", ("In plain language", statement.PlainSummary));
        page.Terms(
            "Redaction", "R11", ("Note", statement.RedactionNote),
            ("Confidential annex", parts.Given.AnnexHash is null ? "None." : "Held back from this page."),
            ("Hash of the annex (SHA-256)", parts.Given.AnnexHash));
        Supplements(page, parts.Supplements);
        page.Text($"<footer>{Checked(parts)}</footer>");
        return page.End();
    }

    static void Ground(Page page, GroundRelied ground, string? text)
    {
        page.Text($"<article><h3>{Page.Safe(ground.Code)}: {Page.Safe(text)}</h3>");
        page.Text($"<p>{Page.Safe(ground.Facts)}</p>");
        if (ground.Figures is { } figures)
        {
            page.Text(Claimed(figures.Count, figures.Population, figures.PopulationYear));
        }

        if (ground.Evidence is { Count: > 0 } evidence)
        {
            page.Table(
                "Evidence", "R02", ["Kind", "Reference", "Date"],
                evidence.Select(e => new[] { e.Kind.Replace('-', ' '), e.Reference, Dates(e) }));
        }

        if (ground.Alternatives is { } alternatives)
        {
            page.Text($"<h4>Alternatives considered <small>(R04)</small></h4><p>{Page.Safe(alternatives)}</p>");
        }

        page.Text("</article>\n");
    }

    static void Supplements(Page page, IReadOnlyList<SupplementView> supplements)
    {
        foreach (var added in supplements.Where(s => s.Text is not null))
        {
            page.Text(
                $"""
                <section class="flag"><h2>Supplementary {Page.Safe(added.Kind)}</h2>
                <p><strong>Not among the reasons of the decision.</strong></p><p>{Page.Safe(added.Text)}</p></section>
                """);
        }
    }

    static string Lead(PageParts parts) =>
        $"{Named(parts, parts.Refusal.Offer.Authority)} to {Named(parts, parts.Refusal.Offer.EntryAuthority)} and to the national team.";

    // The figures of a threshold claim, as far as they are given.
    static string Claimed(int? count, int? population, string? year) => string.Create(
        CultureInfo.InvariantCulture,
        $"<p>Claimed: {count:N0} looked after, in a child population of {population:N0} "
        + $"{(year is null ? "" : $"({Page.Safe(year)})")}</p>");

    static string Checked(PageParts parts) => string.Create(
        CultureInfo.InvariantCulture,
        $"Issued after rules R01 to R11 and R15 had let it pass, under version {parts.Grounds.Version} of the grounds (valid from "
        + $"{Page.Day(parts.Grounds.ValidFrom)}). Marks such as (R04) name the rule that a part answers. Corrections are supplements; the "
        + $"statement itself is never edited.");

    static string Named(PageParts parts, string code) => parts.Names.TryGetValue(code, out var name) ? $"{name} ({code})" : code;

    static string Dates(Evidence item) =>
        (item.Dated is { } dated ? Page.Day(dated) : "") + (item.RenewedOn is { } renewed ? $", confirmed {Page.Day(renewed)}" : "");

    static string Words(string response) => response switch
    {
        StatementForm.Decline => "Decline",
        "conditionalOffer" => "Conditional offer",
        "deferral" => "Deferral",
        _ => "Query back",
    };
}
