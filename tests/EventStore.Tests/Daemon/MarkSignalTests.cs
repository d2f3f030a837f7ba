namespace TransferScheme.EventStore.Tests.Daemon;

/// <summary>Shards ask the database only when there may be something for them.</summary>
public sealed class MarkSignalTests
{
    static readonly HashSet<string> _apples = ["apples_picked"];

    [Fact]
    public void Given_types_of_each_advance_when_asked_then_ranges_without_the_wanted_one_are_known()
    {
        var mark = new MarkSignal();
        mark.Set(0, 3, ["tree_planted"]);
        mark.Set(3, 5, ["rain_fell", "apples_picked"]);
        mark.Set(5, 9, ["rain_fell"]);

        mark.Mark.ShouldBe(9);
        mark.MayHold(_apples, 0, 3).ShouldBeFalse();
        mark.MayHold(_apples, 0, 4).ShouldBeTrue();
        mark.MayHold(_apples, 4, 9).ShouldBeTrue();
        mark.MayHold(_apples, 5, 9).ShouldBeFalse();
        mark.MayHold(null, 5, 9).ShouldBeTrue();
    }

    [Fact]
    public void Given_reader_that_starts_at_a_stored_mark_when_asked_about_earlier_then_there_may_be()
    {
        var mark = new MarkSignal();
        mark.Set(100, 100, []);
        mark.Set(100, 103, ["rain_fell"]);

        mark.MayHold(_apples, 99, 103).ShouldBeTrue();
        mark.MayHold(_apples, 100, 103).ShouldBeFalse();
    }

    [Fact]
    public void Given_advance_that_was_only_counted_when_asked_then_there_may_be_anything_in_it()
    {
        var mark = new MarkSignal();
        mark.Set(0, 50_000, null);
        mark.Set(50_000, 50_003, ["rain_fell"]);

        mark.Mark.ShouldBe(50_003);
        mark.MayHold(_apples, 0, 50_000).ShouldBeTrue();
        mark.MayHold(_apples, 49_999, 50_003).ShouldBeTrue();
        mark.MayHold(_apples, 50_000, 50_003).ShouldBeFalse();
    }

    [Fact]
    public void Given_log_that_was_emptied_when_asked_then_what_was_known_is_forgotten()
    {
        var mark = new MarkSignal();
        mark.Set(0, 9, ["rain_fell"]);
        mark.Set(0, 0, []);
        mark.Set(0, 4, ["apples_picked"]);

        mark.Mark.ShouldBe(4);
        mark.MayHold(_apples, 0, 4).ShouldBeTrue();
    }

    [Fact]
    public void Given_many_advances_when_asked_about_the_first_then_there_may_be()
    {
        var mark = new MarkSignal();
        for (var i = 0; i < 500; i++)
        {
            mark.Set(i, i + 1, ["rain_fell"]);
        }

        mark.MayHold(_apples, 10, 500).ShouldBeTrue();
        mark.MayHold(_apples, 450, 500).ShouldBeFalse();
    }

    [Fact]
    public async Task Given_waiting_when_the_mark_moves_then_it_ends_at_once()
    {
        var mark = new MarkSignal();
        var waiting = mark.WaitAboveAsync(0, TimeSpan.FromMinutes(1), CancellationToken.None);

        mark.Set(0, 1, ["rain_fell"]);

        await waiting.WaitAsync(TimeSpan.FromSeconds(5));
    }
}
