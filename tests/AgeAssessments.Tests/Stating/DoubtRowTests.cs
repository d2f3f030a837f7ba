using TransferScheme.AgeAssessments.Concluding;
using TransferScheme.AgeAssessments.Handling;
using TransferScheme.AgeAssessments.Raising;
using TransferScheme.AgeAssessments.Referring;
using TransferScheme.AgeAssessments.Routing;
using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Security;
using static TransferScheme.AgeAssessments.Tests.Stating.Outcome;

namespace TransferScheme.AgeAssessments.Tests.Stating;

/// <summary>The rows of the state machine from a doubt to its route, and what ends without a full assessment.</summary>
public sealed class DoubtRowTests
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

    static Decision<AgeEvent> Route(AgeEvent[] given, string situation, string route) => DecideRoute.Decide(
        A.State(given), new DecideRouteRequest(situation, route, "r", "passport", A.Clear(), "S-1"), 21, A.Said);
}
