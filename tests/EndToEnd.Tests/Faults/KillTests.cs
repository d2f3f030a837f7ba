using TransferScheme.TestKit.Proxying;
using TransferScheme.TestKit;
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

    static int Kills => LongRun.IsThis ? 100 : 10;

    [Fact]
    public Task Given_kills_at_every_point_under_load_when_restarted_then_nothing_is_lost_or_doubled() =>
        FaultRun.RunAsync(Enumerable.Range(0, Kills).Select(kill => KillAt(Points[kill % Points.Length])), "kills.txt", output);

    static Fault KillAt(KillPoint point) => new(
        point.Name, scheme => scheme.Line.ArmAsync(point, scheme.Host).WaitAsync(TimeSpan.FromSeconds(30)), scheme => scheme.RestartAsync());
}
