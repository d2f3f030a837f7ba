using TransferScheme.AgeAssessments.Finding;
using TransferScheme.AgeAssessments.Viewing;

namespace TransferScheme.AgeAssessments.Tests.Stating;

/// <summary>The lists behind the figures of dashboards: which assessments each holds.</summary>
public sealed class CountedAgesTests
{
    [Fact]
    public void Open_from_the_first_doubt_until_it_ends_and_again_while_it_is_challenged()
    {
        static bool IsOpen(params AgeEvent[] events) => Only(open: true).Holds(A.State(events));
        IsOpen(new HomeOfficeInitialDecisionRecorded(A.ReferralId, A.ChildId, A.Owner, "child", 2, A.Today, A.Today, A.Today, A.Said)).ShouldBeFalse();
        IsOpen(A.Doubted).ShouldBeTrue();
        IsOpen(A.Drafted).ShouldBeTrue();
        IsOpen([.. A.Planned, new AssessmentPaused("illness", A.Today, A.Said)]).ShouldBeTrue();
        IsOpen([.. A.Doubted, new AssessmentWithdrawn("missing", A.Said)]).ShouldBeFalse();
        IsOpen(A.Closed).ShouldBeFalse();
        IsOpen([.. A.Closed, new PreActionReceived(A.Case, A.Today, A.Today, A.Said)]).ShouldBeTrue();
        Only(open: false).Holds(A.State(A.Closed)).ShouldBeTrue();
    }

    [Fact]
    public void By_region_route_outcome_and_countersigned_departure()
    {
        var decided = A.State(A.Decided);
        Only(region: "south-east").Holds(decided).ShouldBeTrue();
        Only(region: "london").Holds(decided).ShouldBeFalse();
        Only(route: "full").Holds(decided).ShouldBeTrue();
        Only(route: "naab").Holds(decided).ShouldBeFalse();
        Only(outcome: "child").Holds(decided).ShouldBeTrue();
        Only(outcome: "child").Holds(A.State(A.Drafted)).ShouldBeFalse();
        Only(outcome: "child").Holds(A.State([.. A.Doubted, A.Finding(FindingSource.Presumed)])).ShouldBeFalse();
        AgeEvent[] justified = [.. A.Planned, new DepartureJustified("A07", A.Officer, A.Said)];
        Only(departed: true).Holds(A.State(justified)).ShouldBeFalse();
        Only(departed: true).Holds(A.State([.. justified, new DepartureCountersigned("A07", A.Manager)])).ShouldBeTrue();
    }

    [Theory]
    [InlineData("quashed", true)]
    [InlineData("child", false)]
    [InlineData("adult", true)]
    [InlineData("dismissed", false)]
    public void Overturned_where_a_court_quashed_the_finding_or_declared_the_other_category(string judgment, bool overturned)
    {
        AgeEvent[] judged = judgment switch
        {
            "quashed" => [new DecisionQuashed(A.Today, A.Next, A.Said)],
            "dismissed" => [new ClaimDismissed(A.Today, A.Said)],
            _ => [new CourtDeterminedAge(A.Today, false, A.Said), A.Finding(FindingSource.Court, judgment)],
        };
        Only(overturned: true).Holds(A.State([.. A.Closed, new ClaimIssued(A.Case, A.Today, A.Said), .. judged])).ShouldBe(overturned);
    }

    static CountedAges Only(
        string? region = null, bool? open = null, string? route = null, string? outcome = null, bool? departed = null,
        bool? overturned = null) => new(region, open, route, outcome, departed, overturned);
}
