namespace TransferScheme.EventStore;

/// <summary>Decides how far readers may go: every number up to the mark is committed or can never come any more.</summary>
/// <remarks>
/// An append takes its transaction id before it draws its number. So when a number is missing below a committed one, whoever drew
/// it has a lower transaction id than the one that the reader draws after it saw the hole (the fence). Once every transaction below
/// the fence has ended, a look that still misses the number proves that it was lost: it was rolled back, or burned in a crash.
/// Nothing here goes by the clock, and nothing above the highest committed number is ever passed.
/// </remarks>
sealed class HighWater(long start)
{
    const int MostFences = 32;

    readonly List<Fence> _fences = [];
    long _gapEnd;

    /// <summary>The last number that is safe to read up to.</summary>
    public long Mark { get; private set; } = start;

    /// <summary>The highest committed number seen so far.</summary>
    public long Head { get; private set; } = start;

    /// <summary>The hole that is being waited for, or null when every number seen is at or below the mark.</summary>
    public Run? Gap => _gapEnd > Mark ? new Run(Mark + 1, _gapEnd) : null;

    /// <summary>The fence of the hole that is being waited for.</summary>
    public Fence? GapFence => _gapEnd > Mark ? _fences.FirstOrDefault(fence => fence.UpTo > _gapEnd) : null;

    /// <summary>The fences that are not settled yet, the oldest first.</summary>
    public IReadOnlyList<Fence> Fences => _fences;

    /// <summary>Takes in a look and moves the mark as far as it proves.</summary>
    /// <returns>True when it shows holes that no fence covers yet: draw a transaction id and hand it to <see cref="Raise"/>.</returns>
    public bool Advance(Look look)
    {
        var settled = Settle(look.OldestRunning);
        _gapEnd = 0;
        var open = false;
        foreach (var run in look.Committed)
        {
            Head = Math.Max(Head, run.Last);
            if (_gapEnd == 0 && (run.First == Mark + 1 || run.First <= settled))
            {
                Mark = run.Last;
                continue;
            }

            _gapEnd = _gapEnd == 0 ? run.First - 1 : _gapEnd;
            open |= _fences.Count == 0 || run.First > _fences[^1].UpTo;
        }

        return open && _fences.Count < MostFences;
    }

    /// <summary>Notes a transaction id that was drawn after the last look: it stands for all holes of that look.</summary>
    public void Raise(long transactionId, long seenAt) => _fences.Add(new Fence(Head, transactionId, seenAt));

    long Settle(long oldestRunning)
    {
        var last = _fences.FindLastIndex(fence => fence.IsReleased || fence.TransactionId < oldestRunning);
        var settled = last < 0 ? 0 : _fences[last].UpTo;
        _fences.RemoveRange(0, last + 1);
        return settled;
    }
}

/// <summary>What the reader noted when it first saw a hole.</summary>
/// <param name="UpTo">The highest committed number at that time: every hole below it is covered.</param>
/// <param name="TransactionId">The id that the reader drew after it saw the hole.</param>
/// <param name="SeenAt">When, as a real-time stamp.</param>
sealed record Fence(long UpTo, long TransactionId, long SeenAt)
{
    HashSet<string>? _suspects;

    /// <summary>Whether other evidence tells that nobody is left who could fill a hole below it; holds for later looks.</summary>
    public bool IsReleased { get; private set; }

    /// <summary>
    /// Takes in who holds a number now. Those that do at the first time are all that can have drawn one below the fence; once each
    /// of them has been missed, it is released.
    /// </summary>
    /// <param name="holders">Transactions that hold a number, read after the fence was noted, by names that are never used again.</param>
    /// <param name="anyPrepared">Whether one of them is prepared: it goes under a new name, so that none can be ruled out.</param>
    public void Examine(IReadOnlySet<string> holders, bool anyPrepared)
    {
        _suspects ??= [.. holders];
        _suspects.IntersectWith(holders);
        IsReleased |= _suspects.Count == 0 && !anyPrepared;
    }
}
