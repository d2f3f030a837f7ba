using TransferScheme.Dashboards.Returning;
using TransferScheme.Platform.Problems;

namespace TransferScheme.Dashboards.Tests.Returning;

public sealed class ReturnPeriodTests
{
    static readonly DateOnly Today = new(2026, 4, 9);

    [Theory]
    [InlineData("2026-01-01", "2026-03-31", "")]
    [InlineData("2026-04-09", "2026-04-09", "")]
    [InlineData("2025-02-28", "2026-04-09", "")]
    [InlineData(null, "2026-03-31", "from")]
    [InlineData("2026-01-01", null, "to")]
    [InlineData("2026-1-1", "31/03/2026", "from to")]
    [InlineData("2026-02-29", "2026-03-31", "from")]
    [InlineData("2026-01-01T00:00:00Z", "2026-03-31", "from")]
    [InlineData("2026-04-01", "2026-03-31", "from")]
    [InlineData("2026-01-01", "2026-04-10", "to")]
    [InlineData("2026-05-01", "9999-12-31", "from to")]
    public void Given_days_when_read_then_a_period_or_the_members_that_are_wrong(string? from, string? to, string wrong) =>
        Wrong(from, to, isPublic: false).ShouldBe(wrong);

    [Theory]
    [InlineData("2026-01-01", "2026-03-31", "")]
    [InlineData("2024-07-01", "2025-12-31", "")]
    [InlineData("2026-01-02", "2026-03-31", "from")]
    [InlineData("2026-01-01", "2026-03-30", "to")]
    [InlineData("2026-02-01", "2026-02-28", "from to")]
    [InlineData("2026-04-01", "2026-04-09", "to")]
    public void Given_days_for_publication_when_read_then_only_whole_quarters_that_are_over(string from, string to, string wrong) =>
        Wrong(from, to, isPublic: true).ShouldBe(wrong);

    [Fact]
    public void Given_the_last_day_of_a_quarter_when_it_is_not_over_then_not_for_publication_yet()
    {
        var faults = new Faults();
        ReturnPeriod.Read("2026-01-01", "2026-03-31", isPublic: true, new DateOnly(2026, 3, 31), faults).ShouldBeNull();
        faults.ToProblem().Errors!.Keys.ShouldBe(["to"]);
    }

    [Fact]
    public void Given_summer_time_when_a_day_ends_then_by_the_clock_of_the_United_Kingdom()
    {
        var period = new ReturnPeriod(new DateOnly(2026, 4, 1), new DateOnly(2026, 6, 30));
        DateTimeOffset[] instants =
        [
            new(2026, 3, 31, 22, 59, 59, TimeSpan.Zero), new(2026, 3, 31, 23, 0, 0, TimeSpan.Zero),
            new(2026, 6, 30, 22, 59, 59, TimeSpan.Zero), new(2026, 6, 30, 23, 0, 0, TimeSpan.Zero),
        ];

        instants.Select(i => period.Holds(i)).ShouldBe([false, true, true, false]);
        period.Ends.ShouldBe(instants[3]);
        period.Holds(null).ShouldBeFalse();
    }

    static string Wrong(string? from, string? to, bool isPublic)
    {
        var faults = new Faults();
        var period = ReturnPeriod.Read(from, to, isPublic, Today, faults);
        (period is null).ShouldBe(!faults.None);
        return faults.None ? "" : string.Join(' ', faults.ToProblem().Errors!.Keys);
    }
}
