using TransferScheme.AgeAssessments.Checking;
using TransferScheme.AgeAssessments.Concluding;
using TransferScheme.AgeAssessments.Planning;

namespace TransferScheme.AgeAssessments.Tests.Checking;

/// <summary>Every item of the checklist: once done, once open; and what can be departed from.</summary>
public sealed class ChecklistTests
{
    public static TheoryData<string> Ids => [.. Checklist.Ids];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Given_a_whole_assessment_then_the_item_is_done(string id)
    {
        var item = Checklist.Of(A.State(A.Done), id);
        item.State.ShouldBe("done", item.Detail);
        item.Detail.ShouldBeNull();
    }

    public static TheoryData<string, string> Gaps()
    {
        var data = new TheoryData<string, string>();
        foreach (var (id, gap) in Lacking.Keys)
        {
            data.Add(id, gap);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Gaps))]
    public void Given_what_it_asks_is_missing_then_the_item_is_open_and_says_what_to_do(string id, string gap)
    {
        var item = Checklist.Of(Lacking[(id, gap)], id);
        item.State.ShouldBe("open");
        item.Detail.ShouldNotBeNullOrEmpty();
        Checklist.IsMet(Lacking[(id, gap)], id).ShouldBeFalse();
    }

    [Fact]
    public void Every_item_has_been_seen_open() => Lacking.Keys.Select(k => k.Id).Distinct().Order().ShouldBe(Checklist.Ids);

    [Theory]
    [InlineData("A06")]
    [InlineData("A07")]
    [InlineData("A15")]
    public void Given_a_departure_then_the_item_is_departed_once_a_manager_counter_signed(string id)
    {
        AgeEvent[] justified = [.. A.Planned, new DepartureJustified(id, A.Lead, A.Said)];
        Checklist.Of(A.State(justified), id).State.ShouldBe("open");
        Checklist.IsMet(A.State(justified), id).ShouldBeTrue();
        Checklist.Of(A.State([.. justified, new DepartureCountersigned(id, A.Manager)]), id).State.ShouldBe("departed");
    }

    [Fact]
    public void Given_a_determinative_point_then_nothing_replaces_putting_it()
    {
        AgeEvent[] departed = [.. A.Provisional, new DepartureJustified("A14", A.Lead, A.Said), new DepartureCountersigned("A14", A.Manager)];
        Checklist.Of(A.State(departed), "A14").ShouldSatisfyAllConditions(
            i => i.State.ShouldBe("open"), i => i.Severity.ShouldBe("blocksIssue"));
    }

    [Fact]
    public void Given_an_interpreter_on_the_telephone_then_the_item_is_done_with_a_warning() =>
        Checklist.Of(A.State([.. A.Planned, Interview(A.Helped with { Interpreter = "phone" })]), "A07")
            .ShouldSatisfyAllConditions(i => i.State.ShouldBe("done"), i => i.Detail.ShouldNotBeNull());

    [Fact]
    public void Given_a_clear_case_then_appearance_may_be_the_sole_basis() =>
        Checklist.Of(A.State([.. A.Brief, Concluded(A.Whole with { AppearanceIsSoleBasis = true })]), "A12").State.ShouldBe("done");

    static readonly Dictionary<(string Id, string Gap), AgeAssessment> Lacking = new()
    {
        [("A01", "appearance only")] = A.State(A.Doubt(appearanceOnly: true)),
        [("A01", "nobody doubts")] = A.State(A.HomeOffice("child")),
        [("A02", "no route")] = A.State(A.Doubted),
        [("A03", "nobody")] = A.State(A.Doubted),
        [("A03", "one")] = Planned([A.Assessors[0]]),
        [("A03", "the same twice")] = Planned([A.Assessors[0], A.Assessors[0]]),
        [("A03", "no number")] = Planned([A.Assessors[0], A.Assessors[1] with { Registered = false }]),
        [("A03", "not qualified")] = Planned([A.Assessors[0], A.Assessors[1] with { Qualified = false }]),
        [("A03", "none experienced")] = Planned([A.Assessors[0] with { Experienced = false }, A.Assessors[1]]),
        [("A04", "fitness")] = A.State([.. A.Routed("full"), new AssessmentPlanned(A.Assessors, ["trafficking", "health", "mentalHealth"], A.Today, A.Said)]),
        [("A05", "not explained")] = A.State([.. A.Planned, new InterviewStarted(1, A.Wednesday, A.Helped, null, A.Said)]),
        [("A06", "no session")] = A.State(A.Planned),
        [("A06", "no adult")] = A.State([.. A.Planned, Interview(A.Helped with { Adult = "none" })]),
        [("A06", "dependent")] = A.State([.. A.Planned, Interview(A.Helped with { Adult = "dependent" })]),
        [("A06", "in one of two")] = A.State([.. A.Interviewed, Interview(A.Alone)]),
        [("A07", "none")] = A.State([.. A.Planned, Interview(A.Helped with { Interpreter = "none" })]),
        [("A07", "not understood")] = A.State([.. A.Planned, Interview(A.Helped with { Understood = false })]),
        [("A08", "open")] = A.State(A.Interviewing),
        [("A08", "not signed")] = A.State([.. A.Interviewing, new InterviewCompleted(1, A.Wednesday, 0, false, A.Said)]),
        [("A09", "no account")] = A.State(A.Interviewed),
        [("A09", "in a brief enquiry")] = A.State([.. A.Brief, Concluded(A.Whole with { HasAccount = false })]),
        [("A10", "a topic")] = A.State([.. A.Interviewed, new AnalysisStarted([.. A.Topics.Skip(1)], A.Said)]),
        [("A11", "no evidence")] = A.State(A.Planned),
        [("A12", "none")] = Decided(d => d with { HasAppearance = false }),
        [("A12", "sole basis")] = Decided(d => d with { AppearanceIsSoleBasis = true }),
        [("A13", "none")] = Decided(d => d with { HasTrauma = false }),
        [("A14", "no view")] = A.State(A.Analysed),
        [("A14", "not put")] = A.State(A.Provisional),
        [("A14", "not answered")] = A.State(A.MindedTo),
        [("A14", "not evaluated")] = A.State(A.Answered),
        [("A15", "not held")] = A.State(A.Provisional),
        [("A16", "none")] = Decided(d => d with { HasBenefitOfDoubt = false }),
        [("A17", "none")] = Decided(d => d with { HasStandard = false }),
        [("A18", "lies")] = Decided(d => d with { UsesCredibility = true }),
        [("A19", "no conclusion")] = Decided(d => d with { Category = null }),
        [("A19", "no age")] = Decided(d => d with { HasAge = false }),
        [("A19", "no reason for the date")] = Decided(d => d with { HasReasonForDate = false }),
        [("A20", "no reasons")] = Decided(d => d with { Reasons = 0 }),
        [("A21", "copied")] = Decided(d => d with { IsOwnAnalysis = false }),
        [("A22", "no method")] = A.State([.. A.Planned, new EvidenceRecorded(RecordEvidenceRequest.Scientific, A.Today, "some", false, A.Said)]),
        [("A23", "one signature")] = A.State([.. A.Drafted, new DecisionSigned(A.Lead)]),
        [("A23", "no third person")] = A.State(A.Signed),
        [("A24", "not served")] = A.State(A.SignedOff),
        [("A25", "not told")] = A.State(A.Decided),
        [("A25", "not acknowledged")] = A.State([.. A.Decided, new SecretaryOfStateInformed("50(3)(b)", A.Today, false, A.Said)]),
        [("A26", "no plan")] = A.State(A.Decided),
        [("A27", "late")] = A.State([.. A.Planned, new AgeClockBreached(A.ReferralId, A.ChildId, A.Kent, "assessment", A.Today.AddDays(28))]),
    };

    static AgeAssessment Planned(IReadOnlyList<AssessorFacts> assessors) =>
        A.State([.. A.Routed("full"), new AssessmentPlanned(assessors, PlanAssessmentRequest.All, A.Today, A.Said)]);

    static InterviewStarted Interview(SessionFacts session) => new(2, A.Wednesday, session, A.Today, A.Said);

    static AgeAssessment Decided(Func<DecisionFacts, DecisionFacts> change) =>
        A.State([.. A.Answered, new DecisionDrafted(change(A.Whole), [1], A.Found, A.Said)]);

    static BriefEnquiryConcluded Concluded(DecisionFacts facts) => new(facts, A.Wednesday, A.Helped, A.Today, A.Found, A.Said);
}
