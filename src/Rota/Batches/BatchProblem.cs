namespace TransferScheme.Rota.Batches;

/// <summary>An authority that can take children of a burst.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Capacity">Children that it has room for; null = no limit.</param>
public sealed record BatchAuthority(string Id, long? Capacity = null);

/// <summary>An authority that one referral may go to.</summary>
/// <param name="Authority">Its id.</param>
/// <param name="Mismatch">How ill it suits the child, 0 to 10,000; lower is better.</param>
public sealed record BatchOption(string Authority, int Mismatch);

/// <summary>A child, or a group that is never split, to be placed.</summary>
/// <param name="Id">The referral's id.</param>
/// <param name="Size">Children in it.</param>
/// <param name="Options">Where it may go.</param>
public sealed record BatchReferral(string Id, int Size, IReadOnlyList<BatchOption> Options);

/// <summary>
/// The assignment problem of a burst: each referral whole to one of its options or nowhere, no authority beyond its capacity, at
/// the least sum of mismatch × size, and of 100,000 × size for those placed nowhere.
/// </summary>
/// <param name="Authorities">The authorities.</param>
/// <param name="Referrals">The referrals.</param>
public sealed record BatchProblem(IReadOnlyList<BatchAuthority> Authorities, IReadOnlyList<BatchReferral> Referrals)
{
    /// <summary>What a child placed nowhere costs, in the units of mismatch: ten times the worst match.</summary>
    public const int UnplacedMismatch = 100_000;

    /// <summary>Units of mismatch in a cost of 1.</summary>
    public const int PerCost = 10_000;
}

/// <summary>An answer to a <see cref="BatchProblem"/>.</summary>
/// <param name="Authorities">For each referral, in the problem's order, the id of its authority; null = nowhere.</param>
/// <param name="Cost">Sum of mismatch × size, and of 100,000 × size for those placed nowhere.</param>
/// <param name="UnplacedChildren">Children placed nowhere.</param>
/// <param name="LowerBound">No answer costs less than this, in the same units; it is the cost where the answer is proved optimal.</param>
public sealed record BatchAnswer(IReadOnlyList<string?> Authorities, long Cost, long UnplacedChildren, long LowerBound);
