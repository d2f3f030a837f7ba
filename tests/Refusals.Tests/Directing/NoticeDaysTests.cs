using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using TransferScheme.Refusals.Directing;

namespace TransferScheme.Refusals.Tests.Directing;

/// <summary>The fourteen days of section 72, which begin with the day of notice, by the clock of the United Kingdom.</summary>
public sealed class NoticeDaysTests
{
    [Theory]
    [InlineData("2021-11-23T10:00Z", "2021-11-23", "2021-12-07T00:00Z")]
    [InlineData("2021-11-23T00:00Z", "2021-11-23", "2021-12-07T00:00Z")]
    [InlineData("2021-11-23T23:59:59Z", "2021-11-23", "2021-12-07T00:00Z")]
    // 23:30 by the clock, in winter and in summer, and half an hour after midnight in summer, when in UTC it is still the day before.
    [InlineData("2026-01-15T23:30Z", "2026-01-15", "2026-01-29T00:00Z")]
    [InlineData("2026-06-01T22:30Z", "2026-06-01", "2026-06-14T23:00Z")]
    [InlineData("2026-06-01T23:30Z", "2026-06-02", "2026-06-15T23:00Z")]
    // The clocks go forward on 29 March 2026 and back on 25 October 2026.
    [InlineData("2026-03-29T00:30Z", "2026-03-29", "2026-04-11T23:00Z")]
    [InlineData("2026-03-29T22:30Z", "2026-03-29", "2026-04-11T23:00Z")]
    [InlineData("2026-03-15T23:30Z", "2026-03-15", "2026-03-29T00:00Z")]
    [InlineData("2026-03-16T12:00Z", "2026-03-16", "2026-03-29T23:00Z")]
    [InlineData("2026-10-25T00:30Z", "2026-10-25", "2026-11-08T00:00Z")]
    [InlineData("2026-10-25T23:30Z", "2026-10-25", "2026-11-08T00:00Z")]
    [InlineData("2026-10-11T23:30Z", "2026-10-12", "2026-10-26T00:00Z")]
    [InlineData("2026-10-11T22:30Z", "2026-10-11", "2026-10-24T23:00Z")]
    public void Representations_are_in_time_until_the_last_moment_and_a_decision_is_taken_from_then_on(
        string notice, string day, string ends)
    {
        var (proposed, over) = (Proposed(At(notice)), At(ends));
        proposed.NoticeOn.ShouldBe(DateOnly.Parse(day, CultureInfo.InvariantCulture));
        (IsLate(proposed, over.AddTicks(-1)), IsLate(proposed, over)).ShouldBe((false, true));
        (MayDecide(proposed, over.AddTicks(-1)), MayDecide(proposed, over)).ShouldBe((false, true));
    }

    [Fact]
    public void Representations_are_late_exactly_when_their_day_is_after_the_fourteenth_counted_one_by_one() =>
        Prop.ForAll(
            (from days in Gen.Choose(0, 4_000)
             from seconds in Gen.Choose(0, 86_399)
             from later in Gen.Choose(0, 20 * 86_400)
             select (Notice: new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero).AddDays(days).AddSeconds(seconds), Later: later))
            .ToArbitrary(),
            drawn =>
            {
                var (proposed, at) = (Proposed(drawn.Notice), drawn.Notice.AddSeconds(drawn.Later));
                var late = CountedDay(Wall(drawn.Notice), Wall(at)) > 14;
                return IsLate(proposed, at) == late && MayDecide(proposed, at) == late;
            }).Check(Config.QuickThrowOnFailure.WithMaxTest(10_000));

    // Which day it is, the day of notice being the first: one after the other.
    static int CountedDay(DateTime notice, DateTime at)
    {
        var count = 1;
        for (var day = notice.Date; day < at.Date; day = day.AddDays(1))
        {
            count++;
        }

        return count;
    }

    // The wall clock by the rule itself: an hour ahead from 01:00 UTC on the last Sunday of March until then on that of October.
    static DateTime Wall(DateTimeOffset instant)
    {
        var utc = instant.UtcDateTime;
        return utc >= LastSunday(utc.Year, 3) && utc < LastSunday(utc.Year, 10) ? utc.AddHours(1) : utc;

        static DateTime LastSunday(int year, int month)
        {
            var day = new DateTime(year, month, 31, 1, 0, 0, DateTimeKind.Utc);
            return day.AddDays(-(int)day.DayOfWeek);
        }
    }

    static DirectionProposed Proposed(DateTimeOffset at) => (DirectionProposed)GiveDirection.Decide(
        new GiveDirectionRequest("scheme", A.Durham), true, null, new Numbered(0, []), A.DirectionId, at).Events.Single();

    static bool IsLate(DirectionProposed proposed, DateTimeOffset at) => ((RepresentationsMade)MakeRepresentations.Decide(
        Direction.Evolve(null, proposed)!, at, A.Note).Events.Single()).Late;

    static bool MayDecide(DirectionProposed proposed, DateTimeOffset at) => DecideDirection.Decide(
        Direction.Evolve(null, proposed)!, true, false, null, at, A.Note, A.Note).Rejection is null;

    static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
