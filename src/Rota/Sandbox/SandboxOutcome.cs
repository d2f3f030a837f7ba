namespace TransferScheme.Rota.Sandbox;

/// <summary>What became of the past under some rules.</summary>
/// <param name="Placements">Where each group went, in the order in which they were placed; those that wait stand last.</param>
/// <param name="Ledger">The ledger at the end.</param>
/// <param name="Regions">How far regions were from their shares.</param>
/// <param name="Authorities">How far authorities were from theirs.</param>
public sealed record SandboxOutcome(IReadOnlyList<Placement> Placements, Ledger Ledger, Drift Regions, Drift Authorities)
{
    /// <summary>A region's account: the sum of its authorities'.</summary>
    /// <param name="region">The region.</param>
    public LedgerAccount Region(string region) => Enumerable.Range(0, Ledger.Roll.Count)
        .Where(place => Ledger.Roll.RegionAt(place) == region)
        .Select(place => Ledger.Of(Ledger.Roll.Ids[place]))
        .Aggregate(LedgerAccount.None, LedgerAccount.Add);

    /// <summary>Children who would have gone elsewhere than in another outcome, waiting counted as a place of its own.</summary>
    /// <param name="other">The other outcome of the same past.</param>
    /// <param name="place">What counts as a place: the authority, or its region.</param>
    public int Elsewhere(SandboxOutcome other, Func<string, string> place)
    {
        var there = other.Placements.ToDictionary(p => p.Referral, p => p.Authority, StringComparer.Ordinal);
        return Placements.Where(p => Of(p.Authority) != Of(there[p.Referral])).Sum(p => p.Size);

        string? Of(string? authority) => authority is null ? null : place(authority);
    }
}

/// <summary>Where a group went.</summary>
/// <param name="Referral">The referral.</param>
/// <param name="Size">Children kept together.</param>
/// <param name="Authority">Who received it; null where nobody could.</param>
/// <param name="Waited">Turns of other children that went by before: 0 where it was placed at once.</param>
public sealed record Placement(string Referral, int Size, string? Authority, int Waited);

/// <summary>How far accounts were from their shares over a run, looked at after every turn.</summary>
/// <param name="Furthest">The one that was furthest; null where there was no turn.</param>
/// <param name="Balance">Its balance then, in units: above 0 behind its share.</param>
/// <param name="Mean">Mean distance of all of them over all turns, in units.</param>
public sealed record Drift(string? Furthest, long Balance, long Mean);
