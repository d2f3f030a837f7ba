namespace TransferScheme.Benchmarks;

/// <summary>How long a suite measures.</summary>
/// <param name="Rounds">Rounds of each measure, floor and ours in turn; medians are taken over them.</param>
/// <param name="Round">Length of a round.</param>
/// <param name="WarmUp">What runs before the first round and is not counted.</param>
/// <param name="Streams">Streams that are projected, of ten events each.</param>
/// <param name="Requests">Requests of the memory run.</param>
sealed record Effort(int Rounds, TimeSpan Round, TimeSpan WarmUp, int Streams, int Requests)
{
    /// <summary>What the figures of a report are taken with.</summary>
    public static Effort Whole { get; } = new(7, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(2), 20_000, 200_000);

    /// <summary>Only shows that it runs.</summary>
    public static Effort Quick { get; } = new(1, TimeSpan.FromSeconds(0.3), TimeSpan.FromSeconds(0.3), 500, 1_000);
}
