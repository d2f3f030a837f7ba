using TransferScheme.AgeAssessments.Analysing;
using TransferScheme.AgeAssessments.Challenging;
using TransferScheme.AgeAssessments.Concluding;
using TransferScheme.AgeAssessments.Departing;
using TransferScheme.AgeAssessments.Disclosing;
using TransferScheme.AgeAssessments.Ending;
using TransferScheme.AgeAssessments.Handling;
using TransferScheme.AgeAssessments.Interviewing;
using TransferScheme.AgeAssessments.Planning;
using TransferScheme.AgeAssessments.Raising;
using TransferScheme.AgeAssessments.Referring;
using TransferScheme.AgeAssessments.Renewing;
using TransferScheme.AgeAssessments.Routing;
using TransferScheme.AgeAssessments.Serving;
using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Security;

namespace TransferScheme.AgeAssessments.Tests.Stating;

/// <summary>Each row of the state machine: passed once, with what it records and where it leads, and each of its guards refused once.</summary>
public sealed class RowTests
{
    static readonly DateOnly Tomorrow = A.Today.AddDays(1);

    [Fact]
    public void Row_2_a_doubt_begins_an_assessment_and_another_only_after_it()
    {
        var actor = new Actor("k", Role.DutyOfficer, A.Kent, Person: A.Officer);
        Word(Begin(actor)).ShouldBe("AgeDoubtRaised");
        Word(Begin(actor with { Authority = A.Durham })).ShouldBe("childId");
        Word(Begin(actor with { Person = null })).ShouldBe("acting-person-required");
        Word(Begin(actor, on: Tomorrow)).ShouldBe("on");
        Word(Begin(actor, on: A.Today.AddYears(-3))).ShouldBe("on");
        Word(Begin(actor, isKnown: false)).ShouldBe("authority-not-known");
        Word(Begin(actor, earlier: A.Drafted)).ShouldBe("assessment-open");
        Word(Begin(actor, earlier: A.Closed)).ShouldBe("assessment-closed");
        Word(Begin(actor, earlier: [.. A.Doubted, new AssessmentWithdrawn("missing", A.Said)])).ShouldBe("AgeDoubtRaised");
        Word(RaiseDoubt.Decide(A.State(A.HomeOffice("child")), A.Today, A.Today, A.Doubt())).ShouldBe("AgeDoubtRaised");
        Word(RaiseDoubt.Decide(A.State(A.Closed), A.Today, A.Today, A.Doubt())).ShouldBe("not-at-this-stage");

        static Decision<AgeEvent> Begin(Actor actor, DateOnly? on = null, bool isKnown = true, params AgeEvent[] earlier) =>
            RaiseDoubt.Decide(
                new Responsible(A.Kent, isKnown ? A.Owner : null), actor, earlier.Length == 0 ? [] : [A.State(earlier)], A.Today,
                on ?? A.Today, (_, _) => A.Doubt());
    }

    [Fact]
    public void Row_1_the_Home_Office_disputes_or_does_not()
    {
        A.State(A.HomeOffice("child")).Status.ShouldBe(AgeStatus.NotDisputed);
        A.State(A.HomeOffice("adult")).Status.ShouldBe(AgeStatus.DoubtRaised);
        A.State(A.HomeOffice("childUntilAssessed")).Status.ShouldBe(AgeStatus.DoubtRaised);
        A.State(A.HomeOffice("child"), A.Doubt()).Status.ShouldBe(AgeStatus.DoubtRaised);
    }

    [Fact]
    public void Row_3_a_written_doubt_starts_its_time_and_opens_an_accepted_age_again()
    {
        var notified = new SecretaryOfStateDoubtNotified(A.Today, A.Today.AddDays(5), A.Today.AddDays(28), A.Said);
        Word(RecordHomeOffice.Decide(A.State(A.Accepted), notified, A.Today)).ShouldBe("SecretaryOfStateDoubtNotified");
        A.State([.. A.Accepted, notified]).Status.ShouldBe(AgeStatus.DoubtRaised);
        A.State([.. A.Planned, notified]).Status.ShouldBe(AgeStatus.Planning);
        A.State([.. A.Planned, notified]).Clock("exit")!.DueOn.ShouldBe(A.Today.AddDays(28));
        Word(RecordHomeOffice.Decide(A.State([.. A.Planned, notified]), notified, A.Today)).ShouldBe("doubt-recorded");
        Word(RecordHomeOffice.Decide(A.State(A.Closed), notified, A.Today)).ShouldBe("not-at-this-stage");
        Word(RecordHomeOffice.Decide(A.State(A.Doubted), notified with { NotifiedOn = Tomorrow }, A.Today)).ShouldBe("notifiedOn");
    }

    [Fact]
    public void Row_4_a_child_is_presumed_and_travels_only_as_agreed()
    {
        Word(PresumeChild.Decide(A.State(A.Doubted), A.Presumed, A.Today)).ShouldBe("PresumedChildPendingAssessment AgeFindingMade");
        Word(PresumeChild.Decide(A.State(A.Doubt(), A.Presumed), A.Presumed, A.Today)).ShouldBe("");
        Word(PresumeChild.Decide(A.State(A.Closed), A.Presumed, A.Today)).ShouldBe("not-at-this-stage");
        var agreed = new TransferWhilePendingAgreed(A.Kent, Tomorrow, A.Said);
        Word(PresumeChild.Decide(A.State(A.Doubted), agreed, A.Today)).ShouldBe("not-presumed-child");
        Word(PresumeChild.Decide(A.State(A.Doubt(), A.Presumed), agreed, A.Today)).ShouldBe("TransferWhilePendingAgreed");
    }

    [Theory]
    [InlineData("reliableEvidence", "accept", "AssessmentRouteDecided")]
    [InlineData("clearlyChild", "accept", "AssessmentRouteDecided")]
    [InlineData("clearlyChild", "briefEnquiry", "route-not-allowed")]
    [InlineData("clearlyAdult", "briefEnquiry", "AssessmentRouteDecided")]
    [InlineData("clearlyAdult", "accept", "route-not-allowed")]
    [InlineData("realDoubt", "full", "AssessmentRouteDecided")]
    [InlineData("realDoubt", "naab", "AssessmentRouteDecided")]
    [InlineData("realDoubt", "briefEnquiry", "route-not-allowed")]
    [InlineData("realDoubt", "accept", "route-not-allowed")]
    [InlineData("acceptedChildOtherAge", "briefEnquiry", "route-not-allowed")]
    [InlineData("claimsAdultMayBeChild", "full", "AssessmentRouteDecided")]
    [InlineData("claimsAdultMayBeChild", "accept", "route-not-allowed")]
    [InlineData("secretaryOfStateDoubt", "accept", "AssessmentRouteDecided")]
    [InlineData("secretaryOfStateDoubt", "briefEnquiry", "route-not-allowed")]
    public void Row_5_the_route_follows_the_situation(string situation, string route, string expected) =>
        Word(Route(A.Doubted, situation, route)).ShouldBe(expected);

    [Fact]
    public void Row_5_each_route_has_what_it_needs()
    {
        Word(Route(A.Drafted, "realDoubt", "full")).ShouldBe("not-at-this-stage");
        Word(DecideRoute.Decide(A.State(A.Doubted), new DecideRouteRequest("reliableEvidence", "accept", "r"), 21, A.Said)).ShouldBe("evidence-missing");
        Word(DecideRoute.Decide(A.State(A.Doubted), new DecideRouteRequest("claimsAdultMayBeChild", "full", "r"), 21, A.Said)).ShouldBe("safeguarding-missing");
        Word(DecideRoute.Decide(A.State(A.Doubted), new DecideRouteRequest("clearlyAdult", "briefEnquiry", "r"), 21, A.Said)).ShouldBe("not-a-clear-case");
        Word(DecideRoute.Decide(
            A.State(A.Doubted), new DecideRouteRequest("clearlyAdult", "briefEnquiry", "r", ClearCase: A.Clear(20)), 21, A.Said))
            .ShouldBe("not-a-clear-case");
    }

    [Fact]
    public void Row_6_two_social_workers_accept_the_claimed_age()
    {
        var q = new AcceptClaimedAgeRequest([A.Lead, A.Second], "passport");
        Word(Accept(A.Routed("accept"), q, A.Lead)).ShouldBe("ClaimedAgeAccepted AgeFindingMade");
        Word(Accept(A.Routed("full"), q, A.Lead)).ShouldBe("other-route");
        Word(Accept(A.Doubted, q, A.Lead)).ShouldBe("not-at-this-stage");
        Word(Accept(A.Routed("accept"), q, A.Manager)).ShouldBe("not-a-social-worker");
        Word(Accept(A.Routed("accept"), q with { DateOfBirth = Tomorrow }, A.Lead)).ShouldBe("checklist-open A19");
        A.State(A.Accepted).ShouldSatisfyAllConditions(
            a => a.Status.ShouldBe(AgeStatus.AcceptedNoAssessment), a => a.Clock("inform").ShouldNotBeNull());

        static Decision<AgeEvent> Accept(AgeEvent[] given, AcceptClaimedAgeRequest q, Guid person) =>
            AcceptClaimedAge.Decide(A.State(given), q, person, A.Today, A.Today, null, A.Said);
    }

    [Fact]
    public void Rows_7_to_9_a_brief_enquiry_in_a_clear_case_alone()
    {
        Word(StartBriefEnquiry.Decide(A.State(A.Routed("briefEnquiry")), A.Assessors, A.Lead, A.Today, A.Said)).ShouldBe("BriefEnquiryStarted");
        Word(StartBriefEnquiry.Decide(A.State(A.Routed("full")), A.Assessors, A.Lead, A.Today, A.Said)).ShouldBe("other-route");
        Word(StartBriefEnquiry.Decide(A.State(A.Routed("briefEnquiry")), [A.Assessors[0]], A.Lead, A.Today, A.Said)).ShouldBe("checklist-open A03");
        Word(StartBriefEnquiry.Decide(A.State(A.Routed("briefEnquiry")), A.Assessors, A.Manager, A.Today, A.Said)).ShouldBe("not-an-assessor");
        Word(StartBriefEnquiry.Decide(A.State(A.Brief), new EscalatedToFullAssessment(A.Said))).ShouldBe("EscalatedToFullAssessment");
        Word(StartBriefEnquiry.Decide(A.State(A.Planned), new EscalatedToFullAssessment(A.Said))).ShouldBe("not-at-this-stage");
        A.State([.. A.Brief, new EscalatedToFullAssessment(A.Said)]).Status.ShouldBe(AgeStatus.Planning);

        // Nobody held a minded-to session, and nobody said why not: A15.
        var concluded = new BriefEnquiryConcluded(A.Whole, A.Wednesday, A.Alone, A.Today, A.Found, A.Said);
        Word(Conclude(A.Brief, concluded)).ShouldBe("checklist-open A06 A07 A15");
        AgeEvent[] departed =
            [.. A.Brief, .. new[] { "A06", "A07", "A15" }.Select(i => new DepartureJustified(i, A.Lead, A.Said))];
        Word(Conclude(departed, concluded)).ShouldBe("BriefEnquiryConcluded");
        Word(Conclude(departed, concluded with { Facts = new DecisionFacts() })).ShouldBe("checklist-open A09 A12 A16 A17 A19 A20");
        Word(Conclude(departed, concluded with { HeardAt = A.Wednesday.AddDays(1) })).ShouldBe("heardAt");

        static Decision<AgeEvent> Conclude(AgeEvent[] given, BriefEnquiryConcluded concluded) =>
            ConcludeBriefEnquiry.Decide(A.State(given), null, A.Lead, A.Wednesday, concluded);
    }

    [Fact]
    public void Rows_10_to_13_the_board_binds_every_authority_that_is_aware()
    {
        var referred = new ReferredToNaab(A.Today, A.Said);
        Word(ReferToNaab.Decide(A.State(A.Routed("naab")), referred)).ShouldBe("ReferredToNaab");
        Word(ReferToNaab.Decide(A.State(A.Routed("full")), referred)).ShouldBe("other-route");
        Word(ReferToNaab.Decide(A.State(A.AtBoard), new NaabReferralAccepted(A.Said), A.Today)).ShouldBe("NaabReferralAccepted");
        Word(ReferToNaab.Decide(A.State(A.WithBoard), new NaabReferralAccepted(A.Said), A.Today)).ShouldBe("");
        Word(ReferToNaab.Decide(A.State(A.WithBoard), new NaabReferralDeclined(A.Said), A.Today)).ShouldBe("naab-accepted");
        A.State([.. A.AtBoard, new NaabReferralDeclined(A.Said)]).Status.ShouldBe(AgeStatus.Triaged);
        A.State([.. A.WithBoard, new NaabReferralWithdrawn(A.Said)]).Status.ShouldBe(AgeStatus.Triaged);
        Word(ReferToNaab.Decide(A.State(A.WithBoard), new NaabAssistanceProvided(Tomorrow, A.Said), A.Today)).ShouldBe("on");
        var q = new RecordNaabOutcomeRequest(A.Today, true, "child", "r");
        var received = new NaabAssessmentReceived(A.Today, A.Today, A.Today.AddMonths(3), A.Said);
        var outcome = ReferToNaab.Decide(A.State(A.WithBoard), q, A.Today, null, received);
        Word(outcome).ShouldBe("NaabAssessmentReceived AgeFindingMade AuthorityMadeAware");
        Word(ReferToNaab.Decide(A.State(A.Planned), q, A.Today, null, received)).ShouldBe("not-at-this-stage");
        var served = A.State([.. A.WithBoard, .. outcome.Events]);
        served.Status.ShouldBe(AgeStatus.Served);
        Word(ReferToNaab.Decide(served, new AuthorityMadeAware(A.Durham, A.Today), A.Today)).ShouldBe("AuthorityMadeAware");
        Word(ReferToNaab.Decide(A.State(A.Decided), new AuthorityMadeAware(A.Durham, A.Today), A.Today)).ShouldBe("no-naab-outcome");
    }

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

    [Fact]
    public void Rows_27_and_28_service_after_the_last_answer_and_the_Secretary_of_State_informed()
    {
        var q = new ServeDecisionRequest(A.Wednesday, true, true, "I", "N", true, "three months");
        Word(Serve(A.SignedOff, q)).ShouldBe("DecisionServed AgeFindingMade");
        Word(Serve(A.Signed, q)).ShouldBe("not-at-this-stage");
        Word(Serve(A.SignedOff, q with { ServedAt = A.Wednesday.AddDays(-1) })).ShouldBe("checklist-open A24");
        Word(Serve(A.SignedOff, q with { ServedAt = A.Wednesday.AddDays(1) })).ShouldBe("servedAt");
        Word(Serve(A.SignedOff, q with { ReportOffered = false })).ShouldBe("checklist-open A24");
        Word(ServeDecision.Decide(A.State(A.Decided), new DecisionCorrected(true, A.Said))).ShouldBe("DecisionCorrected");
        Word(ServeDecision.Decide(A.State(A.SignedOff), new DecisionCorrected(true, A.Said))).ShouldBe("not-served");
        var informed = new SecretaryOfStateInformed("50(3)(b)", A.Today, true, A.Said);
        Word(InformSecretaryOfState.Decide(A.State(A.Decided), informed, A.Today)).ShouldBe("SecretaryOfStateInformed");
        Word(InformSecretaryOfState.Decide(A.State(A.SignedOff), informed, A.Today)).ShouldBe("not-at-this-stage");
        new[] { "accept", "naab", "full", "briefEnquiry" }.Select(r => InformSecretaryOfState.Basis(A.State(A.Routed(r))))
            .ShouldBe(["50(3)(c)", "50(3)(a)", "50(3)(b)", "50(3)(b)"]);

        static Decision<AgeEvent> Serve(AgeEvent[] given, ServeDecisionRequest q) =>
            ServeDecision.Decide(A.State(given), q, A.Wednesday, A.Served());
    }

    [Fact]
    public void Rows_29_and_30_evidence_on_request_and_a_finding_for_immigration()
    {
        var requested = new EvidenceRequested(1, A.Today, A.Today.AddDays(14), A.Said);
        Word(ProvideEvidence.Decide(A.State(A.Decided), requested, A.Today)).ShouldBe("EvidenceRequested");
        Word(ProvideEvidence.Decide(A.State(A.Drafted), requested, A.Today)).ShouldBe("not-at-this-stage");
        var provided = new EvidenceProvided(1, A.Today, ["decision"], A.Said);
        Word(ProvideEvidence.Decide(A.State([.. A.Decided, requested]), provided, A.Today)).ShouldBe("EvidenceProvided");
        Word(ProvideEvidence.Decide(A.State(A.Decided), provided, A.Today)).ShouldBe("no-such-request");
        Word(ProvideEvidence.Decide(A.State([.. A.Decided, requested, provided]), provided, A.Today)).ShouldBe("evidence-provided");
        var found = ProvideEvidence.Decide(
            A.State(A.Decided), new Section51FindingRecorded(A.Today, A.Said), "adult", null, null, A.Today);
        Word(found).ShouldBe("Section51FindingRecorded AgeFindingMade");
        found.Events.OfType<AgeFindingMade>().Single().ShouldSatisfyAllConditions(
            f => f.BindsImmigration.ShouldBeTrue(), f => f.BindsChildFunctionsOf.ShouldBeEmpty(), f => f.Source.ShouldBe("hoS51"));
        Word(ProvideEvidence.Decide(
            A.State(A.Drafted), new Section51FindingRecorded(A.Today, A.Said), "adult", null, null, A.Today)).ShouldBe("not-at-this-stage");
    }

    [Fact]
    public void Rows_31_to_33_a_challenge_is_answered_on_advice_or_goes_to_court()
    {
        var letter = new PreActionReceived(A.Case, A.Today, A.Today.AddDays(14), A.Said);
        Word(Challenge.Decide(A.State(A.Decided), letter, A.Today)).ShouldBe("PreActionReceived");
        Word(Challenge.Decide(A.State(A.Closed), letter, A.Today)).ShouldBe("PreActionReceived");
        Word(Challenge.Decide(A.State(A.Drafted), letter, A.Today)).ShouldBe("not-at-this-stage");
        var (agreed, maintained) = (new ReassessmentAgreed(A.Next, A.Said), new DecisionMaintained(A.Said));
        Word(Challenge.Decide(A.State(A.Challenged), true, agreed)).ShouldBe("ReassessmentAgreed");
        Word(Challenge.Decide(A.State(A.Challenged), false, agreed)).ShouldBe("advice-missing");
        Word(Challenge.Decide(A.State(A.Challenged), true, maintained)).ShouldBe("DecisionMaintained");
        Word(Challenge.Decide(A.State([.. A.Challenged, maintained]), true, maintained)).ShouldBe("");
        Word(Challenge.Decide(A.State(A.Decided), true, maintained)).ShouldBe("not-at-this-stage");
        A.State([.. A.Challenged, agreed]).ShouldSatisfyAllConditions(
            a => a.Status.ShouldBe(AgeStatus.Superseded), a => a.NextEpisodeId.ShouldBe(A.Next));
        var claim = new ClaimIssued(A.Case, A.Today, A.Said);
        Word(Challenge.Decide(A.State(A.Challenged), A.Today, A.Today, claim)).ShouldBe("ClaimIssued");
        Word(Challenge.Decide(A.State(A.Decided), A.Today, A.Today, claim)).ShouldBe("not-at-this-stage");
        Word(Challenge.Decide(A.State(A.Challenged), Tomorrow, A.Today, claim)).ShouldBe("on");
        A.State(A.InCourt).Status.ShouldBe(AgeStatus.StayedByCourt);
    }

    [Theory]
    [InlineData("declared", "CourtDeterminedAge AgeFindingMade", AgeStatus.Closed)]
    [InlineData("quashed", "DecisionQuashed", AgeStatus.Quashed)]
    [InlineData("dismissed", "ClaimDismissed", AgeStatus.Closed)]
    [InlineData("withdrawn", "ClaimWithdrawn", AgeStatus.Closed)]
    [InlineData("consent", "ConsentOrderMade", AgeStatus.Closed)]
    public void Row_34_a_court_decides(string outcome, string expected, AgeStatus after)
    {
        var q = new RecordJudgmentRequest(outcome, A.Today, "w", "adult", A.Today.AddYears(-20), Quashed: true);
        var decision = Judge(A.InCourt, q);
        Word(decision).ShouldBe(expected);
        var state = A.State([.. A.InCourt, .. decision.Events]);
        state.Status.ShouldBe(after);
        state.Findings[0].QuashedAt.HasValue.ShouldBe(outcome is "declared" or "quashed");
        Word(Judge(A.Challenged, q)).ShouldBe("not-in-court");
        Word(Judge(A.Decided, q)).ShouldBe("not-at-this-stage");
        Word(Judge(A.InCourt, q with { On = Tomorrow })).ShouldBe("on");
    }

    [Fact]
    public void Row_34_a_court_declares_a_possible_date_and_consent_can_mean_another_assessment()
    {
        var q = new RecordJudgmentRequest("declared", A.Today, "w", "child", A.Today.AddYears(-20));
        Word(Judge(A.InCourt, q)).ShouldBe("checklist-open A19");
        var consent = Judge(A.InCourt, q with { Outcome = "consent", Reassess = true });
        A.State([.. A.InCourt, .. consent.Events]).Status.ShouldBe(AgeStatus.Superseded);
    }

    [Fact]
    public void Row_35_an_appeal_once_it_is_in_force()
    {
        var lodged = new AgeAppealLodged(A.Case, A.Today, A.Said);
        Word(Challenge.Decide(A.State(A.Decided), lodged, A.Today, null)).ShouldBe("appeal-route-off");
        Word(Challenge.Decide(A.State(A.Decided), lodged, A.Today, Tomorrow)).ShouldBe("appeal-route-off");
        Word(Challenge.Decide(A.State(A.Decided), lodged, A.Today, A.Today)).ShouldBe("AgeAppealLodged");
        Word(Challenge.Decide(A.State(A.Drafted), lodged, A.Today, A.Today)).ShouldBe("not-at-this-stage");
        var q = new RecordJudgmentRequest("appealDetermined", A.Today, "w", "child", A.Today.AddYears(-16));
        Word(Judge([.. A.Decided, lodged], q)).ShouldBe("AgeAppealDetermined AgeFindingMade");
    }

    [Fact]
    public void Rows_36_and_37_new_evidence_after_the_case_was_closed()
    {
        var received = new NewAgeEvidenceReceived(A.Today, A.Today, A.Said);
        Word(SubmitNewEvidence.Decide(A.State(A.Closed), received, A.Today)).ShouldBe("NewAgeEvidenceReceived");
        Word(SubmitNewEvidence.Decide(A.State(A.Decided), received, A.Today)).ShouldBe("not-at-this-stage");
        var found = new SignificantNewEvidenceFound(A.Next, A.Said);
        Word(SubmitNewEvidence.Decide(A.State([.. A.Closed, received]), found)).ShouldBe("SignificantNewEvidenceFound");
        Word(SubmitNewEvidence.Decide(A.State(A.Closed), found)).ShouldBe("no-new-evidence");
        A.State([.. A.Closed, received, new SignificantNewEvidenceNotFound(A.Said)]).ShouldSatisfyAllConditions(
            a => a.Status.ShouldBe(AgeStatus.Closed), a => a.HasNewEvidence.ShouldBeFalse());
        Word(SubmitNewEvidence.Decide(A.State(A.Decided), new FindingReliedOn(A.Durham, A.Said))).ShouldBe("FindingReliedOn");
        Word(SubmitNewEvidence.Decide(A.State(A.Decided), new FindingReliedOn(A.Kent, A.Said))).ShouldBe("own-finding");
        Word(SubmitNewEvidence.Decide(A.State(A.Drafted), new FindingReliedOn(A.Durham, A.Said))).ShouldBe("no-finding");
    }

    [Fact]
    public void Row_38_a_transfer_hands_over_once_and_clocks_go_on()
    {
        var a = A.State(A.Interviewing);
        var handedOver = WhenTransferCompleted.HandOver(a, A.Receiver, A.Wednesday)!;
        var after = AgeAssessment.Evolve(a, handedOver)!;
        (after.Owner, after.Status).ShouldBe((A.Receiver, AgeStatus.Interviewing));
        after.Clocks.ShouldBe(a.Clocks);
        WhenTransferCompleted.HandOver(after, A.Receiver, A.Wednesday).ShouldBeNull();
        WhenTransferCompleted.HandOver(A.State([.. A.Doubted, new AssessmentWithdrawn("missing", A.Said)]), A.Receiver, A.Wednesday).ShouldBeNull();
    }

    [Fact]
    public void Rows_39_and_40_given_up_before_or_closed_after_a_decision()
    {
        var withdrawn = new AssessmentWithdrawn("missing", A.Said);
        Word(CloseCase.Decide(A.State(A.Interviewing), withdrawn)).ShouldBe("AssessmentWithdrawn");
        Word(CloseCase.Decide(A.State(A.Decided), withdrawn)).ShouldBe("not-at-this-stage");
        var after = A.Today.AddMonths(3).AddDays(1);
        Word(CloseCase.Decide(A.State(A.Done), after)).ShouldBe("AgeCaseClosed");
        Word(CloseCase.Decide(A.State(A.Done), A.Today)).ShouldBe("challenge-time-runs");
        Word(CloseCase.Decide(A.State(A.Decided), after)).ShouldBe("checklist-open A25 A26");
        Word(CloseCase.Decide(A.State(A.Accepted), after)).ShouldBe("checklist-open A25");
        Word(CloseCase.Decide(A.State(A.Drafted), after)).ShouldBe("not-at-this-stage");
        Word(CloseCase.Decide(A.State(A.Challenged), after)).ShouldBe("challenge-open");
        Word(CloseCase.Decide(A.State([.. A.Done, new EvidenceRequested(1, A.Today, A.Today, A.Said)]), after)).ShouldBe("evidence-asked");
        AgeEvent[] maintained = [.. A.Done, new PreActionReceived(A.Case, A.Today, A.Today, A.Said), new DecisionMaintained(A.Said)];
        Word(CloseCase.Decide(A.State(maintained), after)).ShouldBe("AgeCaseClosed");
    }

    // The same course without an appropriate adult at the interview.
    static IEnumerable<AgeEvent> Alone(AgeEvent[] interviewing, AgeEvent[] interviewed, AgeEvent[] signed) =>
        [
            interviewing[^1] is InterviewStarted i ? i with { Session = A.Helped with { Adult = "none" } } : interviewing[^1],
            .. signed.Skip(interviewed.Length - 1),
        ];

    static Decision<AgeEvent> Route(AgeEvent[] given, string situation, string route) => DecideRoute.Decide(
        A.State(given), new DecideRouteRequest(situation, route, "r", "passport", A.Clear(), "S-1"), 21, A.Said);

    static Decision<AgeEvent> Judge(AgeEvent[] given, RecordJudgmentRequest q) =>
        RecordJudgment.Decide(A.State(given), q, A.Today, A.Next, A.Found, A.Said);

    // The events by name, or the rejection by code and failing items.
    static string Word(Decision<AgeEvent> decision) => decision.Rejection is not { } no
        ? string.Join(' ', decision.Events.Select(e => e.GetType().Name))
        : string.Join(' ', [no.Code, .. no.Errors?.Keys ?? []]);
}
