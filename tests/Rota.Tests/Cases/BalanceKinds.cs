namespace TransferScheme.Rota.Tests.Cases;

/// <summary>Kinds of random balances and arrears, in units.</summary>
static class BalanceKinds
{
    internal delegate long Kind(Random random);

    /// <summary>Everyone at 0: the beginning.</summary>
    internal static long None(Random random) => 0;

    /// <summary>Quarters of a child, at times a unit off: ties and limits are met exactly.</summary>
    internal static long Coarse(Random random) => (random.From(-8, 8) * (Units.PerChild / 4)) + random.Of(-1, 0, 0, 0, 0, 1);

    /// <summary>Within a child or so, as in ordinary running.</summary>
    internal static long Usual(Random random) => random.NextInt64(-Units.PerChild, Units.PerChild);

    /// <summary>Thousands of children.</summary>
    internal static long Large(Random random) => random.NextInt64(-5_000 * Units.PerChild, 5_000 * Units.PerChild);

    /// <summary>So many that they sum to 0, as the accounts of one ledger do.</summary>
    internal static long[] Draw(Random random, Kind kind, int count, bool balanced)
    {
        long[] drawn = [.. Enumerable.Range(0, count).Select(_ => kind(random))];
        for (var at = 0; balanced && at + 1 < count; at += 2)
        {
            drawn[at + 1] = -drawn[at];
        }

        if (balanced && count % 2 == 1)
        {
            drawn[^1] = 0;
        }

        return drawn;
    }
}
