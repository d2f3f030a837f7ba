using TransferScheme.Platform.Time;

namespace TransferScheme.Platform.Tests.Time;

public sealed class UkTimeTests
{
    [Fact]
    public void Given_invariant_globalisation_when_the_zone_is_looked_up_then_London_with_its_summer_time()
    {
        var london = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

        london.SupportsDaylightSavingTime.ShouldBeTrue();
        london.GetUtcOffset(DateTimeOffset.Parse("2026-03-29T00:59:59Z")).ShouldBe(TimeSpan.Zero);
        london.GetUtcOffset(DateTimeOffset.Parse("2026-03-29T01:00:00Z")).ShouldBe(TimeSpan.FromHours(1));
        london.GetUtcOffset(DateTimeOffset.Parse("2026-10-25T00:59:59Z")).ShouldBe(TimeSpan.FromHours(1));
        london.GetUtcOffset(DateTimeOffset.Parse("2026-10-25T01:00:00Z")).ShouldBe(TimeSpan.Zero);
    }

    [Theory]
    [InlineData("2026-03-29T00:59:59Z", "2026-03-29 00:59:59")]
    [InlineData("2026-03-29T01:00:00Z", "2026-03-29 02:00:00")]
    [InlineData("2026-10-25T00:30:00Z", "2026-10-25 01:30:00")]
    [InlineData("2026-10-25T01:30:00Z", "2026-10-25 01:30:00")]
    [InlineData("2026-06-30T23:00:00Z", "2026-07-01 00:00:00")]
    public void Given_instant_when_read_then_the_wall_clock_of_London(string instant, string wall)
    {
        var at = DateTimeOffset.Parse(instant);

        UkTime.DateOf(at).ToDateTime(UkTime.TimeOf(at)).ShouldBe(DateTime.Parse(wall));
    }

    [Theory]
    [InlineData("2026-03-27", "2026-03-27T17:00:00Z", "2026-03-28T00:00:00Z")]
    [InlineData("2026-03-28", "2026-03-28T17:00:00Z", "2026-03-29T00:00:00Z")]
    [InlineData("2026-03-29", "2026-03-29T16:00:00Z", "2026-03-29T23:00:00Z")]
    [InlineData("2026-10-24", "2026-10-24T16:00:00Z", "2026-10-24T23:00:00Z")]
    [InlineData("2026-10-25", "2026-10-25T17:00:00Z", "2026-10-26T00:00:00Z")]
    public void Given_due_date_when_turned_into_instants_then_five_o_clock_and_midnight_in_London(string due, string five, string midnight)
    {
        var fiveOClock = UkTime.At(DateOnly.Parse(due), new(17, 0));

        fiveOClock.ShouldBe(DateTimeOffset.Parse(five));
        fiveOClock.Offset.ShouldBe(TimeSpan.Zero);
        UkTime.EndOf(DateOnly.Parse(due)).ShouldBe(DateTimeOffset.Parse(midnight));
    }
}
