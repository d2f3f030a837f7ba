namespace TransferScheme.Rota.Batches;

/// <summary>
/// Of all matchings that cost as little as one that is known to be cheapest, the first in the order of the referrals and then of the
/// authorities. Every one of them uses only places that cost a referral nothing beyond its own, so that referrals
/// can be exchanged along such places until each in turn has the first that it can have.
/// </summary>
sealed class FirstOfEquals
{
    readonly int[] _homes;
    readonly List<int>[] _equals;
    readonly List<int>[] _takers;
    readonly (int Mover, int To)[] _next;

    FirstOfEquals(Transport transport, BatchTable table)
    {
        _homes = [.. table.Sizes.Select((_, r) => transport.Home(r))];
        _equals = [.. _homes.Select((home, r) => Equals(transport, table, r, home))];
        _takers = [.. Enumerable.Range(0, table.Nowhere).Select(_ => new List<int>())];
        _next = new (int, int)[table.Nowhere];
        for (var r = 0; r < _equals.Length; r++)
        {
            _equals[r].ForEach(place => _takers[place].Add(r));
        }
    }

    /// <summary>The place of each referral.</summary>
    /// <param name="transport">Everyone placed at the least cost, every room full.</param>
    /// <param name="table">Whom and where.</param>
    internal static int[] In(Transport transport, BatchTable table)
    {
        var matching = new FirstOfEquals(transport, table);
        for (var r = 0; r < matching._homes.Length; r++)
        {
            if (matching._equals[r][0] < matching._homes[r])
            {
                matching.Move(r);
            }
        }

        return matching._homes;
    }

    static List<int> Equals(Transport transport, BatchTable table, int referral, int home) =>
    [
        .. Enumerable.Range(0, table.Nowhere)
            .Where(place => transport.Allows(referral, place) && transport.Extra(referral, place, home) == 0),
    ];

    // Those before have their places for good: only later ones can make room.
    void Move(int referral)
    {
        var home = _homes[referral];
        Search(referral, home);
        var at = _equals[referral].First(place => place == home || _next[place].Mover > referral);
        _homes[referral] = at;
        while (at != home)
        {
            var (mover, to) = _next[at];
            _homes[mover] = to;
            at = to;
        }
    }

    // From which places, by which exchanges, somebody can be moved on until a place at the home is taken.
    void Search(int referral, int home)
    {
        _next.AsSpan().Clear();
        var queue = new Queue<int>([home]);
        while (queue.TryDequeue(out var to))
        {
            foreach (var mover in _takers[to])
            {
                var from = _homes[mover];
                if (mover > referral && from != home && _next[from].Mover == 0)
                {
                    _next[from] = (mover, to);
                    queue.Enqueue(from);
                }
            }
        }
    }
}
