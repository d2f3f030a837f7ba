using System.Runtime.CompilerServices;

namespace TransferScheme.Rota.Batches;

/// <summary>
/// The most worth that fits into a room, each referral whole or not at all: Bellman's recursion over the places of the room. The
/// candidates are laid in first; only those of some worth count. Its tables are kept from one use to the next.
/// </summary>
sealed class Knapsack
{
    int[] _referrals = new int[64];
    int[] _sizes = new int[64];
    long[] _worths = new long[64];
    long[] _best = new long[64];
    bool[] _chosen = new bool[1024];
    long _children;

    /// <summary>Cells filled so far: the measure of work.</summary>
    internal long Work { get; private set; }

    /// <summary>How many candidates there are.</summary>
    internal int Count { get; private set; }

    /// <summary>Takes every candidate out.</summary>
    /// <param name="most">How many will be laid in at most.</param>
    internal void Clear(int most)
    {
        (Count, _children) = (0, 0);
        if (_worths.Length < most)
        {
            (_referrals, _sizes, _worths) = (new int[most], new int[most], new long[most]);
        }

        Work += most;
    }

    /// <summary>Lays a candidate in.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Add(int referral, int size, long worth)
    {
        (_referrals[Count], _sizes[Count], _worths[Count]) = (referral, size, worth);
        Count++;
        _children += size;
    }

    /// <summary>The most worth that fits.</summary>
    /// <param name="room">Places for children.</param>
    /// <param name="taken">Is counted up for each referral chosen; empty where nobody asks which they are.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal long Fill(long room, Span<int> taken)
    {
        if (_children <= room)
        {
            return TakeAll(taken);
        }

        var cells = (int)room + 1;
        Work += (long)Count * cells;
        if (_best.Length < cells)
        {
            _best = new long[cells];
        }

        if (_chosen.Length < Count * cells)
        {
            _chosen = new bool[Count * cells * 2];
        }

        Array.Clear(_best, 0, cells);
        for (var i = 0; i < Count; i++)
        {
            Extend(_best.AsSpan(0, cells), _chosen.AsSpan(i * cells, cells), _sizes[i], _worths[i]);
        }

        if (!taken.IsEmpty)
        {
            TraceBack(cells, taken);
        }

        return _best[cells - 1];
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void Extend(Span<long> best, Span<bool> chosen, int size, long worth)
    {
        for (var at = best.Length - 1; at >= 0; at--)
        {
            chosen[at] = at >= size && best[at - size] + worth > best[at];
            if (chosen[at])
            {
                best[at] = best[at - size] + worth;
            }
        }
    }

    void TraceBack(int cells, Span<int> taken)
    {
        var at = cells - 1;
        for (var i = Count - 1; i >= 0; i--)
        {
            if (_chosen[(i * cells) + at])
            {
                taken[_referrals[i]]++;
                at -= _sizes[i];
            }
        }
    }

    long TakeAll(Span<int> taken)
    {
        var sum = 0L;
        for (var i = 0; i < Count; i++)
        {
            sum += _worths[i];
            if (!taken.IsEmpty)
            {
                taken[_referrals[i]]++;
            }
        }

        return sum;
    }
}
