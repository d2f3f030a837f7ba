using FsCheck;
using FsCheck.Fluent;
using TransferScheme.Platform.Time;

namespace TransferScheme.Platform.Tests.Time;

/// <summary>The clock of an offer: two working days of the authority that must act, paused for an open question only.</summary>
public sealed class ResponseClockTests
{
    static readonly TimeOnly CutOff = new(17, 0);

    [Theory]
    [InlineData("england-and-wales", "2026-03-02T10:00Z", "2026-03-04T17:00Z", "2026-03-03T17:00Z")]
    [InlineData("england-and-wales", "2026-03-02T17:01Z", "2026-03-05T17:00Z", "2026-03-04T17:00Z")]
    [InlineData("england-and-wales", "2026-03-27T10:00Z", "2026-03-31T16:00Z", "2026-03-30T16:00Z")] // Into summer time.
    [InlineData("england-and-wales", "2026-10-23T10:00Z", "2026-10-27T17:00Z", "2026-10-26T17:00Z")] // And out of it.
    [InlineData("england-and-wales", "2026-04-02T10:00Z", "2026-04-08T16:00Z", "2026-04-07T16:00Z")] // Easter.
    [InlineData("scotland", "2026-04-02T10:00Z", "2026-04-07T16:00Z", "2026-04-06T16:00Z")]
    [InlineData("northern-ireland", "2026-03-16T10:00Z", "2026-03-19T17:00Z", "2026-03-18T17:00Z")] // St Patrick's Day.
    [InlineData("scotland", "2025-12-31T10:00Z", "2026-01-06T17:00Z", "2026-01-05T17:00Z")] // Over the year's end.
    [InlineData("england-and-wales", "2025-12-31T10:00Z", "2026-01-05T17:00Z", "2026-01-02T17:00Z")]
    public void Given_offer_when_made_then_the_answer_is_due_at_five_of_the_second_working_day(
        string division, string made, string due, string dueSoon)
    {
        var clock = ResponseClock.Start(DateTimeOffset.Parse(made), CutOff, 2, WorkingDays.For(division));

        (clock.RespondBy, clock.DueSoonFrom, clock.IsPaused).ShouldBe((DateTimeOffset.Parse(due), DateTimeOffset.Parse(dueSoon), false));
        ResponseClock.Until(clock.RespondBy, division).ShouldBe(clock);
    }

    // Offered on Monday 2 March at ten, so due on Wednesday 4 March at five.
    [Theory]
    [InlineData("2026-03-02T11:00Z", "2026-03-02T16:00Z", "2026-03-04T17:00Z")] // Answered the same day: no day is lost.
    [InlineData("2026-03-02T11:00Z", "2026-03-03T10:00Z", "2026-03-05T17:00Z")]
    [InlineData("2026-03-03T16:00Z", "2026-03-06T09:00Z", "2026-03-09T17:00Z")] // One day was left, and a weekend lies between.
    [InlineData("2026-03-03T18:00Z", "2026-03-05T09:00Z", "2026-03-05T17:00Z")] // Asked after the cut-off: the rest of a day was left.
    [InlineData("2026-03-04T16:59Z", "2026-03-05T17:01Z", "2026-03-06T17:00Z")] // Answered after the cut-off: from the next day on.
    [InlineData("2026-03-04T17:01Z", "2026-03-06T09:00Z", "2026-03-04T17:00Z")] // Overdue when asked: a question buys no time then.
    public void Given_open_question_when_answered_then_as_many_working_days_are_left_as_were(string asked, string answered, string due)
    {
        var offered = ResponseClock.Start(DateTimeOffset.Parse("2026-03-02T10:00Z"), CutOff, 2, WorkingDays.For("england-and-wales"));

        var resumed = offered.Pause(DateTimeOffset.Parse(asked)).Resume(DateTimeOffset.Parse(answered));

        (resumed.RespondBy, resumed.IsPaused).ShouldBe((DateTimeOffset.Parse(due), false));
    }

    [Fact]
    public void Given_paused_clock_when_paused_again_or_running_one_resumed_then_nothing_changes()
    {
        var offered = ResponseClock.Start(DateTimeOffset.Parse("2026-03-02T10:00Z"), CutOff, 2, WorkingDays.For("scotland"));
        var paused = offered.Pause(DateTimeOffset.Parse("2026-03-03T10:00Z"));

        paused.ShouldBe(offered with { Left = 1 });
        paused.Pause(DateTimeOffset.Parse("2026-03-04T10:00Z")).ShouldBe(paused);
        offered.Resume(DateTimeOffset.Parse("2026-03-04T10:00Z")).ShouldBe(offered);
    }

    [Fact]
    public void Given_any_questions_when_answered_then_never_less_time_than_before_and_never_more_than_they_took() =>
        Prop.ForAll(
            (from division in Gen.Elements("england-and-wales", "scotland", "northern-ireland")
             from made in Gen.Choose(0, 4_000 * 24)
             from asked in Gen.Choose(0, 96)
             from open in Gen.Choose(0, 400)
             select (division, made, asked, open)).ToArbitrary(),
            c =>
            {
                var days = WorkingDays.For(c.division);
                var made = new DateTimeOffset(2016, 2, 1, 0, 30, 0, TimeSpan.Zero).AddHours(c.made);
                var (asked, answered) = (made.AddHours(c.asked), made.AddHours(c.asked + c.open));
                var clock = ResponseClock.Start(made, CutOff, 2, days);
                var resumed = clock.Pause(asked).Resume(answered);
                var took = asked > clock.RespondBy ? 0 : days.Between(days.StartOn(asked, CutOff), days.StartOn(answered, CutOff));
                return days.Between(clock.DueOn, resumed.DueOn) == took && resumed.RespondBy >= clock.RespondBy;
            }).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));
}
