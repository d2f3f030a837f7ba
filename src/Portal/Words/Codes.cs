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

        ["waiting"] = "Waiting for an offer",
        ["unplaced"] = "No council can take them",
        ["not-participating"] = "Takes no part in the rota now",
        ["threshold"] = "At or over its threshold",
        ["no-room"] = "No free place left of those accepted",
        ["declined-valid"] = "Declined them, and the reasons were accepted",
        ["entry"] = "Looks after them now",
        ["capacity"] = "Too few places for all of them",
        ["unsuitable"] = "Marked as one to avoid for these children",
        ["unanswered"] = "Never answered",
        ["underReview"] = "Non-compliance was reported",
        ["reasonsDue"] = "Written reasons are due",
        ["challenged"] = "The reasons are challenged",
        ["within-guard"] = "Every region could wait: the council that is furthest behind, or that suits best among equals, comes first",
        ["must-serve-soon"] = "A region had to be served now or soon, so that none falls too far behind",
        ["earliest-deadline"] = "Several regions were due at once: the one that would fall behind first came first",
        ["most-behind"] = "Every region that could take them is ahead: the one that is least ahead came first",
        ["overdue-pick"] = "It was further behind than the rules allow, so it came before better matches",
        ["furthest-behind"] = "It was the furthest behind its fair share",
        ["best-match"] = "It suits the children best among those who are about equally behind",
        ["batch"] = "It was matched in a burst, in which all children together suit best",
        ["no-eligible-authority"] = "No council of it could take them",
        ["ahead"] = "Ahead of its share",
        ["others-due"] = "Other regions had to come first",
        ["not-earliest"] = "Another region would fall behind earlier",
        ["not-most-behind"] = "Another region is less ahead",
        ["any"] = "Any child",
    };

    /// <summary>A code in words; a code that has none stands as it is.</summary>
    /// <param name="code">The code.</param>
    public string this[string code] => English.TryGetValue(code, out var words) ? text[words] : code;

    /// <summary>The kinds of placement, as the contract names them.</summary>
    public static IReadOnlyList<string> PlacementTypes { get; } = ["foster", "supportedLodgings", "residential", "supportedAccommodation"];
}
