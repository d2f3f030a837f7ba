using FsCheck;
using FsCheck.Fluent;
using TransferScheme.Rota.Batches;

namespace TransferScheme.Rota.Tests.Batches;

public sealed class BatchSolverTests
{
    static readonly Config Thousand = Config.QuickThrowOnFailure.WithMaxTest(1_000);

    [Fact]
    public void Given_a_small_burst_when_solved_then_no_other_assignment_costs_less() =>
        Check(problem =>
        {
            var answer = BatchSolver.Solve(problem);
            answer.Cost.ShouldBe(problem.Cost(answer.Authorities));
            answer.Cost.ShouldBe(Cheapest(problem, 0, problem.Authorities.ToDictionary(a => a.Id, a => a.Capacity ?? 100)));
            answer.LowerBound.ShouldBe(answer.Cost);
        });

    [Fact]
    public void Given_a_small_burst_when_solved_then_the_children_without_a_place_are_counted() =>
        Check(problem =>
        {
            var answer = BatchSolver.Solve(problem);
            answer.UnplacedChildren.ShouldBe(problem.Referrals.Zip(answer.Authorities).Where(r => r.Second is null).Sum(r => r.First.Size));
        });

    [Fact]
    public void Given_a_small_burst_in_another_order_when_solved_then_everyone_is_placed_as_before() =>
        Check(problem =>
        {
            var other = problem.Shuffled(1);
            Placed(other).ShouldBe(Placed(problem));
        });

    [Theory]
    [InlineData(100, 80, 105)]
    [InlineData(300, 212, 100)]
    public void Given_a_large_burst_in_another_order_when_solved_then_everyone_is_placed_as_before(int count, int authorities, int room)
    {
        var problem = Bursts.Large(count, authorities, room, 1);
        Placed(problem.Shuffled(2)).ShouldBe(Placed(problem));
    }

    // Searched and exchanged side by side to the end: whichever of the two is quicker, the answer is the same.
    [Fact]
    public void Given_a_burst_of_groups_that_is_not_proved_when_solved_again_then_everyone_is_placed_as_before()
    {
        var problem = Bursts.Large(100, 212, 105, 1, (0, 60, 90));
        var answer = BatchSolver.Solve(problem);
        answer.LowerBound.ShouldBeLessThan(answer.Cost);
        for (var seed = 1; seed <= 3; seed++)
        {
            Placed(problem.Shuffled(seed)).ShouldBe(Placed(problem));
        }
    }

    [Theory]
    [InlineData(25, 212, 105)]
    [InlineData(100, 212, 105)]
    [InlineData(100, 20, 100)]
    [InlineData(300, 212, 100)]
    [InlineData(300, 60, 90)]
    [InlineData(650, 212, 105)]
    [InlineData(650, 212, 100)]
    [InlineData(650, 212, 90)]
    [InlineData(650, 30, 100)]
    public void Given_a_burst_of_any_size_when_solved_then_it_costs_at_most_half_a_per_cent_more_than_the_best(
        int count, int authorities, int room)
    {
        for (var seed = 1; seed <= 3; seed++)
        {
            var problem = Bursts.Large(count, authorities, room, seed);
            var answer = BatchSolver.Solve(problem);
            answer.Cost.ShouldBe(problem.Cost(answer.Authorities));
            answer.LowerBound.ShouldBeLessThanOrEqualTo(answer.Cost);
            (answer.Cost - answer.LowerBound).ShouldBeLessThanOrEqualTo(Math.Min(answer.Cost / 200, 50_000));
        }
    }

    // Larger ones cannot be solved exactly in a test, and the bound is itself a little below the best: the goal beside it is wider.
    [Theory]
    [InlineData(300, 60, 105, 25, 50, 75)]
    [InlineData(650, 60, 100, 0, 60, 90)]
    [InlineData(650, 20, 100, 25, 50, 75)]
    public void Given_a_large_burst_of_groups_when_solved_then_it_costs_little_more_than_the_bound(
        int count, int authorities, int room, int ones, int twos, int threes)
    {
        var problem = Bursts.Large(count, authorities, room, 1, (ones, twos, threes));
        var answer = BatchSolver.Solve(problem);
        answer.Cost.ShouldBe(problem.Cost(answer.Authorities));
        (answer.Cost - answer.LowerBound).ShouldBeInRange(0, answer.Cost / 100);
    }

    [Fact]
    public void Given_room_only_for_groups_torn_apart_when_solved_then_the_group_goes_nowhere()
    {
        var problem = new BatchProblem(
            [new("a", 1), new("b", 1), new("c", 0)],
            [new("pair", 2, [new("a", 0), new("b", 0), new("c", 0)]), new("single", 1, [new("b", 7)])]);
        var answer = BatchSolver.Solve(problem);
        answer.Authorities.ShouldBe([null, "b"]);
        (answer.Cost, answer.UnplacedChildren, answer.LowerBound).ShouldBe((200_007, 2, 200_007));
    }

    [Fact]
    public void Given_nobody_to_place_when_solved_then_it_costs_nothing()
    {
        var answer = BatchSolver.Solve(new BatchProblem([new("a", 1)], []));
        answer.Authorities.ShouldBeEmpty();
        (answer.Cost, answer.UnplacedChildren, answer.LowerBound).ShouldBe((0, 0, 0));
    }

    [Fact]
    public void Given_groups_and_rooms_of_millions_when_solved_then_each_still_stays_together()
    {
        var problem = new BatchProblem(
            [new("a", 5_000_000), new("b", 4_000_000), new("c")],
            [
                new("r1", 3_000_000, [new("a", 1), new("b", 2), new("c", 10_000)]),
                new("r2", 3_000_000, [new("a", 1), new("b", 5), new("c", 10_000)]),
                new("r3", 2_000_000, [new("a", 1), new("b", 3), new("c", 10_000)]),
            ]);
        var answer = BatchSolver.Solve(problem);
        answer.Authorities.ShouldBe(["b", "a", "a"]);
        answer.Cost.ShouldBe(11_000_000);
    }

    static void Check(Action<BatchProblem> property) => Prop.ForAll(Bursts.Small, property).Check(Thousand);

    static SortedDictionary<string, string?> Placed(BatchProblem problem) => new(
        problem.Referrals.Zip(BatchSolver.Solve(problem).Authorities).ToDictionary(r => r.First.Id, r => r.Second), StringComparer.Ordinal);

    static long Cheapest(BatchProblem problem, int at, Dictionary<string, long> room)
    {
        if (at == problem.Referrals.Count)
        {
            return 0;
        }

        var referral = problem.Referrals[at];
        var cheapest = (100_000L * referral.Size) + Cheapest(problem, at + 1, room);
        foreach (var option in referral.Options.Where(o => room[o.Authority] >= referral.Size))
        {
            room[option.Authority] -= referral.Size;
            cheapest = Math.Min(cheapest, ((long)option.Mismatch * referral.Size) + Cheapest(problem, at + 1, room));
            room[option.Authority] += referral.Size;
        }

        return cheapest;
    }
}
