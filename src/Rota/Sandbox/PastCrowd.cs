using TransferScheme.Rota.Deciding;

namespace TransferScheme.Rota.Sandbox;

/// <summary>The authorities of the past, with the children whom another rota sends them, and their ledger.</summary>
/// <param name="rules">The rules.</param>
sealed class PastCrowd(SandboxRules rules)
{
    readonly Dictionary<string, PastSeat> _seats = new(StringComparer.Ordinal);
    readonly HashSet<PastSeat> _newcomers = [];
    Ledger _ledger = Ledger.Empty;
    PastSeat[] _byPlace = [];

    /// <summary>The ledger, with everyone who has joined.</summary>
    internal Ledger Ledger
    {
        get
        {
            Enrol();
            return _ledger;
        }
    }

    /// <summary>An authority joins.</summary>
    internal void Join(AuthorityJoined joined)
    {
        var seat = new PastSeat(joined.Authority, joined.Region, joined.Opening) { Recorded = joined.Position };
        _seats.Add(joined.Authority, seat);
        _newcomers.Add(seat);
    }

    /// <summary>An authority by its id.</summary>
    /// <exception cref="KeyNotFoundException">It has not joined.</exception>
    internal PastSeat Seat(string authority) => _seats.TryGetValue(authority, out var seat)
        ? seat
        : throw new KeyNotFoundException($"{authority} has never joined.");

    /// <summary>Everyone as a decision sees them.</summary>
    internal Position[] Sight()
    {
        Enrol();
        return [.. _byPlace.Select(seat => rules.Over(seat.Id, seat.Recorded).Taking(seat.Extra))];
    }

    /// <summary>A group in terms of the roll.</summary>
    internal RotaGroup Group(GroupReferred group)
    {
        var roll = Ledger.Roll;
        return new RotaGroup(
            group.Size, group.Entry is { } entry ? roll.Find(entry) : -1, Places(group.Unsuitable), Places(group.DeclinedValid),
            Places(group.Declined));

        int[] Places(IEnumerable<string> ids) => [.. ids.Select(roll.Find).Where(place => place >= 0)];
    }

    /// <summary>Puts a group on somebody's account.</summary>
    internal void Charge(string receiver, int size, long[] shares, long[] arrears)
    {
        _ledger = Ledger.Accrue(shares, arrears).Take(Ledger.Roll.PlaceOf(receiver), size);
    }

    void Enrol()
    {
        if (_newcomers.Count == 0)
        {
            return;
        }

        var roll = _ledger.Roll.With(_newcomers.Select(seat => KeyValuePair.Create(seat.Id, seat.Region)));
        _byPlace = [.. roll.Ids.Select(Seat)];
        _ledger = _ledger.On(roll).Open([.. _byPlace.Select(seat => _newcomers.Contains(seat) ? seat.Opening : 0)]);
        _newcomers.Clear();
    }
}

/// <summary>An authority of the past.</summary>
sealed class PastSeat(string id, string region, long opening)
{
    internal string Id => id;

    internal string Region => region;

    internal long Opening => opening;

    /// <summary>What was known of it, with the children whom the record sent there.</summary>
    internal Position Recorded { get; set; }

    /// <summary>Children whom this rota sent there, less those whom the record did.</summary>
    internal int Extra { get; private set; }

    /// <summary>Children whom this rota sent there and who have not arrived.</summary>
    internal int InFlight { get; private set; }

    /// <summary>Children of a turn: on their way from now on.</summary>
    internal void Take(int size) => (Extra, InFlight) = (Extra + size, InFlight + size);

    /// <summary>Children whom the record sent there too: its figures have them from now on.</summary>
    internal void TakeRecorded(int size) => (Extra, Recorded) = (Extra - size, Recorded.Taking(size));

    /// <summary>Children of a turn have arrived.</summary>
    internal void Arrive(int size) => InFlight -= size;

    /// <summary>Children have left its care, or come (below 0), apart from any turn.</summary>
    internal void Leave(int size) => Recorded = Recorded with { Uasc = Recorded.Uasc - size };

    /// <summary>It has so many children at least.</summary>
    internal void Count(AtLeastCounted counted)
    {
        if (Recorded.Uasc is not { } recorded || recorded + Extra - InFlight < counted.Least)
        {
            Recorded = Recorded with { Uasc = counted.Then - Extra + InFlight };
        }
    }
}
