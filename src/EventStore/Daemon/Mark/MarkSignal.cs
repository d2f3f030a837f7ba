namespace TransferScheme.EventStore;

/// <summary>Hands the mark on to the shards of the same process, with what kinds of events came lately.</summary>
sealed class MarkSignal
{
    const int Remembered = 100;

    readonly Lock _gate = new();
    readonly Queue<Advance> _advances = new();
    TaskCompletionSource _moved = New();
    long _mark;

    /// <summary>The last number that is safe to read up to.</summary>
    public long Mark => Interlocked.Read(ref _mark);

    /// <summary>Sets the mark; it goes down only when the log was emptied.</summary>
    /// <param name="from">The mark before the look.</param>
    /// <param name="to">The mark after it.</param>
    /// <param name="types">All types of events between the two; others may be among them. Null when they are not known.</param>
    public void Set(long from, long to, IReadOnlyList<string>? types)
    {
        TaskCompletionSource moved;
        lock (_gate)
        {
            if (from != _mark || types is null)
            {
                // What lies before is not known to this process.
                _advances.Clear();
            }

            if (from != to && types is not null)
            {
                _advances.Enqueue(new Advance(from, to, types));
            }

            if (to == _mark)
            {
                return;
            }

            while (_advances.Count > Remembered)
            {
                _advances.Dequeue();
            }

            _mark = to;
            (moved, _moved) = (_moved, New());
        }

        moved.SetResult();
    }

    /// <summary>Whether there may be an event of the types in a range; where it is not known any more, there may.</summary>
    public bool MayHold(IReadOnlySet<string>? types, long floor, long ceiling)
    {
        lock (_gate)
        {
            return types is null || _advances.Count == 0 || floor < _advances.Peek().From
                || _advances.Any(advance => advance.To > floor && advance.From < ceiling && advance.Types.Any(types.Contains));
        }
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

    static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    sealed record Advance(long From, long To, IReadOnlyList<string> Types);
}
