using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Protection;

namespace TransferScheme.AgeAssessments.Routing;

/// <summary>Why a case is clear enough for a brief enquiry.</summary>
/// <param name="BelievedAge">Age in years that the person is believed to have at least.</param>
/// <param name="WhyNotBorderline">Why nobody could take the person for a child.</param>
/// <param name="MarginOfError">The margin that was allowed for.</param>
/// <param name="SafeguardsNotUsed">Which safeguards are not used, and why.</param>
/// <param name="Account">The person's own account.</param>
public sealed record ClearCase(int BelievedAge, string WhyNotBorderline, string MarginOfError, string SafeguardsNotUsed, string Account)
{
    internal void Check(Faults faults)
    {
        faults.When(BelievedAge is < 0 or > 120, "clearCase.believedAge", "Must be an age in years.");
        faults.Text(WhyNotBorderline, "clearCase.whyNotBorderline", Faults.Narrative);
        faults.Text(MarginOfError, "clearCase.marginOfError", Faults.Narrative);
        faults.Text(SafeguardsNotUsed, "clearCase.safeguardsNotUsed", Faults.Narrative);
        faults.Text(Account, "clearCase.account", Faults.Narrative);
    }

    internal (string, string?)[] Parts =>
    [
        ("whyNotBorderline", WhyNotBorderline), ("marginOfError", MarginOfError), ("safeguardsNotUsed", SafeguardsNotUsed),
        ("account", Account),
    ];
}

/// <summary>The manager's decision on the route.</summary>
/// <param name="Situation">Which situation it is.</param>
/// <param name="Route">The route.</param>
/// <param name="Reasons">Why.</param>
/// <param name="Evidence">Reference of reliable evidence, where the claimed age is accepted on it.</param>
/// <param name="ClearCase">Why the case is clear; for a brief enquiry.</param>
/// <param name="SafeguardingReferral">Reference of the safeguarding referral, where somebody who claims to be an adult may be a child.
/// </param>
public sealed record DecideRouteRequest(
    string Situation, string Route, string Reasons, string? Evidence = null, ClearCase? ClearCase = null,
    string? SafeguardingReferral = null) : IChecked
{
    /// <inheritdoc/>
    public void Check(Faults faults)
    {
        faults.OneOf(Situation, "situation", [.. DecideRoute.Allowed.Keys]);
        faults.OneOf(Route, "route", "accept", "briefEnquiry", "full", "naab");
        faults.Text(Reasons, "reasons", Faults.Narrative);
        faults.Text(Evidence, "evidence", 2000);
        faults.Text(SafeguardingReferral, "safeguardingReferral");
        ClearCase?.Check(faults);
    }
}

/// <summary>
/// The manager decides by which of the three statutory exits the age is found (row 5; section 50(3)). A doubt that is real is never ended
/// by a brief enquiry, and a suspicion after an offer takes the same routes as any other.
/// </summary>
static class DecideRoute
{
    /// <summary>Routes by situation.</summary>
    internal static IReadOnlyDictionary<string, IReadOnlyList<string>> Allowed { get; } = new Dictionary<string, IReadOnlyList<string>>
    {
        ["reliableEvidence"] = ["accept", "full", "naab"],
        ["clearlyChild"] = ["accept", "full", "naab"],
        ["clearlyAdult"] = ["briefEnquiry", "full", "naab"],
        ["realDoubt"] = ["full", "naab"],
        ["acceptedChildOtherAge"] = ["full", "naab"],
        ["claimsAdultMayBeChild"] = ["full", "naab"],
        ["secretaryOfStateDoubt"] = ["accept", "full", "naab"],
    };

    internal static void Map(IEndpointRouteBuilder assessments) =>
        assessments.MapPost("{id:guid}/route", Handle).WithName("DecideAgeRoute");

    internal static Decision<AgeEvent> Decide(AgeAssessment a, DecideRouteRequest q, int clearlyAdultFrom, Sealed<AgeText> said) =>
        a.NotAt(AgeStatus.DoubtRaised) is { } no ? no
        : !Allowed[q.Situation].Contains(q.Route) ? Rejection.Conflict(
            "route-not-allowed", $"In this situation the age is found by: {string.Join(", ", Allowed[q.Situation])}.")
        : q is { Situation: "reliableEvidence", Route: "accept", Evidence: null } ? Rejection.Conflict(
            "evidence-missing", "Name the evidence that the claimed age is accepted on.")
        : q.Situation == "claimsAdultMayBeChild" && q.SafeguardingReferral is null ? Rejection.Conflict(
            "safeguarding-missing", "Somebody who claims to be an adult may be a child: make the safeguarding referral and name it.")
        : q.Route == "briefEnquiry" && q.ClearCase is null ? Rejection.Conflict(
            "not-a-clear-case",
            "A brief enquiry needs why the case is clear: not borderline, margin, safeguards not used, the person's account.")
        : q.Route == "briefEnquiry" && q.ClearCase!.BelievedAge < clearlyAdultFrom ? Rejection.Conflict(
            "not-a-clear-case", $"Below {clearlyAdultFrom} nobody is clearly an adult: a full assessment is needed, or the board.")
        : new AssessmentRouteDecided(q.Situation, q.Route, said);

    static Task<CommandResult> Handle(
        Guid id, Command<DecideRouteRequest> command, IAgeAssessmentStore store, AgeDesk desk, CancellationToken ct) =>
        store.Act(
            command, id, AgePolicy.MayManage,
            async (a, q, _) => Decide(a, q, desk.Rules.ClearlyAdultFrom, await desk.Seal(
                a.ChildId, "route", ct,
                [
                    ("reasons", q.Reasons), ("evidence", q.Evidence), ("safeguardingReferral", q.SafeguardingReferral),
                    .. q.ClearCase?.Parts ?? [],
                ])),
            ct);
}
