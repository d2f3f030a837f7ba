using FsCheck;
using FsCheck.Fluent;
using TransferScheme.TestKit;

namespace TransferScheme.Rota.Tests;

/// <summary>How often a property is tried: more in the long run (<c>deploy/test --long</c>).</summary>
static class Many
{
    internal static Config Times(int ordinary, int inTheLongRun) =>
        Config.QuickThrowOnFailure.WithMaxTest(LongRun.IsThis ? inTheLongRun : ordinary);

    /// <summary>Checks a property of random cases; what fails is made smaller and shown.</summary>
    internal static void Hold<T>(Arbitrary<T> cases, Action<T> property, int ordinary = 2_000, int inTheLongRun = 50_000) =>
        Prop.ForAll(cases, property).Check(Times(ordinary, inTheLongRun));

    /// <summary>Fails, and shows where, when two accounts of the same thing differ; quick when they do not.</summary>
    internal static void ShouldSay(this IEnumerable<string> said, IEnumerable<string> expected)
    {
        string[] lines = [.. said], wanted = [.. expected];
        if (!lines.AsSpan().SequenceEqual(wanted))
        {
            lines.ShouldBe(wanted);
        }
    }
}
