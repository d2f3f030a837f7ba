using TransferScheme.Rota.Deciding;

namespace TransferScheme.Benchmarks.Rota;

/// <summary>A kind of instance.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Groups">Whether 15 of 100 referrals are groups: 85, 11, 3 and 1 of one to four children.</param>
/// <param name="InAndOut">Whether authorities leave and return: 35 of 100 are out, one changes every four referrals.</param>
/// <param name="Needs">Whether each referral has a kind of need that excludes about 30 of 100 authorities, and an entry authority.</param>
/// <param name="LargestGroup">Largest group in ordinary running.</param>
/// <param name="GoalRegion">Furthest that a region may be from its share, in children.</param>
/// <param name="GoalAuthority">Furthest that an authority may be.</param>
sealed record Scenario(
    string Name, bool Groups, bool InAndOut, bool Needs, int LargestGroup, double GoalRegion, double GoalAuthority)
{
    const int Kinds = 10;

    public static IReadOnlyList<Scenario> All { get; } =
    [
        new("S1 single children, all eligible", false, false, false, 1, 1.000001, 1.01),
        new("S3 single, in and out", false, true, false, 1, 1.1, 1.35),
        new("S5u single, in and out, needs", false, true, true, 1, 1.15, 2.5),
        new("S2 groups, all eligible", true, false, false, 4, 3.3, 4.1),
        new("S4 groups, in and out", true, true, false, 4, 3.5, 4.1),
        new("S5 groups, in and out, needs", true, true, true, 4, 3.5, 4.1),
    ];

    /// <summary>The events of an instance: who leaves or returns before it, or -1, and the group.</summary>
    public IEnumerable<(int Changed, RotaGroup Group)> Events(int authorities, int count, int seed)
    {
        var random = new Random(seed);
        int[][] unsuitable = [.. Enumerable.Range(0, Kinds).Select(_ =>
            Enumerable.Range(0, authorities).Where(_ => random.Next(100) < 30).ToArray())];
        var isIn = In(authorities, seed);
        for (var n = 0; n < count; n++)
        {
            var size = !Groups ? 1 : random.Next(100) switch { < 85 => 1, < 96 => 2, < 99 => 3, _ => 4 };
            var changed = InAndOut && n % 4 == 0 ? Change(isIn, random) : -1;
            yield return (changed, new RotaGroup(
                size, Needs ? random.Next(authorities) : -1, Needs ? unsuitable[random.Next(Kinds)] : null));
        }
    }

    // Of those drawn 65 of 100 are to be in: the first that is not as it is to be changes.
    static int Change(bool[] isIn, Random random)
    {
        while (true)
        {
            var drawn = random.Next(isIn.Length);
            var toBeIn = random.Next(100) >= 35;
            if (isIn[drawn] != toBeIn)
            {
                isIn[drawn] = toBeIn;
                return drawn;
            }
        }
    }

    /// <summary>Who is in at the start.</summary>
    public bool[] In(int authorities, int seed)
    {
        var random = new Random(seed + 1_000_000);
        return [.. Enumerable.Range(0, authorities).Select(_ => !InAndOut || random.Next(100) >= 35)];
    }
}
