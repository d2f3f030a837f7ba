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

        ["decline"] = "We decline",
        ["conditionalOffer"] = "We would accept on a condition",
        ["deferral"] = "We would answer later",
        ["queryBack"] = "We cannot judge it on what the referral says",
        ["draft"] = "Draft",
        ["issuing"] = "Being issued",
        ["answered"] = "Issued, the offer is open",
        ["unanswered"] = "Not answered",
        ["underReview"] = "Reported as not complied with",
        ["reasonsDue"] = "Written reasons are due",
        ["reasonsProvided"] = "Reasons given",
        ["challenged"] = "More is asked of the authority",
        ["reasonsAccepted"] = "Reasons accepted",
        ["reaffirmed"] = "Obligation reaffirmed",
        ["withdrawing"] = "Being taken back",
        ["breached"] = "Not complied with",
        ["insufficient"] = "Does not hold",
        ["evidenceAsked"] = "More evidence is needed",
        ["review-accepted"] = "Accept the reasons",
        ["review-challenged"] = "Ask the authority for more",
        ["review-reaffirmed"] = "Reaffirm the obligation",
        ["yes"] = "Yes",
        ["no"] = "No",
        ["requested"] = "Waits for the coordinator",
        ["granted"] = "Granted",
        ["notGranted"] = "Not granted",
        ["bestInterestsAssessment"] = "Best interests assessment",
        ["ageReport"] = "Age report",
        ["health"] = "Health",
        ["education"] = "Education",
        ["legal"] = "Legal",
        ["photograph"] = "Photograph",
        ["travel"] = "Travel",
        ["part-body"] = "With the statement",
        ["part-annex"] = "With the confidential annex",
    };

    /// <summary>A code in words; a code that has none stands as it is.</summary>
    /// <param name="code">The code.</param>
    public string this[string code] => English.TryGetValue(code, out var words) ? text[words] : code;

    /// <summary>The kinds of placement, as the contract names them.</summary>
    public static IReadOnlyList<string> PlacementTypes { get; } = ["foster", "supportedLodgings", "residential", "supportedAccommodation"];
}
