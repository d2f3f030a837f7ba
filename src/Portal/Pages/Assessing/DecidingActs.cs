using static TransferScheme.Portal.Pages.Assessing.Ask;

namespace TransferScheme.Portal.Pages.Assessing;

/// <summary>The acts of an assessment from the provisional conclusion to the closing of the case.</summary>
static class DecidingActs
{
    const int MostPoints = 6;
    const int MostReasons = 5;

    static readonly string[] Preparing = ["triaged", "briefEnquiry", "planning", "interviewing", "analysis", "mindedTo", "drafted",
        "paused"];
    static readonly string[] Found = ["served", "acceptedNoAssessment", "challenged", "stayedByCourt"];

    /// <summary>All of them.</summary>
    internal static IEnumerable<Act> All() =>
    [
        new("provisional-conclusion", "Record the provisional conclusion", "Record the provisional conclusion", By.OwnAssessor,
            ["analysis"], "Put the view to the young person with every adverse point.")
        {
            About = "It is not told to anybody as final.", Lists = ["adversePoints"],
            Asks = a =>
            [
                .. On("The view",
                    new("category", Kind.Choice, "Provisionally, is the person a child or an adult?", "Select child or adult")
                        { Choices = ["child", "adult"] },
                    new("view", Kind.Narrative, "The provisional view", "Enter the provisional view")
                        { Given = a.Last("provisional-conclusion", "view") }),
                .. Enumerable.Range(1, Math.Max(MostPoints, a.AdversePoints.Count)).SelectMany(n => On("Adverse points",
                    new($"adversePoints[{n - 1}].words", Kind.Narrative, "Adverse point {0}")
                    { Number = n, Given = a.Last("provisional-conclusion", $"point[{n}]"), Hint = n == 1
                        ? "Everything that speaks against the claimed age. Leave empty what is not needed." : null },
                    new($"adversePoints[{n - 1}].number", Kind.Fixed, "") { Given = $"{n}" },
                    new($"adversePoints[{n - 1}].reliedOn", Kind.Tick, "The conclusion rests on point {0}")
                        { Number = n, Given = Point(a, n)?.ReliedOn == true ? "true" : null },
                    new($"adversePoints[{n - 1}].determinative", Kind.Tick, "Without point {0} the conclusion would be another")
                    { Number = n, Given = Point(a, n)?.Determinative == true ? "true" : null })),
            ],
        },
        new("minded-to", "Put the view to the young person", "Record that it was put", By.OwnAssessor, ["analysis"],
            "The young person has 3 working days to answer.")
        {
            Lists = ["points"],
            Asks = a =>
            [
                .. On("The session", new Ask("heldAt", Kind.Moment, "When was it put?", "Enter when it was put")),
                .. a.AdversePoints.Count == 0 ? [] : On("The session", new Ask("points", Kind.Ticks, "Which adverse points were put?")
                { Choices = [.. a.AdversePoints.Select(p => $"{p.Number}")], Hint = "Every point that the conclusion rests on" }),
                .. On("The session", new Ask("how", Kind.Narrative, "How was it put?", "Enter how it was put")),
                .. Acts.Helpers("session."),
            ],
        },
        new("response", "Record the young person’s answer", "Record the answer", By.Assessor, ["mindedTo"],
            "Draft the decision once the answers are in, or go back to an interview.")
        {
            Path = _ => "responses", Lists = ["answers"],
            Asks = a =>
            [
                .. On("When", new Ask("respondedAt", Kind.Moment, "When was it answered?", "Enter when it was answered")),
                .. a.AdversePoints.Where(p => p.PutAt is not null).SelectMany((p, i) => On("Answers to the adverse points",
                    new($"answers[{i}].number", Kind.Fixed, "") { Given = $"{p.Number}" },
                    new($"answers[{i}].words", Kind.Narrative, "Answer to point {0}")
                        { Number = p.Number, Hint = a.Last("provisional-conclusion", $"point[{p.Number}]") })),
                .. On("Anything else", new Ask("words", Kind.Narrative, "What else was said?")
                    { Hint = "If a point was left unanswered by choice, say so with that point" }),
            ],
        },
        new("more-time", "Give more time to answer", "Give more time", By.Assessor, ["mindedTo"],
            "Nothing is drafted before that day, unless the answer comes.")
        {
            Path = _ => "responses/extension", Written = "response-extension",
            Asks = _ => [new("answerBy", Kind.Day, "They may answer until", "Enter the day"),
                new("words", Kind.Narrative, "Why is more time needed?", "Enter why")],
        },
        new("further-enquiries", "Go back to an interview", "Go back to an interview", By.Assessor, ["mindedTo"],
            "Open another interview on what is new.")
        {
            Asks = _ => [new("words", Kind.Narrative, "What is new?", "Enter what is new")],
        },
        new("draft", "Draft the decision", "Save the draft", By.OwnAssessor, ["mindedTo", "analysis", "drafted"],
            "Both assessors sign it when nothing blocks it any more.")
        {
            About = "Save it as often as you need: what is missing blocks only the signature. Saving it takes back signatures.",
            Asks = a =>
            [
                .. Decision(a),
                .. a.AdversePoints.SelectMany((p, i) => On("What is made of the answers",
                    new($"evaluations[{i}].number", Kind.Fixed, "") { Given = $"{p.Number}" },
                    new($"evaluations[{i}].words", Kind.Narrative, "Evaluation of the answer to point {0}")
                    { Number = p.Number, Given = a.Last("draft", $"evaluation[{p.Number}]"),
                        Hint = a.Last("response", $"point[{p.Number}]") })),
                .. OwnAnalysis,
            ],
        },
        new("signature", "Sign the decision", "Sign the decision", By.OwnAssessor, ["drafted"],
            "When both assessors have signed, a manager who is neither assures its quality.")
        {
            Path = _ => "signatures", About = "You sign that this is your own conclusion, reached by the record as it stands.",
        },
        new("quality-assurance", "Assure the quality", "Record the outcome", By.Manager, ["drafted"],
            "An assured decision is served within 2 working days; one that is given back is drafted anew.")
        {
            Asks = _ =>
            [
                new("outcome", Kind.Choice, "What is the outcome?", "Select the outcome") { Choices = ["assured", "returned"] },
                new("words", Kind.Narrative, "What was checked, or why is it given back?",
                    "Enter what was checked, or why it is given back"),
            ],
        },
        new("service", "Serve the decision", "Record the service", By.Either, ["signedOff"],
            "Inform the Secretary of State in writing within 2 working days.")
        {
            Asks = _ =>
            [
                .. On("Service",
                    new("servedAt", Kind.Moment, "When was it served?", "Enter when it was served"),
                    new("orally", Kind.Tick, "It was told orally", "Confirm that it was told orally"),
                    new("inWriting", Kind.Tick, "It was given in writing", "Confirm that it was given in writing"),
                    new("reportOffered", Kind.Tick, "The report was offered", "Confirm that the report was offered"),
                    new("interpreter", Kind.Line, "Interpreter"), new("appropriateAdult", Kind.Line, "Appropriate adult")),
                .. On("Challenge", new Ask("challengeExplained", Kind.Narrative, "How were the way and the time to challenge it explained?",
                    "Enter how it was explained")),
            ],
        },
        new("secretary-of-state", "Inform the Secretary of State", "Record this", By.Either, [.. Found, "referredToNaab"],
            "Record it again with the acknowledgement when that comes.")
        {
            Asks = a =>
            [
                new("on", Kind.Day, "On which day?", "Enter the day"),
                new("reference", Kind.Line, "Reference of the letter", "Enter the reference of the letter")
                    { Given = a.Last("secretary-of-state", "reference") },
                new("acknowledgement", Kind.Line, "Reference of the acknowledgement") { Hint = "Leave empty until there is one" },
            ],
        },
        new("consequences", "Plan the consequences", "Record the plan", By.Either, ["drafted", "signedOff", .. Found],
            "Accommodation and support follow the plan.")
        {
            Asks = _ => [new("words", Kind.Narrative, "Accommodation, notice and what follows", "Enter the plan")
                { Hint = "For an adult: a safe move, notice and a handover" }],
        },
        new("correction", "Note a slip of the pen", "Note it beside the decision", By.Manager, [.. Found, "closed"],
            "What was served stays as it was; the note stands beside it.")
        {
            Asks = _ => [new("words", Kind.Narrative, "What is wrong, and what was meant?", "Enter what was meant")],
        },
        new("departure", "Depart from a safeguard", "Justify the departure", By.Either, Preparing,
            "A manager who neither assesses nor justified it counter-signs.")
        {
            Path = _ => "departures", Written = "departure-",
            About = "It is the reason recorded here that decides in court. A point that decides the conclusion is always put.",
            Asks = _ =>
            [
                new("item", Kind.Choice, "Which safeguard is departed from?", "Select the safeguard")
                    { Choices = ["A06", "A07", "A14", "A15"] },
                new("reason", Kind.Narrative, "Why?", "Enter why"),
            ],
        },
        new("overrun", "Explain why it takes longer", "Record the reason", By.Either, [.. Acts.Pending, .. Found],
            "The reason stands in the record.")
        {
            Asks = _ => [new("words", Kind.Narrative, "Why does it take longer than 28 days?", "Enter why it takes longer")],
        },
        new("pause", "Pause the assessment", "Pause the assessment", By.Either, ["planning", "interviewing", "analysis", "mindedTo"],
            "The guideline stands still. Resume it as soon as it can go on.")
        {
            Asks = _ =>
            [
                new("reason", Kind.Choice, "Why does it stand still?", "Select why")
                    { Choices = ["ill", "distress", "legalAdvice", "adultUnavailable"] },
                new("words", Kind.Narrative, "What happened?", "Enter what happened"),
            ],
        },
        new("resume", "Resume the assessment", "Resume the assessment", By.Either, ["paused"],
            "The guideline is longer by the days of the pause."),
        new("withdrawal", "Give up the assessment", "Give up the assessment", By.Manager, ["notDisputed", .. Acts.Pending],
            "Nothing more is due. The record stays.")
        {
            Asks = _ =>
            [
                .. On("Why", new("reason", Kind.Choice, "Why is it given up?", "Select why")
                    { Choices = ["adultOnEveryAccount", "missing", "accepted", "claimEnded"] },
                    new("words", Kind.Narrative, "What happened?", "Enter what happened")),
                .. On("Safeguarding", new Ask("safeguardingReferral", Kind.Line, "Reference of the safeguarding referral",
                    "Enter the reference of the safeguarding referral")
                    { When = ("reason", "missing") }),
            ],
        },
        new("closure", "Close the case", "Close the case", By.Manager, ["served", "acceptedNoAssessment", "challenged"],
            "New evidence can still be submitted to it."),
    ];

    static Point? Point(AssessmentView a, int number) => a.AdversePoints.FirstOrDefault(p => p.Number == number);

    // Issue, evidence and why are kept as lines of one part: only three lines tell which is which.
    static string? Reason(AssessmentView? a, int number, int line) =>
        a?.Last("draft", $"reasons[{number - 1}]")?.Split('\n') is { Length: 3 } lines ? lines[line] : null;

    /// <summary>That nobody else decided.</summary>
    internal static IEnumerable<Ask> OwnAnalysis =>
        On("Own analysis", new Ask("ownAnalysis", Kind.Tick, "The analysis is our own, not another body’s"));

    /// <summary>What every decision says, as it was drafted last.</summary>
    /// <param name="a">The assessment; null for a decision that is not drafted before.</param>
    internal static IReadOnlyList<Ask> Decision(AssessmentView? a)
    {
        return
        [
            .. On("Conclusion",
                new("conclusion.category", Kind.Choice, "Is the person a child or an adult?")
                    { Choices = ["child", "adult"], Given = Last("draft", "conclusion") },
                new("conclusion.ageFrom", Kind.Number, "Age in years, at least"),
                    new("conclusion.ageTo", Kind.Number, "Age in years, at most"),
                new("conclusion.dateOfBirth", Kind.Day, "Assigned date of birth"),
                new("conclusion.reasonForDate", Kind.Narrative, "Why that date?") { Given = Last("draft", "reasonForDate") }),
            .. On("The young person’s account", new Ask("account", Kind.Narrative, "Claimed age and account in full")
                { Max = Whole, Given = Last("draft", "account") ?? Last("analysis", "account") }),
            .. On("Appearance and demeanour",
                new("appearance.observations", Kind.Narrative, "What was seen?"), new("appearance.by", Kind.Line, "By whom?"),
                    new("appearance.where", Kind.Line, "Where?"),
                new("appearance.soleBasis", Kind.Tick, "The conclusion rests on appearance alone")),
            .. On("Fairness",
                new("traumaAndCulture", Kind.Narrative, "Trauma, culture and their effects on memory")
                    { Given = Last("draft", "traumaAndCulture") },
                new("benefitOfDoubt", Kind.Narrative, "Benefit of the doubt, and margin of error or range")
                    { Given = Last("draft", "benefitOfDoubt") },
                new("balanceOfProbabilities", Kind.Tick, "Decided on the balance of probabilities, with no burden on the young person"),
                new("usesCredibility", Kind.Tick, "It rests on credibility"),
                new("liesToldApart", Kind.Narrative, "How are lies about other things told apart from lies about age?")
                { Given = Last("draft", "liesToldApart"), Hint = "Only if it rests on credibility" }),
            .. Enumerable.Range(1, MostReasons).SelectMany(n => On("Reasons",
                new($"reasons[{n - 1}].issue", Kind.Narrative, "Issue {0}") { Number = n, Given = Reason(a, n, 0) },
                new($"reasons[{n - 1}].evidence", Kind.Narrative, "Evidence on issue {0}") { Number = n, Given = Reason(a, n, 1) },
                new($"reasons[{n - 1}].why", Kind.Narrative, "Why is it accepted or not? (issue {0})")
                    { Number = n, Given = Reason(a, n, 2) })),
        ];

        string? Last(string act, string part) => a?.Last(act, part);
    }
}
