using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using TransferScheme.Tool.Replay;

namespace TransferScheme.Tool.Tests.Replay;

public sealed class ReplayPlanTests
{
    static readonly RecordedYear Year = RecordedYear.Read(2022);

    [Fact]
    public void Whatever_the_seed_then_as_many_children_as_recorded_enter_at_each_authority_in_each_quarter() =>
        Prop.ForAll(Seeds, seed => Entries(ReplayPlan.Make(Year, seed)).ShouldBe(Recorded)).QuickCheckThrowOnFailure();

    [Fact]
    public void Whatever_the_seed_then_every_referral_is_lawful_and_its_days_follow_each_other() =>
        Prop.ForAll(Seeds, seed => ReplayPlan.Make(Year, seed).Where(c => !IsLawful(c)).ShouldBeEmpty()).QuickCheckThrowOnFailure();

    [Fact]
    public void Whatever_the_seed_then_sexes_and_nationalities_are_dealt_in_the_published_proportions() => Prop.ForAll(Seeds, seed =>
    {
        var children = ReplayPlan.Make(Year, seed).SelectMany(c => c.Children).ToList();
        foreach (var (sex, figure) in Year.Sexes)
        {
            Difference(children.Count(c => c.Sex == sex), figure, Year.Sexes.Sum(s => s.Children)).ShouldBeLessThan(1);
        }

        foreach (var nationality in Year.Nationalities.GroupBy(n => n.Nationality.Code))
        {
            var (made, figure) = (children.Count(c => c.Nationality.Code == nationality.Key), nationality.Sum(n => n.Children));
            Difference(made, figure, Year.Nationalities.Sum(n => n.Children)).ShouldBeLessThan(3);
        }
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Whatever_the_seed_then_groups_are_about_as_often_as_they_should_be_and_some_answers_are_late() => Prop.ForAll(Seeds, seed =>
    {
        var plan = ReplayPlan.Make(Year, seed);
        foreach (var (size, perCent) in new[] { (1, 85), (2, 11), (3, 3), (4, 1) })
        {
            Math.Abs((plan.Count(c => c.Children.Count == size) * 100.0 / plan.Count) - perCent).ShouldBeLessThan(3);
        }

        plan.Count(c => Calendar.Add(c.Days.Offered, 2) < c.Days.Answered).ShouldBeInRange(plan.Count / 20, plan.Count / 4);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Given_the_same_seed_then_the_plan_is_the_same_and_given_another_it_is_not()
    {
        var plan = Text(ReplayPlan.Make(Year, 1));

        Text(ReplayPlan.Make(RecordedYear.Read(2022), 1)).ShouldBe(plan);
        Text(ReplayPlan.Make(Year, 2)).ShouldNotBe(plan);
    }

    [Fact]
    public void Given_a_number_of_days_then_the_plan_is_the_beginning_of_the_whole_one()
    {
        var plan = ReplayPlan.Make(Year, 1);

        // 1 January was a Saturday, and Monday the 3rd its substitute day.
        var first = plan.First(Year.Start, 2);

        first.ShouldBe(plan.Take(first.Count));
        first.Select(c => c.Days.Referred).Distinct().ShouldBe([new DateOnly(2022, 1, 4), new DateOnly(2022, 1, 5)]);
        plan[first.Count].Days.Referred.ShouldBe(new DateOnly(2022, 1, 6));
    }

    [Theory]
    [InlineData(2016)]
    [InlineData(2017)]
    [InlineData(2018)]
    [InlineData(2019)]
    [InlineData(2020)]
    [InlineData(2021)]
    [InlineData(2022)]
    [InlineData(2023)]
    public void Given_any_recorded_year_then_there_is_a_plan_of_all_its_children(int year)
    {
        var recorded = RecordedYear.Read(year);
        var plan = ReplayPlan.Make(recorded, 1);

        plan.Sum(c => c.Children.Count).ShouldBe(recorded.Children);
        plan.Select(c => c.Number).ShouldBe(Enumerable.Range(1, plan.Count));
        plan.Select(c => c.Days.Referred).ShouldBeInOrder();
    }

    static bool IsLawful(ReplayCase c)
    {
        DateOnly[] days = [c.ArrivedOn, c.Days.Referred, c.Days.Offered, c.Days.Answered, c.Days.Arranged, c.Days.Moved];
        return days.SequenceEqual(days.Order()) && days[1..].All(Calendar.IsWorkingDay) && c.Days.Answered > c.Days.Offered
            && c.Days.Moved > c.Days.Arranged && c.Children.Count is >= 1 and <= 4
            && c.Children.All(child => child.DateOfBirth.AddYears(18) > c.Days.Referred && child.DateOfBirth.AddYears(12) <= c.Days.Referred)
            && c.Children.SelectMany(child => (string[])[child.GivenName, child.FamilyName])
                .All(name => name.StartsWith("Fake ", StringComparison.Ordinal));
    }

    static Arbitrary<int> Seeds => Gen.Choose(0, int.MaxValue).ToArbitrary();

    static IReadOnlyList<string> Recorded { get; } =
    [
        .. Year.Quarters.SelectMany(q => q.Senders.Select(s => $"{q.Period} {s.Code} True {s.Children}")
            .Append($"{q.Period} {RecordedYear.PortOfEntry} False {q.FromPort}")).Order(StringComparer.Ordinal),
    ];

    static IReadOnlyList<string> Entries(IReadOnlyList<ReplayCase> plan) =>
    [
        .. plan.GroupBy(c => $"2022-Q{((c.Days.Referred.Month - 1) / 3) + 1} {c.EntryAuthority} {c.InAuthorityCare}")
            .Select(g => $"{g.Key} {g.Sum(c => c.Children.Count)}").Order(StringComparer.Ordinal),
    ];

    static double Difference(int count, int figure, int sum) => Math.Abs(count - ((double)Year.Children * figure / sum));

    static string Text(IReadOnlyList<ReplayCase> plan) => JsonSerializer.Serialize(plan);
}
