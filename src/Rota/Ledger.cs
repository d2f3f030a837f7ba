namespace TransferScheme.Rota;

/// <summary>
/// The one shared ledger, which never changes: an entry gives another. A decision accrues a share to everyone and reserves the same
/// number of children on the chosen authority, so the balances always sum to the openings, to the unit. A region's balance is the
/// sum of its authorities'. Authorities are named by their places on the roll. Ledgers share what an entry leaves as it was, so that
/// keeping one costs little more than what changed.
/// </summary>
public sealed class Ledger
{
    /// <summary>A ledger without accounts.</summary>
    public static readonly Ledger Empty = new(Roll.Empty, [], [], Counts.None, Counts.None, Counts.None);

    readonly long[] _owed;
    readonly long[] _arrears;
    readonly Counts _received;
    readonly Counts _reserved;
    readonly Counts _inFlight;

    Ledger(Roll roll, long[] owed, long[] arrears, Counts received, Counts reserved, Counts inFlight)
    {
        Roll = roll;
        (_owed, _arrears, _received, _reserved, _inFlight) = (owed, arrears, received, reserved, inFlight);
    }

    /// <summary>Whose accounts these are.</summary>
    public Roll Roll { get; }

    /// <summary>Opening balance and all shares accrued, in units.</summary>
    /// <param name="place">The authority.</param>
    public long Owed(int place) => _owed[place];

    /// <summary>Turns missed while there was no room, in units: statutory share less rota share, less what was repaid.</summary>
    /// <param name="place">The authority.</param>
    public long Arrears(int place) => _arrears[place];

    /// <summary>Children accepted.</summary>
    /// <param name="place">The authority.</param>
    public int Received(int place) => _received[place];

    /// <summary>Children decided for it and not yet answered; they count as received until then.</summary>
    /// <param name="place">The authority.</param>
    public int Reserved(int place) => _reserved[place];

    /// <summary>Children decided for it or accepted by it, and not yet arrived.</summary>
    /// <param name="place">The authority.</param>
    public int InFlight(int place) => _inFlight[place];

    /// <summary>Children received and reserved.</summary>
    /// <param name="place">The authority.</param>
    public int Taken(int place) => _received[place] + _reserved[place];

    /// <summary>In units: above 0 it is behind its fair share, below 0 ahead of it.</summary>
    /// <param name="place">The authority.</param>
    public long Balance(int place) => checked(_owed[place] - Units.Of(Taken(place)));

    /// <summary>An authority's account; one that is not on the roll has nothing.</summary>
    /// <param name="authority">Its id.</param>
    public LedgerAccount Of(string authority) => Roll.Find(authority) is >= 0 and var place
        ? new LedgerAccount(_owed[place], _received[place], _reserved[place], _inFlight[place], _arrears[place])
        : LedgerAccount.None;

    /// <summary>All arrears, for a decision.</summary>
    internal ReadOnlySpan<long> AllArrears => _arrears;

    /// <summary>All that was owed.</summary>
    internal ReadOnlySpan<long> AllOwed => _owed;

    /// <summary>Whether what it owes is kept in this very array.</summary>
    internal bool Owes(long[] owed) => ReferenceEquals(_owed, owed);

    /// <summary>Children received and reserved of a stretch of neighbours, see <see cref="Counts.Stretch"/>.</summary>
    /// <param name="first">The first of them, at a multiple of the stretch.</param>
    /// <param name="taken">Where they are written.</param>
    internal void Taken(int first, Span<int> taken)
    {
        var received = _received.From(first);
        var reserved = _reserved.From(first);
        for (var i = 0; i < taken.Length; i++)
        {
            taken[i] = received[i] + reserved[i];
        }
    }

    /// <summary>The ledger after shares that were put on what was owed already; the array is the ledger's from then on.</summary>
    /// <param name="owed">What everyone is owed then.</param>
    /// <param name="arrears">Changes of the arrears; empty where there are none.</param>
    internal Ledger Owing(long[] owed, ReadOnlySpan<long> arrears) =>
        new(Roll, owed, arrears.IsEmpty ? _arrears : Sum(_arrears, arrears, 1), _received, _reserved, _inFlight);

    /// <summary>The ledger with accounts for everyone on a roll; the accounts that it has stay as they are.</summary>
    /// <param name="roll">A roll that has everyone who has an account.</param>
    public Ledger On(Roll roll)
    {
        if (ReferenceEquals(roll, Roll))
        {
            return this;
        }

        int[] places = [.. Roll.Ids.Select(roll.PlaceOf)];
        return new(roll, Placed(_owed), Placed(_arrears), Counted(_received), Counted(_reserved), Counted(_inFlight));

        Counts Counted(Counts counts) => Counts.Of(Placed(counts.ToArray(Roll.Count)));

        T[] Placed<T>(T[] accounts)
        {
            var all = new T[roll.Count];
            foreach (var (at, place) in places.Index())
            {
                all[place] = accounts[at];
            }

            return all;
        }
    }

    /// <summary>Adds opening balances, in units.</summary>
    /// <param name="openings">One for everyone on the roll.</param>
    /// <param name="arrears">Opening arrears; none where empty.</param>
    public Ledger Open(ReadOnlySpan<long> openings, ReadOnlySpan<long> arrears = default) => Accrue(openings, arrears);

    /// <summary>Credits each authority with its share of a group, and moves its arrears.</summary>
    /// <param name="shares">Shares of everyone on the roll, in units.</param>
    /// <param name="arrears">Changes of the arrears; null where there are none.</param>
    public Ledger Accrue(ReadOnlySpan<long> shares, ReadOnlySpan<long> arrears = default) =>
        new(Roll, Sum(_owed, shares, 1), arrears.IsEmpty ? _arrears : Sum(_arrears, arrears, 1), _received, _reserved, _inFlight);

    /// <summary>Takes a decision's shares back.</summary>
    /// <param name="shares">What was accrued.</param>
    /// <param name="arrears">How the arrears were changed.</param>
    public Ledger Unaccrue(ReadOnlySpan<long> shares, ReadOnlySpan<long> arrears = default) =>
        new(Roll, Sum(_owed, shares, -1), arrears.IsEmpty ? _arrears : Sum(_arrears, arrears, -1), _received, _reserved, _inFlight);

    /// <summary>Puts a decided group on the chosen authority's account until it answers.</summary>
    /// <param name="place">The authority.</param>
    /// <param name="size">How many children.</param>
    public Ledger Reserve(int place, int size) =>
        new(Roll, _owed, _arrears, _received, Moved(_reserved, place, size), Moved(_inFlight, place, size));

    /// <summary>Takes a reservation back, as when another authority is picked instead; the shares stay.</summary>
    /// <param name="place">The authority.</param>
    /// <param name="size">How many children.</param>
    public Ledger Release(int place, int size) => Reserve(place, -size);

    /// <summary>Turns a reservation into the debit on acceptance: the turn is used, the balance stays.</summary>
    /// <param name="place">The authority.</param>
    /// <param name="size">How many children.</param>
    public Ledger Debit(int place, int size) =>
        new(Roll, _owed, _arrears, Moved(_received, place, size), Moved(_reserved, place, -size), _inFlight);

    /// <summary>Debits a group at once, as where there is nobody to wait for.</summary>
    /// <param name="place">The authority.</param>
    /// <param name="size">How many children.</param>
    public Ledger Take(int place, int size) =>
        new(Roll, _owed, _arrears, Moved(_received, place, size), _reserved, _inFlight);

    /// <summary>Adds children received before, of everyone on the roll.</summary>
    /// <param name="received">How many of each.</param>
    public Ledger Take(ReadOnlySpan<int> received)
    {
        var after = _received.ToArray(Roll.Count);
        for (var i = 0; i < after.Length; i++)
        {
            after[i] += received[i];
        }

        return new(Roll, _owed, _arrears, Counts.Of(after), _reserved, _inFlight);
    }

    /// <summary>Takes an accepted group back, as when the move fails for good.</summary>
    /// <param name="place">The authority.</param>
    /// <param name="size">How many children.</param>
    public Ledger Undebit(int place, int size) =>
        new(Roll, _owed, _arrears, Moved(_received, place, -size), _reserved, Moved(_inFlight, place, -size));

    /// <summary>Notes that the children of a turn have arrived: from now on the authority's own count has them.</summary>
    /// <param name="place">The authority.</param>
    /// <param name="size">How many children.</param>
    public Ledger Arrive(int place, int size) =>
        new(Roll, _owed, _arrears, _received, _reserved, Moved(_inFlight, place, -size));

    static long[] Sum(long[] accounts, ReadOnlySpan<long> units, int sign)
    {
        var after = new long[accounts.Length];
        for (var i = 0; i < after.Length; i++)
        {
            after[i] = checked(accounts[i] + (sign * units[i]));
        }

        return after;
    }

    Counts Moved(Counts accounts, int place, int children) => accounts[place] + children >= 0
        ? accounts.Moved(place, children)
        : throw new InvalidOperationException(
            $"The ledger holds {accounts[place]} children to take back from {Roll.Ids[place]}, not {-children}.");
}

/// <summary>What one authority, or all of a region, was owed and what it took.</summary>
/// <param name="Owed">Opening balance and all shares accrued, in units.</param>
/// <param name="Received">Children accepted.</param>
/// <param name="Reserved">Children decided for it and not yet answered; they count as received until then.</param>
/// <param name="InFlight">Children decided for it or accepted by it, and not yet arrived.</param>
/// <param name="Arrears">Turns missed while there was no room, less those repaid, in units.</param>
public sealed record LedgerAccount(long Owed, int Received, int Reserved, int InFlight, long Arrears)
{
    /// <summary>An account with nothing in it.</summary>
    public static readonly LedgerAccount None = new(0, 0, 0, 0, 0);

    /// <summary>In units: above 0 it is behind its fair share, below 0 ahead of it.</summary>
    public long Balance => checked(Owed - Units.Of(Received + Reserved));

    /// <summary>Two accounts as one.</summary>
    /// <param name="one">One.</param>
    /// <param name="other">The other.</param>
    public static LedgerAccount Add(LedgerAccount one, LedgerAccount other) => new(
        checked(one.Owed + other.Owed), one.Received + other.Received, one.Reserved + other.Reserved, one.InFlight + other.InFlight,
        checked(one.Arrears + other.Arrears));
}
