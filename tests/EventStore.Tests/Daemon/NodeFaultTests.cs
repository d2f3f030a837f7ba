using System.Diagnostics;
using Xunit.Abstractions;

namespace TransferScheme.EventStore.Tests.Daemon;

/// <summary>
/// Two nodes as processes of their own, one of which leads. Whatever befalls the leader in the middle of its work, the other one takes
/// over within ten seconds, and no event is skipped or done twice.
/// </summary>
public sealed class NodeFaultTests(DaemonServer server, ITestOutputHelper output) : DaemonTest(server)
{
    static readonly TimeSpan _within = TimeSpan.FromSeconds(10);

    // Long enough that most faults hit the middle of a page, while it waits for the outside world with its transaction open.
    static readonly TimeSpan _pageTime = TimeSpan.FromMilliseconds(150);

    readonly bool _long = GapRun.FromEnvironment().Crashes > 10;

    public enum Fault
    {
        Kill,
        Stop,
        Freeze,
        Cut,
        LostSession,
    }

    [Theory]
    [InlineData(Fault.Kill, 10)]
    [InlineData(Fault.Stop, 2)]
    [InlineData(Fault.Freeze, 2)]
    [InlineData(Fault.Cut, 2)]
    [InlineData(Fault.LostSession, 3)]
    public async Task Given_two_nodes_at_work_when_the_leader_fails_then_the_other_takes_over_and_nothing_is_skipped_or_doubled(
        Fault fault, int times)
    {
        await using var store = new DocumentStore(Settings(Schema, options => NodeProcess.Configure(options, Schema)));
        List<NodeProcess> nodes = [];
        List<double> seconds = [];
        using var stop = new CancellationTokenSource();
        var writing = WriteAsync(store, stop.Token);
        try
        {
            for (var round = 0; round < (_long ? 3 * times : times); round++)
            {
                while (nodes.Count < 2)
                {
                    nodes.Add(await NodeProcess.StartAsync(ConnectionString, Schema, _pageTime));
                }

                var leader = await LeaderAsync(nodes);
                await UntilAsync(() => IsStandingByAsync(nodes.Single(node => node != leader)), TimeSpan.FromSeconds(30), "second node");
                await DoAsync(fault, leader);
                seconds.Add(await TakenOverAsync(store));
                await UndoAsync(fault, leader, nodes);
            }

            // The one that was frozen or cut off last has its time to do harm.
            await Task.Delay(TimeSpan.FromSeconds(2));
            await stop.CancelAsync();
            await writing;
            await store.WaitForNonStaleProjectionDataAsync(_within);
            var committed = await CommittedAsync();
            (await RecordedAsync()).ShouldBe(committed);
            await using var session = store.QuerySession();
            (await session.QueryAsync<TreeRow>("order by id")).SelectMany(row => row.Numbers).Order().ShouldBe(committed);
            output.WriteLine($"{fault}: {committed.Length} events; taken over after {string.Join(", ", seconds.Select(s => $"{s:0.0} s"))}.");
        }
        finally
        {
            await stop.CancelAsync();
            foreach (var node in nodes)
            {
                await node.DisposeAsync();
            }
        }
    }

    async Task DoAsync(Fault fault, NodeProcess leader)
    {
        switch (fault)
        {
            case Fault.Kill:
                leader.Kill();
                break;
            case Fault.Stop:
                await leader.TerminateAsync();
                break;
            case Fault.Freeze:
                await leader.FreezeAsync();
                break;
            case Fault.Cut:
                leader.CutOff();
                break;
            default:
                await ExecuteAsync($"select pg_terminate_backend(pid) from ({LeadersSql}) as l");
                break;
        }
    }

    static async Task UndoAsync(Fault fault, NodeProcess leader, List<NodeProcess> nodes)
    {
        switch (fault)
        {
            case Fault.Freeze:
                await leader.ThawAsync();
                break;
            case Fault.Cut:
                leader.Mend();
                break;
            case Fault.LostSession:
                break;
            default:
                nodes.Remove(leader);
                await leader.DisposeAsync();
                break;
        }
    }

    async Task<double> TakenOverAsync(DocumentStore store)
    {
        var started = Stopwatch.GetTimestamp();
        await AppendAsync(store, new TreePlanted("B"));
        var number = (await NumbersAsync("select max(seq_id) from {schema}.mt_events"))[0];
        await UntilAsync(
            async () => (await NumbersAsync(
                $"select count(*) from {{schema}}.mt_event_progression where name <> 'HighWaterMark' and last_seq_id >= {number}"))[0] == 2,
            _within, "take-over");
        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    const string LeadersSql =
        """
        select distinct pid, application_name from pg_locks join pg_stat_activity using (pid), lateral (select
            hashtextextended('shard:{schema}:Recorder:All', 4444)) as k(key)
        where locktype = 'advisory' and granted and classid::bigint = (key >> 32) & 4294967295 and objid::bigint = key & 4294967295
        """;

    async Task<NodeProcess> LeaderAsync(List<NodeProcess> nodes)
    {
        NodeProcess? leader = null;
        await UntilAsync(async () =>
        {
            var names = await RowsAsync($"select application_name from ({LeadersSql}) as l");
            leader = nodes.Find(node => names.SequenceEqual([node.Name]));
            return leader is not null;
        }, TimeSpan.FromSeconds(30), "leader");
        return leader!;
    }

    // One that was cut off leaves sessions behind on the server: it stands by again when it has asked for a lock of late.
    async Task<bool> IsStandingByAsync(NodeProcess node) =>
        (await RowsAsync(
            $"""
            select pid from pg_stat_activity
            where application_name = '{node.Name}' and query like '%pg_try_advisory_lock(%' and query_start > now() - interval '1500 ms'
            """)).Length > 0;

    static async Task WriteAsync(IDocumentStore store, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            await AppendAsync(store, new TreePlanted("A"), new ApplesPicked("A", 1));
            await Task.Delay(80, CancellationToken.None);
        }
    }
}
