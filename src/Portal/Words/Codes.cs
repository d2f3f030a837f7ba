namespace TransferScheme.Portal.Words;

/// <summary>The contract's codes as people say them.</summary>
/// <param name="text">The words.</param>
public sealed class Codes(Text text)
{
    static readonly Dictionary<string, string> English = new(StringComparer.Ordinal)
    {
        ["foster"] = "Foster care",
        ["supportedLodgings"] = "Supported lodgings",
        ["residential"] = "Residential home",
        ["supportedAccommodation"] = "Supported accommodation",
        ["female"] = "Female",
        ["male"] = "Male",
        ["other"] = "Other",
        ["under-16"] = "Under 16",
        ["16-17"] = "16 or 17",
        ["incomplete"] = "Not complete",
        ["ineligible"] = "Not eligible",
        ["awaitingAllocation"] = "Waiting for an authority",
        ["offered"] = "Offered",
        ["accepted"] = "Accepted",
        ["arranged"] = "Arranged",
        ["inTransit"] = "On the way",
        ["completed"] = "Completed",
        ["held"] = "On hold",
        ["withdrawn"] = "Withdrawn",
        ["closed"] = "Closed",
        ["open"] = "Open",
        ["overdue"] = "Overdue",
        ["declined"] = "Declined",
        ["superseded"] = "Replaced",
        ["missing"] = "Missing",
        ["objecting"] = "Objects",
        ["ageQuery"] = "Age in question",

        ["queried"] = "A question waits for an answer",
        ["unanswered"] = "Never answered",
        ["underReview"] = "Non-compliance was reported",
        ["reasonsDue"] = "Written reasons are due",
        ["reasonsProvided"] = "Written reasons to review",
        ["challenged"] = "The reasons are challenged",
        ["urgent-health"] = "Urgent health needs",
        ["medication"] = "Medication",
        ["allergies"] = "Allergies",
        ["disability"] = "Disability",
        ["self-harm-risk"] = "Risk of self-harm",
        ["medical"] = "Medical needs",
        ["risk"] = "Risks",
        ["avoid"] = "Authorities to avoid",
        ["family"] = "Family",
        ["nrm"] = "National Referral Mechanism",
        ["childs-views"] = "What the children say",
        ["transfer"] = "Transfer",
        ["care"] = "Care",
        ["age-assessment"] = "Age assessment",
        ["safeguarding"] = "Safeguarding",
        ["oversight"] = "Oversight",
        ["audit"] = "Audit",
        ["subject-access"] = "A request of the child",
        ["legal"] = "Legal",
        ["allocation"] = "Allocation",
        ["minimum-facts"] = "age, sex and languages",
        ["initials"] = "initials",
        ["identity"] = "name, date of birth, Home Office reference",
        ["flags"] = "on what the record says something",
        ["placement-needs"] = "what a placement must know",
        ["record"] = "the record",
        ["age-status"] = "where the age stands",
        ["course"] = "what happened",
        ["fits"] = "how authorities suit",
        ["s20"] = "Section 20",
    };

    /// <summary>A code in words; a code that has none stands as it is.</summary>
    /// <param name="code">The code.</param>
    public string this[string code] => English.TryGetValue(code, out var words) ? text[words] : code;

    /// <summary>The kinds of placement, as the contract names them.</summary>
    public static IReadOnlyList<string> PlacementTypes { get; } = ["foster", "supportedLodgings", "residential", "supportedAccommodation"];
}
