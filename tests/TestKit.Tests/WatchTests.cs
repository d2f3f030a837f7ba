namespace TransferScheme.TestKit.Tests;

public sealed class WatchTests
{
    [Fact]
    public async Task Given_servers_and_a_process_when_their_starter_is_killed_then_nothing_is_left()
    {
        var folder = Path.Combine(Path.GetTempPath(), $"watched-{Guid.CreateVersion7():N}");
        using var starter = await Command.StartAsync($"""
            bash -c 'cd deploy/local && source ./common.sh && ./watch start $$ {folder} --remove
                ./postgres start {folder}/postgres && ./rabbit start {folder}/rabbit
                start_group {folder}/client.group /dev/null sleep 1000
                sleep 1000 & identity $! > {folder}/child.process
                echo up && sleep 1000'
            """);
        while (await starter.StandardOutput.ReadLineAsync() is { } line && line != "up")
        {
        }
        Machine.ProcessesOf(folder).ShouldNotBeEmpty();

        starter.Kill();

        await Poll.UntilAsync(() => Task.FromResult(Machine.ProcessesOf(folder) is [] && !Directory.Exists(folder)),
            TimeSpan.FromSeconds(15), "nothing is left");
    }

    [Fact]
    public async Task Given_a_start_under_way_when_the_starter_is_killed_then_nothing_is_left()
    {
        var folder = Path.Combine(Path.GetTempPath(), $"watched-{Guid.CreateVersion7():N}");
        using var starter = await Command.StartAsync(
            $"bash -c 'deploy/local/watch start $$ {folder} --remove; deploy/local/postgres start {folder}/postgres; sleep 1000'");
        await Poll.UntilAsync(() => Task.FromResult(Directory.Exists($"{folder}/postgres")), TimeSpan.FromSeconds(5), "it starts");

        starter.Kill();

        await Poll.UntilAsync(() => Task.FromResult(Machine.ProcessesOf(folder) is [] && !Directory.Exists(folder)),
            TimeSpan.FromSeconds(15), "nothing is left");
    }

    [Fact]
    public async Task Given_four_starts_at_once_when_done_then_each_has_its_own_port()
    {
        var servers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => PrivatePostgres.StartAsync()));

        servers.Select(server => server.ConnectionString).Distinct().Count().ShouldBe(4);

        foreach (var server in servers)
        {
            await server.DisposeAsync();
        }
    }
}
