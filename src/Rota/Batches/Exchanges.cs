namespace TransferScheme.Rota.Batches;

/// <summary>
/// Improves an answer for whole groups by exchanging seats. For the seats that each place gives to groups of each size, the best
/// answer is a minimum-cost flow for each size; what is left to find is which seats. From one place at a time, the hub, one search
/// for each size tells what it costs to pass a seat of that size between it and other places, with all the moves that follow. The
/// cheapest set of such trades with up to three places, whose children fit everywhere, is tried, and kept where it does lower the
/// cost: ejection chains of any length, groups never torn (Glover 1996). Where none does, one seat is passed by chance, always the
/// same chance, and the search goes on from there (Lourenço, Martin and Stützle 2003).
/// </summary>
sealed class Exchanges
{
    const int MostSizes = 6;
    const int LargestSize = 16;
    const int MostTries = 6;
    const int Nearest = 12;

    // By so many thousandths an answer may be worse than the best one when the search goes on from it; towards the end by none.
    const int Tolerance = 10;

    readonly BatchTable _table;
    readonly SizeFlow[] _flows;
    readonly int[] _slack;
    readonly int[] _slackBefore;
    readonly int[][] _from;
    readonly int[][] _into;
    readonly Trades _trades;
    readonly Queue<int> _due = new();
    readonly bool[] _isDue;
    readonly int[] _hubs;
    readonly long _most;
    Placement _best;
    ulong _chance;

    /// <summary>Begins with an answer.</summary>
    /// <param name="table">The burst.</param>
    /// <param name="known">The answer.</param>
    /// <param name="most">All the work that will be done: the nearer its end, the less is a worse answer borne with.</param>
    /// <param name="chance">Where the chances begin: another number, another search.</param>
    internal Exchanges(BatchTable table, Placement known, long most, ulong chance)
    {
        (_table, _best, _most, _chance) = (table, known, most, chance);
        _flows = [.. table.Sizes.Distinct().Order().Select(size => new SizeFlow(table, size))];
        _slack = new int[_flows[0].Width];
        _slack.AsSpan().Fill(int.MinValue / 2);
        for (var place = 0; place < table.Rooms.Length; place++)
        {
            _slack[place] = (int)Math.Min(table.Rooms[place], int.MaxValue / 4);
        }

        foreach (var (referral, place) in known.Places.Index().Where(p => p.Item != table.Nowhere))
        {
            Array.Find(_flows, f => f.Size == table.Sizes[referral])!.Pass(table.Nowhere, place);
            _slack[place] -= table.Sizes[referral];
        }

        _slackBefore = new int[_slack.Length];
        _from = [.. _flows.Select(f => new int[f.Width])];
        _into = [.. _flows.Select(f => new int[f.Width])];
        _trades = new Trades([.. _flows.Select(f => f.Size)], _into, _from, [.. _flows.Select(f => f.Counts)]);
        _isDue = new bool[table.Rooms.Length];
        _isDue[table.Nowhere] = true;
        _hubs = [.. Enumerable.Range(0, table.Nowhere).Where(place => table.Rooms[place] > 0)];
        Array.ForEach(_hubs, Enqueue);
    }

    long Cost => _flows.Sum(f => f.Cost * f.Size);

    long Work => (_flows.Sum(f => f.Scanned) * _slack.Length / 4) + _trades.Work;

    /// <summary>Whether this can be done: groups of few sizes, none of them large.</summary>
    internal static bool Suits(BatchTable table) =>
        table.Sizes.Max() is > 1 and <= LargestSize && table.Nowhere > 0 && table.Sizes.Distinct().Count() <= MostSizes;

    /// <summary>Improves the answer until it is proved to be the best, or so much work is done; another call goes on from there.</summary>
    /// <param name="work">How much, of all the work that will be done.</param>
    /// <param name="ended">Ends it where nobody will ask for the answer any more.</param>
    internal Placement Run(long work, CancellationToken ended = default)
    {
        Settle();
        Keep();
        while (Work < work && !_best.IsProved && !ended.IsCancellationRequested)
        {
            Kick(_best.Cost + (_best.Cost * (_most - Work) / _most * Tolerance / 1000));
            Keep();
        }

        return _best;
    }

    void Keep()
    {
        if (Cost < _best.Cost)
        {
            var places = new int[_table.Sizes.Length];
            Array.ForEach(_flows, f => f.CopyTo(places));
            _best = _best with { Places = places, Cost = Cost };
        }
    }

    void Kick(long most)
    {
        var before = Cost;
        _slack.CopyTo(_slackBefore, 0);
        foreach (var flow in _flows)
        {
            flow.Forget();
            flow.Mark(0);
        }

        if (Disturb())
        {
            Array.ForEach(_flows, f => f.Tell(0, Enqueue));
            Settle();
            if (Cost <= Math.Max(most, before))
            {
                return;
            }
        }

        Array.ForEach(_flows, f => f.Back(0));
        _slackBefore.CopyTo(_slack, 0);
    }

    // Passes a seat to a place from one that is near it; where there is no room for it, makes room at the least cost.
    bool Disturb()
    {
        var hub = _hubs[Draw(_hubs.Length)];
        var flow = Draw(_flows.Length);
        Reach(hub);
        var (size, costs) = (_flows[flow].Size, _into[flow]);
        int[] near =
        [
            .. Enumerable.Range(0, _table.Rooms.Length).Where(p => costs[p] < SizeFlow.NoWay).OrderBy(p => costs[p]).Take(Nearest),
        ];
        if (near.Length == 0 || size > _table.Rooms[hub])
        {
            return false;
        }

        var from = near[Draw(near.Length)];
        if (!_flows[flow].Pass(from, hub))
        {
            return false;
        }

        Load(hub, size);
        Load(from, -size);
        if (_slack[hub] >= 0)
        {
            return true;
        }

        Reach(hub);
        _trades.Weigh(hub, _slack);
        _trades.Exclude(from);
        return Try(hub, Trades.Infeasible, long.MaxValue);
    }

    int Draw(int below)
    {
        _chance = (_chance * 6364136223846793005) + 1442695040888963407;
        return (int)((_chance >> 33) % (ulong)below);
    }

    void Load(int place, int children) => _slack[place] -= place == _table.Nowhere ? 0 : children;

    void Enqueue(int place)
    {
        if (!_isDue[place])
        {
            _isDue[place] = true;
            _due.Enqueue(place);
        }
    }

    // Until no place can be the hub of anything better: each is looked at again when somebody comes to it or leaves it.
    void Settle()
    {
        while (_due.TryDequeue(out var hub))
        {
            _isDue[hub] = false;
            Reach(hub);
            _trades.Weigh(hub, _slack);
            Try(hub, 0, Cost);
        }
    }

    void Reach(int hub)
    {
        for (var k = 0; k < _flows.Length; k++)
        {
            _flows[k].Reach(hub, true, _from[k]);
            _flows[k].Reach(hub, false, _into[k]);
        }
    }

    // Makes the cheapest set of trades that can be made and ends below a cost.
    bool Try(int hub, int estimate, long below)
    {
        var sets = Math.Min(_trades.Choose(_slack[hub], estimate), MostTries);
        for (var i = 0; i < sets; i++)
        {
            Array.ForEach(_flows, f => f.Mark(1));
            var set = _trades.Set(i);
            if (Make(hub, set) && Cost < below)
            {
                foreach (var (place, trade) in set)
                {
                    Load(hub, trade.Load);
                    Load(place, -trade.Load);
                }

                Array.ForEach(_flows, f => f.Tell(1, Enqueue));
                return true;
            }

            Array.ForEach(_flows, f => f.Back(1));
        }

        return false;
    }

    bool Make(int hub, IReadOnlyList<(int Place, Trade Trade)> set)
    {
        foreach (var (place, trade) in set)
        {
            for (var k = 0; k < trade.Seats.Length; k++)
            {
                for (var n = Math.Abs(trade.Seats[k]); n > 0; n--)
                {
                    if (!(trade.Seats[k] > 0 ? _flows[k].Pass(place, hub) : _flows[k].Pass(hub, place)))
                    {
                        return false;
                    }
                }
            }
        }

        return true;
    }
}
