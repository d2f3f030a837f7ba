namespace TransferScheme.Rota.Deciding;

/// <summary>By which rule the regions were found that the group may go to.</summary>
public enum RegionRule : byte
{
    /// <summary>Nobody can take the group.</summary>
    None,

    /// <summary>Any region that is not too far ahead: no promise to another one is in danger.</summary>
    WithinGuard,

    /// <summary>Only those regions that must be served within the next children.</summary>
    MustServeSoon,

    /// <summary>None of those can take the group: of the rest the one that would fall behind first.</summary>
    EarliestDeadline,

    /// <summary>Every region that can take the group is ahead: the one that is least so.</summary>
    MostBehind,
}

/// <summary>By which rule the authority was picked in those regions.</summary>
public enum AuthorityPick : byte
{
    /// <summary>Nobody can take the group.</summary>
    None,

    /// <summary>The one furthest behind its share.</summary>
    FurthestBehind,

    /// <summary>The one that is further behind than the band allows, before any better match.</summary>
    Overdue,

    /// <summary>The one that suits the group best of those within the band.</summary>
    BestMatch,
}

/// <summary>The rota's answer for one group, with all that it was found from. Authorities and regions are named by their places.</summary>
public sealed class RotaDecision
{
    readonly Ledger _before;
    long[]? _shares;
    long[]? _balances;
    IReadOnlyList<int>? _ranked;

    internal RotaDecision(RotaGroup group, Exclusion[] exclusions, Ledger before, Ledger accrued) =>
        (Group, Exclusions, _before, Accrued) = (group, exclusions, before, accrued);

    /// <summary>The group.</summary>
    public RotaGroup Group { get; }

    /// <summary>Why each authority cannot be chosen.</summary>
    public IReadOnlyList<Exclusion> Exclusions { get; }

    /// <summary>The ledger with everyone's share on it and nobody charged; as it was before where nobody can take the group.</summary>
    public Ledger Accrued { get; }

    /// <summary>What each authority accrues, in units; nothing where nobody can take the group. Worked out when it is first asked for.</summary>
    public long[] Shares => _shares ??= [.. Everyone.Select(i => Accrued.Owed(i) - _before.Owed(i))];

    /// <summary>The repayment of arrears in each share; empty where there is none.</summary>
    public long[] Repaid { get; internal init; } = [];

    /// <summary>How each account of arrears changes; empty where none does.</summary>
    public long[] ArrearsChanges { get; internal init; } = [];

    /// <summary>Each authority's balance after its share and before the debit. Worked out when it is first asked for.</summary>
    public long[] Balances => _balances ??= [.. Everyone.Select(Accrued.Balance)];

    /// <summary>Each region after the share.</summary>
    public RegionSight[] Regions { get; internal init; } = [];

    /// <summary>Sum of the weights of those that accrue.</summary>
    public long Weight { get; internal init; }

    /// <summary>The look ahead.</summary>
    public LookAhead Ahead { get; internal init; } = LookAhead.None;

    /// <summary>By which rule the regions were found.</summary>
    public RegionRule Rule { get; internal init; }

    /// <summary>By which rule the authority was picked.</summary>
    public AuthorityPick Pick { get; internal init; }

    /// <summary>Units that the chosen one's balance is at least, where it was picked within the band.</summary>
    public long Least { get; internal init; }

    /// <summary>The chosen authority; -1 where nobody can take the group.</summary>
    public int Chosen { get; internal init; } = -1;

    /// <summary>Whether an authority is one of those in the regions whose turn it could be.</summary>
    /// <param name="place">The authority.</param>
    /// <param name="roll">The roll.</param>
    public bool IsInTurn(int place, Roll roll) =>
        Exclusions[place] is Exclusion.None && Regions[roll.RegionOf[place]].IsAllowed;

    /// <summary>Whether an authority is one of those that the chosen one was picked from.</summary>
    /// <param name="place">The authority.</param>
    /// <param name="roll">The roll.</param>
    public bool IsInBand(int place, Roll roll) => IsInTurn(place, roll) && Balances[place] >= Least;

    /// <summary>
    /// All authorities that can take the group, in the order in which they are recommended: those that it was picked from, by
    /// mismatch and then by balance; then the others whose turn it could be, then the rest, by balance.
    /// </summary>
    /// <param name="roll">The roll.</param>
    public IReadOnlyList<int> Ranked(Roll roll) => _ranked ??=
    [
        .. Everyone.Where(i => Exclusions[i] is Exclusion.None)
            .OrderBy(i => IsInBand(i, roll) ? 0 : IsInTurn(i, roll) ? 1 : 2)
            .ThenBy(i => IsInBand(i, roll) ? Group.Mismatch?[i] ?? 0 : 0)
            .ThenByDescending(i => Balances[i])
            .ThenBy(i => i),
    ];

    IEnumerable<int> Everyone => Enumerable.Range(0, Exclusions.Count);
}
