namespace TransferScheme.Portal.Pages.Assessing;

/// <summary>A stage of the assessment: its acts, and the items of the checklist that they meet.</summary>
/// <param name="Id">For the page.</param>
/// <param name="Name">Its name, in English.</param>
/// <param name="At">The statuses in which the assessment is at this stage.</param>
/// <param name="Acts">The acts, in their order.</param>
/// <param name="Items">Items of the checklist.</param>
sealed record Stage(string Id, string Name, IReadOnlyList<string> At, IReadOnlyList<string> Acts, IReadOnlyList<string> Items)
{
    /// <summary>Whether an assessment comes to it by its route and what was decided.</summary>
    internal Func<AssessmentView, bool> IsFor { get; init; } = _ => true;
}

/// <summary>The stages of an assessment, and the checklist of a lawful record in words.</summary>
static class Stages
{
    /// <summary>All of them, in their order.</summary>
    internal static IReadOnlyList<Stage> All { get; } =
    [
        new("doubt", "Doubt and route", ["notDisputed", "doubtRaised", "triaged"],
            ["presumption", "travel-agreement", "route", "acceptance"], ["A01", "A02"]),
        new("brief", "Brief enquiry", ["briefEnquiry"], ["brief-enquiry", "brief-conclusion", "escalation"], [])
            { IsFor = a => a.Route == "briefEnquiry" },
        new("board", "National board", ["referredToNaab"],
            ["naab-referral", "naab-acceptance", "naab-assistance", "naab-outcome", "naab-decline", "naab-withdrawal", "awareness"], [])
            { IsFor = a => a.Route == "naab" },
        new("planning", "Planning", ["planning"], ["plan", "information-request", "evidence"], ["A03", "A04", "A11", "A22"]),
        new("interviews", "Interviews", ["interviewing"], ["interview", "interview-close"], ["A05", "A06", "A07", "A08"]),
        new("analysis", "Analysis", ["analysis"], ["analysis", "provisional-conclusion"], ["A09", "A10"]),
        new("view", "Putting the view", ["mindedTo"], ["minded-to", "response", "more-time", "further-enquiries"], ["A14", "A15"]),
        new("decision", "Decision", ["drafted"], ["draft", "signature", "quality-assurance"],
            ["A12", "A13", "A16", "A17", "A18", "A19", "A20", "A21", "A23"]),
        new("after", "After the decision", ["signedOff", "served", "acceptedNoAssessment"],
            ["service", "secretary-of-state", "consequences", "correction", "closure"], ["A24", "A25", "A26"]),
        new("home-office", "Home Office afterwards", [], ["evidence-request", "evidence-provision", "section-51"], [])
            { IsFor = IsDecided },
        new("challenge", "Challenge and court", ["challenged", "stayedByCourt"],
            ["challenge", "advice", "reassessment", "maintenance", "claim", "interim-relief", "upper-tribunal", "judgment"], [])
            { IsFor = IsDecided },
        new("renewal", "Evidence that comes later", ["closed"], ["new-evidence", "significance", "reliance"], []) { IsFor = IsDecided },
        new("any-time", "At any time", ["paused"], ["departure", "overrun", "pause", "resume", "withdrawal"], ["A27"]),
    ];

    // While nothing is decided, what comes after a decision would only be in the way.
    static bool IsDecided(AssessmentView a) =>
        a.Status is "served" or "acceptedNoAssessment" or "closed" or "challenged" or "stayedByCourt" or "quashed" or "superseded";

    /// <summary>An item of the checklist in words, in English.</summary>
    internal static string NameOf(string item) => item switch
    {
        "A01" => "Who doubted the age, when and why",
        "A02" => "Legal basis",
        "A03" => "Two qualified assessors",
        "A04" => "Trafficking, health and fitness considered before",
        "A05" => "Purpose, roles and consequences explained",
        "A06" => "Independent appropriate adult at each session",
        "A07" => "Interpreter whom both understand at each session",
        "A08" => "Each session recorded and signed",
        "A09" => "Claimed age and account set out first",
        "A10" => "History covered",
        "A11" => "What others know",
        "A12" => "Appearance and demeanour",
        "A13" => "Trauma, culture and memory",
        "A14" => "Adverse points put and answered",
        "A15" => "Provisional view put before the decision",
        "A16" => "Benefit of the doubt and margin",
        "A17" => "Balance of probabilities",
        "A18" => "Lies about other things told apart",
        "A19" => "Conclusion, with the reason for a date",
        "A20" => "Reasons",
        "A21" => "Own analysis",
        "A22" => "Scientific methods",
        "A23" => "Signed by both assessors and a manager",
        "A24" => "Decision served",
        "A25" => "Secretary of State informed",
        "A26" => "Accommodation and consequences",
        _ => "Reason for taking longer than 28 days",
    };

    /// <summary>A clock in words, in English.</summary>
    internal static string ClockOf(string clock) => clock switch
    {
        "triage" => "Route",
        "assessment" => "Assessment (28 days)",
        "exit" => "Exit after the Secretary of State’s doubt",
        "briefEnquiry" => "Brief enquiry",
        "firstInterview" => "First interview",
        "answer" => "The young person’s answer",
        "qualityAssurance" => "Quality assurance",
        "service" => "Service of the decision",
        "inform" => "Inform the Secretary of State",
        "chase" => "Ask again for information",
        "evidence" => "Evidence that was asked for",
        "preActionReply" => "Reply to the pre-action letter",
        "challenge" => "Time for a challenge ends",
        "newEvidence" => "Decide on the new evidence",
        _ => clock,
    };
}
