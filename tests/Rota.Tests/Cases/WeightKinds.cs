namespace TransferScheme.Rota.Tests.Cases;

/// <summary>Kinds of random weights; whatever the kind, the sum stays below what a <c>long</c> holds.</summary>
static class WeightKinds
{
    internal delegate long Kind(Random random, int count);

    /// <summary>So few that ties are common.</summary>
    internal static long Few(Random random, int count) => random.From(1, 3);

    /// <summary>Such as the scheme has.</summary>
    internal static long Usual(Random random, int count) => random.NextInt64(1, 100_000_000);

    /// <summary>1 next to 10^15.</summary>
    internal static long Uneven(Random random, int count) =>
        random.Of(1, random.NextInt64(1, 100), random.NextInt64(1, 1_000_000_000), 1_000_000_000_000_000);

    /// <summary>Sums up to 4 · 10^18: a few of them may be as small as 1.</summary>
    internal static long Huge(Random random, int count) =>
        random.Once(4) ? random.NextInt64(1, 100) : random.NextInt64(1, 4_000_000_000_000_000_000 / count);
}
