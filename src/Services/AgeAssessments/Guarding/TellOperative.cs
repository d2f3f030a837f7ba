using TransferScheme.AgeAssessments.Finding;
using TransferScheme.AgeAssessments.Handling;
using TransferScheme.Platform.Auditing;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Protection;
using TransferScheme.Platform.Security;

namespace TransferScheme.AgeAssessments.Guarding;

/// <summary>The age that stands for the scheme, as the rules of the scheme go by it.</summary>
/// <param name="ChildId">The person.</param>
/// <param name="Basis"><c>claimed</c> where no finding stands, or <c>found</c>.</param>
/// <param name="AssessmentId">The assessment that it was found in.</param>
/// <param name="Number">Number of the finding there.</param>
/// <param name="Category"><c>child</c> or <c>adult</c>.</param>
/// <param name="Source">Who found it.</param>
/// <param name="Authority">Code of the authority responsible then.</param>
/// <param name="EffectiveFrom">From when it holds.</param>
/// <param name="DateOfBirth">The date of birth.</param>
/// <param name="AgeFrom">Lower end of the range.</param>
/// <param name="AgeTo">Upper end of the range.</param>
public sealed record OperativeAge(
    Guid ChildId, string Basis, Guid? AssessmentId = null, int? Number = null, string? Category = null, string? Source = null,
    string? Authority = null, DateOnly? EffectiveFrom = null, DateOnly? DateOfBirth = null, int? AgeFrom = null, int? AgeTo = null);

/// <summary>
/// Tells Referrals which age stands, when a message has said that one was found: a date of birth is in no message. The read is in the
/// access log like any other.
/// </summary>
static class TellOperative
{
    internal static void Map(IEndpointRouteBuilder assessments) =>
        assessments.MapGet("operative", Handle).WithName("GetOperativeAge").Produces<OperativeAge>();

    /// <summary>The answer, as far as it is coded.</summary>
    /// <param name="childId">The person.</param>
    /// <param name="assessments">The person's assessments, the oldest first.</param>
    /// <param name="today">The day.</param>
    /// <param name="now">The time.</param>
    internal static (OperativeAge Age, AgeAssessment? Of, AgeFinding? Finding) Of(
        Guid childId, IReadOnlyList<AgeAssessment> assessments, DateOnly today, DateTimeOffset now)
    {
        var finding = assessments is not [.., var last] ? null
            : Beliefs.Operative(assessments.SelectMany(a => a.Findings), last.Owner.Authority, today, now);
        var of = finding is null ? null : assessments.First(a => a.Findings.Any(f => ReferenceEquals(f, finding)));
        return (finding is null ? new OperativeAge(childId, "claimed")
            : new OperativeAge(
                childId, "found", of!.Id, finding.Number, finding.Category, finding.Source, finding.Authority, finding.EffectiveFrom),
            of, finding);
    }

    static async Task<IResult> Handle(
        Guid? childId, HttpContext http, Episodes episodes, Sealer<IAgeAssessmentStore> sealer, AccessLog<IAgeAssessmentStore> log,
        AgeDesk desk, CancellationToken ct)
    {
        var actor = http.Features.GetRequiredFeature<Actor>();
        if (!AgePolicy.MayAskGuard(actor))
        {
            return new ProblemResult(Problem.Forbidden);
        }

        if (childId is not { } child)
        {
            return new ProblemResult(Problem.Invalid("childId", "Must be the identifier of a child."));
        }

        var (age, of, finding) = Of(child, await episodes.OfChildAsync(child, ct), desk.Today, desk.Now);
        if (finding?.Found is not { } hidden)
        {
            return Results.Ok(age);
        }

        await log.RecordAsync(
            of!.Id, actor,
            new ViewedAs(of.ReferralId, "operative-age", Purposes.Of(null, actor)!, nameof(AgeDisclosure.Result), ["date-of-birth"]), ct);
        var found = await sealer.Open(hidden, ct);
        return Results.Ok(age with { DateOfBirth = found?.DateOfBirth, AgeFrom = found?.AgeFrom, AgeTo = found?.AgeTo });
    }
}
