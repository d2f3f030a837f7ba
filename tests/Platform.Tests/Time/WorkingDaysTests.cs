using TransferScheme.Platform.Time;

namespace TransferScheme.Platform.Tests.Time;

public sealed class WorkingDaysTests
{
    static readonly TimeOnly CutOff = new(17, 0);

    [Theory]
    [InlineData("2025-12-19 10:00", 10, "2026-01-07", "2026-01-08", "2026-01-07")]
    [InlineData("2025-12-19 10:00", 5, "2025-12-30", "2025-12-30", "2025-12-30")]
    [InlineData("2025-12-19 17:01", 10, "2026-01-08", "2026-01-09", "2026-01-08")]
    [InlineData("2025-12-20 09:00", 10, "2026-01-08", "2026-01-09", "2026-01-08")]
    [InlineData("2026-03-13 10:00", 5, "2026-03-20", "2026-03-20", "2026-03-23")]
    [InlineData("2026-04-01 10:00", 5, "2026-04-10", "2026-04-09", "2026-04-10")]
    [InlineData("2026-07-10 10:00", 5, "2026-07-17", "2026-07-17", "2026-07-20")]
    [InlineData("2026-07-31 10:00", 5, "2026-08-07", "2026-08-10", "2026-08-07")]
    public void Given_referral_when_clock_starts_then_due_by_the_nations_bank_holidays(
        string referred, int limit, string englandAndWales, string scotland, string northernIreland)
    {
        var local = DateTime.Parse(referred);
        var referredAt = UkTime.At(DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local));

        string[] nations = ["England", "Wales", "Scotland", "Northern Ireland"];
        nations.Select(n => StatutoryClock.Start(referredAt, CutOff, limit, WorkingDays.For(Nation.Division(n))).DueOn)
            .ShouldBe([Date(englandAndWales), Date(englandAndWales), Date(scotland), Date(northernIreland)]);
    }

    [Fact]
    public void Given_notice_on_23_November_2021_when_14_calendar_days_then_no_direction_before_the_end_of_6_December()
    {
        var last = UkTime.LastCalendarDay(new(2021, 11, 23), 14);

        last.ShouldBe(new(2021, 12, 6));
        UkTime.EndOf(last).ShouldBe(Instant("2021-12-07T00:00:00Z"));
    }

    [Fact]
    public void Given_referral_after_the_cut_off_when_clock_starts_then_it_says_day_0_limit_and_calendar() =>
        StatutoryClock.Start(Instant("2025-12-19T17:01:00Z"), CutOff, 10, WorkingDays.For("scotland"))
            .ShouldBe(new(new(2025, 12, 22), new(2026, 1, 9), 10, "scotland"));

    [Theory]
    [InlineData("england-and-wales", "2026-03-16", "2026-03-13T00:00Z", "2026-03-17T00:00Z")]
    [InlineData("england-and-wales", "2026-03-30", "2026-03-27T00:00Z", "2026-03-30T23:00Z")] // Summer time begins on the 29th.
    [InlineData("england-and-wales", "2026-10-26", "2026-10-22T23:00Z", "2026-10-27T00:00Z")] // It ended on the 25th.
    [InlineData("northern-ireland", "2026-03-18", "2026-03-16T00:00Z", "2026-03-19T00:00Z")] // St Patrick's Day.
    [InlineData("england-and-wales", "2026-01-02", "2025-12-31T00:00Z", "2026-01-03T00:00Z")]
    [InlineData("scotland", "2026-01-05", "2025-12-31T00:00Z", "2026-01-06T00:00Z")]
    public void Given_clock_when_asked_then_due_soon_as_the_working_day_before_begins_and_breached_at_midnight(
        string division, string dueOn, string dueSoon, string breached)
    {
        var clock = new StatutoryClock(Date(dueOn).AddDays(-14), Date(dueOn), 10, division);

        (clock.DueSoonFrom(), clock.BreachedFrom()).ShouldBe((Instant(dueSoon), Instant(breached)));
    }

    [Theory]
    [InlineData("2025-12-19T17:00:00Z", "2025-12-19")]
    [InlineData("2025-12-19T17:00:01Z", "2025-12-22")]
    [InlineData("2025-12-20T18:00:00Z", "2025-12-22")]
    [InlineData("2025-12-21T18:00:00Z", "2025-12-22")]
    [InlineData("2025-12-24T17:01:00Z", "2025-12-29")]
    [InlineData("2026-03-27T17:00:00Z", "2026-03-27")] // The last Friday of winter time.
    [InlineData("2026-03-30T16:00:00Z", "2026-03-30")] // The first Monday of summer time: 17:00 on the clock.
    [InlineData("2026-03-30T16:00:01Z", "2026-03-31")]
    [InlineData("2026-07-01T23:30:00Z", "2026-07-02")] // Half past midnight in London, still the day before in UTC.
    [InlineData("2026-10-23T16:30:00Z", "2026-10-26")] // The last Friday of summer time, 17:30.
    [InlineData("2026-10-26T16:30:00Z", "2026-10-26")] // The first Monday of winter time, 16:30.
    [InlineData("2026-10-26T20:00:00+04:00", "2026-10-26")]
    public void Given_instant_when_day_0_is_asked_then_by_London_time_and_cut_off(string instant, string day0) =>
        WorkingDays.For("england-and-wales").StartOn(Instant(instant), CutOff).ShouldBe(Date(day0));

    [Fact]
    public void Given_one_off_bank_holiday_in_Scotland_when_asked_then_a_working_day_only_elsewhere()
    {
        string[] divisions = ["england-and-wales", "scotland", "northern-ireland"];
        divisions.Select(d => WorkingDays.For(d).IsWorkingDay(new(2026, 6, 15))).ShouldBe([true, false, true]);
    }

    [Theory]
    [InlineData("2015-12-31")]
    [InlineData("2029-01-01")]
    public void Given_date_outside_the_published_years_when_asked_then_a_clear_error(string outside)
    {
        var calendar = WorkingDays.For("scotland");
        Action[] questions =
        [
            () => calendar.IsWorkingDay(Date(outside)),
            () => calendar.Add(Date(outside), 0),
            () => calendar.Between(new(2026, 1, 5), Date(outside)),
            () => calendar.StartOn(UkTime.At(Date(outside), new(9, 0)), CutOff)
        ];

        var messages = questions.Select(ask => Should.Throw<ArgumentOutOfRangeException>(ask).Message);
        messages.ShouldAllBe(m => m.StartsWith($"{outside} is outside the published bank holidays of scotland, 2016 to 2028."));
    }

    [Fact]
    public void Given_deadline_past_the_published_years_when_added_then_a_clear_error() =>
        Should.Throw<ArgumentOutOfRangeException>(() => WorkingDays.For("scotland").Add(new(2028, 12, 22), 10)).Message
            .ShouldStartWith("10 working days from 2028-12-22 is outside the published bank holidays of scotland, 2016 to 2028.");

    [Fact]
    public void Given_unknown_division_or_nation_when_asked_then_a_clear_error()
    {
        Should.Throw<ArgumentException>(() => WorkingDays.For("wales")).Message.ShouldContain("'wales'");
        Should.Throw<ArgumentException>(() => Nation.Division("Jersey")).Message.ShouldContain("'Jersey'");
    }

    static DateOnly Date(string text) => DateOnly.Parse(text);

    static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text);
}
