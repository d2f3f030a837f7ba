using TransferScheme.Tool.Replay;

namespace TransferScheme.Tool.Tests.Replay;

public sealed class RecordedYearTests
{
    [Theory]
    [InlineData(2016, 231, 231)]
    [InlineData(2017, 403, 403)]
    [InlineData(2018, 251, 251)]
    [InlineData(2019, 100, 100)]
    [InlineData(2020, 531, 294)]
    [InlineData(2021, 1276, 541)]
    [InlineData(2022, 3165, 1099)]
    [InlineData(2023, 2377, 1454)]
    public void Given_a_year_when_read_then_its_totals_are_the_published_ones(int year, int children, int fromCare)
    {
        var recorded = RecordedYear.Read(year);

        (recorded.Children, recorded.Quarters.Sum(q => q.Senders.Sum(s => s.Children))).ShouldBe((children, fromCare));
        recorded.ReceivedByRegion.Count.ShouldBe(12);
        recorded.ReceivedByRegion.Values.Sum().ShouldBe(children);
        recorded.Sexes.Sum(s => s.Children).ShouldBeGreaterThan(0);
        recorded.Nationalities.Sum(n => n.Children).ShouldBeGreaterThan(0);
        recorded.Counts.Count.ShouldBeGreaterThan(145);
    }

    [Fact]
    public void Given_2022_when_read_then_its_quarters_are_whole()
    {
        var recorded = RecordedYear.Read(2022);

        recorded.Quarters.Select(q => (q.Period, q.Start, q.Children, q.FromPort, q.WorkingDays.Count)).ShouldBe(
        [
            ("2022-Q1", new DateOnly(2022, 1, 1), 466, 155, 63), ("2022-Q2", new DateOnly(2022, 4, 1), 688, 294, 60),
            ("2022-Q3", new DateOnly(2022, 7, 1), 972, 694, 64), ("2022-Q4", new DateOnly(2022, 10, 1), 1039, 923, 63),
        ]);
        recorded.Counts[RecordedYear.PortOfEntry].ShouldBe(369);
    }

    [Fact]
    public void Given_2016_when_read_then_it_begins_with_the_scheme_and_an_authority_that_is_no_more_has_its_successor()
    {
        var recorded = RecordedYear.Read(2016);

        recorded.Start.ShouldBe(new DateOnly(2016, 7, 1));
        recorded.Quarters.Select(q => q.Senders.Single(s => s.Code == "E06000062").Children).ShouldBe([5, 7]);
    }

    [Theory]
    [InlineData(2015)]
    [InlineData(2024)]
    public void Given_a_year_that_is_not_recorded_when_read_then_it_says_so(int year) =>
        Should.Throw<CommandFailedException>(() => RecordedYear.Read(year))
            .Message.ShouldBe($"The recorded years are 2016 to 2023; {year} is none of them.");

    [Fact]
    public void Nobody_is_of_a_nationality_that_the_rules_leave_out()
    {
        var all = Enumerable.Range(RecordedYear.First, RecordedYear.Last - RecordedYear.First + 1)
            .SelectMany(year => RecordedYear.Read(year).Nationalities).Select(n => n.Nationality.Code).Distinct();
        all.Intersect(["GR", "PL", "PT"]).ShouldBeEmpty();
    }
}
