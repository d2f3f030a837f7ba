using TransferScheme.Rota.Deciding;
using TransferScheme.Rota.Forecasting;

namespace TransferScheme.Rota.Tests.Forecasting;

public sealed class RunAheadTests
{
    static readonly RotaRules Strict = new("test", "given", LargestGroup: 1);

    // The regions of the worked example of the rota: E1 and E2 in East, N1 in North, S1 and S2 in South.
    static readonly Roll Example = Roll.Empty.With(
        new Dictionary<string, string> { ["E1"] = "East", ["E2"] = "East", ["N1"] = "North", ["S1"] = "South", ["S2"] = "South" });

    static readonly long[] Weights = [30_000, 20_000, 25_000, 40_000, 10_000];

    [Fact]
    public void Given_the_worked_example_when_run_ahead_then_the_children_go_where_it_says()
    {
        var ahead = RunAhead.Of(Ledger.Empty.On(Example), Positions(null), Strict, 6);

        ahead.Children.ShouldBe(6);
        Range(place => ahead.Next(place)).ShouldBe([2, 4, 3, 1, 6]);
        Range(place => ahead.Turns(place, 6)).ShouldBe([1, 1, 1, 2, 1]);
        Range(place => ahead.Turns(place, 4.9)).ShouldBe([1, 1, 1, 1, 0]);
        Range(place => ahead.Turns(place, -3)).ShouldBe([0, 0, 0, 0, 0]);

        // After the first share South is at 0.4 of a child: it falls a whole one behind with the second child after this one.
        Range(place => ahead.Latest(place)).ShouldBe([3, 6, 6, 3, 8]);
    }

    [Fact]
    public void Given_room_and_thresholds_when_run_ahead_then_the_children_of_the_run_count_and_it_ends_when_all_are_full()
    {
        var positions = Positions(2);
        positions[3] = positions[3] with { Uasc = 9, Threshold = 10, Room = null };

        var ahead = RunAhead.Of(Ledger.Empty.On(Example), positions, Strict, 100);

        (ahead.Children, Range(place => ahead.Turns(place, 100))).ShouldBe((9, [2, 2, 2, 1, 2]), Compare);
    }

    [Fact]
    public void Given_nobody_taking_part_when_run_ahead_then_nobody_has_a_turn()
    {
        var ahead = RunAhead.Of(Ledger.Empty.On(Example), Positions(0), Strict, 10);

        (ahead.Children, ahead.Next(0), ahead.Latest(0), ahead.Turns(0, 10)).ShouldBe((0, null, null, 0));
    }

    static readonly EqualityComparer<(int, IReadOnlyList<int>)> Compare =
        EqualityComparer<(int, IReadOnlyList<int>)>.Create((x, y) => x.Item1 == y.Item1 && x.Item2.SequenceEqual(y.Item2));

    static Position[] Positions(int? room) => [.. Weights.Select(weight => new Position(weight, true, null, null, room))];

    static IReadOnlyList<T> Range<T>(Func<int, T> of) => [.. Enumerable.Range(0, Example.Count).Select(of)];
}
