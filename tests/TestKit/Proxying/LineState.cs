namespace TransferScheme.TestKit.Proxying;

/// <summary>How the line is now, for all connections of a proxy.</summary>
sealed class LineState
{
    readonly Lock _gate = new();
    TaskCompletionSource? _stalled;
    TimeSpan _latency;
    int _bytesPerSecond = int.MaxValue;

    internal void Stall()
    {
        lock (_gate)
        {
            _stalled ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    internal void Resume()
    {
        lock (_gate)
        {
            _stalled?.SetResult();
            _stalled = null;
        }
    }

    internal void Slow(TimeSpan latency, int bytesPerSecond)
    {
        lock (_gate)
        {
            (_latency, _bytesPerSecond) = (latency, bytesPerSecond);
        }
    }

    /// <summary>Takes as long as so many bytes take now; does not end while the line is stalled.</summary>
    internal async Task PassAsync(int bytes, CancellationToken cut)
    {
        while (Flowing is { IsCompleted: false } later)
        {
            await later.WaitAsync(cut);
        }

        TimeSpan time;
        lock (_gate)
        {
            time = _latency + TimeSpan.FromSeconds((double)bytes / _bytesPerSecond);
        }

        if (time > TimeSpan.FromMilliseconds(1))
        {
            await Task.Delay(time, cut);
        }
    }

    Task Flowing
    {
        get
        {
            lock (_gate)
            {
                return _stalled?.Task ?? Task.CompletedTask;
            }
        }
    }
}
