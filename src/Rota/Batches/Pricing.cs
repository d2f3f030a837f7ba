using System.Runtime.CompilerServices;

namespace TransferScheme.Rota.Batches;

/// <summary>
/// What it is worth to place each referral: multipliers of the rule that each is placed once (Lagrangian relaxation, Geoffrion 1974;
/// improved by subgradients, Held, Wolfe and Crowder 1974). Given any worths, each authority fills its room for itself, groups
/// whole, and no answer costs less than what that gives: a lower bound, far above that of groups torn apart. Whole numbers only.
/// </summary>
sealed class Pricing
{
    /// <summary>Worths are in this fraction of a unit of mismatch.</summary>
    internal const int Scale = 64;

    // A table larger than this is not worth its while: bounds then come from torn groups alone.
    const long MostCells = 100_000_000;
    const long MostChildren = 1_000_000;
    const long Excluded = long.MinValue / 4;
    const int FullStep = 128;

    readonly BatchTable _table;
    readonly long[] _rooms;
    readonly int[][] _referrals;
    readonly long[][] _costs;
    readonly long[] _worths;
    readonly long[] _best;
    readonly long[] _filled;
    readonly int[] _taken;
    readonly int[] _pins;
    readonly Knapsack _knapsack = new();
    long _pinned;
    long _sum;

    /// <summary>Begins with some worths.</summary>
    /// <param name="table">The table.</param>
    /// <param name="worths">Worth of each referral to begin with.</param>
    internal Pricing(BatchTable table, ReadOnlySpan<long> worths)
    {
        _table = table;
        _rooms = [.. table.Rooms];
        var rows = Enumerable.Range(0, table.Sizes.Length);
        _referrals = [.. Enumerable.Range(0, table.Nowhere).Select(a => rows.Where(r => table.Costs[r][a] < BatchTable.Never).ToArray())];
        _costs = [.. _referrals.Select((all, a) => all.Select(r => Cost(r, a)).ToArray())];
        _worths = [.. worths];
        _best = [.. worths];
        _filled = new long[table.Nowhere];
        _taken = new int[table.Sizes.Length];
        _pins = new int[table.Sizes.Length];
        _pins.AsSpan().Fill(-1);
    }

    /// <summary>The measure of the work done.</summary>
    internal long Work => _knapsack.Work;

    /// <summary>The worths now.</summary>
    internal ReadOnlySpan<long> Worths => _worths;

    /// <summary>Whether a table is small enough to be worth its while.</summary>
    internal static bool Suits(BatchTable table) => table.Children <= MostChildren
        && table.Rooms.Take(table.Nowhere).Sum(room => Math.Min(room, table.Children)) * table.Sizes.Length <= MostCells;

    /// <summary>A whole cost that is at least so much.</summary>
    internal static long Whole(long scaled) => (scaled + Scale - 1) / Scale;

    /// <summary>Places still free at an authority, those of pinned groups taken.</summary>
    internal long Room(int place) => _rooms[place];

    /// <summary>Pins a group to a place.</summary>
    internal void Pin(int group, int place)
    {
        _pins[group] = place;
        _worths[group] = Excluded;
        _pinned += Cost(group, place);
        _rooms[place] -= _table.Sizes[group];
    }

    /// <summary>Unpins a group; its worth is to be set anew.</summary>
    internal void Unpin(int group)
    {
        var place = _pins[group];
        _pins[group] = -1;
        _pinned -= Cost(group, place);
        _rooms[place] += _table.Sizes[group];
    }

    /// <summary>Sets all worths.</summary>
    internal void Set(ReadOnlySpan<long> worths) => worths.CopyTo(_worths);

    /// <summary>Improves the worths until no better answer than a known one can exist, or for so many rounds.</summary>
    /// <param name="rounds">How many at most.</param>
    /// <param name="patience">Rounds without a better bound before a smaller step is tried.</param>
    /// <param name="known">Cost of the known answer.</param>
    /// <returns>The best bound found, as a whole cost; the worths are those that gave it.</returns>
    internal long Improve(int rounds, int patience, long known)
    {
        var best = long.MinValue;
        for (int round = 0, idle = 0, step = FullStep; round < rounds && step > 0; round++)
        {
            var bound = Evaluate();
            idle++;
            if (bound > best)
            {
                best = bound;
                idle = 0;
                _worths.CopyTo(_best, 0);
                if (Whole(bound) >= known)
                {
                    break;
                }
            }
            else if (idle == patience)
            {
                idle = 0;
                step = step * 3 / 4;
                _best.CopyTo(_worths, 0);
                Evaluate();
            }

            if (!Step((known * Scale) - bound, step))
            {
                break;
            }
        }

        _best.CopyTo(_worths, 0);
        return Whole(best);
    }

    /// <summary>The bound that the worths give, scaled.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal long Evaluate()
    {
        _sum = _pinned;
        for (var r = 0; r < _worths.Length; r++)
        {
            var nowhere = Cost(r, _table.Nowhere);
            _taken[r] = _worths[r] > nowhere ? 1 : 0;
            _sum += _pins[r] >= 0 ? 0 : Math.Min(_worths[r], nowhere);
        }

        for (var a = 0; a < _filled.Length; a++)
        {
            Lay(a);
            _filled[a] = _knapsack.Fill(_rooms[a], _taken);
            _sum -= _filled[a];
        }

        return _sum;
    }

    /// <summary>The bounds of pinning a group to each place, given the worths last evaluated.</summary>
    /// <param name="group">The group.</param>
    /// <param name="bounds">Takes a bound for each place that allows it, scaled.</param>
    internal void BoundsOf(int group, Span<long> bounds)
    {
        var (worth, size) = (_worths[group], _table.Sizes[group]);
        var nowhere = Cost(group, _table.Nowhere);
        var without = _sum - Math.Min(worth, nowhere);
        _worths[group] = Excluded;
        for (var a = 0; a < _filled.Length; a++)
        {
            if (_table.Costs[group][a] < BatchTable.Never)
            {
                Lay(a);
                var rest = _knapsack.Fill(_rooms[a], []);
                without += _filled[a] - rest;
                bounds[a] = Cost(group, a) + rest - (_rooms[a] >= size ? _knapsack.Fill(_rooms[a] - size, []) : 0);
            }
        }

        _worths[group] = worth;
        bounds[_filled.Length] = nowhere;
        for (var a = 0; a < bounds.Length; a++)
        {
            bounds[a] += without;
        }
    }

    /// <summary>The table without the options that no answer better than a known one can use.</summary>
    /// <param name="known">Cost of the known answer.</param>
    internal BatchTable Reduced(long known)
    {
        int[][] costs = [.. _table.Costs.Select(row => row.ToArray())];
        Evaluate();
        for (var a = 0; a < _filled.Length; a++)
        {
            Lay(a);
            var rest = _referrals[a].Select(r => _table.Sizes[r]).Distinct().ToDictionary(s => s, s => _knapsack.Fill(_rooms[a] - s, []));
            for (var i = 0; i < _referrals[a].Length; i++)
            {
                var r = _referrals[a][i];
                var forced = _worths[r] - _costs[a][i] + rest[_table.Sizes[r]];
                if (Whole(_sum + Math.Max(0, _filled[a] - forced)) >= known)
                {
                    costs[r][a] = BatchTable.Never;
                }
            }
        }

        return _table with { Costs = costs };
    }

    // Those placed more than once become worth less, those placed nowhere more.
    bool Step(long gap, int step)
    {
        var norm = 0L;
        for (var r = 0; r < _taken.Length; r++)
        {
            norm += _pins[r] < 0 ? (long)(1 - _taken[r]) * (1 - _taken[r]) : 0;
        }

        if (norm == 0)
        {
            return false;
        }

        for (var r = 0; r < _taken.Length; r++)
        {
            _worths[r] += _pins[r] < 0 ? gap * step * (1 - _taken[r]) / norm / FullStep : 0;
        }

        return true;
    }

    // Lays in who is worth more at an authority than it costs there.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    void Lay(int place)
    {
        var (referrals, costs, room) = (_referrals[place], _costs[place], _rooms[place]);
        _knapsack.Clear(referrals.Length);
        for (var i = 0; i < referrals.Length; i++)
        {
            var worth = _worths[referrals[i]] - costs[i];
            if (worth > 0 && _table.Sizes[referrals[i]] <= room)
            {
                _knapsack.Add(referrals[i], _table.Sizes[referrals[i]], worth);
            }
        }
    }

    long Cost(int referral, int place) => (long)_table.Costs[referral][place] * _table.Sizes[referral] * Scale;
}
