using System.Text.Json;
using TransferScheme.Dashboards.Viewing;
using TransferScheme.Platform.Problems;
using TransferScheme.TestKit;

namespace TransferScheme.Dashboards.Tests.Viewing;

public sealed class DashboardTests
{
    static readonly JsonSerializerOptions Indented = new(Json.Answers) { WriteIndented = true };
    static readonly DateTimeOffset At = Story.Start.AddDays(20);

    static readonly IReadOnlyList<object> Messages =
    [
        Story.Rules(),
        Story.Position(Story.Kent, "south-east", 333_333, 400),
        Story.Position(Story.Leeds, "yorkshire-and-the-humber", 170_050, 60),
        Story.Position(Story.York, "yorkshire-and-the-humber", 35_001, null),
        .. Story.Life(1, 1, 1), .. Story.Life(2, 3, 2), .. Story.Life(3, 5, 3), .. Story.Life(4, 6, 1),
        .. Story.Life(5, 7, 2), .. Story.Life(6, 8, 1), .. Story.Life(7, 9, 2), .. Story.Life(8, 9, 1), .. Story.Life(9, 9, 1),
    ];

    static readonly Facts Known = Folding.Of(Messages).At(At);

    [Fact]
    public void Given_referrals_at_every_stage_then_the_national_figures_count_them_and_their_children() =>
        NationalDashboard.Of(Known).Values().ShouldBe(
        [
            ("referralsAwaitingAllocation", 1), ("childrenAwaitingAllocation", 2), ("referralsOffered", 1), ("childrenOffered", 3),
            ("referralsAccepted", 1), ("childrenAccepted", 1), ("referralsArranged", 1), ("childrenArranged", 2),
            ("referralsInTransit", 1), ("childrenInTransit", 1), ("referralsCompleted", 3), ("childrenCompleted", 4),
            ("referralsWithdrawn", 0), ("childrenWithdrawn", 0), ("referralsClosed", 0), ("childrenClosed", 0),
            ("referralsFoundIneligible", 1), ("referralsHeld", 0), ("childrenHeld", 0), ("referralsOverdue", 5), ("childrenOverdue", 9),
            .. Answers(open: 1, childrenInOpen: 3, medianHours: 20),
            ("medianWorkingDays", 12m), ("ninetiethCentileWorkingDays", 13m), ("percentWithinLimit", 33.3m),
            ("childrenLookedAfter", 460), ("threshold", 334 + 171 + 36), ("percentOfThreshold", 91.4m),
        ]);

    [Fact]
    public void Given_a_region_that_receives_then_its_figures_are_those_of_its_authorities() =>
        RegionDashboard.Of(Known, "yorkshire-and-the-humber")!.Values().ShouldBe(
        [
            ("referralsReferred", 0), ("childrenReferred", 0), ("referralsAwaitingAllocation", 0), ("childrenAwaitingAllocation", 0),
            ("referralsOffered", 0), ("childrenOffered", 0), ("referralsAccepted", 0), ("childrenAccepted", 0), ("referralsArranged", 0),
            ("childrenArranged", 0), ("referralsInTransit", 0), ("childrenInTransit", 0), ("referralsCompleted", 0), ("childrenCompleted", 0),
            ("referralsWithdrawn", 0), ("childrenWithdrawn", 0), ("referralsClosed", 0), ("childrenClosed", 0),
            ("referralsFoundIneligible", 0), ("referralsHeld", 0), ("childrenHeld", 0), ("referralsOverdue", 0), ("childrenOverdue", 0),
            .. Answers(open: 1, childrenInOpen: 3, medianHours: 20),
            ("referralsIncoming", 3), ("childrenIncoming", 4), ("referralsReceived", 3), ("childrenReceived", 4),
            ("medianWorkingDays", 12m), ("ninetiethCentileWorkingDays", 13m), ("percentWithinLimit", 33.3m),
            ("childrenLookedAfter", 60), ("threshold", 207), ("percentOfThreshold", 35.3m),
        ]);

    [Fact]
    public void Given_an_authority_that_refers_then_its_figures_in_the_form_that_was_agreed() =>
        JsonSerializer.Serialize(AuthorityDashboard.Of(Known, Story.Kent), Indented)
            .ShouldBe(File.ReadAllText(Path.Combine(Repository.Root, "tests/Dashboards.Tests/Viewing/authority.json")).TrimEnd());

    [Fact]
    public void Given_a_count_that_is_not_known_then_the_figure_is_null_and_not_zero() =>
        AuthorityDashboard.Of(Known, Story.York)!.Values().TakeLast(3).ShouldBe(
            [("childrenLookedAfter", null), ("threshold", 36), ("percentOfThreshold", null)]);

    [Fact]
    public void Given_no_rules_yet_then_no_threshold_is_told() =>
        AuthorityDashboard.Of(Folding.Of(Messages.Skip(1)).At(At), Story.Kent)!.Values().TakeLast(3).ShouldBe(
            [("childrenLookedAfter", 400), ("threshold", null), ("percentOfThreshold", null)]);

    [Fact]
    public void Given_two_versions_of_the_rules_then_the_threshold_is_that_in_force()
    {
        var facts = Folding.Of([.. Messages, Story.Rules(50, "2026-03-10", 2)]);

        AuthorityDashboard.Of(facts.At(Story.Start), Story.Kent)!.Figures["threshold"].Value.ShouldBe(334);
        AuthorityDashboard.Of(facts.At(At), Story.Kent)!.Figures["threshold"].Value.ShouldBe(167);
    }

    [Fact]
    public void Given_referrals_that_ended_or_wait_on_hold_then_each_is_counted_where_it_stands_and_the_receiver_no_longer_awaits_them()
    {
        var facts = Folding.Of(
        [
            .. Messages.Take(4), .. Story.Life(1, 5, 2), Story.OfferWithdrawn(1, 2, 2), Story.Withdrawn(1), .. Story.Life(2, 6, 1),
            Story.OfferWithdrawn(2, 2), Story.Closed(2), .. Story.Life(3, 5, 3), Story.Held(3), Story.Withdrawn(4, wasEligible: false),
        ]).At(At);

        NationalDashboard.Of(facts).Values().Where(f => f.Item2 > 0).Take(10).ShouldBe(
        [
            ("referralsOffered", 1), ("childrenOffered", 3), ("referralsWithdrawn", 2), ("childrenWithdrawn", 2), ("referralsClosed", 1),
            ("childrenClosed", 1), ("referralsHeld", 1), ("childrenHeld", 3), ("referralsOverdue", 1), ("childrenOverdue", 3),
        ]);
        RegionDashboard.Of(facts, "yorkshire-and-the-humber")!.Values().Where(f => f.Item1.Contains("Incoming", StringComparison.Ordinal))
            .ShouldBe([("referralsIncoming", 0), ("childrenIncoming", 0)]);
        AuthorityDashboard.Of(facts, Story.Kent)!.Values().Take(2).ShouldBe([("referralsReferred", 3), ("childrenReferred", 6)]);
    }

    // Nothing overdue, nothing declined of any group, nothing directed, and no age in doubt.
    static IEnumerable<(string, decimal?)> Answers(int open, int childrenInOpen, decimal medianHours) =>
    [
        ("offersOpen", open), ("childrenInOpenOffers", childrenInOpen), ("offersOverdue", 0), ("childrenInOverdueOffers", 0), ("offersInReview", 0),
        ("offersDeclined", 0), ("offersDeclinedEligibility", 0), ("offersDeclinedChild", 0), ("offersDeclinedPlacement", 0),
        ("offersDeclinedInformation", 0), ("offersDeclinedWholeService", 0), ("offersDeclinedAgreed", 0), ("offersDeclinedNotValid", 0),
        ("offersDeclinedOther", 0), ("medianHoursToAnswer", medianHours), ("directionsInForce", 0), ("directionsDue", 0),
        ("directionsOverdue", 0), ("ageAssessmentsOpen", 0), ("medianDaysAgeOpen", null), ("longestDaysAgeOpen", null),
        ("ageOutcomesAcceptChild", 0), ("ageOutcomesAcceptAdult", 0), ("ageOutcomesBriefEnquiryChild", 0), ("ageOutcomesBriefEnquiryAdult", 0),
        ("ageOutcomesFullChild", 0), ("ageOutcomesFullAdult", 0), ("ageOutcomesNaabChild", 0), ("ageOutcomesNaabAdult", 0),
        ("ageAssessmentsDeparted", 0), ("ageDepartures", 0), ("ageFindingsOverturned", 0),
    ];

    [Fact]
    public void Given_an_unknown_region_or_authority_then_there_is_no_dashboard()
    {
        RegionDashboard.Of(Known, "atlantis").ShouldBeNull();
        AuthorityDashboard.Of(Known, "E00000000").ShouldBeNull();
    }
}
