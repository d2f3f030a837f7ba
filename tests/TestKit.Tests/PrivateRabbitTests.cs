namespace TransferScheme.TestKit.Tests;

public sealed class PrivateRabbitTests(RabbitFixture fixture) : IClassFixture<RabbitFixture>
{
    [Fact]
    public async Task Given_a_fixture_when_asked_then_its_virtual_host_is_its_own()
    {
        var other = await fixture.Server.CreateVirtualHostAsync();

        other.ShouldNotBe(fixture.Uri);

        // Tests beside this one have hosts of their own on the same broker.
        string[] own = ["/", fixture.Uri.AbsolutePath[1..], other.AbsolutePath[1..]];
        own.Except(await HostsOf(fixture.Server)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Given_a_broker_when_killed_wiped_and_disposed_then_it_keeps_its_data_loses_it_and_leaves_nothing()
    {
        var server = await PrivateRabbit.StartAsync();
        var folder = Path.GetDirectoryName(server.LogFile)!;
        var added = (await server.CreateVirtualHostAsync()).AbsolutePath[1..];

        await server.KillAsync();
        await NobodyLeft(folder);
        await server.RestartAsync();
        (await HostsOf(server)).ShouldBe(["/", added], ignoreOrder: true);

        await server.WipeAsync();
        await server.RestartAsync();
        (await HostsOf(server)).ShouldBe(["/"]);

        await server.StopAsync();
        await NobodyLeft(folder);
        Machine.IsListening(server.Uri.Port).ShouldBeFalse();
        await server.DisposeAsync();
        Directory.Exists(folder).ShouldBeFalse();
    }

    // What Erlang starts for itself leaves its group, and ends by itself a moment after the node.
    static Task NobodyLeft(string folder) => Poll.UntilAsync(
        () => Task.FromResult(Machine.ProcessesOf(folder).Length == 0), TimeSpan.FromSeconds(10), "the broker's processes to be gone");

    static async Task<string[]> HostsOf(PrivateRabbit server) =>
        (await server.ControlAsync("list_vhosts", "--no-table-headers")).Split('\n');
}
