namespace TransferScheme.TestKit.Tests;

public sealed class SimulatedTimeTests
{
    static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    readonly SimulatedTime time = new(Start);
    readonly List<string> fired = [];

    [Fact]
    public void Given_timers_when_time_passes_then_they_fire_in_order_at_their_moments()
    {
        using var late = Timer("late", TimeSpan.FromMinutes(5), Timeout.InfiniteTimeSpan);
        using var every = Timer("every", TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(2));
        using var never = Timer("never", Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        time.Advance(TimeSpan.FromMinutes(5));

        fired.ShouldBe(["every 09:02", "every 09:04", "late 09:05"]);
        time.GetUtcNow().ShouldBe(Start.AddMinutes(5));
    }

    [Fact]
    public void Given_a_changed_and_a_disposed_timer_when_time_passes_then_the_one_fires_later_and_the_other_never()
    {
        using var changed = Timer("changed", TimeSpan.FromMinutes(1), Timeout.InfiniteTimeSpan);
        var disposed = Timer("disposed", TimeSpan.FromMinutes(1), Timeout.InfiniteTimeSpan);

        changed.Change(TimeSpan.FromMinutes(3), Timeout.InfiniteTimeSpan).ShouldBeTrue();
        disposed.Dispose();
        disposed.Change(TimeSpan.FromMinutes(1), Timeout.InfiniteTimeSpan).ShouldBeFalse();
        time.AdvanceTo(Start.AddHours(1));

        fired.ShouldBe(["changed 09:03"]);
    }

    [Fact]
    public async Task Given_a_delay_when_its_time_has_passed_then_it_is_over()
    {
        var delay = Task.Delay(TimeSpan.FromHours(1), time);

        time.Advance(TimeSpan.FromMinutes(59));
        delay.IsCompleted.ShouldBeFalse();
        time.Advance(TimeSpan.FromMinutes(1));

        await delay;
    }

    [Fact]
    public void Given_a_timer_when_the_wall_clock_is_set_back_then_no_time_passes_and_it_fires_after_its_span()
    {
        using var timer = Timer("timer", TimeSpan.FromMinutes(1), Timeout.InfiniteTimeSpan);
        var begun = time.GetTimestamp();

        time.Set(Start.AddHours(-1));
        time.GetElapsedTime(begun).ShouldBe(TimeSpan.Zero);
        time.Advance(TimeSpan.FromMinutes(1));

        fired.ShouldBe(["timer 08:01"]);
        time.GetElapsedTime(begun).ShouldBe(TimeSpan.FromMinutes(1));
    }

    ITimer Timer(string name, TimeSpan due, TimeSpan period) =>
        time.CreateTimer(_ => fired.Add($"{name} {time.GetUtcNow():HH:mm}"), null, due, period);
}
