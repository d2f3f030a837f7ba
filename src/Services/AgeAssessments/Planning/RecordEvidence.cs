using TransferScheme.AgeAssessments.Checking;
using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Protection;

namespace TransferScheme.AgeAssessments.Planning;

/// <summary>Somebody is asked for information.</summary>
/// <param name="From">Who is asked.</param>
/// <param name="LawfulBasis">Why they may answer.</param>
/// <param name="What">What is asked.</param>
public sealed record RequestInformationRequest(string From, string LawfulBasis, string What) : IChecked
{
    /// <inheritdoc/>
    public void Check(Faults faults)
    {
        faults.Text(From, "from");
        faults.OneOf(LawfulBasis, "lawfulBasis", "legalObligation", "publicTask", "vitalInterests", "consent");
        faults.Text(What, "what", Faults.Narrative);
    }
}

/// <summary>Evidence of others.</summary>
/// <param name="Kind">Kind of source.</param>
/// <param name="Source">The source.</param>
/// <param name="Dated">Its date.</param>
/// <param name="Weight">Its weight.</param>
/// <param name="Content">What it says.</param>
/// <param name="Method">For a scientific method: method, consent, and the result worded as a likelihood ratio.</param>
public sealed record RecordEvidenceRequest(
    string Kind, string Source, DateOnly Dated, string Weight, string Content, ScientificMethod? Method = null) : IChecked
{
    /// <summary>X-ray, MRI and the like (section 52; SI 2024/22).</summary>
    internal const string Scientific = "scientificOrTechnical";

    /// <inheritdoc/>
    public void Check(Faults faults)
    {
        faults.OneOf(
            Kind, "kind", "screening", "otherState", "carer", "school", "health", "document", "homeOffice", "youngPerson", Scientific,
            "other");
        faults.Text(Source, "source", 400);
        faults.OneOf(Weight, "weight", "none", "limited", "some", "significant");
        faults.Text(Content, "content", Faults.Narrative);
        faults.Text(Method?.Name, "method.name");
        faults.Text(Method?.LikelihoodRatio, "method.likelihoodRatio", 2000);
    }
}

/// <summary>A scientific method.</summary>
/// <param name="Name">The method.</param>
/// <param name="Consent">Whether the person, or who may for them, consented.</param>
/// <param name="LikelihoodRatio">The result, worded as a likelihood ratio.</param>
public sealed record ScientificMethod(string Name, bool Consent, string LikelihoodRatio);

/// <summary>What others know is asked for and recorded, with source, date and weight (row 15; A11, A22).</summary>
static class RecordEvidence
{
    internal static void Map(IEndpointRouteBuilder assessments)
    {
        assessments.MapPost("{id:guid}/information-requests", Request).WithName("RequestInformation");
        assessments.MapPost("{id:guid}/evidence", Record).WithName("RecordAgeEvidence");
    }

    internal static Decision<AgeEvent> Decide(AgeAssessment a, InformationRequested requested) =>
        Gathering(a) is { } no ? no : requested;

    /// <summary>
    /// Until the decision is drafted. A scientific method is recorded only from the day on which it may be, and with all that it needs: a
    /// record cannot be taken back.
    /// </summary>
    internal static Decision<AgeEvent> Decide(
        AgeAssessment a, RecordEvidenceRequest q, DateOnly today, DateOnly? scientificFrom, Sealed<AgeText> said) =>
        Gathering(a) is { } no ? no
        : Acting.Ahead(q.Dated, today, "dated") is { } ahead ? ahead
        : q.Kind == RecordEvidenceRequest.Scientific && !(scientificFrom <= today) ? Rejection.Conflict(
            "scientific-methods-off", "Scientific methods are not in use: nothing of the kind is recorded.")
        : q is { Kind: RecordEvidenceRequest.Scientific, Method: not { Consent: true } } ? Guards.On(
            "A22", "Record the method, the consent to it, and its result worded as a likelihood ratio.")
        : new EvidenceRecorded(q.Kind, q.Dated, q.Weight, q.Method is { Consent: true }, said);

    static Task<CommandResult> Request(
        Guid id, Command<RequestInformationRequest> command, IAgeAssessmentStore store, AgeDesk desk, CancellationToken ct) =>
        store.Act(
            command, id, AgePolicy.MayConduct,
            async (a, q, _) => Decide(a, new InformationRequested(
                q.LawfulBasis, desk.Working(a.Owner, desk.Rules.ChaseWorkingDays),
                await desk.Seal(a.ChildId, "information-request", ct, ("from", q.From), ("what", q.What)))),
            ct);

    static Task<CommandResult> Record(
        Guid id, Command<RecordEvidenceRequest> command, IAgeAssessmentStore store, AgeDesk desk, CancellationToken ct) =>
        store.Act(
            command, id, AgePolicy.MayConduct,
            async (a, q, _) => Decide(a, q, desk.Today, desk.Rules.ScientificMethodsFrom, await desk.Seal(
                a.ChildId, "evidence", ct, ("source", q.Source), ("content", q.Content), ("method", q.Method?.Name),
                ("likelihoodRatio", q.Method?.LikelihoodRatio))),
            ct);

    static Rejection? Gathering(AgeAssessment a) => a.NotAt(
        AgeStatus.BriefEnquiry, AgeStatus.Planning, AgeStatus.Interviewing, AgeStatus.Analysis, AgeStatus.MindedTo, AgeStatus.Paused);
}
