using FsCheck;
using FsCheck.Fluent;
using TransferScheme.Platform.Time;

namespace TransferScheme.Platform.Tests.Time;

public sealed class WorkingDaysProperties
{
    static readonly DateOnly First = new(2016, 3, 1);

    // Kept far enough inside the published years that no step leaves them.
    static readonly Arbitrary<(WorkingDays Calendar, DateOnly Day, int Steps, int Later)> Cases = (
        from division in Gen.Elements("england-and-wales", "scotland", "northern-ireland")
        from day in Gen.Choose(0, 4500)
        from steps in Gen.Choose(-30, 30)
        from later in Gen.Choose(0, 20)
        select (WorkingDays.For(division), First.AddDays(day), steps, later)).ToArbitrary();

    [Fact]
    public void Given_any_day_when_working_days_are_added_then_a_working_day() =>
        Prop.ForAll(Cases, c => c.Calendar.IsWorkingDay(c.Calendar.Add(c.Day, c.Steps))).QuickCheckThrowOnFailure();

    [Fact]
    public void Given_any_day_when_more_is_added_or_the_start_is_later_then_never_earlier() =>
        Prop.ForAll(Cases, c =>
            c.Calendar.Add(c.Day, c.Steps) < c.Calendar.Add(c.Day, c.Steps + 1) &&
            c.Calendar.Add(c.Day, c.Steps) <= c.Calendar.Add(c.Day.AddDays(c.Later), c.Steps)).QuickCheckThrowOnFailure();

    [Fact]
    public void Given_any_day_when_working_days_are_added_then_between_gives_them_back() =>
        Prop.ForAll(Cases, c => c.Calendar.Between(c.Day, c.Calendar.Add(c.Day, c.Steps)) == c.Steps).QuickCheckThrowOnFailure();

    [Fact]
    public void Given_any_working_days_when_counted_one_by_one_then_the_same() =>
        Prop.ForAll(Cases, c =>
        {
            var end = c.Day.AddDays(c.Later);
            var counted = Enumerable.Range(1, c.Later).Count(n => c.Calendar.IsWorkingDay(c.Day.AddDays(n)));
            return !c.Calendar.IsWorkingDay(c.Day) || !c.Calendar.IsWorkingDay(end) || c.Calendar.Between(c.Day, end) == counted;
        }).QuickCheckThrowOnFailure();
}
