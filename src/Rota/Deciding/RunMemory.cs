namespace TransferScheme.Rota.Deciding;

/// <summary>
/// What a run of decisions writes on, each on the ledger that the one before left, so that a long run leaves next to nothing for the
/// collector. A decision stays what it is until the next is taken with the same memory, and a ledger until the next but one; what is to
/// be kept longer is decided without.
/// </summary>
public sealed class RunMemory
{
    Exclusion[] _exclusions = [];
    long[] _owed = [];
    long[] _owedToo = [];

    /// <summary>Obstacles of so many, none of them set.</summary>
    internal Exclusion[] Exclusions(int count)
    {
        _exclusions = _exclusions.Length == count ? _exclusions : new Exclusion[count];
        Array.Clear(_exclusions);
        return _exclusions;
    }

    /// <summary>Units of so many, whatever is in them, beside those of a ledger that is still read.</summary>
    internal long[] Units(Ledger beside, int count)
    {
        ref var units = ref beside.Owes(_owed) ? ref _owedToo : ref _owed;
        units = units.Length == count ? units : new long[count];
        return units;
    }
}
