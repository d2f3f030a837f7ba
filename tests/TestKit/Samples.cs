using FsCheck;
using FsCheck.Fluent;

namespace TransferScheme.TestKit;

/// <summary>Samples to count what a generator brings about.</summary>
public static class Samples
{
    // FsCheck's own size and any seed: with a new one each time, what is rare would be missing from one run in many.
    const int Size = 50;
    const ulong Seed = 2016;

    /// <summary>As many values as are asked for, the same ones every time.</summary>
    public static IEnumerable<T> SameSample<T>(this Gen<T> gen, int count) => gen.Sample(count, new Rnd(Seed), Size);
}
