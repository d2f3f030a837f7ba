namespace TransferScheme.TestKit;

/// <summary>A clock that stands still until a test moves it. Timers fire when it is advanced, in the order they are due.</summary>
/// <param name="start">The first moment.</param>
public sealed class SimulatedTime(DateTimeOffset start) : TimeProvider
{
    readonly Lock gate = new();
    readonly List<SimulatedTimer> timers = [];
    DateTimeOffset wall = start.ToUniversalTime();
    TimeSpan run;

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow()
    {
        lock (gate)
        {
            return wall;
        }
    }

    /// <inheritdoc/>
    public override long GetTimestamp()
    {
        lock (gate)
        {
            return run.Ticks;
        }
    }

    /// <summary>Lets time pass. A timer's callback sees the moment at which it was due, and may start further timers.</summary>
    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        TimeSpan end;
        lock (gate)
        {
            end = run + by;
        }
        while (NextDue(end) is { } timer)
        {
            timer.Fire();
        }
    }

    /// <summary>Lets time pass until the given moment.</summary>
    public void AdvanceTo(DateTimeOffset moment) => Advance(moment - GetUtcNow());

    /// <summary>Sets the wall clock, forward or back, as an administrator does: no time passes and no timer fires.</summary>
    public void Set(DateTimeOffset moment)
    {
        lock (gate)
        {
            wall = moment.ToUniversalTime();
        }
    }

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new SimulatedTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    internal bool Schedule(SimulatedTimer timer, TimeSpan due, TimeSpan period)
    {
        lock (gate)
        {
            if (timer.Disposed)
            {
                return false;
            }
            timers.Remove(timer);
            if (due != Timeout.InfiniteTimeSpan)
            {
                (timer.Due, timer.Period) = (run + due, period);
                timers.Add(timer);
            }
        }
        if (due == TimeSpan.Zero)
        {
            Advance(TimeSpan.Zero);
        }
        return true;
    }

    internal void Forget(SimulatedTimer timer)
    {
        lock (gate)
        {
            timer.Disposed = true;
            timers.Remove(timer);
        }
    }

    SimulatedTimer? NextDue(TimeSpan end)
    {
        lock (gate)
        {
            var timer = timers.Where(each => each.Due <= end).MinBy(each => each.Due);
            MoveTo(timer?.Due ?? end);
            if (timer is { Period: var period } && period > TimeSpan.Zero)
            {
                timer.Due += period;
            }
            else if (timer is not null)
            {
                timers.Remove(timer);
            }
            return timer;
        }
    }

    void MoveTo(TimeSpan moment)
    {
        if (moment > run)
        {
            wall += moment - run;
            run = moment;
        }
    }
}
