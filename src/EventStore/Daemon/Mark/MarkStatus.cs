namespace TransferScheme.EventStore;

/// <summary>What this process knows of the mark, for health.</summary>
sealed class MarkStatus(TimeProvider clock)
{
    const int MostHeads = 2048;

    readonly Lock _gate = new();
    readonly List<(long Number, long SeenAt)> _heads = [];
    MarkMoment _moment = new(MarkDuty.None, 0, 0, null, 0);

    /// <summary>A look succeeded; every shard has done the numbers up to <paramref name="doneUpTo"/>.</summary>
    public void Look(long mark, long head, GapWait? gap, long doneUpTo)
    {
        lock (_gate)
        {
            var now = clock.GetTimestamp();
            _moment = new MarkMoment(MarkDuty.Looking, mark, head, gap, now);
            _heads.RemoveRange(0, _heads.TakeWhile(seen => seen.Number <= doneUpTo).Count());
            if (head > doneUpTo && (_heads.Count == 0 || head > _heads[^1].Number))
            {
                _heads.Add((head, now));
            }

            // Thinned out, an age may be too low by the time between two neighbours.
            for (var i = MostHeads; _heads.Count > MostHeads && i > 0; i -= 2)
            {
                _heads.RemoveAt(i - 1);
            }
        }
    }

    /// <summary>It is going to look, or to ask whether it may.</summary>
    public void Begin() => Set(MarkDuty.Looking);

    /// <summary>Another node does the looking; this one has just asked again.</summary>
    public void StandBy() => Set(MarkDuty.StandingBy);

    /// <summary>It does nothing about the mark here until the next look.</summary>
    public void Leave() => Set(MarkDuty.None);

    /// <summary>All of it at one moment.</summary>
    public MarkMoment Read()
    {
        lock (_gate)
        {
            return _moment;
        }
    }

    /// <summary>For how long this process has known of an event above the position, real time; null when it knows of none.</summary>
    public TimeSpan? AgeAbove(long position)
    {
        lock (_gate)
        {
            var index = _heads.FindIndex(seen => seen.Number > position);
            return index < 0 ? null : clock.GetElapsedTime(_heads[index].SeenAt);
        }
    }

    void Set(MarkDuty duty)
    {
        lock (_gate)
        {
            _moment = _moment with { Duty = duty, LookedAt = clock.GetTimestamp() };
        }
    }
}

/// <summary>What a process does about the mark.</summary>
enum MarkDuty
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>It waits for the locks that another node holds.</summary>
    StandingBy,

    /// <summary>It looks at the log again and again.</summary>
    Looking,
}

/// <summary>The mark at one moment.</summary>
/// <param name="Duty">What the process does about it.</param>
/// <param name="Mark">The last number that is safe to read up to.</param>
/// <param name="Head">The highest committed number seen.</param>
/// <param name="Gap">The hole that is waited for.</param>
/// <param name="LookedAt">When it last looked or asked, as a real-time stamp.</param>
sealed record MarkMoment(MarkDuty Duty, long Mark, long Head, GapWait? Gap, long LookedAt);
