using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using TransferScheme.Tool.Replay;

namespace TransferScheme.Tool.Tests.Replay;

public sealed class DeclinesTests
{
    static readonly IReadOnlyList<ReplayCase> Plan = ReplayPlan.Make(RecordedYear.Read(2022), 1);

    [Fact]
    public void Given_no_share_then_the_plan_is_what_it_was() => Plan.WithDeclines(0, 1).ShouldBe(Plan);

    [Fact]
    public void Given_the_same_seed_then_the_declines_are_the_same_and_given_another_they_are_not()
    {
        var declined = Text(Plan.WithDeclines(20, 1));

        Text(Plan.WithDeclines(20, 1)).ShouldBe(declined);
        Text(Plan.WithDeclines(20, 2)).ShouldNotBe(declined);
    }

    [Fact]
    public void Given_a_number_of_days_then_what_is_declined_of_them_is_what_is_declined_of_the_whole()
    {
        var whole = Plan.WithDeclines(20, 1);

        var first = whole.First(new DateOnly(2022, 1, 1), 5);

        Text(first).ShouldBe(Text([.. whole.Take(first.Count)]));
    }

    [Fact]
    public void Whatever_the_seed_then_about_as_many_are_declined_as_asked_for_and_some_of_the_reasons_accepted() =>
        Prop.ForAll(Seeds, seed =>
        {
            var declined = Plan.WithDeclines(20, seed).Where(c => c.Decline is not null).ToList();
            Math.Abs((declined.Count * 100.0 / Plan.Count) - 20).ShouldBeLessThan(4);
            declined.Count(c => c.Decline!.IsAccepted).ShouldBeInRange(declined.Count / 5, declined.Count * 4 / 5);
            declined.Select(c => c.Decline!.Grounds[0]).Distinct().Order().ShouldBe(["G02", "G03", "G04", "G05", "G08", "G10", "G11"]);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Whatever_the_seed_then_every_day_follows_the_one_before_and_nobody_turns_18_on_the_way() => Prop.ForAll(
        Seeds, seed => Plan.WithDeclines(100, seed).Where(c => !IsLawful(c)).ShouldBeEmpty()).QuickCheckThrowOnFailure();

    [Fact]
    public void Whatever_the_ground_then_its_statement_is_of_this_case_and_says_that_it_is_made_up()
    {
        foreach (var c in Plan.WithDeclines(100, 1).DistinctBy(c => string.Join(' ', c.Decline!.Grounds)))
        {
            var statement = StatementForms.Statement(Guid.Empty, c, c.Decline!);
            var grounds = statement["grounds"]!.AsArray();
            grounds.Select(g => (string)g!["code"]!).ShouldBe(c.Decline!.Grounds);
            grounds.ShouldAllBe(g => ((string)g!["facts"]!).Contains($"case {c.Number}", StringComparison.Ordinal)
                && ((string)g["facts"]!).StartsWith("Fake:", StringComparison.Ordinal) && g["evidence"]!.AsArray().Count > 0);
            statement.ContainsKey("annex").ShouldBe(c.Decline!.Grounds.Contains("G05"));
        }
    }

    static bool IsLawful(ReplayCase c)
    {
        var decline = c.Decline!;
        DateOnly[] days =
        [
            c.Days.Referred, c.Days.Offered, decline.On, decline.ReviewedOn, decline.OfferedAgainOn ?? decline.ReviewedOn,
            c.Days.Answered, c.Days.Arranged, c.Days.Moved,
        ];
        return days.SequenceEqual(days.Order()) && days.All(Calendar.IsWorkingDay) && decline.On > c.Days.Offered
            && decline.ReviewedOn > decline.On && decline.IsAccepted == decline.OfferedAgainOn is not null
            && c.Children.All(child => child.DateOfBirth.AddYears(18) > c.Days.Moved);
    }

    static Arbitrary<int> Seeds => Gen.Choose(0, int.MaxValue).ToArbitrary();

    static string Text(IReadOnlyList<ReplayCase> plan) => JsonSerializer.Serialize(plan);
}
