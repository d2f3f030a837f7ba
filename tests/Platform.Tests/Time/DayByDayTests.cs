using FsCheck;
using FsCheck.Fluent;
using TransferScheme.Platform.Time;

namespace TransferScheme.Platform.Tests.Time;

/// <summary>The clocks against a count of one day after the other, over all published years.</summary>
public sealed class DayByDayTests
{
    static readonly TimeOnly CutOff = new(17, 0);
    static readonly string[] Divisions = ["england-and-wales", "scotland", "northern-ireland"];
    static readonly Dictionary<string, DayByDay> Counts = Divisions.ToDictionary(d => d, d => new DayByDay(d));
    static readonly DateTimeOffset First = new(2016, 1, 1, 0, 0, 0, TimeSpan.Zero);

    // To the minute, and often close to the cut-off and to midnight.
    static readonly Arbitrary<(string Division, DateTimeOffset At, int Limit)> Starts = (
        from division in Gen.Elements(Divisions)
        from day in Gen.Choose(0, 4700)
        from minute in Gen.OneOf(Gen.Choose(0, 1439), Gen.Choose(955, 1025), Gen.Choose(1375, 1439))
        from limit in Gen.Choose(0, 25)
        select (division, First.AddDays(day).AddMinutes(minute), limit)).ToArbitrary();

    [Fact]
    public void Given_every_day_of_2016_to_2028_when_limits_are_added_then_as_counted_day_by_day()
    {
        var wrong = new List<string>();
        foreach (var division in Divisions)
        {
            var (calendar, count) = (WorkingDays.For(division), Counts[division]);
            for (var day = new DateOnly(2016, 1, 1); day < new DateOnly(2028, 12, 1); day = day.AddDays(1))
            {
                if (calendar.IsWorkingDay(day) != count.IsWorkingDay(day)
                    || new[] { 0, 1, 2, 5, 10 }.Any(limit => calendar.Add(day, limit) != count.Add(day, limit)))
                {
                    wrong.Add($"{division} {day:O}");
                }
            }
        }

        wrong.ShouldBeEmpty();
    }

    [Fact]
    public void Given_any_instant_when_the_statutory_clock_starts_then_as_counted_day_by_day() => Prop.ForAll(Starts, s =>
    {
        var count = Counts[s.Division];
        var day0 = count.StartOn(s.At);
        var clock = StatutoryClock.Start(s.At, CutOff, s.Limit, WorkingDays.For(s.Division));
        var due = count.Add(day0, s.Limit);
        var midnight = due.AddDays(1).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
        return clock == new StatutoryClock(day0, due, s.Limit, s.Division)
            && clock.BreachedFrom().UtcDateTime == midnight.AddHours(DayByDay.IsSummer(midnight) ? -1 : 0);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(5_000));

    [Fact]
    public void Given_any_instant_when_an_offer_is_made_then_its_clock_is_as_counted_day_by_day() => Prop.ForAll(Starts, s =>
    {
        var count = Counts[s.Division];
        var limit = s.Limit + 1;
        var clock = ResponseClock.Start(s.At, CutOff, limit, WorkingDays.For(s.Division));
        var five = clock.DueOn.ToDateTime(CutOff, DateTimeKind.Utc);
        var warned = clock with { DueOn = UkTime.DateOf(clock.DueSoonFrom) };
        return clock.DueOn == count.Add(count.StartOn(s.At), limit)
            && clock.RespondBy.UtcDateTime == five.AddHours(DayByDay.IsSummer(five) ? -1 : 0)
            && count.Add(warned.DueOn, 1) == clock.DueOn && warned.RespondBy == clock.DueSoonFrom;
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(5_000));
}
