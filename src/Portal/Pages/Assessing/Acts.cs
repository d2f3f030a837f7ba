using static TransferScheme.Portal.Pages.Assessing.Ask;

namespace TransferScheme.Portal.Pages.Assessing;

/// <summary>
/// The acts of an assessment from the doubt to the analysis, in the order in which they come: what each asks is the request of its command,
/// and the page <c>Act</c> shows them all. Those of the decision stand in <see cref="DecidingActs"/>, the others in
/// <see cref="LaterActs"/>.
/// </summary>
static class Acts
{
    internal static readonly string[] Pending =
        ["doubtRaised", "triaged", "briefEnquiry", "planning", "referredToNaab", "interviewing", "analysis", "mindedTo", "drafted",
            "signedOff", "paused"];

    static readonly string[] Gathering = ["briefEnquiry", "planning", "interviewing", "analysis", "mindedTo", "paused"];
    static readonly string[] Topics = ["family", "education", "chronology", "journey", "dateOfBirthKnowledge", "documents"];

    /// <summary>All of them.</summary>
    internal static IReadOnlyList<Act> All { get; } = [.. Before(), .. DecidingActs.All(), .. LaterActs.All()];

    /// <summary>An act by its name in an address; null where there is none.</summary>
    internal static Act? Named(string name) => All.FirstOrDefault(a => a.Name == name);

    /// <summary>Who helps the young person in a session.</summary>
    internal static IEnumerable<Ask> Helpers(string path, bool isHeld = true) =>
    [
        .. On("Appropriate adult",
            new Ask($"{path}appropriateAdult.name", Kind.Line, "Name of the appropriate adult")
                { Hint = "Leave all of this empty if there is none. A departure must then be justified first." },
            new Ask($"{path}appropriateAdult.organisation", Kind.Line, "Organisation of the appropriate adult"),
            new Ask($"{path}appropriateAdult.independent", Kind.Tick, "They are independent of the authority")),
        .. On("Interpreter",
            new Ask($"{path}interpreter.name", Kind.Line, "Name or number of the interpreter")
                { Hint = "Somebody else than the appropriate adult. Leave all of this empty if there is none." },
            new Ask($"{path}interpreter.language", Kind.Line, "Language"),
            new Ask($"{path}interpreter.dialect", Kind.Line, "Dialect"),
            new Ask($"{path}interpreter.mode", Kind.Choice, "How the interpreter takes part") { Choices = ["faceToFace", "phone"] }),
        .. isHeld
            ? On("Interpreter",
                new Ask($"{path}interpreter.understoodByYoungPerson", Kind.Tick,
                    "The young person confirms that they understand the interpreter"),
                new Ask($"{path}interpreter.understoodByInterpreter", Kind.Tick,
                    "The interpreter confirms that they understand the young person"))
            : [],
    ];

    static IEnumerable<Act> Before() =>
    [
        new("presumption", "Treat as a child meanwhile", "Record this", By.Either, Pending,
            "The person is cared for as a child until the age is found.")
        {
            Asks = _ =>
            [
                new("from", Kind.Day, "First day", "Enter the first day"),
                new("accommodation", Kind.Narrative, "How are they accommodated?", "Enter how they are accommodated") { Max = 2000 },
            ],
        },
        new("travel-agreement", "Agree what applies while they travel", "Record the agreement", By.Manager, Pending,
            "The transfer may go on while the age is assessed.")
        {
            Asks = a =>
            [
                new("lead", Kind.Authority, "Which authority leads the assessment?", "Select the authority that leads") { Given = a.Owner },
                new("completeBy", Kind.Day, "To be completed by", "Enter the day"),
                new("safeguards", Kind.Narrative, "Safeguards while they travel", "Enter the safeguards"),
            ],
        },
        new("route", "Decide on the route", "Decide on this route", By.Manager, ["doubtRaised"],
            "The assessors plan the assessment, or record what the route asks.")
        {
            About = "The law knows three ways to find an age: refer to the national board, assess, or accept the claimed age.",
            Asks = _ =>
            [
                .. On("Situation and route",
                    new("situation", Kind.Choice, "Which situation is it?", "Select the situation")
                    { Choices = ["reliableEvidence", "clearlyChild", "clearlyAdult", "realDoubt", "acceptedChildOtherAge",
                        "claimsAdultMayBeChild", "secretaryOfStateDoubt"] },
                    new("route", Kind.Choice, "By which route is the age found?", "Select the route")
                        { Choices = ["accept", "full", "naab", "briefEnquiry"] },
                    new("reasons", Kind.Narrative, "Why this route?", "Enter why this route is right")),
                .. On("Evidence", new Ask("evidence", Kind.Narrative, "On which evidence is the age accepted?", "Enter the evidence")
                    { Max = 2000, When = ("situation", "reliableEvidence") }),
                .. On("Safeguarding", new Ask("safeguardingReferral", Kind.Line, "Reference of the safeguarding referral",
                    "Enter the reference of the safeguarding referral")
                    { When = ("situation", "claimsAdultMayBeChild") }),
                .. On("Why the case is clear",
                    new Ask("clearCase.believedAge", Kind.Number, "Age in years that the person has at least", "Enter an age in years")
                        { When = ("route", "briefEnquiry") },
                    new Ask("clearCase.whyNotBorderline", Kind.Narrative, "Why could nobody take the person for a child?",
                        "Enter why it is not borderline") { When = ("route", "briefEnquiry") },
                    new Ask("clearCase.marginOfError", Kind.Narrative, "Which margin of error was allowed for?",
                        "Enter the margin of error") { When = ("route", "briefEnquiry") },
                    new Ask("clearCase.safeguardsNotUsed", Kind.Narrative, "Which safeguards are not used, and why?",
                        "Enter which safeguards are not used") { When = ("route", "briefEnquiry") },
                    new Ask("clearCase.account", Kind.Narrative, "The person’s own account", "Enter the person’s own account")
                        { When = ("route", "briefEnquiry") }),
            ],
        },
        new("acceptance", "Accept the claimed age", "Accept the claimed age", By.Either, ["triaged"],
            "Inform the Secretary of State in writing within 2 working days.")
        {
            About = "Two social workers accept it; one of them records this.",
            Asks = _ =>
            [
                new("socialWorkers", Kind.Lines, "Account numbers of the two social workers", "Enter both account numbers")
                    { Hint = "One to a line. Each finds it on the account page." },
                new("view", Kind.Narrative, "Their view, or what the evidence shows", "Enter their view"),
                new("dateOfBirth", Kind.Day, "Claimed date of birth that is accepted"),
            ],
        },
        new("plan", "Plan the assessment", "Record the plan", By.Assessor, ["triaged", "planning"],
            "Ask others for what they know, and open the first interview.")
        {
            Asks = a =>
            [
                .. Assessor(0, "Lead assessor", null),
                .. Assessor(1, "Second assessor", "Another person than the lead. They find it on their account page."),
                .. On("What was considered before",
                    new("considered.trafficking", Kind.Narrative, "Trafficking", "Enter what was found about trafficking"),
                    new("considered.health", Kind.Narrative, "Health", "Enter what was found about health"),
                    new("considered.mentalHealth", Kind.Narrative, "Mental health", "Enter what was found about mental health"),
                    new("considered.fitness", Kind.Narrative, "Fitness for interview", "Enter what was found about fitness for interview"),
                    new("fitForInterview", Kind.Tick, "The person is fit for interview",
                        "Confirm that the person is fit, or pause the assessment")),
                .. Helpers("", isHeld: false),
                .. On("Plan", new Ask("plan", Kind.Narrative, "How will the assessment be done?", "Enter the plan")
                    { Given = a.Last("plan", "plan") }),
            ],
        },
        new("information-request", "Ask somebody for information", "Record the request", By.Either, Gathering,
            "Record what comes back as evidence. You are reminded after 5 working days.")
        {
            Path = _ => "information-requests",
            Asks = _ =>
            [
                new("from", Kind.Line, "Who is asked?", "Enter who is asked"),
                new("lawfulBasis", Kind.Choice, "Why may they answer?", "Select the lawful basis")
                    { Choices = ["legalObligation", "publicTask", "vitalInterests", "consent"] },
                new("what", Kind.Narrative, "What is asked?", "Enter what is asked"),
            ],
        },
        new("evidence", "Record what others know", "Record the evidence", By.Either, Gathering,
            "It is weighed with the rest in the analysis.")
        {
            Asks = _ =>
            [
                .. On("Where it comes from",
                    new("kind", Kind.Choice, "Kind of source", "Select the kind of source")
                    { Choices = ["screening", "otherState", "carer", "school", "health", "document", "homeOffice", "youngPerson",
                        "other"] },
                    new("source", Kind.Line, "Who says so?", "Enter the source"),
                    new("dated", Kind.Day, "Date of the evidence", "Enter the date")),
                .. On("What it says",
                    new("content", Kind.Narrative, "What does it say?", "Enter what it says"),
                    new("weight", Kind.Choice, "Which weight does it have?", "Select the weight")
                        { Choices = ["none", "limited", "some", "significant"] }),
            ],
        },
        new("interview", "Open an interview", "Open the interview", By.OwnAssessor, ["planning", "interviewing"],
            "Take the note as questions and answers, and close the interview when it ends.")
        {
            Path = _ => "interviews", Needs = ["A03", "A04"],
            Asks = a =>
            [
                .. On("Beginning", new Ask("startedAt", Kind.Moment, "When did it begin?", "Enter when it began")),
                .. Helpers("session."),
                .. a.Item("A05").State == "done" ? [] : On("Explained to the young person",
                    new("explained.on", Kind.Day, "On which day were purpose, roles, consequences and sharing explained?", "Enter the day"),
                    new("explained.language", Kind.Line, "In which language?", "Enter the language"),
                    new("explained.how", Kind.Narrative, "How were they explained?")),
            ],
        },
        new("interview-close", "Close the interview", "Close the interview", By.Assessor, ["interviewing"],
            "Open another interview, or begin the analysis.")
        {
            Path = a => $"interviews/{a.OpenInterview?.Number}/close", Written = "interview-note",
            Asks = _ =>
            [
                .. On("The session",
                    new("endedAt", Kind.Moment, "When did it end?", "Enter when it ended"),
                    new("breaks", Kind.Number, "How many breaks were taken?", "Enter how many breaks were taken"),
                    new("present", Kind.Lines, "Who was present?", "Enter who was present") { Hint = "One person to a line" }),
                .. On("The note",
                    new("note", Kind.Narrative, "Note of questions and answers", "Enter the note")
                        { Max = Whole, Hint = "As it was taken at the time. It cannot be changed afterwards." },
                    new("signed", Kind.Tick, "The note is signed", "Confirm that the note is signed")),
            ],
        },
        new("analysis", "Begin the analysis", "Begin the analysis", By.OwnAssessor, ["interviewing"],
            "Record the provisional conclusion with every adverse point.")
        {
            Needs = ["A08"], Lists = ["topics"],
            Asks = _ =>
            [
                .. On("What the young person says",
                    new("claimedAge", Kind.Line, "Claimed age", "Enter the claimed age"),
                    new("account", Kind.Narrative, "The young person’s account in full", "Enter the account") { Max = Whole }),
                .. Topics.SelectMany((topic, i) => On(topic,
                    new($"topics[{i}].topic", Kind.Fixed, topic) { Given = topic },
                    new($"topics[{i}].covered", Kind.Narrative, "What was said about it?"),
                    new($"topics[{i}].notAskedBecause", Kind.Narrative, "Why was it not asked?") { Hint = "Only if it was not asked" })),
            ],
        },
    ];

    /// <summary>Who one of the two assessors is.</summary>
    internal static IEnumerable<Ask> Assessor(int i, string section, string? hint) => On(section,
        new($"assessors[{i}].person", Kind.Line, "Account number", "Enter the account number")
        { Hint = hint ?? "One of the two is you, and you find it on your account page.", Given = i == 0 ? Me : null },
        new($"assessors[{i}].name", Kind.Line, "Full name", "Enter the name"),
        new($"assessors[{i}].registration", Kind.Line, "Registration number", "Enter the registration number"),
        new($"assessors[{i}].qualified", Kind.Tick, "A qualified and registered social worker"),
        new($"assessors[{i}].experienced", Kind.Tick, "Experienced in assessing age"));

    /// <summary>Stands for the account number of the reader.</summary>
    internal const string Me = "me";
}
