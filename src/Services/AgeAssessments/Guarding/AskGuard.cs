using TransferScheme.AgeAssessments.Finding;
using TransferScheme.AgeAssessments.Handling;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Security;

namespace TransferScheme.AgeAssessments.Guarding;

/// <summary>Whether something may be done with a person whose age may be pending.</summary>
/// <param name="Allowed">Whether it may.</param>
/// <param name="Code">Why not, as a stable code.</param>
/// <param name="Detail">Why not, and what to do, in a sentence.</param>
public sealed record GuardVerdict(bool Allowed, string? Code, string? Detail)
{
    internal static GuardVerdict Yes { get; } = new(true, null, null);

    internal static GuardVerdict No(string code, string detail) => new(false, code, detail);
}

/// <summary>What another service needs to know of an age: coded facts alone.</summary>
/// <param name="ChildId">The person.</param>
/// <param name="AgeCase"><c>none</c>, <c>acceptedAsClaimed</c>, <c>concludedChild</c>, <c>concludedAdult</c>, <c>presumedChildPending</c>,
/// <c>pending</c>, or <c>givenUp</c>: the assessment ended while the age was pending, and nobody else has found that justified.</param>
/// <param name="AssessmentId">The newest assessment.</param>
/// <param name="Owner">Code of the authority that owns it.</param>
/// <param name="Travel">Whether the person may travel.</param>
/// <param name="End">Whether care may end, or a referral.</param>
public sealed record GuardAnswer(
    Guid ChildId, string AgeCase, Guid? AssessmentId, string? Owner, GuardVerdict Travel, GuardVerdict End);

/// <summary>
/// The presumed-child guard: Referrals asks before a child travels, and before care ends or a referral closes. A person whose age is
/// pending is a child meanwhile, so nothing ends on it (Modern Slavery Act 2015 section 51; section 69).
/// </summary>
static class AskGuard
{
    internal static void Map(IEndpointRouteBuilder assessments) =>
        assessments.MapGet("guard", Handle).WithName("AskAgeGuard").Produces<GuardAnswer>();

    /// <summary>The answer about a person.</summary>
    /// <param name="childId">The person.</param>
    /// <param name="assessments">The person's assessments, the oldest first.</param>
    /// <param name="today">The day.</param>
    /// <param name="now">The time.</param>
    internal static GuardAnswer Of(Guid childId, IReadOnlyList<AgeAssessment> assessments, DateOnly today, DateTimeOffset now)
    {
        if (assessments is not [.., var last])
        {
            return new GuardAnswer(childId, "none", null, null, GuardVerdict.Yes, GuardVerdict.Yes);
        }

        var operative = Beliefs.Operative(assessments.SelectMany(a => a.Findings), last.Owner.Authority, today, now);
        var pending = last.IsPending || last.Status is AgeStatus.StayedByCourt || last is { Status: AgeStatus.Challenged, IsInCourt: true };
        var ageCase = pending ? last.PresumedFrom is null ? "pending" : "presumedChildPending"
            : operative?.Source switch
            {
                null or FindingSource.Presumed or FindingSource.HomeOffice => IsGivenUp(last) ? "givenUp" : "none",
                FindingSource.Accepted => "acceptedAsClaimed",
                _ => operative.Category == "adult" ? "concludedAdult" : "concludedChild",
            };
        return new GuardAnswer(
            childId, ageCase, last.Id, last.Owner.Authority, Travel(last, ageCase),
            ageCase == "givenUp" ? GivenUp
            : !pending ? GuardVerdict.Yes : GuardVerdict.No(
                "age-pending", "The age of a child is being assessed: until it is found the child stays in care and the referral open."));
    }

    // Nobody takes the presumption away by giving up the assessment: somebody else looks first (Modern Slavery Act 2015 section 51).
    static GuardVerdict GivenUp { get; } = GuardVerdict.No(
        "age-given-up",
        "The assessment was given up before the age was found: the national team reviews that, or the doubt is raised again, first.");

    static bool IsGivenUp(AgeAssessment last) =>
        last.Status is AgeStatus.Withdrawn && last.Overrides.Any(o => o is { Kind: GuardOverride.GivenUp, Outcome: not "justified" });

    static bool IsHeld(AgeAssessment last) => last.HomeOfficeOutcome == "adult"
        && last.Overrides.All(o => o.Kind != GuardOverride.TravelHold || o.Outcome == "notJustified");

    static GuardVerdict Travel(AgeAssessment last, string ageCase) => ageCase switch
    {
        "concludedAdult" => GuardVerdict.No(
            "age-found-adult", "The person was found to be an adult: nobody is transferred under the scheme."),
        "pending" => GuardVerdict.No(
            "age-pending", "The age of a child is being assessed: record the presumption, and agree lead, timescale and safeguards first."),
        "givenUp" => GivenUp,
        "presumedChildPending" when IsHeld(last) => GuardVerdict.No(
            "age-held-for-national-team",
            "The Home Office treats the person as an adult while the authority presumes a child: the national team decides first."),
        "presumedChildPending" when last.Agreement is null => GuardVerdict.No(
            "age-lead-not-agreed", "The age of a child is being assessed: agree lead, timescale and safeguards before the child travels."),
        _ => GuardVerdict.Yes,
    };

    static async Task<IResult> Handle(Guid? childId, HttpContext http, Episodes episodes, AgeDesk desk, CancellationToken ct) =>
        !AgePolicy.MayAskGuard(http.Features.GetRequiredFeature<Actor>()) ? new ProblemResult(Problem.Forbidden)
        : childId is not { } child ? new ProblemResult(Problem.Invalid("childId", "Must be the identifier of a child."))
        : Results.Ok(Of(child, await episodes.OfChildAsync(child, ct), desk.Today, desk.Now));
}
