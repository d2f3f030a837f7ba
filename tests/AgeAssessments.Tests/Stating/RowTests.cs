using TransferScheme.AgeAssessments.Analysing;
using TransferScheme.AgeAssessments.Concluding;
using TransferScheme.AgeAssessments.Departing;
using TransferScheme.AgeAssessments.Interviewing;
using TransferScheme.AgeAssessments.Planning;
using TransferScheme.Platform.Deciding;
using static TransferScheme.AgeAssessments.Tests.Stating.Outcome;

namespace TransferScheme.AgeAssessments.Tests.Stating;

/// <summary>
/// The rows of the state machine from the plan to the signed decision: each passed once, with what it records and where it leads, and each
/// of its guards refused once.
/// </summary>
public sealed class RowTests
{
    static readonly DateOnly Tomorrow = A.Today.AddDays(1);

    [Fact]
    public void Rows_14_and_15_a_plan_with_two_assessors_help_and_fitness()
    {
        var considered = PlanAssessmentRequest.All.ToDictionary(c => c, _ => "looked at");
        var q = new PlanAssessmentRequest(
            [new AssessorForm(A.Lead, "L", "1", true, true), new AssessorForm(A.Second, "S", "2", true)], considered, true,
            new AdultForm("N", "O", true), new InterpreterForm("I", "Tigrinya", "Asmara", "phone"));
        Word(Plan(A.Routed("full"), q)).ShouldBe("AssessmentPlanned");
        Word(Plan(A.Routed("naab"), q)).ShouldBe("other-route");
        Word(Plan(A.Drafted, q)).ShouldBe("not-at-this-stage");
        Word(Plan(A.Routed("full"), q, A.Manager)).ShouldBe("not-an-assessor");
        Word(Plan(A.Routed("full"), q with { Assessors = [q.Assessors[0], q.Assessors[0]] })).ShouldBe("checklist-open A03");
        Word(Plan(A.Routed("full"), q with { FitForInterview = false })).ShouldBe("checklist-open A04");
        Word(Plan(A.Routed("full"), q with { Considered = considered.Where(c => c.Key != "health").ToDictionary() })).ShouldBe("checklist-open A04");
        Word(Plan(A.Routed("full"), q with { AppropriateAdult = null, Interpreter = null })).ShouldBe("checklist-open A06 A07");
        var evidence = new RecordEvidenceRequest("school", "s", A.Today, "some", "c");
        Word(RecordEvidence.Decide(A.State(A.Planned), evidence, A.Today, null, A.Said)).ShouldBe("EvidenceRecorded");
        Word(RecordEvidence.Decide(A.State(A.Doubted), evidence, A.Today, null, A.Said)).ShouldBe("not-at-this-stage");
        Word(RecordEvidence.Decide(A.State(A.Planned), evidence with { Dated = Tomorrow }, A.Today, null, A.Said)).ShouldBe("dated");
        var scan = evidence with { Kind = RecordEvidenceRequest.Scientific };
        Word(RecordEvidence.Decide(A.State(A.Planned), scan, A.Today, null, A.Said)).ShouldBe("scientific-methods-off");
        Word(RecordEvidence.Decide(A.State(A.Planned), scan, A.Today, A.Today, A.Said)).ShouldBe("checklist-open A22");
        Word(RecordEvidence.Decide(A.State(A.Planned), scan with { Method = new("X-ray", false, "1:9") }, A.Today, A.Today, A.Said))
            .ShouldBe("checklist-open A22");
        Word(RecordEvidence.Decide(A.State(A.Planned), scan with { Method = new("X-ray", true, "1:9") }, A.Today, A.Today, A.Said))
            .ShouldBe("EvidenceRecorded");
        Word(RecordEvidence.Decide(A.State(A.Planned), new InformationRequested("publicTask", A.Today, A.Said))).ShouldBe("InformationRequested");

        static Decision<AgeEvent> Plan(AgeEvent[] given, PlanAssessmentRequest q, Guid? person = null) =>
            PlanAssessment.Decide(A.State(given), q, person ?? A.Lead, A.Today, A.Said);
    }

    [Fact]
    public void Rows_16_to_18_interviews_with_help_and_a_note_and_pauses_with_a_reason()
    {
        var session = new SessionForm(new AdultForm("N", "O", true), new InterpreterForm("I", "ti", "d", "faceToFace", true, true));
        var q = new OpenInterviewRequest(A.Wednesday, session, new ExplainedForm(A.Today, "ti"));
        Word(Open(A.Planned, q)).ShouldBe("InterviewStarted");
        Word(Open(A.Routed("full"), q)).ShouldBe("not-at-this-stage");
        Word(Open(A.Planned, q, A.Manager)).ShouldBe("not-an-assessor");
        Word(Open(A.Planned, q with { Explained = null })).ShouldBe("checklist-open A05");
        Word(Open(A.Interviewed, q with { Explained = null })).ShouldBe("InterviewStarted");
        Word(Open(A.Interviewing, q)).ShouldBe("checklist-open A08");
        Word(Open(A.Planned, q with { Session = null })).ShouldBe("checklist-open A06 A07");
        Word(Open(A.Planned, q with { StartedAt = A.Wednesday.AddHours(1) })).ShouldBe("startedAt");
        var close = new CloseInterviewRequest(A.Wednesday, 1, ["all"], "Q and A", true);
        Word(OpenInterview.Decide(A.State(A.Interviewing), 1, close, A.Wednesday, A.Said)).ShouldBe("InterviewCompleted");
        Word(OpenInterview.Decide(A.State(A.Interviewing), 2, close, A.Wednesday, A.Said)).ShouldBe("no-such-interview");
        Word(OpenInterview.Decide(A.State(A.Interviewed), 1, close, A.Wednesday, A.Said)).ShouldBe("interview-closed");
        Word(OpenInterview.Decide(A.State(A.Interviewing), 1, close with { Note = null }, A.Wednesday, A.Said)).ShouldBe("checklist-open A08");
        Word(OpenInterview.Decide(A.State(A.Interviewing), 1, close with { EndedAt = A.Wednesday.AddHours(-1) }, A.Wednesday, A.Said)).ShouldBe("endedAt");
        Word(PauseAssessment.Decide(A.State(A.Interviewing), "ill", A.Today, A.Said)).ShouldBe("AssessmentPaused");
        Word(PauseAssessment.Decide(A.State(A.Drafted), "ill", A.Today, A.Said)).ShouldBe("not-at-this-stage");
        var paused = A.State([.. A.Interviewing, new AssessmentPaused("ill", A.Today, A.Said)]);
        PauseAssessment.Decide(paused, A.Today.AddDays(6)).Events.ShouldBe([new AssessmentResumed(A.Today.AddDays(6), 6)]);
        var resumed = AgeAssessment.Evolve(paused, new AssessmentResumed(A.Today.AddDays(6), 6))!;
        resumed.Status.ShouldBe(AgeStatus.Interviewing);
        resumed.Clock("assessment")!.DueOn.ShouldBe(A.Today.AddDays(34));

        static Decision<AgeEvent> Open(AgeEvent[] given, OpenInterviewRequest q, Guid? person = null) =>
            OpenInterview.Decide(A.State(given), q, person ?? A.Lead, A.Wednesday, A.Today, A.Said);
    }

    [Fact]
    public void Rows_19_to_23_every_topic_every_adverse_point_and_time_to_answer()
    {
        Word(BeginAnalysis.Decide(A.State(A.Interviewed), A.Topics, A.Lead, A.Said)).ShouldBe("AnalysisStarted");
        Word(BeginAnalysis.Decide(A.State(A.Interviewing), A.Topics, A.Lead, A.Said)).ShouldBe("checklist-open A08");
        Word(BeginAnalysis.Decide(A.State(A.Interviewed), [.. A.Topics.Skip(1)], A.Lead, A.Said)).ShouldBe("checklist-open A10");
        Word(BeginAnalysis.Decide(A.State(A.Interviewed), A.Topics, A.Manager, A.Said)).ShouldBe("not-an-assessor");
        Word(HoldMindedTo.Decide(A.State(A.Analysed), "adult", [], A.Lead, A.Said)).ShouldBe("ProvisionalConclusionRecorded");
        Word(HoldMindedTo.Decide(A.State(A.Interviewed), "adult", [], A.Lead, A.Said)).ShouldBe("not-at-this-stage");
        HoldMindedTo.Numbered(A.State(A.Provisional), [new PointForm("new"), new PointForm("old", Number: 1)])
            .Select(p => p.Number).ShouldBe([2, 1]);
        var session = new SessionForm(new AdultForm("N", "O", true), new InterpreterForm("I", "ti", "d", "phone", true, true));
        var q = new HoldMindedToRequest(A.Wednesday, [1], "how", session);
        Word(Hold(A.Provisional, q)).ShouldBe("MindedToHeld AdversePointPut");
        Word(Hold(A.Analysed, q with { Points = [] })).ShouldBe("checklist-open A15");
        Word(Hold(A.Provisional, q with { Points = [] })).ShouldBe("checklist-open A14");
        Word(Hold(A.Provisional, q with { Points = [1, 9] })).ShouldBe("points");
        Word(Hold(A.Provisional, q with { Session = null })).ShouldBe("checklist-open A06 A07");
        var responded = new YoungPersonResponded(A.Wednesday, [1], A.Said);
        Word(RecordResponse.Decide(A.State(A.MindedTo), responded, A.Wednesday)).ShouldBe("YoungPersonResponded");
        Word(RecordResponse.Decide(A.State(A.Provisional), responded, A.Wednesday)).ShouldBe("not-at-this-stage");
        Word(RecordResponse.Decide(A.State(A.MindedTo), responded with { Points = [2] }, A.Wednesday)).ShouldBe("answers");
        Word(RecordResponse.Decide(A.State(A.MindedTo), responded with { RespondedAt = A.Wednesday.AddDays(-1) }, A.Wednesday)).ShouldBe("respondedAt");
        Word(RecordResponse.Decide(A.State(A.MindedTo), new ResponsePeriodExtended(A.Today.AddDays(9), A.Said), A.Today)).ShouldBe("ResponsePeriodExtended");
        Word(RecordResponse.Decide(A.State(A.MindedTo), new ResponsePeriodExtended(A.Today, A.Said), A.Today)).ShouldBe("answerBy");
        Word(RecordResponse.Decide(A.State(A.MindedTo), new ResponsePeriodExtended(A.Today.AddDays(91), A.Said), A.Today)).ShouldBe("answerBy");
        Word(RecordResponse.Decide(A.State(A.MindedTo), new FurtherEnquiriesRequired(A.Said))).ShouldBe("FurtherEnquiriesRequired");
        A.State([.. A.MindedTo, new FurtherEnquiriesRequired(A.Said)]).Status.ShouldBe(AgeStatus.Interviewing);

        static Decision<AgeEvent> Hold(AgeEvent[] given, HoldMindedToRequest q) =>
            HoldMindedTo.Decide(A.State(given), q, A.Lead, A.Wednesday, A.Today, A.Said);
    }

    [Fact]
    public void Row_24_a_draft_after_the_answer_or_its_time()
    {
        var drafted = new DecisionDrafted(A.Whole, [1], A.Found, A.Said);
        Word(Draft(A.Answered)).ShouldBe("DecisionDrafted");
        Word(Draft(A.MindedTo)).ShouldBe("checklist-open A14");
        Word(Draft(A.MindedTo, A.Today.AddDays(6))).ShouldBe("DecisionDrafted");
        Word(Draft(A.Analysed)).ShouldBe("checklist-open A14");
        Word(Draft(A.Provisional)).ShouldBe("checklist-open A15");
        Word(Draft([.. A.Provisional, new DepartureJustified("A15", A.Lead, A.Said)])).ShouldBe("DecisionDrafted");
        Word(DraftDecision.Decide(A.State(A.Answered), null, A.Manager, A.Today, drafted)).ShouldBe("not-an-assessor");
        var impossible = new DecisionForm { Conclusion = new ConclusionForm("child", DateOfBirth: Tomorrow) }.Impossible(A.Today);
        Word(DraftDecision.Decide(A.State(A.Answered), impossible, A.Lead, A.Today, drafted)).ShouldBe("checklist-open A19");
        new DecisionForm { Conclusion = new ConclusionForm("child", DateOfBirth: A.Today.AddYears(-30)) }.Impossible(A.Today).ShouldNotBeNull();
        new DecisionForm { Conclusion = new ConclusionForm("adult", DateOfBirth: A.Today.AddYears(-30)) }.Impossible(A.Today).ShouldBeNull();

        Decision<AgeEvent> Draft(AgeEvent[] given, DateOnly? today = null) =>
            DraftDecision.Decide(A.State(given), null, A.Lead, today ?? A.Today, drafted);
    }

    [Fact]
    public void Rows_25_and_26_two_sign_and_a_third_assures()
    {
        Word(SignDecision.Decide(A.State(A.Drafted), A.Lead, Tomorrow)).ShouldBe("DecisionSigned");
        Word(SignDecision.Decide(A.State([.. A.Drafted, new DecisionSigned(A.Lead)]), A.Lead, Tomorrow)).ShouldBe("checklist-open A23");
        Word(SignDecision.Decide(A.State(A.Drafted), A.Manager, Tomorrow)).ShouldBe("not-an-assessor");
        Word(SignDecision.Decide(A.State([.. A.Answered, new DecisionDrafted(new DecisionFacts(), [], A.Found, A.Said)]), A.Lead, Tomorrow))
            .ShouldBe("checklist-open A12 A13 A14 A16 A17 A19 A20");
        var second = SignDecision.Decide(A.State([.. A.Drafted, new DecisionSigned(A.Lead)]), A.Second, Tomorrow).Events.Single();
        second.ShouldBe(new DecisionSigned(A.Second, Tomorrow));
        AgeEvent[] both = [.. A.Drafted, new DecisionSigned(A.Lead), (AgeEvent)second];
        A.State(both).Clock("qualityAssurance")!.DueOn.ShouldBe(Tomorrow);
        foreach (var after in new AgeEvent[]
        {
            new DecisionQualityAssured(A.Manager, A.Today, A.Said), new DecisionReturned(A.Manager, A.Said),
            new DecisionDrafted(A.Whole, [1], A.Found, A.Said),
        })
        {
            A.State([.. both, after]).Clock("qualityAssurance").ShouldBeNull(after.GetType().Name);
        }

        var (assured, returned) = (new DecisionQualityAssured(A.Manager, A.Today, A.Said), new DecisionReturned(A.Manager, A.Said));
        Word(SignDecision.Decide(A.State(A.Signed), A.Manager, assured)).ShouldBe("DecisionQualityAssured");
        Word(SignDecision.Decide(A.State(A.Signed), A.Manager, returned)).ShouldBe("DecisionReturned");
        Word(SignDecision.Decide(A.State(A.Signed), A.Lead, assured)).ShouldBe("checklist-open A23");
        Word(SignDecision.Decide(A.State(A.Drafted), A.Manager, assured)).ShouldBe("checklist-open A23");
        Word(SignDecision.Decide(A.State(A.Drafted), A.Manager, returned)).ShouldBe("DecisionReturned");
        A.State([.. A.Signed, returned]).ShouldSatisfyAllConditions(
            a => a.Status.ShouldBe(AgeStatus.Analysis), a => a.Signers.ShouldBeEmpty());
        AgeEvent[] departed =
        [
            .. A.Planned, A.Evidence, new DepartureJustified("A06", A.Lead, A.Said), .. Alone(A.Interviewing, A.Interviewed, A.Signed),
        ];
        Word(SignDecision.Decide(A.State(departed), A.Manager, assured)).ShouldBe("checklist-open A06");
        Word(SignDecision.Decide(A.State([.. departed, new DepartureCountersigned("A06", A.Manager)]), A.Manager, assured))
            .ShouldBe("DecisionQualityAssured");
    }

    [Fact]
    public void A_departure_is_counter_signed_by_a_manager_who_is_no_assessor()
    {
        var justified = new DepartureJustified("A06", A.Lead, A.Said);
        Word(DepartFromSafeguard.Decide(A.State(A.Planned), justified)).ShouldBe("DepartureJustified");
        Word(DepartFromSafeguard.Decide(A.State(A.Decided), justified)).ShouldBe("not-at-this-stage");
        Word(DepartFromSafeguard.Decide(A.State(A.Provisional), justified with { Item = "A14" })).ShouldBe("checklist-open A14");
        var departed = A.State([.. A.Planned, justified]);
        Word(DepartFromSafeguard.Decide(departed, "A06", A.Manager)).ShouldBe("DepartureCountersigned");
        Word(DepartFromSafeguard.Decide(departed, "A06", A.Second)).ShouldBe("checklist-open A06");
        Word(DepartFromSafeguard.Decide(departed, "A07", A.Manager)).ShouldBe("no-departure");
    }

    // The same course without an appropriate adult at the interview.
    static IEnumerable<AgeEvent> Alone(AgeEvent[] interviewing, AgeEvent[] interviewed, AgeEvent[] signed) =>
        [
            interviewing[^1] is InterviewStarted i ? i with { Session = A.Helped with { Adult = "none" } } : interviewing[^1],
            .. signed.Skip(interviewed.Length - 1),
        ];
}
