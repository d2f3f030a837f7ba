using TransferScheme.Dashboards.Returning;
using TransferScheme.Dashboards.Scoring;
using TransferScheme.Platform.Problems;

namespace TransferScheme.Dashboards.Tests.Scoring;

/// <summary>The scorecard: times by region, declines by ground, overdue, outcomes; true counts, and what may be published.</summary>
public sealed class ScoreFiguresTests
{
    static readonly ReturnPeriod First = new(new DateOnly(2026, 1, 1), new DateOnly(2026, 3, 31));

    /// <summary>Seven transfers to Leeds and two that wait beyond their day; three declines; an outcome in the quarter and one after it.</summary>
    internal static readonly IReadOnlyList<object> Messages =
    [
        Story.Rules(), Story.Position(Story.Kent, "south-east", 333_333, 400),
        Story.Position(Story.Leeds, "yorkshire-and-the-humber", 170_050, 60),
        .. Enumerable.Range(1, 7).SelectMany(i => Story.Life(i, 9, 1)),
        .. Story.Life(8, 3, 1), .. Story.Life(9, 3, 2),
        Story.Eligible(10), Story.Offer(10), Story.Declined(10), Story.Offer(10, 2), Story.Declined(10, 2, "placement", "G06"),
        Story.Eligible(11), Story.Offer(11), Story.Declined(11), Story.Accepted(11) with { OccurredAt = Story.Start.AddDays(3) },
        Story.Declined(11, version: 9) with { OccurredAt = Story.Start.AddDays(40) },
        Story.OutcomeRecorded(1), Story.OutcomeRecorded(1, 18, 29), Story.OutcomeRecorded(2, days: 30),
    ];

    [Fact]
    public void Given_a_quarter_then_each_figure_is_told_for_the_scheme_and_each_region_or_ground() =>
        Of(isPublic: false).ShouldBe(
        [
            "transfersReceived  7", "transfersReceived south-east 0", "transfersReceived yorkshire-and-the-humber 7",
            "medianWorkingDays  9", "medianWorkingDays south-east none", "medianWorkingDays yorkshire-and-the-humber 9",
            "ninetiethCentileWorkingDays  12", "ninetiethCentileWorkingDays south-east none",
            "ninetiethCentileWorkingDays yorkshire-and-the-humber 12",
            "offersDeclined  3", "offersDeclined child 2", "offersDeclined placement 1",
            "referralsOverdue  4", "referralsOverdue south-east 4", "referralsOverdue yorkshire-and-the-humber 0",
            "outcomesRecorded  1", "outcomesRecorded south-east 0", "outcomesRecorded yorkshire-and-the-humber 1",
        ]);

    [Fact]
    public void Given_publication_then_small_numbers_are_hidden_and_no_ground_is_named_of_few() =>
        Of(isPublic: true).Where(l => !l.StartsWith("medianW", StringComparison.Ordinal) && !l.StartsWith("ninetieth", StringComparison.Ordinal)).ShouldBe(
        [
            "transfersReceived  7", "transfersReceived south-east 0", "transfersReceived yorkshire-and-the-humber 7",
            "offersDeclined  fewer than 5",
            "referralsOverdue  fewer than 5", "referralsOverdue south-east withheld", "referralsOverdue yorkshire-and-the-humber withheld",
            "outcomesRecorded  fewer than 5", "outcomesRecorded south-east withheld", "outcomesRecorded yorkshire-and-the-humber withheld",
        ]);

    [Fact]
    public void Given_a_small_region_in_publication_then_no_median_of_any_is_told()
    {
        object[] few = [.. Messages, Story.Position(Story.York, "london", 35_001, 3), Story.Eligible(12), Story.Completed(12, to: Story.York)];
        var lines = Lines(few, isPublic: true);
        lines.Where(l => l.Name == "transfersReceived").Select(l => l.Text).ShouldBe(["withheld", "fewer than 5", "0", "withheld"]);
        lines.Where(l => l.Unit == "workingDays" && l.Level1 != "south-east").ShouldAllBe(l => l.Text == "withheld" && l.Value == null);
    }

    [Theory]
    [InlineData("2026-Q1", true, "2026-01-01 2026-03-31")]
    [InlineData("2025-Q4", true, "2025-10-01 2025-12-31")]
    [InlineData("2026-Q2", false, "2026-04-01 2026-06-30")]
    [InlineData("2026-Q2", true, null)]
    [InlineData("2026-Q3", false, null)]
    [InlineData("2026-Q5", false, null)]
    [InlineData("2026Q1", false, null)]
    [InlineData("26-Q1", false, null)]
    [InlineData("0000-Q1", false, null)]
    [InlineData("", false, null)]
    [InlineData(null, false, null)]
    public void Given_a_text_then_it_is_a_quarter_that_has_begun_and_in_public_output_one_that_is_over(string? text, bool isPublic, string? expected)
    {
        var faults = new Faults();
        var period = Quarter.Read(text, isPublic, new DateOnly(2026, 4, 10), faults);
        (period is null ? null : $"{period.From:yyyy-MM-dd} {period.To:yyyy-MM-dd}").ShouldBe(expected);
        faults.None.ShouldBe(expected is not null);
    }

    static IReadOnlyList<string> Of(bool isPublic) => [.. Lines(Messages, isPublic).Select(l => $"{l.Name} {l.Level1} {l.Text}")];

    static IReadOnlyList<ReturnLine> Lines(IEnumerable<object> messages, bool isPublic) =>
        ScoreFigures.Of(Folding.Of(messages).At(First.Ends.AddTicks(-1)), First, new Publication(isPublic));
}
