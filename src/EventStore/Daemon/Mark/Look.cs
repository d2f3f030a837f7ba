namespace TransferScheme.EventStore;

/// <summary>A run of committed sequence numbers without a hole, both ends included.</summary>
sealed record Run(long First, long Last);

/// <summary>One look at the log, all of it from one snapshot of the database.</summary>
/// <param name="OldestRunning">No transaction with a lower id is still running (<c>pg_snapshot_xmin</c>).</param>
/// <param name="Committed">The numbers above the mark that are committed, in order; the first so many of them.</param>
/// <param name="Types">The stored names of the types of those events.</param>
sealed record Look(long OldestRunning, IReadOnlyList<Run> Committed, IReadOnlyList<string> Types);
