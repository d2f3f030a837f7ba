using static TransferScheme.Portal.Pages.Assessing.Ask;

namespace TransferScheme.Portal.Pages.Assessing;

/// <summary>
/// The acts of the other routes to an age, and of what comes after a decision: the brief enquiry, the National Age Assessment Board, the
/// Home Office, a challenge, a court, new evidence.
/// </summary>
static class LaterActs
{
    static readonly string[] Decided = ["served", "acceptedNoAssessment", "closed"];
    static readonly string[] Court = ["challenged", "stayedByCourt"];

    /// <summary>All of them.</summary>
    internal static IEnumerable<Act> All() => [.. Brief(), .. Board(), .. HomeOffice(), .. Challenged(), .. Renewed()];

    static IEnumerable<Act> Brief() =>
    [
        new("brief-enquiry", "Begin the brief enquiry", "Begin the brief enquiry", By.Assessor, ["triaged"],
            "Hear the young person, and conclude the enquiry or go over to a full assessment.")
        {
            About = "A brief enquiry is for a clear case alone: nobody could take the person for a child.",
            Asks = a =>
            [
                .. Acts.Assessor(0, "Lead assessor", null),
                .. Acts.Assessor(1, "Second assessor", "Another person than the lead. They find it on their account page."),
                .. On("Why the case is clear", new Ask("clearCase", Kind.Narrative, "Why is the case clear?", "Enter why the case is clear")
                    { Given = a.Last("route", "whyNotBorderline") }),
            ],
        },
        new("brief-conclusion", "Conclude the brief enquiry", "Conclude the brief enquiry", By.OwnAssessor, ["briefEnquiry"],
            "Both assessors sign it, and a manager who is neither assures its quality.")
        {
            Path = _ => "brief-enquiry/conclusion",
            About = "Everything that a clear case needs is recorded with it, or a departure is justified first.",
            Asks = _ =>
            [
                .. On("Hearing",
                    new("heardAt", Kind.Moment, "When was the young person heard?", "Enter when they were heard"),
                    new("explained.on", Kind.Day, "On which day were purpose, roles, consequences and sharing explained?", "Enter the day"),
                    new("explained.language", Kind.Line, "In which language?", "Enter the language"),
                    new("explained.how", Kind.Narrative, "How were they explained?")),
                .. Acts.Helpers("session."),
                .. DecidingActs.Decision(null),
                .. DecidingActs.OwnAnalysis,
            ],
        },
        new("escalation", "Go over to a full assessment", "Go over to a full assessment", By.Either, ["briefEnquiry", "drafted"],
            "The assessors plan the full assessment.")
        {
            Asks = _ => [Words("Why is the case not clear?", "Enter why the case is not clear")],
        },
    ];

    static IEnumerable<Act> Board() =>
    [
        new("naab-referral", "Refer the person to the national board", "Refer to the board", By.Either, ["triaged"],
            "Record what the board answers. You are reminded to ask again.")
        {
            Asks = _ => [Words("Which documents are sent with the referral?", "Enter which documents are sent")],
        },
        Board("naab-assistance", "Give the board what it asks for", "Record what was given", "The board goes on with its assessment.",
            On("", new Ask("on", Kind.Day, "On which day?", "Enter the day"), Words("What was given?", "Enter what was given"))),
        Board("naab-acceptance", "The board accepts the referral", "Record the acceptance",
            "The board assesses. Give it what it asks for, and record its report.",
            On("", Words("What does the board say?", "Enter what the board says"))),
        Board("naab-decline", "The board declines the referral", "Record the decline",
            "A manager decides on another route.", On("", Words("What does the board say?", "Enter what the board says"))),
        Board("naab-withdrawal", "Withdraw the referral to the board", "Withdraw the referral", "A manager decides on another route.",
            On("", Words("Why is it withdrawn?", "Enter why it is withdrawn"))),
        new("naab-outcome", "Record the board’s report", "Record the report", By.Either, ["referredToNaab"],
            "It binds your authority and immigration functions. Inform the Secretary of State, and every authority that it concerns.")
        {
            Path = _ => "naab-referral/outcome",
            Asks = _ =>
            [
                .. On("The report",
                    new("reportOn", Kind.Day, "Day of the report", "Enter the day of the report"),
                    new("signed", Kind.Tick, "The report is signed", "Confirm that the report is signed"),
                    new("category", Kind.Choice, "Is the person a child or an adult?", "Select child or adult")
                        { Choices = ["child", "adult"] }),
                .. On("Date of birth", new Ask("dateOfBirth", Kind.Day, "Date of birth in the report")
                    { Hint = "Leave it empty if the report tells none" }),
                .. On("What it says",
                    new Ask("report", Kind.Narrative, "What does the report say?", "Enter what the report says") { Max = Whole }),
            ],
        },
        new("awareness", "Tell an authority of the board’s finding", "Record that it was told", By.Either, [.. Decided, .. Court],
            "From that day the finding binds it.")
        {
            Asks = _ =>
            [
                new("authority", Kind.Authority, "Which authority was told?", "Select the authority that was told"),
                new("on", Kind.Day, "On which day?", "Enter the day"),
            ],
        },
    ];

    static Act Board(string name, string title, string button, string next, IEnumerable<Ask> asks) =>
        new(name, title, button, By.Either, ["referredToNaab"], next)
        {
            Path = _ => name.Replace("naab-", "naab-referral/", StringComparison.Ordinal), Asks = _ => [.. asks],
        };

    static IEnumerable<Act> HomeOffice() =>
    [
        new("evidence-request", "The Home Office asks for evidence", "Record the request", By.Either, Decided,
            "Give a set of evidence that says no more than is needed, and record that it was given.")
        {
            Path = _ => "evidence-requests",
            Asks = _ => Dated("What is asked for?", "Enter what is asked for"),
        },
        new("evidence-provision", "Give the evidence that was asked for", "Record that it was given", By.Either, Decided,
            "Nothing more is due on this request.")
        {
            Path = a => $"evidence-requests/{a.OpenRequest?.Number}/provision",
            Asks = _ =>
            [
                new("on", Kind.Day, "On which day?", "Enter the day"),
                new("items", Kind.Ticks, "What is given?", "Select what is given")
                    { Choices = ["decision", "reasons", "proofOfFairProcess"] },
                new("minimised", Kind.Narrative, "How was the set kept to what is needed?", "Enter how the set was kept to what is needed"),
            ],
        },
        new("section-51", "Record a finding of the Home Office", "Record the finding", By.Either, Decided,
            "It binds immigration functions alone. What your authority found stands for the care of the child.")
        {
            About = "An assessment by the Secretary of State for immigration purposes (section 51). It may lawfully differ from yours.",
            Asks = _ =>
            [
                .. On("The finding",
                    new("on", Kind.Day, "Day of the finding", "Enter the day of the finding"),
                    new("category", Kind.Choice, "Does it find a child or an adult?", "Select child or adult")
                        { Choices = ["child", "adult"] },
                    new("reference", Kind.Line, "Its reference", "Enter its reference")),
                .. On("Date of birth", new Ask("dateOfBirth", Kind.Day, "Date of birth in it")
                    { Hint = "Leave it empty if it tells none" }),
            ],
        },
    ];

    static IEnumerable<Act> Challenged() =>
    [
        new("challenge", "Record a pre-action letter", "Record the letter", By.Either, ["served", "closed"],
            "A manager records the legal advice, and then agrees to assess afresh or stands by the decision. The reply is due in 14 days.")
        {
            Written = "pre-action",
            Asks = _ => Dated("What does the letter say?", "Enter what the letter says"),
        },
        new("advice", "Record legal advice", "Record the advice", By.Manager, Court,
            "Agree to assess afresh, or stand by the decision.")
        {
            Path = _ => "privileged", Written = "advice",
            About = "Advice is privileged: only managers of your authority read it. It does not stand in the record.",
            Asks = _ => [Words("What does the advice say?", "Enter what the advice says")],
        },
        new("reassessment", "Agree to assess afresh", "Assess afresh", By.Manager, ["challenged"],
            "Another assessment has begun, and this one ends. You find it on your home page.")
        {
            Path = _ => "challenge/reassessment",
            Asks = _ => [Words("Why is the age assessed afresh?", "Enter why the age is assessed afresh")],
        },
        new("maintenance", "Stand by the decision", "Stand by the decision", By.Manager, ["challenged"],
            "Reply to the letter. If a claim is issued, record it.")
        {
            Path = _ => "challenge/maintenance",
            Asks = _ => [Words("Why does the decision stand?", "Enter why the decision stands")],
        },
        new("claim", "Record that a claim was issued", "Record the claim", By.Either, Court,
            "Record what the court orders, and its judgment.")
        {
            Path = _ => "challenge/claim", Asks = _ => Dated("Court and reference of the claim", "Enter court and reference"),
        },
        new("interim-relief", "Record interim relief", "Record the order", By.Either, Court,
            "The order is followed at once, whatever was found.")
        {
            Path = _ => "challenge/interim-relief", Asks = _ => Dated("What is ordered?", "Enter what is ordered"),
        },
        new("upper-tribunal", "Record a transfer to the Upper Tribunal", "Record the transfer", By.Either, Court,
            "The Upper Tribunal finds the age as a fact.")
        {
            Path = _ => "challenge/transfer", Asks = _ => Dated("What is ordered?", "Enter what is ordered"),
        },
        new("judgment", "Record how the claim ended", "Record the judgment", By.Either, Court,
            "The court’s own finding stands over every other. Where the decision was quashed, another assessment has begun.")
        {
            Asks = _ =>
            [
                .. On("The judgment",
                    new("outcome", Kind.Choice, "How did the claim end?", "Select how the claim ended")
                        { Choices = ["declared", "quashed", "dismissed", "withdrawn", "consent"] },
                    new("on", Kind.Day, "On which day?", "Enter the day"),
                    new("words", Kind.Narrative, "What does the judgment or order say?", "Enter what it says")),
                .. On("The age that was declared",
                    new("category", Kind.Choice, "Is the person a child or an adult?", "Select child or adult")
                        { Choices = ["child", "adult"], When = ("outcome", "declared") },
                    new("dateOfBirth", Kind.Day, "Date of birth that was declared", "Enter the date of birth")
                        { When = ("outcome", "declared") },
                    new("quashed", Kind.Tick, "The decision was quashed too") { When = ("outcome", "declared") }),
                .. On("By consent", new Ask("reassess", Kind.Tick, "The age is assessed afresh") { When = ("outcome", "consent") }),
            ],
        },
    ];

    static IEnumerable<Act> Renewed() =>
    [
        new("new-evidence", "Record new evidence", "Record the evidence", By.Either, ["closed"],
            "A manager decides whether it has a realistic prospect of another outcome.")
        {
            Asks = _ => Dated("What does the new evidence say?", "Enter what it says"),
        },
        new("significance", "Decide on the new evidence", "Decide", By.Manager, ["closed"],
            "Where it is significant, another assessment has begun: you find it on your home page.")
        {
            Path = _ => "new-evidence/significance",
            Asks = _ =>
            [
                new("significant", Kind.Tick, "It has a realistic prospect of another outcome"),
                new("reasons", Kind.Narrative, "Why, or why not?", "Enter why, or why not"),
            ],
        },
        new("reliance", "Rely on another authority’s finding", "Rely on this finding", By.Manager, [.. Acts.Pending, .. Decided],
            "Your authority takes the finding as its own and does not assess again.")
        {
            Asks = _ => [Words("Why do you rely on it?", "Enter why you rely on it")],
        },
    ];

    static Ask Words(string label, string need) => new("words", Kind.Narrative, label, need);

    static IReadOnlyList<Ask> Dated(string label, string need) =>
        [new("on", Kind.Day, "On which day?", "Enter the day"), Words(label, need)];
}
