using TransferScheme.TestKit.Proxying;
using Xunit.Abstractions;

namespace TransferScheme.EndToEnd.Tests.Faults;

/// <summary>
/// The scheme is killed by SIGKILL under load, at exact points of its work with the database and the broker, and started again: nothing
/// that was acknowledged is lost, nothing happens twice.
/// </summary>
public sealed class KillTests(ITestOutputHelper output)
{
    static readonly KillPoint[] Points =
    [
        KillPoint.BeforeCommit(Write.OfCommand("referrals")),
        KillPoint.AfterCommit(Write.OfCommand("allocation")),
        KillPoint.BeforeCommit(Write.OfConsumer("allocation")),
        KillPoint.AfterCommit(Write.OfConsumer("referrals")),
        KillPoint.BeforeCommit(Write.OfPublisher("allocation")),
        KillPoint.AfterCommit(Write.OfPublisher("referrals")),
        KillPoint.BeforePublish(),
        KillPoint.AfterPublish(),
        KillPoint.AfterDelivery(),
        KillPoint.BeforeAcknowledge(),
    ];

    static int Kills => Environment.GetEnvironmentVariable("SCHEME_LONG") == "1" ? 100 : 20;

    [Fact]
    public async Task Given_kills_at_every_point_under_load_when_restarted_then_nothing_is_lost_or_doubled()
    {
        await using var scheme = await FaultyScheme.StartAsync();
        var load = new Load(scheme.Partners);
        var invariants = scheme.Invariants(load.Record);
        load.Start(4);
        await load.FirstAsync();
        await using var publications = invariants.Publications();
        var table = new FaultTable("kills.txt");
        for (var kill = 0; kill < Kills; kill++)
        {
            var point = Points[kill % Points.Length];
            await scheme.Line.ArmAsync(point, scheme.Host).WaitAsync(TimeSpan.FromSeconds(30));
            var recovery = await Recovery.BeginAsync(publications, load.Record);
            await scheme.RestartAsync();
            var well = await recovery.EndAsync(point.Name);
            table.Add(point.Name, await invariants.TallyAsync(), well);
        }

        await load.StopAsync();
        output.WriteLine($"{table}\n{load.Completed} transfers, {load.Record.Acknowledged.Count} commands acknowledged");
        await table.WriteAsync();
        (await invariants.FaultsWhenQuietAsync()).ShouldBeEmpty();
        await scheme.Host.KillAsync();
        (await invariants.FaultsOfFoldsAsync()).ShouldBeEmpty();
    }
}
