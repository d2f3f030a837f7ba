using System.Numerics;
using System.Runtime.CompilerServices;

namespace TransferScheme.Rota.Batches;

/// <summary>Seats that pass between a hub and one other place.</summary>
/// <param name="Seats">For each size how many groups come to the hub; below 0 where they leave it.</param>
/// <param name="Load">Children that the hub has more after it.</param>
sealed record Trade(int[] Seats, int Load);

/// <summary>
/// Chooses the trades of a hub: for each other place and each load the cheapest, and of those the cheapest set with a few places that
/// the hub has room for. Costs of trades are added up as if none stood in another's way; who makes a trade finds out.
/// </summary>
sealed class Trades
{
    /// <summary>What costs as much cannot be done.</summary>
    internal const int Infeasible = SizeFlow.NoWay / 4;

    const int Most = 3;
    const int MostSeats = 4;
    const int Kept = 3;

    readonly int _width;
    readonly int _largest;
    readonly int _cells;
    readonly int[][][] _terms;
    readonly Trade[] _trades;
    readonly int[][] _counts;
    readonly int[] _costs;
    readonly int[] _which;
    readonly int[] _spokes;
    readonly int[] _sums;
    readonly sbyte[] _chosen;
    readonly List<(int Cost, int Count, int Load)> _sets = [];
    readonly List<(int Place, Trade Trade)> _set = [];
    int _count;

    /// <summary>Lays the trades out.</summary>
    /// <param name="sizes">The sizes of groups, ascending.</param>
    /// <param name="into">For each size, what a seat costs that passes to the hub from each place.</param>
    /// <param name="from">For each size, what one costs that passes from the hub to each.</param>
    /// <param name="counts">For each size, how many groups are at each place.</param>
    internal Trades(IReadOnlyList<int> sizes, int[][] into, int[][] from, int[][] counts)
    {
        _counts = counts;
        (_width, _largest) = (into[0].Length, sizes[^1]);
        _trades =
        [
            .. Combinations(sizes.Count).Select(c => new Trade(c, c.Select((n, k) => n * sizes[k]).Sum()))
                .Where(t => t.Seats.Sum(Math.Abs) is > 0 and var seats && Math.Abs(t.Load) <= (seats < MostSeats ? _largest : 1)),
        ];
        _terms =
        [
            .. _trades.Select(t => t.Seats.SelectMany((n, k) => Enumerable.Repeat(n > 0 ? into[k] : from[k], Math.Abs(n))).ToArray()),
        ];
        _costs = new int[((2 * _largest) + 1) * _width];
        _which = new int[_costs.Length];
        _cells = (4 * _largest) + 1;
        _spokes = new int[((2 * _largest) + 1) * Kept];
        _sums = new int[(Most + 1) * _cells];
        _chosen = new sbyte[_spokes.Length * _sums.Length];
    }

    /// <summary>The measure of the work done.</summary>
    internal long Work { get; private set; }

    /// <summary>Finds the cheapest trade of each load with each place.</summary>
    /// <param name="hub">The hub.</param>
    /// <param name="slack">Free places of each.</param>
    internal void Weigh(int hub, int[] slack)
    {
        _costs.AsSpan().Fill(SizeFlow.NoWay);
        for (var t = 0; t < _trades.Length; t++)
        {
            if (Has(hub, _trades[t].Seats))
            {
                Lower(_terms[t], slack, t, (_trades[t].Load + _largest) * _width);
                Work += _width / 4;
            }
        }
    }

    /// <summary>Rules a place out.</summary>
    internal void Exclude(int place)
    {
        for (var at = place; at < _costs.Length; at += _width)
        {
            _costs[at] = SizeFlow.NoWay;
        }
    }

    /// <summary>The sets of trades that cost less than so much, the cheapest first.</summary>
    /// <param name="room">Free places of the hub.</param>
    /// <param name="below">How much.</param>
    /// <returns>How many there are.</returns>
    internal int Choose(int room, int below)
    {
        Pick();
        _sums.AsSpan().Fill(SizeFlow.NoWay);
        _sums[_cells / 2] = 0;
        for (var i = 0; i < _count; i++)
        {
            Extend(i);
        }

        Work += (long)_count * Most * _cells * ((2 * _largest) + 1) / 2;
        _sets.Clear();
        for (var n = 1; n <= Most; n++)
        {
            for (var at = 0; at < _cells && at - (_cells / 2) <= room; at++)
            {
                if (_sums[(n * _cells) + at] < below)
                {
                    _sets.Add((_sums[(n * _cells) + at], n, at));
                }
            }
        }

        _sets.Sort();
        return _sets.Count;
    }

    /// <summary>One of the sets.</summary>
    internal IReadOnlyList<(int Place, Trade Trade)> Set(int which)
    {
        var (_, n, at) = _sets[which];
        _set.Clear();
        for (var i = _count - 1; n > 0; i--)
        {
            var load = _chosen[(i * _sums.Length) + (n * _cells) + at];
            if (load != sbyte.MinValue)
            {
                _set.Add((_spokes[i], _trades[_which[((load + _largest) * _width) + _spokes[i]]]));
                at -= load;
                n--;
            }
        }

        return _set;
    }

    // Whether a hub has the groups that would leave it.
    bool Has(int hub, int[] seats)
    {
        for (var k = 0; k < seats.Length; k++)
        {
            if (_counts[k][hub] + seats[k] < 0)
            {
                return false;
            }
        }

        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    void Lower(int[][] terms, int[] slack, int trade, int row)
    {
        ref var costs = ref _costs[row];
        ref var which = ref _which[row];
        ref var room = ref slack[0];
        var seats = _trades[trade].Seats;
        var (least, own) = (new Vector<int>(-_trades[trade].Load), new Vector<int>(trade));
        for (var i = 0; i < _width; i += Vector<int>.Count)
        {
            var offset = (nuint)i;
            var known = Vector.LoadUnsafe(ref costs, offset);
            var cost = Vector<int>.Zero;
            foreach (var term in terms)
            {
                cost += Vector.LoadUnsafe(ref term[0], offset);
            }

            var lower = Vector.LessThan(cost, known) & Vector.GreaterThanOrEqual(Vector.LoadUnsafe(ref room, offset), least);
            for (var k = 0; k < seats.Length; k++)
            {
                if (seats[k] > 1)
                {
                    lower &= Vector.GreaterThanOrEqual(Vector.LoadUnsafe(ref _counts[k][0], offset), new Vector<int>(seats[k]));
                }
            }

            Vector.ConditionalSelect(lower, cost, known).StoreUnsafe(ref costs, offset);
            Vector.ConditionalSelect(lower, own, Vector.LoadUnsafe(ref which, offset)).StoreUnsafe(ref which, offset);
        }
    }

    // The places with the cheapest trades of each load.
    void Pick()
    {
        _count = 0;
        Span<int> kept = stackalloc int[Kept];
        for (var row = 0; row < _costs.Length; row += _width)
        {
            var found = 0;
            var costs = _costs.AsSpan(row, _width);
            for (var place = 0; place < costs.Length; place++)
            {
                var cost = costs[place];
                if (cost < (found < Kept ? Infeasible : costs[kept[Kept - 1]]))
                {
                    var at = found < Kept ? found++ : Kept - 1;
                    for (; at > 0 && cost < costs[kept[at - 1]]; at--)
                    {
                        kept[at] = kept[at - 1];
                    }

                    kept[at] = place;
                }
            }

            foreach (var place in kept[..found])
            {
                if (!_spokes.AsSpan(0, _count).Contains(place))
                {
                    _spokes[_count++] = place;
                }
            }
        }
    }

    // One more place: with it, or without, whichever is cheaper.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    void Extend(int spoke)
    {
        Span<int> own = stackalloc int[(2 * _largest) + 1];
        for (var load = 0; load < own.Length; load++)
        {
            own[load] = _costs[(load * _width) + _spokes[spoke]];
        }

        for (var n = Most; n > 0; n--)
        {
            var before = _sums.AsSpan((n - 1) * _cells, _cells);
            var sums = _sums.AsSpan(n * _cells, _cells);
            var chosen = _chosen.AsSpan((spoke * _sums.Length) + (n * _cells), _cells);
            chosen.Fill(sbyte.MinValue);
            for (var was = 0; was < before.Length; was++)
            {
                if (before[was] < Infeasible)
                {
                    var (least, most) = (Math.Max(0, _largest - was), Math.Min(own.Length, before.Length - was + _largest));
                    for (var load = least; load < most; load++)
                    {
                        var sum = before[was] + own[load];
                        var at = was + load - _largest;
                        if (sum < sums[at])
                        {
                            sums[at] = sum;
                            chosen[at] = (sbyte)(load - _largest);
                        }
                    }
                }
            }
        }
    }

    static IEnumerable<int[]> Combinations(int sizes) =>
        sizes == 0 ? [[]]
        : Combinations(sizes - 1).SelectMany(
            c => Enumerable.Range(-MostSeats, (2 * MostSeats) + 1).Where(n => Math.Abs(n) + c.Sum(Math.Abs) <= MostSeats),
            (c, n) => (int[])[.. c, n]);
}
