using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using TransferScheme.TestKit;

namespace TransferScheme.FrontDoor.Host.Tests;

/// <summary>Which instance a request goes to.</summary>
public sealed class InstanceTests
{
    static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task Instances_that_are_ready_take_turns()
    {
        await using var one = await StubService.StartAsync();
        await using var two = await StubService.StartAsync();
        await using var three = await StubService.StartAsync();
        three.IsReady = false;
        await using var door = await Door.StartAsync(new() { ["referrals"] = $"{one.Address}; {two.Address};{three.Address};" });
        for (var i = 0; i < 10; i++)
        {
            // Whoever was looked at first may have had the first ones for itself.
            await door.Client.GetAsync("/api/v1/referrals");
        }

        await Poll.UntilAsync(
            async () =>
            {
                await door.Client.GetAsync("/api/v1/referrals");
                return one.Requests.Count > 3 && two.Requests.Count > 3;
            },
            Limit, "both to be asked");
        three.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task One_that_becomes_ready_is_asked()
    {
        await using var one = await StubService.StartAsync();
        await using var late = await StubService.StartAsync();
        late.IsReady = false;
        await using var door = await Door.StartAsync(new() { ["referrals"] = $"{one.Address};{late.Address}" });
        await door.Client.GetAsync("/api/v1/referrals");
        late.IsReady = true;
        await Poll.UntilAsync(
            async () => (await door.Client.GetAsync("/api/v1/referrals")).IsSuccessStatusCode && !late.Requests.IsEmpty,
            Limit, "the late one to be asked");
    }

    [Fact]
    public async Task Where_none_looks_ready_any_is_better_than_none()
    {
        await using var one = await StubService.StartAsync();
        await using var two = await StubService.StartAsync();
        await using var door = await Door.StartAsync(new() { ["referrals"] = $"{one.Address};{two.Address}" });
        one.IsReady = two.IsReady = false;
        await Poll.ForAsync(door.ReadinessAsync, status => status == "degraded", Limit, "the look");
        (await door.Client.PostAsync("/api/v1/referrals", new StringContent("command"))).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task One_that_does_not_say_whether_it_is_ready_is_not()
    {
        await using var service = await StubService.StartAsync();
        await using var door = await Door.StartAsync(new() { ["referrals"] = service.Address });
        service.IsSilent = true;
        await Poll.ForAsync(door.ReadinessAsync, status => status == "degraded", Limit, "the look");
    }

    [Fact]
    public async Task One_that_does_not_take_the_connection_in_time_is_passed_over()
    {
        using var full = new Socket(SocketType.Stream, ProtocolType.Tcp);
        full.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        full.Listen(0);
        using var waiting = new Waiting((IPEndPoint)full.LocalEndPoint!);
        await using var service = await StubService.StartAsync();
        await using var door = await Door.StartAsync(new() { ["referrals"] = $"http://{full.LocalEndPoint};{service.Address}" });
        service.IsReady = false;
        await Poll.ForAsync(door.ReadinessAsync, status => status == "degraded", Limit, "the look");

        // Both look alike now: one of two requests tries the full one first.
        await Task.WhenAll(Enumerable.Range(0, 4).Select(async i =>
            (await door.Client.PostAsync("/api/v1/referrals", new StringContent($"{i}"))).StatusCode.ShouldBe(HttpStatusCode.OK)));
        service.Requests.Count.ShouldBe(4);
    }

    [Fact]
    public async Task One_that_stops_under_load_is_left_before_it_is_gone_and_nothing_fails()
    {
        await using var stays = await StubService.StartAsync();
        await using var stops = await StubService.StartAsync(drain: TimeSpan.FromSeconds(5));
        var port = new Uri(stops.Address).Port;
        await using var door = await Door.StartAsync(new() { ["referrals"] = $"{stays.Address};{stops.Address}" });
        using var end = new CancellationTokenSource();
        var failed = new ConcurrentQueue<string>();
        var sent = 0;
        var load = Enumerable.Range(0, 8).Select(n => Task.Run(async () =>
        {
            while (!end.IsCancellationRequested)
            {
                using var request = new HttpRequestMessage(n % 2 == 0 ? HttpMethod.Post : HttpMethod.Get, "/api/v1/referrals");
                using var answer = await door.Client.SendAsync(request);
                Interlocked.Increment(ref sent);
                if (!answer.IsSuccessStatusCode)
                {
                    failed.Enqueue($"{answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
                }
            }
        })).ToList();
        await Poll.UntilAsync(() => Task.FromResult(stops.Requests.Count > 100), Limit, "the load to reach it");

        var stopping = stops.StopAsync();
        await Poll.UntilAsync(() => IsLeftAloneAsync(stops), Limit, "the load to leave it");
        stopping.IsCompleted.ShouldBeFalse("it was left only when it was gone");
        var whenLeft = stops.Requests.Count;
        await stopping;
        stops.Requests.Count.ShouldBe(whenLeft);

        await using var again = await StubService.StartAsync(port: port);
        await Poll.UntilAsync(() => Task.FromResult(again.Requests.Count > 100), Limit, "the load to come back");
        await end.CancelAsync();
        await Task.WhenAll(load);
        failed.ShouldBeEmpty($"{failed.Count} of {sent}");
        (stays.Requests.Count + stops.Requests.Count + again.Requests.Count).ShouldBe(sent);
    }

    [Fact]
    public async Task The_front_door_that_stops_says_so_and_takes_requests_while_it_drains()
    {
        await using var door = await Door.StartAsync(settings: "--Hosting:Drain=00:00:02");
        var stopping = door.StopAsync();
        using var ready = await door.Client.GetAsync("/health/ready");
        ready.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await ready.JsonAsync())["details"]!.AsArray().Select(d => d!.GetValue<string>()).ShouldBe(["It is being stopped."]);
        using var answer = await door.Client.GetAsync("/api/v1/referrals");
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Headers.ConnectionClose.ShouldBe(true);
        await stopping;
    }

    [Theory]
    [InlineData("", "Set FrontDoor:Services:refusals")]
    [InlineData(" ; ", "Set FrontDoor:Services:refusals")]
    [InlineData("refusals:8080", "FrontDoor:Services:refusals must be addresses")]
    [InlineData("http://127.0.0.1:5001/api", "FrontDoor:Services:refusals must be addresses")]
    public async Task Without_the_addresses_of_a_service_it_does_not_start(string addresses, string expected)
    {
        var failure = await Should.ThrowAsync<InvalidOperationException>(Door.StartAsync(new() { ["refusals"] = addresses }));
        failure.Message.ShouldStartWith(expected);
    }

    // Under load it would be asked many times in half a second.
    static async Task<bool> IsLeftAloneAsync(StubService service)
    {
        var before = service.Requests.Count;
        await Task.Delay(TimeSpan.FromMilliseconds(500));
        return service.Requests.Count == before;
    }

    /// <summary>Connections that fill a server's queue, so that it takes no more.</summary>
    sealed class Waiting : IDisposable
    {
        readonly List<Socket> _sockets = [];

        internal Waiting(IPEndPoint server)
        {
            for (var i = 0; i < 4; i++)
            {
                _sockets.Add(new Socket(SocketType.Stream, ProtocolType.Tcp) { Blocking = false });
                _ = _sockets[^1].ConnectAsync(server);
            }
        }

        public void Dispose() => _sockets.ForEach(s => s.Dispose());
    }
}
