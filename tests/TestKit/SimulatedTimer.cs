namespace TransferScheme.TestKit;

/// <summary>One timer of a <see cref="SimulatedTime"/>, which guards its fields.</summary>
sealed class SimulatedTimer(SimulatedTime time, Action fire) : ITimer
{
    internal TimeSpan Due { get; set; }

    internal TimeSpan Period { get; set; }

    internal bool Disposed { get; set; }

    internal void Fire() => fire();

    public bool Change(TimeSpan dueTime, TimeSpan period) => time.Schedule(this, dueTime, period);

    public void Dispose() => time.Forget(this);

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }
}
