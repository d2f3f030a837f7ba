using TransferScheme.Dashboards.Viewing;

namespace TransferScheme.Dashboards.Tests.Viewing;

/// <summary>Age assessments: open and for how long, outcomes by route, departures, what courts overturned; at any time.</summary>
public sealed class AgeingTests
{
    static readonly IReadOnlyList<object> Messages =
    [
        Story.Position(Story.Kent, "south-east", 333_333, 400), Story.Position(Story.Leeds, "yorkshire-and-the-humber", 170_050, 60),

        // 1 is a full assessment that ends; 2 goes on after two departures, one of them proposed anew; 3 passes to Leeds.
        Story.Step(1, 1, "doubted", 0, Story.Kent), Story.Step(1, 2, "routed", 1, route: "full"), Story.Found(1, 5, "child"),
        Story.Step(1, 6, "ended", 10),
        Story.Step(2, 1, "doubted", 2, Story.Kent), Story.Step(2, 2, "routed", 3, route: "full"),
        Story.Step(2, 3, "departureProposed", 4, item: "A07"), Story.Step(2, 4, "departed", 4, item: "A07"),
        Story.Step(2, 5, "departed", 5, item: "A12"), Story.Step(2, 6, "departureProposed", 12, item: "A12"),
        Story.Step(3, 1, "doubted", 1, Story.Kent), Story.AgePassed(3, 2), Story.Step(3, 3, "routed", 6, route: "naab"),

        // 4 is overturned: the court says the other thing; 5 is quashed; 6 was only noted; 7 is upheld, challenged and open meanwhile.
        Story.Step(4, 1, "doubted", 0, Story.Kent), Story.Step(4, 2, "routed", 1, route: "briefEnquiry"), Story.Found(4, 3, "adult"),
        Story.Step(4, 4, "ended", 10), Story.Challenged(4, 5), Story.Step(4, 6, "ended", 13), Story.Found(4, 7, "child", "court", 13),
        Story.Step(5, 1, "doubted", 0, Story.Kent), Story.Step(5, 2, "routed", 1, route: "full"), Story.Found(5, 3, "adult"),
        Story.Challenged(5, 4), Story.Step(5, 5, "quashed", 13),
        Story.Step(6, 1, "noted", 0, Story.Kent),
        Story.Step(7, 1, "doubted", 0, Story.Kent), Story.Step(7, 2, "routed", 1, route: "accept"), Story.Found(7, 3, "child", "laAccepted", 3),
        Story.Step(7, 4, "ended", 4), Story.Challenged(7, 5),
    ];

    [Theory]
    [InlineData(-1, "")]
    [InlineData(0, "ageAssessmentsOpen 4")]
    [InlineData(11, "ageAssessmentsOpen 4, ageOutcomesAcceptChild 1, ageOutcomesBriefEnquiryAdult 1, ageOutcomesFullChild 1, ageOutcomesFullAdult 1, "
        + "ageAssessmentsDeparted 1, ageDepartures 2")]
    [InlineData(20, "ageAssessmentsOpen 2, ageOutcomesAcceptChild 1, ageOutcomesBriefEnquiryAdult 1, ageOutcomesFullChild 1, ageOutcomesFullAdult 1, "
        + "ageAssessmentsDeparted 1, ageDepartures 1, ageFindingsOverturned 2")]
    public void Given_assessments_at_every_turn_then_the_authority_that_is_responsible_has_each_where_it_stood(int days, string expected)
    {
        var facts = Folding.Of(Messages).At(Story.Start.AddDays(days));
        string.Join(", ", Values(AuthorityDashboard.Of(facts, Story.Kent)!).Where(f => f.Value > 0 && !f.Name.Contains("Days", StringComparison.Ordinal))
            .Select(f => $"{f.Name} {f.Value}")).ShouldBe(expected);
    }

    [Fact]
    public void Given_two_regions_then_each_has_its_own_and_the_scheme_and_the_rows_of_all_have_the_same()
    {
        var facts = Folding.Of(Messages).At(Story.Start.AddDays(20));
        var rows = AllRegions.Of(facts).Items;
        rows.Select(r => (r.Code, Values(r).ToDictionary()["ageAssessmentsOpen"])).ShouldBe(
            [("south-east", 2), ("yorkshire-and-the-humber", 1)]);
        foreach (var row in rows)
        {
            Values(row).ShouldBe(Values(RegionDashboard.Of(facts, row.Code!)!));
        }

        var national = Values(NationalDashboard.Of(facts)).ToDictionary();
        national["ageAssessmentsOpen"].ShouldBe(3);
        national["ageFindingsOverturned"].ShouldBe(2);
        (national["medianDaysAgeOpen"], national["longestDaysAgeOpen"]).ShouldBe((19m, 20m));
    }

    [Fact]
    public void Given_no_assessment_then_zero_are_open_and_their_age_is_not_known()
    {
        var figures = NationalDashboard.Of(Folding.Of([]).At(Story.Start)).Figures;
        figures["ageAssessmentsOpen"].Value.ShouldBe(0);
        (figures["medianDaysAgeOpen"].Value, figures["longestDaysAgeOpen"].Value).ShouldBe((null, null));
        figures["ageOutcomesNaabAdult"].ListUrl.ShouldBe("/api/v1/age-assessments?route=naab&outcome=adult");
    }

    static IEnumerable<(string Name, decimal? Value)> Values(Dashboard dashboard) =>
        dashboard.Values().Where(f => f.Name.StartsWith("age", StringComparison.Ordinal) || f.Name.EndsWith("AgeOpen", StringComparison.Ordinal));
}
