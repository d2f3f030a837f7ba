namespace TransferScheme.Rota.Deciding;

/// <summary>
/// Arrays that a run of decisions uses again and again, so that a long run leaves next to nothing for the collector: at ten thousand
/// authorities each decision would leave 90 KB. Each is taken on the ledger that the one before left. The price is that nothing lasts: a
/// decision is overwritten by the next one with the same memory, and its ledger by the next but one. What is to be kept longer is decided
/// without.
/// </summary>
public sealed class RunMemory
{
    Exclusion[] _exclusions = [];

    // A decision reads what was owed before it while it writes what is owed after it: it takes whichever of the two its ledger has not.
    long[] _owed = [];
    long[] _otherOwed = [];

    /// <summary>Room for everyone's first obstacle; none is set.</summary>
    /// <param name="count">How many authorities there are.</param>
    internal Exclusion[] Exclusions(int count)
    {
        _exclusions = _exclusions.Length == count ? _exclusions : new Exclusion[count];
        Array.Clear(_exclusions);
        return _exclusions;
    }

    /// <summary>Room for what everyone is owed after a decision; what stands in it is of no meaning.</summary>
    /// <param name="before">The ledger before the decision, which is still read: its own array is left alone.</param>
    /// <param name="count">How many authorities there are.</param>
    internal long[] Owed(Ledger before, int count)
    {
        ref var owed = ref before.Owes(_owed) ? ref _otherOwed : ref _owed;
        owed = owed.Length == count ? owed : new long[count];
        return owed;
    }
}
