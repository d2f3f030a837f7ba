using FsCheck;
using FsCheck.Fluent;

namespace TransferScheme.EventStore.Tests.Daemon;

/// <summary>The decision how far readers may go, without a database.</summary>
public sealed class HighWaterTests
{
    [Fact]
    public void Given_consecutive_numbers_when_looked_at_then_the_mark_is_the_last()
    {
        var water = new HighWater(3);

        water.Advance(new Look(100, [new Run(4, 9)], [])).ShouldBeFalse();

        water.Mark.ShouldBe(9);
        water.Gap.ShouldBeNull();
    }

    [Fact]
    public void Given_hole_when_first_seen_then_the_mark_stops_and_a_fence_is_wanted()
    {
        var water = new HighWater(0);

        water.Advance(new Look(100, [new Run(1, 2), new Run(4, 6)], [])).ShouldBeTrue();

        water.Mark.ShouldBe(2);
        water.Gap.ShouldBe(new Run(3, 3));
    }

    [Fact]
    public void Given_hole_when_an_older_transaction_still_runs_then_the_mark_waits()
    {
        var water = new HighWater(0);
        water.Advance(new Look(100, [new Run(1, 2), new Run(4, 6)], []));
        water.Raise(120, seenAt: 0);

        water.Advance(new Look(120, [new Run(4, 7)], [])).ShouldBeFalse();

        water.Mark.ShouldBe(2);
    }

    [Fact]
    public void Given_hole_when_all_older_transactions_ended_then_the_mark_passes_it()
    {
        var water = new HighWater(0);
        water.Advance(new Look(100, [new Run(1, 2), new Run(4, 6)], []));
        water.Raise(120, seenAt: 0);

        water.Advance(new Look(121, [new Run(4, 8)], [])).ShouldBeFalse();

        water.Mark.ShouldBe(8);
    }

    [Fact]
    public void Given_hole_that_is_filled_late_when_looked_at_then_its_number_is_not_passed_over()
    {
        var water = new HighWater(0);
        water.Advance(new Look(100, [new Run(2, 3)], []));
        water.Raise(120, seenAt: 0);

        water.Advance(new Look(100, [new Run(1, 3)], []));

        water.Mark.ShouldBe(3);
    }

    [Fact]
    public void Given_second_hole_above_the_fence_when_the_first_is_settled_then_the_second_is_still_waited_for()
    {
        var water = new HighWater(0);
        water.Advance(new Look(100, [new Run(2, 3)], []));
        water.Raise(120, seenAt: 0);

        water.Advance(new Look(130, [new Run(2, 3), new Run(5, 5)], [])).ShouldBeTrue();

        water.Mark.ShouldBe(3);
        water.Gap.ShouldBe(new Run(4, 4));
    }

    [Fact]
    public void Given_hole_when_its_fence_is_released_then_it_is_passed_although_others_still_run()
    {
        var water = new HighWater(0);
        water.Advance(new Look(100, [new Run(2, 3)], []));
        water.Raise(120, seenAt: 0);
        water.GapFence.ShouldNotBeNull().Examine(_nobody, anyPrepared: false);

        water.Advance(new Look(100, [new Run(2, 3)], []));

        water.Mark.ShouldBe(3);
    }

    [Fact]
    public void Given_several_fences_when_all_who_held_a_number_have_ended_then_all_are_settled_at_once()
    {
        var water = new HighWater(0);
        for (var number = 2; number <= 8; number += 2)
        {
            water.Advance(new Look(100, [.. Enumerable.Range(1, number / 2).Select(i => new Run(2 * i, 2 * i))], []));
            water.Raise(120 + number, seenAt: 0);
        }

        Examine(water, "1/7", "2/9");
        Examine(water, "2/9", "3/1");
        water.Fences.ShouldAllBe(fence => !fence.IsReleased);
        Examine(water, "3/1", "4/4");
        water.Advance(new Look(100, [new Run(2, 2), new Run(4, 4), new Run(6, 6), new Run(8, 8), new Run(10, 10)], []));

        water.Mark.ShouldBe(8);
        water.Gap.ShouldBe(new Run(9, 9));
    }

    [Fact]
    public void Given_prepared_transaction_that_holds_a_number_when_examined_then_no_fence_is_released()
    {
        var fence = new Fence(3, 120, SeenAt: 0);

        fence.Examine(_nobody, anyPrepared: true);

        fence.IsReleased.ShouldBeFalse();
    }

    static readonly IReadOnlySet<string> _nobody = new HashSet<string>();

    static void Examine(HighWater water, params string[] holders)
    {
        foreach (var fence in water.Fences)
        {
            fence.Examine(holders.ToHashSet(), anyPrepared: false);
        }
    }

    [Fact]
    public void Given_any_interleaving_of_writers_when_looked_at_then_nothing_in_flight_is_passed_and_all_is_reached_in_the_end() =>
        Prop.ForAll(Gen.Choose(0, 11).ArrayOf(200).ToArbitrary(), steps =>
        {
            var log = new SimulatedLog(writers: 4);
            var water = new HighWater(0);
            foreach (var step in steps)
            {
                if (step < 8)
                {
                    log.Step(step % 4, commits: step < 6);
                    continue;
                }

                log.Look(water);
                if (log.InFlight.Any(number => number <= water.Mark) || water.Mark > log.HighestCommitted)
                {
                    return false;
                }
            }

            log.EndAll();
            for (var look = 0; look < 3; look++)
            {
                log.Look(water);
            }

            return water.Mark == log.HighestCommitted;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));
}
