using TransferScheme.AgeAssessments.Checking;
using TransferScheme.AgeAssessments.Interviewing;
using TransferScheme.AgeAssessments.Planning;
using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Problems;

namespace TransferScheme.AgeAssessments.Concluding;

/// <summary>The conclusion of a brief enquiry.</summary>
public sealed record ConcludeBriefEnquiryRequest : DecisionForm
{
    /// <summary>When the young person was heard.</summary>
    public required DateTimeOffset HeardAt { get; init; }

    /// <summary>That everything was explained.</summary>
    public required ExplainedForm Explained { get; init; }

    /// <summary>Who helped the young person.</summary>
    public SessionForm? Session { get; init; }

    /// <inheritdoc/>
    public override void Check(Faults faults)
    {
        base.Check(faults);
        Explained.Check(faults);
        Session?.Check(faults, "session");
    }
}

/// <summary>A brief enquiry ends: everything that a clear case needs is there, or departed from (row 9; <i>HAM v Brent</i>).</summary>
static class ConcludeBriefEnquiry
{
    internal static void Map(IEndpointRouteBuilder assessments) =>
        assessments.MapPost("{id:guid}/brief-enquiry/conclusion", Handle).WithName("ConcludeBriefEnquiry");

    /// <summary>The checklist is held against the case as it would stand.</summary>
    internal static Decision<AgeEvent> Decide(
        AgeAssessment a, Rejection? impossible, Guid person, DateTimeOffset now, BriefEnquiryConcluded concluded) =>
        a.NotAt(AgeStatus.BriefEnquiry) is { } no ? no
        : !a.IsAssessor(person) ? OpenInterview.NotAnAssessor
        : Acting.Ahead(concluded.HeardAt, now, "heardAt") is { } ahead ? ahead
        : impossible is not null ? impossible
        : AgeAssessment.Evolve(a, concluded)! is var after && Guards.Unmet(after, Guards.BeforeSigning(after)) is { } unmet ? unmet
        : concluded;

    static Task<CommandResult> Handle(
        Guid id, Command<ConcludeBriefEnquiryRequest> command, IAgeAssessmentStore store, AgeDesk desk, CancellationToken ct) =>
        store.Act(
            command, id, AgePolicy.MayAssess,
            async (a, q, person) => Decide(
                a, q.Impossible(desk.Today), person, desk.Now,
                new BriefEnquiryConcluded(
                    q.Facts(), q.HeardAt, (q.Session ?? new SessionForm()).Facts, q.Explained.On,
                    await desk.Seal(a.ChildId, q.Found(), ct),
                    await desk.Seal(
                        a.ChildId, "brief-conclusion", ct,
                        [
                            .. q.Parts(), ("explainedIn", q.Explained.Language), ("appropriateAdult", q.Session?.Adult),
                            ("interpreter", q.Session?.Interpreting),
                        ]))),
            ct);
}
