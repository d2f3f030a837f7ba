namespace TransferScheme.Identity.SigningIn;

/// <summary>
/// Slows down guessing: after ten failures of one name within a minute, every further try waits for a minute. In the memory of this
/// process, which is enough to take the sense out of it.
/// </summary>
/// <param name="time">Real time.</param>
sealed class FailedSignIns(RealTime time)
{
    const int Most = 10;
    static readonly TimeSpan Window = TimeSpan.FromMinutes(1);
    readonly Lock _gate = new();
    readonly Dictionary<string, Record> _records = new(StringComparer.Ordinal);
    DateTimeOffset _sweptAt = time.Now;

    /// <summary>How long a name must wait before its next try; null when it need not.</summary>
    /// <param name="name">A client id or the hash of a sign-in name.</param>
    internal TimeSpan? WaitOf(string name)
    {
        lock (_gate)
        {
            return _records.TryGetValue(name, out var record) && record.ClosedUntil > time.Now ? record.ClosedUntil - time.Now : null;
        }
    }

    /// <summary>How many names it remembers: none for longer than two minutes after its last failure and its wait.</summary>
    internal int Remembered
    {
        get
        {
            lock (_gate)
            {
                return _records.Count;
            }
        }
    }

    /// <summary>Counts a failure.</summary>
    /// <param name="name">A client id or the hash of a sign-in name.</param>
    internal void Count(string name)
    {
        lock (_gate)
        {
            var now = time.Now;
            if (now - _sweptAt >= Window)
            {
                _sweptAt = now;
                foreach (var (stale, _) in _records.Where(r => r.Value.IsOver(now)).ToList())
                {
                    _records.Remove(stale);
                }
            }

            if (!_records.TryGetValue(name, out var record))
            {
                _records[name] = record = new Record();
            }

            record.Fail(now);
        }
    }

    sealed class Record
    {
        readonly Queue<DateTimeOffset> _failures = new();

        internal DateTimeOffset ClosedUntil { get; private set; }

        internal bool IsOver(DateTimeOffset now) => ClosedUntil <= now && _failures.All(f => f <= now - Window);

        internal void Fail(DateTimeOffset now)
        {
            while (_failures.TryPeek(out var oldest) && oldest <= now - Window)
            {
                _failures.Dequeue();
            }

            _failures.Enqueue(now);
            if (_failures.Count >= Most)
            {
                ClosedUntil = now + Window;
                _failures.Clear();
            }
        }
    }
}
