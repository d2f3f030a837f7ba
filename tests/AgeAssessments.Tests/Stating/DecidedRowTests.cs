using TransferScheme.AgeAssessments.Challenging;
using TransferScheme.AgeAssessments.Disclosing;
using TransferScheme.AgeAssessments.Ending;
using TransferScheme.AgeAssessments.Handling;
using TransferScheme.AgeAssessments.Renewing;
using TransferScheme.AgeAssessments.Serving;
using TransferScheme.Platform.Deciding;
using static TransferScheme.AgeAssessments.Tests.Stating.Outcome;

namespace TransferScheme.AgeAssessments.Tests.Stating;

/// <summary>The rows of the state machine from the service of a decision on: challenge, court, new evidence, hand-over, end.</summary>
public sealed class DecidedRowTests
{
    static readonly DateOnly Tomorrow = A.Today.AddDays(1);

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

    static Decision<AgeEvent> Judge(AgeEvent[] given, RecordJudgmentRequest q) =>
        RecordJudgment.Decide(A.State(given), q, A.Today, A.Next, A.Found, A.Said);
}
