using TransferScheme.TestKit;
using Xunit.Abstractions;

namespace TransferScheme.EndToEnd.Tests.Faults;

/// <summary>
/// The database, the broker and the wires to them fail under load, while the scheme's process goes on: it comes back by itself, nothing
/// that was acknowledged is lost, nothing happens twice.
/// </summary>
public sealed class ServerFaultTests(ITestOutputHelper output)
{
    static readonly TimeSpan Outage = TimeSpan.FromSeconds(2);

    static readonly (string Name, Func<FaultyScheme, Task> Strike)[] Faults =
    [
        ("PostgreSQL stopped immediately", async s =>
        {
            await s.Postgres.StopAsync(immediate: true);
            await Task.Delay(Outage);
            await s.Postgres.RestartAsync();
        }),
        ("PostgreSQL killed", async s =>
        {
            await s.Postgres.KillAsync();
            await Task.Delay(Outage);
            await s.Postgres.RestartAsync();
        }),
        ("broker restarted", async s => await s.Rabbit.RestartAsync()),
        ("broker killed", async s =>
        {
            await s.Rabbit.KillAsync();
            await Task.Delay(Outage);
            await s.Rabbit.RestartAsync();
        }),
        ("broker's data wiped", async s =>
        {
            await s.Rabbit.WipeAsync();
            await Task.Delay(Outage);
            await s.Rabbit.RestartAsync();
        }),
        ("all of both services published again", async s =>
        {
            var national = await s.Partners.As("national");
            (await national.Post("/operations/referrals/republish", "{}")).Expect(202);
            (await national.Post("/operations/allocation/republish", "{}")).Expect(202);
        }),
        ("connections to the database cut", s => Task.Run(s.Line.Postgres.Cut)),
        ("connections to the broker cut", s => Task.Run(s.Line.Rabbit.Cut)),
        ("database silent for 5 seconds", async s =>
        {
            s.Line.Postgres.Stall();
            await Task.Delay(TimeSpan.FromSeconds(5));
            s.Line.Postgres.Resume();
        }),
        ("broker silent for 5 seconds", async s =>
        {
            s.Line.Rabbit.Stall();
            await Task.Delay(TimeSpan.FromSeconds(5));
            s.Line.Rabbit.Resume();
        }),
        ("both slow, 20 ms each way for 5 seconds", async s =>
        {
            foreach (var wire in new[] { s.Line.Postgres, s.Line.Rabbit })
            {
                wire.Slow(TimeSpan.FromMilliseconds(20));
            }

            await Task.Delay(TimeSpan.FromSeconds(5));
            foreach (var wire in new[] { s.Line.Postgres, s.Line.Rabbit })
            {
                wire.Slow(TimeSpan.Zero);
            }
        }),
    ];

    static int Rounds => LongRun.IsThis ? 5 : 1;

    [Fact]
    public Task Given_servers_and_wires_that_fail_under_load_then_it_comes_back_by_itself_and_nothing_is_lost_or_doubled() => FaultRun.RunAsync(
        Enumerable.Repeat(Faults, Rounds).SelectMany(f => f).Select(f => new Fault(f.Name, _ => Task.CompletedTask, f.Strike)),
        "server-faults.txt", output);
}
