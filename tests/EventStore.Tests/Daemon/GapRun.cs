using TransferScheme.TestKit;

namespace TransferScheme.EventStore.Tests.Daemon;

/// <summary>How long and how hard the gap test runs: short in every run, long with <c>SCHEME_LONG=1</c>.</summary>
/// <param name="Writers">Writers at a time.</param>
/// <param name="Duration">For how long they write.</param>
/// <param name="LongestDelay">The longest pause between two steps of one transaction.</param>
/// <param name="RolledBack">The share of transactions that are rolled back.</param>
/// <param name="Crashes">How often the server is killed in mid-write in the test of crashes.</param>
/// <param name="CatchUp">How long the readers may take afterwards.</param>
sealed record GapRun(int Writers, TimeSpan Duration, TimeSpan LongestDelay, double RolledBack, int Crashes, TimeSpan CatchUp)
{
    public static GapRun FromEnvironment() => LongRun.IsThis
        ? new GapRun(32, TimeSpan.FromMinutes(10), TimeSpan.FromSeconds(5), 0.2, 50, TimeSpan.FromMinutes(1))
        : new GapRun(8, TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(1), 0.2, 3, TimeSpan.FromSeconds(20));
}
