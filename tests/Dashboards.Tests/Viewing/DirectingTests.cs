using TransferScheme.Dashboards.Viewing;

namespace TransferScheme.Dashboards.Tests.Viewing;

/// <summary>Directions in force, due and overdue, for each authority and as they stood at a time.</summary>
public sealed class DirectingTests
{
    static readonly IReadOnlyList<object> Messages =
    [
        Story.Position(Story.Leeds, "yorkshire-and-the-humber", 170_050, 60), Story.Position(Story.Kent, "south-east", 333_333, 400),
        .. Story.Directed(1), Story.DirectionGiven(2, dueAt: Story.Start.AddDays(10)), Story.DirectionAnswered(2, 12, late: true),
    ];

    [Theory]
    [InlineData(-1, 0, 0, 0, 0, 0, 0)]
    [InlineData(0, 3, 2, 0, 1, 1, 0)]
    [InlineData(3, 2, 1, 0, 1, 1, 0)]
    [InlineData(5, 2, 1, 0, 1, 0, 1)]
    [InlineData(10, 2, 0, 1, 1, 0, 1)]
    [InlineData(12, 1, 0, 0, 1, 0, 1)]
    [InlineData(15, 1, 0, 0, 1, 0, 1)]
    [InlineData(16, 0, 0, 0, 1, 0, 1)]
    public void Given_directions_then_each_authority_has_those_that_bind_it_and_the_scheme_their_sum(
        int days, int leedsBound, int leedsDue, int leedsOverdue, int kentBound, int kentDue, int kentOverdue)
    {
        var facts = Folding.Of(Messages).At(Story.Start.AddDays(days));
        Of(AuthorityDashboard.Of(facts, Story.Leeds)!).ShouldBe((leedsBound, leedsDue, leedsOverdue));
        Of(RegionDashboard.Of(facts, "yorkshire-and-the-humber")!).ShouldBe((leedsBound, leedsDue, leedsOverdue));
        Of(AuthorityDashboard.Of(facts, Story.Kent)!).ShouldBe((kentBound, kentDue, kentOverdue));
        Of(NationalDashboard.Of(facts)).ShouldBe((leedsBound + kentBound, leedsDue + kentDue, leedsOverdue + kentOverdue));
    }

    static (decimal?, decimal?, decimal?) Of(Dashboard dashboard) =>
        (dashboard.Figures["directionsInForce"].Value, dashboard.Figures["directionsDue"].Value, dashboard.Figures["directionsOverdue"].Value);
}
