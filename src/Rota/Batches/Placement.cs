namespace TransferScheme.Rota.Batches;

/// <summary>An answer, by the columns of its table.</summary>
/// <param name="Places">Column of each referral.</param>
/// <param name="Cost">What it costs.</param>
/// <param name="Bound">No answer costs less.</param>
sealed record Placement(int[] Places, long Cost, long Bound)
{
    /// <summary>Whether there is no better one.</summary>
    internal bool IsProved => Bound >= Cost;

    /// <summary>Whether no answer costs less by more than one in so many parts, or by more than half a child placed.</summary>
    internal bool IsWithin(int part) => Cost - Bound <= Math.Min(Cost / part, BatchProblem.UnplacedMismatch / 2);

    /// <summary>Nobody is placed.</summary>
    internal static Placement Nowhere(BatchTable table) =>
        new([.. table.Sizes.Select(_ => table.Nowhere)], table.Children * BatchProblem.UnplacedMismatch, 0);
}
