using System.Numerics;
using System.Runtime.CompilerServices;

namespace TransferScheme.Rota.Batches;

/// <summary>
/// Where the groups of one size are, at the least cost for the seats that each place has given them: a minimum-cost flow that stays
/// optimal while single seats pass from one place to another. The length from one place to another is what it costs, for each child,
/// to move the one group whose move there costs least; seats pass along shortest paths (Jewell 1958), and what any such passing
/// would cost is known from one search. The last place is nowhere.
/// </summary>
sealed class SizeFlow
{
    /// <summary>No way, in costs of passing a seat.</summary>
    internal const int NoWay = 1 << 28;

    /// <summary>How many marks there can be at a time.</summary>
    internal const int Levels = 2;

    // Beyond these a search is not followed: what it knows by then are costs that can be paid, though perhaps not the least.
    const int Nearest = 64;
    const int Far = BatchTable.Never;
    const int Unreachable = Far / 2;
    readonly int _width;
    readonly int[] _referrals;
    readonly int[] _costs;
    readonly int[] _homes;
    readonly int[] _lengths;
    readonly int[] _reversed;
    readonly int[] _movers;
    readonly int[] _potentials;
    readonly int[] _distances;
    readonly int[] _closed;
    readonly int[] _from;
    readonly List<(int Member, int From, int To)> _log = [];
    readonly int[] _marks = new int[Levels];
    readonly int[][] _marked;
    readonly bool[] _stale;
    readonly int _places;

    /// <summary>Everyone is nowhere.</summary>
    /// <param name="table">The burst.</param>
    /// <param name="size">Children in each group.</param>
    internal SizeFlow(BatchTable table, int size)
    {
        (Size, _places) = (size, table.Rooms.Length);
        _width = (_places + ShortestPaths.Padding - 1) / ShortestPaths.Padding * ShortestPaths.Padding;
        _referrals = [.. Enumerable.Range(0, table.Sizes.Length).Where(r => table.Sizes[r] == size)];
        _costs = new int[_referrals.Length * _width];
        _costs.AsSpan().Fill(Far);
        foreach (var (at, referral) in _referrals.Index())
        {
            table.Costs[referral].CopyTo(_costs, at * _width);
        }

        _homes = [.. _referrals.Select(_ => table.Nowhere)];
        Counts = new int[_width];
        Counts[table.Nowhere] = _referrals.Length;
        (_lengths, _reversed, _movers) = (new int[_places * _width], new int[_places * _width], new int[_places * _width]);
        _lengths.AsSpan().Fill(Far);
        _reversed.AsSpan().Fill(Far);
        (_potentials, _stale) = (new int[_width], new bool[_places]);
        _marked = [.. Enumerable.Range(0, Levels).Select(_ => new int[_width])];
        (_distances, _closed, _from) = (new int[_width], new int[_width], new int[_width]);
        Cost = (long)_referrals.Length * BatchProblem.UnplacedMismatch;
        Measure(table.Nowhere);
        for (var place = 0; place < table.Nowhere; place++)
        {
            // Nobody leaves a place yet, so that its potential may be as low as the way to it asks.
            _potentials[place] = Math.Min(0, _lengths[(table.Nowhere * _width) + place]);
        }
    }

    /// <summary>Children in each group.</summary>
    internal int Size { get; }

    /// <summary>Cells of a row.</summary>
    internal int Width => _width;

    /// <summary>Sum of the costs, for one child of each group.</summary>
    internal long Cost { get; private set; }

    /// <summary>Rows read so far: the measure of work.</summary>
    internal long Scanned { get; private set; }

    /// <summary>How many of these groups are at each place.</summary>
    internal int[] Counts { get; }

    /// <summary>Writes down where each group is.</summary>
    internal void CopyTo(int[] places)
    {
        foreach (var (at, referral) in _referrals.Index())
        {
            places[referral] = _homes[at];
        }
    }

    /// <summary>What it would cost to pass a seat from each place to one, all children of the group together, or from it to each.</summary>
    /// <param name="place">The place.</param>
    /// <param name="isSource">Whether the seat is taken from it: a group leaves it.</param>
    /// <param name="costs">Takes the costs; <see cref="NoWay"/> where it cannot be done.</param>
    internal void Reach(int place, bool isSource, Span<int> costs)
    {
        Search(place, isSource ? _lengths : _reversed, isSource ? 1 : -1, -1);
        var own = isSource ? _potentials[place] : -_potentials[place];
        for (var i = 0; i < _width; i++)
        {
            var potential = isSource ? _potentials[i] : -_potentials[i];
            costs[i] = _distances[i] >= Unreachable ? NoWay : (_distances[i] - own + potential) * Size;
        }

        costs[place] = NoWay;
    }

    /// <summary>Remembers how things are, for <see cref="Back"/>. A mark is lost when one of a lower level is set.</summary>
    internal void Mark(int level)
    {
        _marks[level] = _log.Count;
        _potentials.CopyTo(_marked[level], 0);
    }

    /// <summary>Puts everything back as it was at a mark.</summary>
    internal void Back(int level)
    {
        _stale.AsSpan().Clear();
        for (var i = _log.Count - 1; i >= _marks[level]; i--)
        {
            var (member, from, to) = _log[i];
            Move(member, from);
            (_stale[from], _stale[to]) = (true, true);
        }

        for (var place = 0; place < _places; place++)
        {
            if (_stale[place])
            {
                Measure(place);
            }
        }

        _log.RemoveRange(_marks[level], _log.Count - _marks[level]);
        _marked[level].CopyTo(_potentials, 0);
    }

    /// <summary>Names the places that somebody has come to or left since a mark.</summary>
    internal void Tell(int level, Action<int> place)
    {
        for (var i = _marks[level]; i < _log.Count; i++)
        {
            place(_log[i].From);
            place(_log[i].To);
        }
    }

    /// <summary>Forgets all moves: no mark can be gone back to any more.</summary>
    internal void Forget()
    {
        _log.Clear();
        _marks.AsSpan().Clear();
    }

    /// <summary>Passes a seat from one place to another: everyone concerned moves along the cheapest path.</summary>
    /// <returns>False where nobody can be moved so.</returns>
    internal bool Pass(int from, int to)
    {
        Search(from, _lengths, 1, to);
        if (_distances[to] >= Unreachable)
        {
            return false;
        }

        var length = _distances[to];
        for (var i = 0; i < _width; i++)
        {
            _potentials[i] += Math.Min(length, _distances[i]);
        }

        // From the end of the path, so that nobody is moved twice.
        var at = to;
        while (at != from)
        {
            var before = _from[at];
            var member = _movers[(before * _width) + at];
            _log.Add((member, before, at));
            Move(member, at);
            at = before;
        }

        for (at = to; ; at = _from[at])
        {
            Measure(at);
            if (at == from)
            {
                return true;
            }
        }
    }

    void Move(int member, int to)
    {
        var from = _homes[member];
        Cost += _costs[(member * _width) + to] - _costs[(member * _width) + from];
        Counts[from]--;
        Counts[to]++;
        _homes[member] = to;
    }

    void Measure(int place)
    {
        var row = _lengths.AsSpan(place * _width, _width);
        row.Fill(Far);
        if (Counts[place] > 0)
        {
            ref var lengths = ref _lengths[place * _width];
            ref var movers = ref _movers[place * _width];
            for (var member = 0; member < _homes.Length; member++)
            {
                if (_homes[member] == place)
                {
                    Lower(ref lengths, ref movers, member, _costs[(member * _width) + place]);
                }
            }
        }

        row[place] = Far;
        for (var i = 0; i < _places; i++)
        {
            _reversed[(i * _width) + place] = row[i];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    void Lower(ref int lengths, ref int movers, int member, int cost)
    {
        ref var costs = ref _costs[member * _width];
        var (home, mover) = (new Vector<int>(cost), new Vector<int>(member));
        for (var i = 0; i < _width; i += Vector<int>.Count)
        {
            var offset = (nuint)i;
            var known = Vector.LoadUnsafe(ref lengths, offset);
            var found = Vector.LoadUnsafe(ref costs, offset) - home;
            var shorter = Vector.LessThan(found, known);
            Vector.ConditionalSelect(shorter, found, known).StoreUnsafe(ref lengths, offset);
            Vector.ConditionalSelect(shorter, mover, Vector.LoadUnsafe(ref movers, offset)).StoreUnsafe(ref movers, offset);
        }
    }

    // Dijkstra's shortest paths over the lengths as the potentials make them, none below 0; backwards over the reversed ones.
    void Search(int source, int[] lengths, int sign, int target)
    {
        _distances.AsSpan().Fill(Far);
        _closed.AsSpan().Clear();
        _distances[source] = 0;
        var at = source;
        var limit = target < 0 ? Scanned + Nearest : long.MaxValue;
        while (at != target && _distances[at] < Unreachable && _closed[at] == 0 && Scanned < limit)
        {
            _closed[at] = int.MaxValue;
            at = Scan(at, ref lengths[at * _width], sign);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    int Scan(int node, ref int lengths, int sign)
    {
        Scanned++;
        ref var potentials = ref _potentials[0];
        ref var distances = ref _distances[0];
        ref var closed = ref _closed[0];
        ref var from = ref _from[0];
        var way = new Vector<int>(_distances[node] + (sign * _potentials[node]));
        var signs = new Vector<int>(sign);
        var through = new Vector<int>(node);
        var nearest = new Vector<int>(int.MaxValue);
        var places = Vector<int>.Zero;
        for (var i = 0; i < _width; i += Vector<int>.Count)
        {
            var offset = (nuint)i;
            var known = Vector.LoadUnsafe(ref distances, offset);
            var found = Vector.LoadUnsafe(ref lengths, offset) + way - (signs * Vector.LoadUnsafe(ref potentials, offset));
            var shorter = Vector.LessThan(found, known);
            known = Vector.ConditionalSelect(shorter, found, known);
            known.StoreUnsafe(ref distances, offset);
            Vector.ConditionalSelect(shorter, through, Vector.LoadUnsafe(ref from, offset)).StoreUnsafe(ref from, offset);
            var open = known | Vector.LoadUnsafe(ref closed, offset);
            var nearer = Vector.LessThan(open, nearest);
            nearest = Vector.ConditionalSelect(nearer, open, nearest);
            places = Vector.ConditionalSelect(nearer, new Vector<int>(i), places);
        }

        var best = 0;
        for (var lane = 1; lane < Vector<int>.Count; lane++)
        {
            var difference = nearest[lane] - nearest[best];
            best = difference < 0 || (difference == 0 && places[lane] + lane < places[best] + best) ? lane : best;
        }

        return places[best] + best;
    }
}
