namespace TransferScheme.Rota.Batches;

/// <summary>
/// Finds the best places for whole groups by branch and bound (Land and Doig 1960). The bound of a branch is what it costs when the
/// groups not yet decided may be torn apart, or what the prices say, whichever is more; where no group is torn it is an answer.
/// Branches are taken up in the order of their bounds, each followed down to an answer. The work is limited by count, never by
/// time, so that every machine ends alike.
/// </summary>
/// <param name="table">The burst.</param>
/// <param name="transport">Everyone placed, groups torn apart where that is cheaper.</param>
/// <param name="pricing">The prices; null = none.</param>
sealed class GroupSearch(BatchTable table, Transport transport, Pricing? pricing)
{
    const int WorkOfRow = 30;
    const int Rounds = 6;
    const int Patience = 4;
    const int MostCompared = 24;
    const int Comparisons = 600;

    readonly PriorityQueue<Branch, (long Bound, int Order)> _open = new();
    readonly int[] _groups = [.. Enumerable.Range(0, table.Sizes.Length).Where(r => table.Sizes[r] > 1)];
    readonly long[] _bounds = new long[table.Rooms.Length];
    readonly long[] _rooms = [.. table.Rooms];
    Placement _best = Placement.Nowhere(table);
    Branch? _now;
    long _bound;
    long _limit;
    int _order;

    bool IsSpent => Work >= _limit;

    long Work => (transport.Work * WorkOfRow) + (pricing?.Work ?? 0);

    /// <summary>Searches until the best answer is proved to be the best of all, or the work is done.</summary>
    /// <param name="known">An answer to improve on, and the bound known so far.</param>
    /// <param name="work">The limit.</param>
    internal Placement Run(Placement known, long work)
    {
        _best = known;
        _bound = Math.Max(known.Bound, transport.Cost);
        _limit = Work + work;
        if (_bound < _best.Cost)
        {
            Follow(canStop: false);
        }

        while (_open.TryPeek(out var next, out _) && next.Bound < _best.Cost && !IsSpent)
        {
            Take(_open.Dequeue());
        }

        return _best with { Bound = _open.TryPeek(out var left, out _) ? Math.Min(left.Bound, _best.Cost) : _best.Cost };
    }

    void Take(Branch branch)
    {
        GoTo(branch.From);
        if (Enter(branch))
        {
            Follow(canStop: true);
        }
    }

    // From here down to an answer, always by the most promising branch. The first answer is always found, if need be with less care.
    void Follow(bool canStop)
    {
        var torn = Torn();
        while (torn.Count > 0)
        {
            var branches = Fork(torn);
            var stops = canStop && IsSpent;
            foreach (var other in branches.Skip(stops ? 0 : 1))
            {
                _open.Enqueue(other, (other.Bound, _order++));
            }

            if (stops || branches.Count == 0 || !Enter(branches[0]))
            {
                return;
            }

            torn = Torn();
        }

        if (transport.Cost < _best.Cost)
        {
            _best = new Placement([.. table.Sizes.Select((_, referral) => transport.Home(referral))], transport.Cost, _best.Bound);
        }
    }

    // False where nothing better than the best can come of it.
    bool Enter(Branch branch)
    {
        _now = branch;
        Pin(branch);
        if (!transport.Fix(branch.Group, branch.Place))
        {
            return false;
        }

        _bound = Math.Max(branch.Bound, transport.Cost);
        if (pricing is not null && !IsSpent && _bound < _best.Cost)
        {
            _bound = Math.Max(_bound, pricing.Improve(Rounds, Patience, _best.Cost));
        }

        return _bound < _best.Cost;
    }

    void Pin(Branch branch)
    {
        _rooms[branch.Place] -= table.Sizes[branch.Group];
        pricing?.Pin(branch.Group, branch.Place);
    }

    void GoTo(Point point)
    {
        transport.Restore(point.State, Pinned(_now).Select(b => b.Group), Pinned(point.After).Select(b => (b.Group, b.Place)));
        foreach (var branch in Pinned(_now))
        {
            _rooms[branch.Place] += table.Sizes[branch.Group];
            pricing?.Unpin(branch.Group);
        }

        foreach (var branch in Pinned(point.After))
        {
            Pin(branch);
        }

        pricing?.Set(point.Worths);
        _now = point.After;
    }

    static IEnumerable<Branch> Pinned(Branch? last)
    {
        for (; last is not null; last = last.From.After)
        {
            yield return last;
        }
    }

    List<int> Torn() => [.. _groups.Where(group => transport.Units(group, transport.Home(group)) < table.Sizes[group])];

    // On the group whose best place raises the bound most: what has to be paid is paid early. Without prices, on the largest.
    List<Branch> Fork(List<int> torn)
    {
        var point = new Point(transport.Save(), pricing is null ? [] : [.. pricing.Worths], _now);
        var compared = pricing is null || IsSpent ? 1 : Math.Clamp(Comparisons / torn.Count, 2, MostCompared);
        pricing?.Evaluate();
        List<Branch> chosen = [];
        var most = (First: -1L, Second: -1L);
        foreach (var group in torn.OrderByDescending(g => table.Sizes[g]).Take(compared))
        {
            var branches = Fork(group, point);
            if (branches.Count == 0)
            {
                return branches;
            }

            var raise = (branches[0].Bound, branches.Count > 1 ? branches[1].Bound : _best.Cost);
            if (raise.CompareTo(most) > 0)
            {
                (chosen, most) = (branches, raise);
            }
        }

        return chosen;
    }

    List<Branch> Fork(int group, Point point)
    {
        var size = table.Sizes[group];
        var home = transport.Home(group);
        _bounds.AsSpan().Clear();
        pricing?.BoundsOf(group, _bounds);
        var branches = new List<Branch>();
        for (var place = 0; place < _bounds.Length; place++)
        {
            if (_rooms[place] >= size && transport.Allows(group, place))
            {
                var torn = transport.Cost + ((long)size * transport.Extra(group, place, home));
                var bound = Math.Max(_bound, Math.Max(torn, Pricing.Whole(_bounds[place])));
                if (bound < _best.Cost)
                {
                    branches.Add(new Branch(point, group, place, transport.Units(group, place), bound));
                }
            }
        }

        return [.. branches.OrderBy(b => b.Bound).ThenByDescending(b => b.Units).ThenBy(b => b.Place)];
    }

    /// <summary>A point that branches go out from.</summary>
    /// <param name="State">Who is where.</param>
    /// <param name="Worths">What each referral is worth.</param>
    /// <param name="After">The last branch that led here.</param>
    sealed record Point(Occupancy.Snapshot State, long[] Worths, Branch? After);

    /// <summary>A group kept together at one place, of which so many children are there already.</summary>
    sealed record Branch(Point From, int Group, int Place, int Units, long Bound);
}
