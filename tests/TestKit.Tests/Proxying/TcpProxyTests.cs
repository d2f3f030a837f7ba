using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using TransferScheme.TestKit.Proxying;

namespace TransferScheme.TestKit.Tests.Proxying;

public sealed class TcpProxyTests : IDisposable
{
    readonly EchoServer a = new("a");
    readonly EchoServer b = new("b");

    public void Dispose()
    {
        a.Dispose();
        b.Dispose();
    }

    [Fact]
    public async Task Given_a_target_when_switched_then_new_connections_go_to_the_new_one()
    {
        var target = a;
        await using var proxy = await TcpProxy.StartAsync(() => target.Address);
        using var before = await EchoClient.ConnectAsync(proxy.Port);
        (await before.AskAsync("1")).ShouldBe("a:1");

        target = b;

        using var after = await EchoClient.ConnectAsync(proxy.Port);
        (await after.AskAsync("2")).ShouldBe("b:2");
        (await before.AskAsync("3")).ShouldBe("a:3");
        proxy.Connections.ShouldBe(2);
    }

    [Fact]
    public async Task Given_connections_when_cut_then_they_are_reset_and_new_ones_taken()
    {
        await using var proxy = await TcpProxy.StartAsync(() => a.Address);
        using var old = await EchoClient.ConnectAsync(proxy.Port);
        (await old.AskAsync("1")).ShouldBe("a:1");

        proxy.Cut();

        (await Should.ThrowAsync<SocketException>(() => old.AskAsync("2"))).SocketErrorCode
            .ShouldBeOneOf(SocketError.ConnectionReset, SocketError.Shutdown);
        using var next = await EchoClient.ConnectAsync(proxy.Port);
        (await next.AskAsync("3")).ShouldBe("a:3");
        await Poll.UntilAsync(() => Task.FromResult(proxy.Connections == 1), TimeSpan.FromSeconds(5), "the old one to be forgotten");
    }

    [Fact]
    public async Task Given_a_proxy_when_it_refuses_then_only_those_there_go_on_until_it_admits()
    {
        await using var proxy = await TcpProxy.StartAsync(() => a.Address);
        using var old = await EchoClient.ConnectAsync(proxy.Port);
        (await old.AskAsync("1")).ShouldBe("a:1");

        await proxy.RefuseAsync();

        (await Should.ThrowAsync<SocketException>(() => EchoClient.ConnectAsync(proxy.Port))).SocketErrorCode
            .ShouldBe(SocketError.ConnectionRefused);
        (await old.AskAsync("2")).ShouldBe("a:2");
        proxy.Admit();
        using var next = await EchoClient.ConnectAsync(proxy.Port);
        (await next.AskAsync("3")).ShouldBe("a:3");
    }

    [Fact]
    public async Task Given_a_stalled_line_when_resumed_then_nothing_was_heard_and_nothing_is_lost()
    {
        await using var proxy = await TcpProxy.StartAsync(() => a.Address);
        using var old = await EchoClient.ConnectAsync(proxy.Port);
        (await old.AskAsync("1")).ShouldBe("a:1");

        proxy.Stall();
        using var next = await EchoClient.ConnectAsync(proxy.Port);
        await old.SayAsync("2");
        await next.SayAsync("3");
        (await old.IsSilentAsync()).ShouldBeTrue();
        (await next.IsSilentAsync()).ShouldBeTrue();
        proxy.Resume();

        (await old.HearAsync(3)).ShouldBe("a:2");
        (await next.HearAsync(3)).ShouldBe("a:3");
    }

    [Fact]
    public async Task Given_a_stalled_line_when_resumed_for_new_connections_then_the_old_ones_stay_silent()
    {
        await using var proxy = await TcpProxy.StartAsync(() => a.Address);
        using var old = await EchoClient.ConnectAsync(proxy.Port);
        (await old.AskAsync("1")).ShouldBe("a:1");

        proxy.Stall();
        await old.SayAsync("2");
        proxy.ResumeForNew();

        using var next = await EchoClient.ConnectAsync(proxy.Port);
        (await next.AskAsync("3")).ShouldBe("a:3");
        (await old.IsSilentAsync()).ShouldBeTrue();
    }

    [Fact]
    public async Task Given_a_stalled_line_when_the_client_ends_then_the_server_learns_it_only_afterwards()
    {
        await using var proxy = await TcpProxy.StartAsync(() => a.Address);
        using (var client = await EchoClient.ConnectAsync(proxy.Port))
        {
            (await client.AskAsync("1")).ShouldBe("a:1");
            proxy.Stall();
        }

        proxy.Connections.ShouldBe(1);
        proxy.Resume();
        await Poll.UntilAsync(() => Task.FromResult(proxy.Connections == 0), TimeSpan.FromSeconds(5), "the connection to end");
    }

    [Fact]
    public async Task Given_a_slow_line_when_asked_then_each_chunk_takes_its_latency_and_its_share_of_the_bandwidth()
    {
        await using var proxy = await TcpProxy.StartAsync(() => a.Address);
        using var client = await EchoClient.ConnectAsync(proxy.Port);
        (await client.AskAsync("1")).ShouldBe("a:1");

        proxy.Slow(TimeSpan.FromMilliseconds(150));
        (await TimeOf(client, 1)).ShouldBeGreaterThan(TimeSpan.FromMilliseconds(290));
        proxy.Slow(TimeSpan.Zero, bytesPerSecond: 10_000);
        (await TimeOf(client, 10_000)).ShouldBeGreaterThan(TimeSpan.FromMilliseconds(1990));
        proxy.Slow(TimeSpan.Zero);
        (await TimeOf(client, 10_000)).ShouldBeLessThan(TimeSpan.FromMilliseconds(1990));
    }

    [Fact]
    public async Task Given_a_hook_when_bytes_come_then_it_sees_both_directions_and_decides_before_they_are_forwarded()
    {
        var seen = new List<string>();
        var hold = new TaskCompletionSource();
        await using var proxy = await TcpProxy.StartAsync(() => a.Address, (direction, bytes) =>
        {
            var words = $"{direction} {Encoding.ASCII.GetString(bytes)}";
            lock (seen)
            {
                seen.Add(words);
            }

            return words switch
            {
                "FromClient wait" => new Verdict(Passage.Hold, () => hold.Task),
                "FromClient never" => new Verdict(Passage.Hold),
                "FromClient cut" => new Verdict(Passage.Cut),
                _ => Verdict.Forward,
            };
        });
        using var client = await EchoClient.ConnectAsync(proxy.Port);

        await client.SayAsync("wait");
        (await client.IsSilentAsync()).ShouldBeTrue();
        hold.SetResult();
        (await client.HearAsync(6)).ShouldBe("a:wait");
        using var other = await EchoClient.ConnectAsync(proxy.Port);
        await other.SayAsync("never");
        (await other.IsSilentAsync()).ShouldBeTrue();
        await Should.ThrowAsync<SocketException>(() => client.AskAsync("cut"));

        Words("FromClient ").ShouldBe(["wait", "never", "cut"]);
        string.Concat(Words("FromServer ")).ShouldBe("a:wait");

        IEnumerable<string> Words(string from) =>
            seen.Where(s => s.StartsWith(from, StringComparison.Ordinal)).Select(s => s[from.Length..]);
    }

    static async Task<TimeSpan> TimeOf(EchoClient client, int length)
    {
        var watch = Stopwatch.StartNew();
        await client.SayAsync(new string('x', length));
        (await client.HearAsync(length + 2)).ShouldStartWith("a:x");
        return watch.Elapsed;
    }
}
