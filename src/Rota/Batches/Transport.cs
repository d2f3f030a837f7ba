namespace TransferScheme.Rota.Batches;

/// <summary>
/// The cheapest way to place children, each alone, in the rooms of authorities: a minimum-cost flow by successive shortest paths
/// (Jewell 1958; Edmonds and Karp 1972), kept optimal while groups are confined to one place. Where no group is torn apart it is the
/// best answer for whole groups too; otherwise no such answer costs less.
/// </summary>
/// <param name="table">Who is to be placed; nobody is yet.</param>
sealed class Transport(BatchTable table)
{
    readonly Occupancy _occupancy = new(table);
    readonly List<int> _path = [];

    /// <summary>Sum of the costs of all children placed.</summary>
    internal long Cost => _occupancy.Cost;

    /// <summary>Rows of the matrix read so far: the measure of work.</summary>
    internal long Work => _occupancy.Paths.Scanned;

    /// <summary>Everyone placed.</summary>
    internal static Transport Of(BatchTable table)
    {
        var transport = new Transport(table);
        for (var referral = 0; referral < table.Sizes.Length; referral++)
        {
            transport.Place(referral);
        }

        return transport;
    }

    /// <summary>How many children of a referral are at a place.</summary>
    internal int Units(int referral, int place) => _occupancy.Units(referral)[place];

    /// <summary>Where the first children of a referral are.</summary>
    internal int Home(int referral) => _occupancy.Units(referral).IndexOfAnyExcept(0);

    /// <summary>Whether a referral may go to a place.</summary>
    internal bool Allows(int referral, int place) => _occupancy.Costs(referral)[place] < BatchTable.Never;

    /// <summary>What a child of a referral costs where it is, with the price of the place.</summary>
    internal int Worth(int referral) => Priced(referral, Home(referral));

    /// <summary>What a child of a referral costs at a place at the least, beyond what it costs where it is.</summary>
    internal int Extra(int referral, int place, int home) => Priced(referral, place) - Priced(referral, home);

    /// <summary>Places a referral, children apart where that is cheaper.</summary>
    /// <returns>False where there is no room for them at any price.</returns>
    internal bool Place(int referral) => Route(referral, table.Sizes[referral], _occupancy.Sink);

    /// <summary>Keeps a referral together at one place.</summary>
    /// <returns>False where others cannot make room for it at any price.</returns>
    internal bool Fix(int referral, int place)
    {
        var holes = new List<(int Place, int Units)>();
        foreach (var (at, units) in _occupancy.Units(referral).ToArray().Index())
        {
            if (units > 0 && at != place)
            {
                holes.Add((at, units));
                _occupancy.Enter(referral, at, -units);
            }
        }

        _occupancy.Confine(referral, place);
        _occupancy.Refresh();
        return holes.TrueForAll(hole => Route(referral, hole.Units, hole.Place));
    }

    /// <summary>What is needed to come back to this point.</summary>
    internal Occupancy.Snapshot Save() => _occupancy.Save();

    /// <summary>Comes back to a point.</summary>
    /// <param name="snapshot">The point.</param>
    /// <param name="confined">Referrals kept together now.</param>
    /// <param name="then">Referrals kept together at that point, with their places.</param>
    internal void Restore(Occupancy.Snapshot snapshot, IEnumerable<int> confined, IEnumerable<(int Referral, int Place)> then) =>
        _occupancy.Restore(snapshot, confined, then);

    int Priced(int referral, int place) => _occupancy.Costs(referral)[place] - _occupancy.Paths.Potentials[place];

    // Along the cheapest path, where each who is in the way moves on: to the sink, or to a place that was left.
    bool Route(int referral, int units, int target)
    {
        while (units > 0)
        {
            if (!_occupancy.Paths.Find(_occupancy.Costs(referral), target))
            {
                return false;
            }

            _path.Clear();
            for (var at = target; at >= 0; at = _occupancy.Paths.Before(at))
            {
                _path.Add(at);
            }

            var moved = Narrowest(units);
            units -= moved;
            _occupancy.Enter(referral, _path[^1], moved);
            for (var i = _path.Count - 1; i > 0; i--)
            {
                _occupancy.Move(_path[i], _path[i - 1], moved);
            }

            _occupancy.Refresh();
        }

        return true;
    }

    int Narrowest(int units)
    {
        for (var i = _path.Count - 1; i > 0; i--)
        {
            units = (int)Math.Min(units, _occupancy.Breadth(_path[i], _path[i - 1]));
        }

        return units;
    }
}
