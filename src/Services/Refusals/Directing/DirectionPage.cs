using TransferScheme.Platform.Printing;

namespace TransferScheme.Refusals.Directing;

/// <summary>
/// A direction as a page to print on A4 or to read aloud: what is directed, and then notice, representations, consideration, decision and
/// changes in their order, each with what was written, where its reader may read that.
/// </summary>
static class DirectionPage
{
    /// <summary>The page.</summary>
    /// <param name="view">The direction, as its reader may see it.</param>
    /// <param name="authority">Name of the authority; null where it is not known.</param>
    /// <param name="at">The scheme's clock.</param>
    internal static string Of(DirectionView view, string? authority, DateTimeOffset at)
    {
        var page = new Page(Title(view));
        var named = authority is null ? view.Authority : $"{authority} ({view.Authority})";
        page.Begin($"Direction {view.Id}", $"The Secretary of State to {named}.");
        page.Terms(
            "Direction", null, ("Power", Power(view.Kind)), ("Authority", named), ("Direction", view.Id.ToString()),
            ("Number", view.Number is { } number ? $"{number}, revision {view.Revision}" : $"Revision {view.Revision}"),
            ("Standing", Standing(view)), ("In force since", Moment(view.GivenAt)), ("Form", view.Form),
            ("Due", Moment(view.DueAt) is { } due ? due + (view.Overdue ? " (overdue)" : "") : null),
            ("Came", Moment(view.AnsweredAt) is { } came ? came + (view.Late is true ? " (late)" : "") : null),
            ("Day of the last notice", view.NoticeOn is { } day ? Page.Day(day) : null),
            ("Last day for representations", view.RepresentationsUntil is { } until ? Page.Day(until) : null),
            ("In place of", view.Replaces?.ToString()), ("Replaced by", view.ReplacedBy?.ToString()),
            ("Referral", view.ReferralId?.ToString()));
        page.Terms(
            "To be given to", null,
            [.. (view.Recipients ?? []).Select(r => (Recipient(r), r.Received ? "Receipt confirmed" : "Receipt not confirmed"))]);
        page.Text("<section><h2>What happened</h2>");
        foreach (var change in view.Changes ?? [])
        {
            page.Text($"<article><h3>{Page.Safe(change.Words)}</h3><p>{Page.Moment(change.At)}</p>");
            page.Text(change.Text is { } text ? $"<p>{Page.Safe(text)}</p>" : "");
            page.Text(change.Finding is { } finding ? $"<h4>Finding <small>(section 72(4))</small></h4><p>{Page.Safe(finding)}</p>" : "");
            page.Text("</article>");
        }

        page.Text(
            $"""
            </section><footer>{Rule(view.Kind)} Printed as it stood on {Page.Moment(at)}. What was written is shown to the authority and the
            national team alone.</footer>
            """);
        return page.End();
    }

    static string Title(DirectionView view) => view switch
    {
        { Status: "notice" } => "Notice of a proposed direction",
        { Status: "notGiven" } => "Proposed direction, not given",
        { Kind: "information" } => "Direction to give information",
        { Kind: "reasons" } => "Direction to give written reasons",
        _ => "Direction to comply with the scheme",
    };

    static string Power(string kind) => kind switch
    {
        "information" => "Immigration Act 2016, section 70",
        "reasons" => "Immigration Act 2016, section 71(2)",
        _ => "Immigration Act 2016, section 72(3)",
    };

    static string Standing(DirectionView view) => view.Status switch
    {
        "notice" => "Notice is given; not in force",
        "given" => "In force",
        "changeNotice" => $"In force; notice is given to {view.Change} it",
        "notGiven" => "Not given",
        "withdrawn" => "Withdrawn",
        "answered" => "Answered",
        "replaced" => "Replaced",
        _ => "Lapsed with the request",
    };

    static string Rule(string kind) => kind switch
    {
        "information" => "Information is given in the form and before the time directed.",
        "reasons" => "Reasons are given in writing to the requesting authority and to the Secretary of State.",
        _ => "Representations are made within fourteen days that begin with the day of notice; nothing is decided before they have ended.",
    };

    static string Recipient(ReasonsRecipient recipient) =>
        recipient.Recipient == "national" ? "The Secretary of State" : $"The entry authority ({recipient.Authority})";

    static string? Moment(DateTimeOffset? at) => at is { } moment ? Page.Moment(moment) : null;
}
