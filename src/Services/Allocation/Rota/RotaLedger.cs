using System.Collections.Immutable;

namespace TransferScheme.Allocation.Rota;

/// <summary>What one authority was owed and what it took.</summary>
/// <param name="Owed">Opening balance and all shares accrued, in units.</param>
/// <param name="Received">Children accepted.</param>
/// <param name="Reserved">Children decided for it and not yet answered; they count as received until then.</param>
/// <param name="InFlight">Children decided for it or accepted by it, and not yet arrived.</param>
sealed record RotaAccount(long Owed, int Received, int Reserved, int InFlight)
{
    internal static readonly RotaAccount Empty = new(0, 0, 0, 0);

    /// <summary>In units: above 0 it is behind its fair share, below 0 ahead of it.</summary>
    internal long Balance => checked(Owed - Units.Of(Received + Reserved));
}

/// <summary>
/// The one shared ledger. A decision accrues a share to everyone and reserves the same number of children on the chosen
/// authority, so the balances always sum to the openings, to the unit. A region's balance is the sum of its authorities'.
/// </summary>
sealed record RotaLedger
{
    internal static readonly RotaLedger Empty = new();

    /// <summary>Accounts by authority, in ordinal order.</summary>
    public ImmutableSortedDictionary<string, RotaAccount> Accounts { get; init; } =
        ImmutableSortedDictionary.Create<string, RotaAccount>(StringComparer.Ordinal);

    /// <summary>An authority's account; one that never took part stands at nothing.</summary>
    internal RotaAccount Of(string authority) => Accounts.GetValueOrDefault(authority, RotaAccount.Empty);

    /// <summary>Credits each authority with its share of a referral.</summary>
    internal RotaLedger Accrue(IEnumerable<Accrual> accruals) => Accrue(accruals, 1);

    /// <summary>Puts a decided group on the chosen authority's account until it answers.</summary>
    internal RotaLedger Reserve(string authority, int size) =>
        With(authority, a => a with { Reserved = a.Reserved + size, InFlight = a.InFlight + size });

    /// <summary>Takes a reservation back, as when another authority is picked instead; the shares stay.</summary>
    internal RotaLedger Release(string authority, int size) =>
        With(authority, a => a with
        {
            Reserved = Less(authority, a.Reserved, size),
            InFlight = Less(authority, a.InFlight, size),
        });

    /// <summary>Turns a reservation into the debit on acceptance: the turn is used, the balance stays.</summary>
    internal RotaLedger Debit(string authority, int size) =>
        With(authority, a => a with { Reserved = Less(authority, a.Reserved, size), Received = a.Received + size });

    /// <summary>Notes that the children of a turn have arrived: from now on the authority's own count has them.</summary>
    internal RotaLedger Arrive(string authority, int size) =>
        With(authority, a => a with { InFlight = Less(authority, a.InFlight, size) });

    /// <summary>Undoes a whole decision: the shares it accrued, and its reservation or, once accepted, its debit.</summary>
    internal RotaLedger Reverse(IEnumerable<Accrual> accruals, string authority, int size, bool debited)
    {
        var before = Accrue(accruals, -1);
        return debited
            ? before.Arrive(authority, size).With(authority, a => a with { Received = Less(authority, a.Received, size) })
            : before.Release(authority, size);
    }

    RotaLedger Accrue(IEnumerable<Accrual> accruals, int sign)
    {
        var accounts = Accounts.ToBuilder();
        foreach (var (authority, units) in accruals)
        {
            var account = accounts.GetValueOrDefault(authority, RotaAccount.Empty);
            accounts[authority] = account with { Owed = checked(account.Owed + (sign * units)) };
        }

        return this with { Accounts = accounts.ToImmutable() };
    }

    RotaLedger With(string authority, Func<RotaAccount, RotaAccount> change) =>
        this with { Accounts = Accounts.SetItem(authority, change(Of(authority))) };

    static int Less(string authority, int children, int size) => children >= size
        ? children - size
        : throw new InvalidOperationException($"The ledger holds {children} children to take back from {authority}, not {size}.");
}
