namespace TransferScheme.EventStore;

/// <summary>Hands the mark on to the shards of the same process.</summary>
internal sealed class MarkSignal
{
    private readonly Lock _gate = new();
    private TaskCompletionSource _moved = New();
    private long _mark;

    /// <summary>The last number that is safe to read up to.</summary>
    public long Mark => Interlocked.Read(ref _mark);

    /// <summary>Sets the mark; it goes down only when the log was emptied.</summary>
    public void Set(long mark)
    {
        TaskCompletionSource moved;
        lock (_gate)
        {
            if (mark == _mark)
            {
                return;
            }

            _mark = mark;
            (moved, _moved) = (_moved, New());
        }

        moved.SetResult();
    }

    /// <summary>Waits until the mark is above a number, or for so long.</summary>
    public async Task WaitAboveAsync(long number, TimeSpan atMost, CancellationToken token)
    {
        Task moved;
        lock (_gate)
        {
            if (_mark > number)
            {
                return;
            }

            moved = _moved.Task;
        }

        await Task.WhenAny(moved, Task.Delay(atMost, token));
        token.ThrowIfCancellationRequested();
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
