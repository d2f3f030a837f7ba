using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TransferScheme.Rota.Batches;

/// <summary>
/// Who is where, and what it would cost to move them on: the residual network of a flow, drawn together to its places. The length from
/// one place to another is what it costs to move the one child whose move there costs least. The node after the last place is the
/// sink: a place has a way to it while it has room, and one from it while some of its room is used.
/// </summary>
sealed class Occupancy
{
    readonly int[] _sizes;
    readonly long[] _rooms;
    readonly long[] _used;
    readonly int[] _allowed;
    readonly int[] _costs;
    readonly int[] _units;
    readonly int[] _movers;
    readonly List<int>[] _occupants;
    readonly bool[] _stale;

    internal Occupancy(BatchTable table)
    {
        (_sizes, _rooms) = (table.Sizes, table.Rooms);
        Paths = new ShortestPaths(_rooms.Length + 1);
        _movers = new int[Paths.Lengths.Length];
        _allowed = new int[_sizes.Length * Paths.Width];
        _allowed.AsSpan().Fill(BatchTable.Never);
        for (var r = 0; r < _sizes.Length; r++)
        {
            table.Costs[r].CopyTo(_allowed, r * Paths.Width);
        }

        _costs = [.. _allowed];
        _units = new int[_allowed.Length];
        _used = new long[_rooms.Length];
        _stale = new bool[_rooms.Length];
        _occupants = [.. _rooms.Select(_ => new List<int>())];
        for (var place = 0; place < Sink; place++)
        {
            Mark(place);
        }
    }

    /// <summary>The network's paths.</summary>
    internal ShortestPaths Paths { get; }

    /// <summary>The node after the last place.</summary>
    internal int Sink => _rooms.Length;

    /// <summary>Sum of the costs of all children placed.</summary>
    internal long Cost { get; private set; }

    /// <summary>What a child of a referral costs at each place.</summary>
    internal ReadOnlySpan<int> Costs(int referral) => _costs.AsSpan(referral * Paths.Width, Paths.Width);

    /// <summary>How many children of a referral are at each place.</summary>
    internal ReadOnlySpan<int> Units(int referral) => _units.AsSpan(referral * Paths.Width, Sink);

    /// <summary>How many children can take the step from one node to the next.</summary>
    internal long Breadth(int from, int to) =>
        to == Sink ? _rooms[from] - _used[from]
        : from == Sink ? _used[to]
        : Units(_movers[(from * Paths.Width) + to])[from];

    /// <summary>Moves children from one node to the next.</summary>
    internal void Move(int from, int to, int units)
    {
        if (to == Sink)
        {
            _used[from] += units;
            Mark(from);
        }
        else if (from == Sink)
        {
            _used[to] -= units;
            Mark(to);
        }
        else
        {
            var mover = _movers[(from * Paths.Width) + to];
            Enter(mover, from, -units);
            Enter(mover, to, units);
        }
    }

    /// <summary>Adds children of a referral to a place, or takes them away. Lengths are right again after <see cref="Refresh"/>.</summary>
    internal void Enter(int referral, int place, int units)
    {
        var at = (referral * Paths.Width) + place;
        if (_units[at] == 0)
        {
            _occupants[place].Add(referral);
            _stale[place] = true;
        }

        _units[at] += units;
        Cost += (long)units * _costs[at];
        if (_units[at] == 0)
        {
            _occupants[place].Remove(referral);
            _stale[place] = true;
        }
    }

    /// <summary>From now on a referral may be at one place only, where all of it is or will be.</summary>
    internal void Confine(int referral, int place)
    {
        var costs = _costs.AsSpan(referral * Paths.Width, Paths.Width);
        var cost = costs[place];
        costs.Fill(BatchTable.Never);
        costs[place] = cost;
        _stale[place] = true;
    }

    /// <summary>Measures anew where something has changed.</summary>
    internal void Refresh()
    {
        for (var place = 0; place < Sink; place++)
        {
            if (_stale[place])
            {
                _stale[place] = false;
                Measure(place);
                Mark(place);
            }
        }
    }

    /// <summary>What is needed to come back to this point.</summary>
    internal Snapshot Save()
    {
        var stays = new List<Stay>(_sizes.Length);
        foreach (var (place, occupants) in _occupants.Index())
        {
            stays.AddRange(occupants.Select(referral => new Stay(referral, place, Units(referral)[place])));
        }

        return new Snapshot([.. stays], [.. _used], [.. Paths.Potentials], Cost);
    }

    /// <summary>Comes back to a point.</summary>
    /// <param name="snapshot">The point.</param>
    /// <param name="confined">Referrals confined to a place now.</param>
    /// <param name="then">Referrals confined at that point, with their places.</param>
    internal void Restore(Snapshot snapshot, IEnumerable<int> confined, IEnumerable<(int Referral, int Place)> then)
    {
        foreach (var referral in confined)
        {
            _allowed.AsSpan(referral * Paths.Width, Paths.Width).CopyTo(_costs.AsSpan(referral * Paths.Width));
        }

        foreach (var (referral, place) in then)
        {
            Confine(referral, place);
        }

        foreach (var (place, occupants) in _occupants.Index())
        {
            occupants.ForEach(referral => _units[(referral * Paths.Width) + place] = 0);
            occupants.Clear();
        }

        foreach (var stay in snapshot.Stays)
        {
            _units[(stay.Referral * Paths.Width) + stay.Place] = stay.Units;
            _occupants[stay.Place].Add(stay.Referral);
        }

        snapshot.Used.CopyTo(_used, 0);
        snapshot.Potentials.CopyTo(Paths.Potentials, 0);
        Cost = snapshot.Cost;
        _stale.AsSpan().Fill(true);
        Refresh();
    }

    void Mark(int place)
    {
        Paths.Lengths[(place * Paths.Width) + Sink] = _used[place] < _rooms[place] ? 0 : BatchTable.Never;
        Paths.Lengths[(Sink * Paths.Width) + place] = _used[place] > 0 ? 0 : BatchTable.Never;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    void Measure(int place)
    {
        var width = Paths.Width;
        Paths.Lengths.AsSpan(place * width, width).Fill(BatchTable.Never);
        ref var lengths = ref Paths.Lengths[place * width];
        ref var movers = ref _movers[place * width];
        foreach (var referral in _occupants[place])
        {
            ref var costs = ref _costs[referral * width];
            var home = new Vector<int>(_costs[(referral * width) + place]);
            var mover = new Vector<int>(referral);
            for (var i = 0; i < width; i += Vector<int>.Count)
            {
                var offset = (nuint)i;
                var known = Vector.LoadUnsafe(ref lengths, offset);
                var found = Vector.LoadUnsafe(ref costs, offset) - home;
                var shorter = Vector.LessThan(found, known);
                Vector.ConditionalSelect(shorter, found, known).StoreUnsafe(ref lengths, offset);
                Vector.ConditionalSelect(shorter, mover, Vector.LoadUnsafe(ref movers, offset)).StoreUnsafe(ref movers, offset);
            }
        }
    }

    /// <summary>Children of one referral at one place.</summary>
    [StructLayout(LayoutKind.Auto)]
    internal readonly record struct Stay(int Referral, int Place, int Units);

    /// <summary>Who is where, and at which prices.</summary>
    internal sealed record Snapshot(Stay[] Stays, long[] Used, int[] Potentials, long Cost);
}
