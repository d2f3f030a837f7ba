using System.Net;
using TransferScheme.TestKit;

namespace TransferScheme.FrontDoor.Host.Tests;

/// <summary>What has been sent is never sent again, but for a GET; what was not sent may go elsewhere.</summary>
public sealed class RepeatingTests
{
    /// <summary>Nobody listens there.</summary>
    const string Nobody = "http://127.0.0.1:1";

    [Theory]
    [InlineData(500, "command")]
    [InlineData(502, "")]
    [InlineData(503, "command")]
    public async Task Given_an_error_of_the_service_a_POST_is_not_sent_again(int status, string body)
    {
        await using var one = await StubService.StartAsync(http =>
        {
            (http.Response.StatusCode, http.Response.ContentLength) = (status, 0);
            return Task.CompletedTask;
        });
        await using var other = await StubService.StartAsync();
        await using var door = await Door.StartAsync(new() { ["referrals"] = one.Address });
        using var answer = await door.Client.PostAsync("/api/v1/referrals", new StringContent(body));
        ((int)answer.StatusCode).ShouldBe(status);
        one.Requests.ShouldBe(["POST /api/v1/referrals"]);
        other.Requests.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    public async Task Given_no_answer_in_time_a_command_is_not_sent_again(string method)
    {
        using var service = new RawServer(_ => null);
        await using var door = await Door.StartAsync(
            new() { ["referrals"] = $"{service.Address};{service.Address}" }, TimeSpan.FromSeconds(0.5));
        using var request = new HttpRequestMessage(new HttpMethod(method), "/api/v1/referrals/1") { Content = new StringContent("END") };
        await (await door.Client.SendAsync(request)).ShouldBeProblemAsync(HttpStatusCode.GatewayTimeout, "timed-out");
        service.Requests.ShouldBe([$"{method} /api/v1/referrals/1 HTTP/1.1"]);
    }

    [Theory]
    [InlineData("END", RawServer.Reset)]
    [InlineData("", RawServer.Reset)]
    [InlineData("END", RawServer.Closed)]
    [InlineData("", RawServer.Closed)]
    public async Task Given_a_connection_broken_after_a_POST_was_sent_it_is_not_sent_again(string body, string broken)
    {
        using var service = new RawServer(_ => broken);
        await using var door = await Door.StartAsync(new() { ["referrals"] = $"{service.Address};{service.Address}" });
        using var answer = await door.Client.PostAsync("/api/v1/referrals", new StringContent(body));
        await answer.ShouldBeProblemAsync(HttpStatusCode.BadGateway, "connection-lost");
        service.Requests.ShouldBe(["POST /api/v1/referrals HTTP/1.1"]);
    }

    [Theory]
    [InlineData("END", RawServer.Reset)]
    [InlineData("", RawServer.Reset)]
    [InlineData("END", RawServer.Closed)]
    [InlineData("", RawServer.Closed)]
    public async Task Given_a_kept_connection_broken_after_a_POST_was_sent_it_is_not_sent_again(string body, string broken)
    {
        using var service = new RawServer(count => count == 1 ? RawServer.Kept : broken);
        await using var door = await Door.StartAsync(new() { ["referrals"] = service.Address });
        (await door.Client.PostAsync("/api/v1/referrals/1", new StringContent("END"))).StatusCode.ShouldBe(HttpStatusCode.OK);
        using var answer = await door.Client.PostAsync("/api/v1/referrals/2", body.Length == 0 ? null : new StringContent(body));
        await answer.ShouldBeProblemAsync(HttpStatusCode.BadGateway, "connection-lost");
        service.Requests.ShouldBe(["POST /api/v1/referrals/1 HTTP/1.1", "POST /api/v1/referrals/2 HTTP/1.1"]);
    }

    [Fact]
    public async Task Given_an_instance_that_refuses_the_connection_a_POST_goes_to_the_next()
    {
        var seen = new List<string>();
        await using var service = await StubService.StartAsync(async http =>
        {
            using var reader = new StreamReader(http.Request.Body);
            seen.Add(await reader.ReadToEndAsync());
        });
        await using var gone = await StubService.StartAsync();
        await using var door = await Door.StartAsync(new() { ["referrals"] = $"{gone.Address};{service.Address}" });
        await gone.StopAsync();
        var sent = Enumerable.Range(0, 20).Select(i => $"command {i}").ToList();
        foreach (var body in sent)
        {
            (await door.Client.PostAsync("/api/v1/referrals", new StringContent(body))).StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        seen.ShouldBe(sent.Where(body => seen.Contains(body)));
        (seen.Count + gone.Requests.Count).ShouldBe(sent.Count);
        gone.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task Given_nobody_who_takes_the_connection_a_POST_is_told_when_to_come_again()
    {
        await using var door = await Door.StartAsync(new() { ["referrals"] = $"{Nobody};{Nobody}" }, whenReady: false);
        using var answer = await door.Client.PostAsync("/api/v1/referrals", new StringContent("command"));
        var problem = await answer.ShouldBeProblemAsync(HttpStatusCode.ServiceUnavailable, "service-away");
        problem["detail"]!.GetValue<string>().ShouldContain("referrals");
        answer.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task Given_errors_that_pass_a_GET_is_sent_again()
    {
        using var service = new RawServer(count => count switch
        {
            1 => "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n",
            2 => RawServer.Reset,
            _ => RawServer.Kept,
        });
        await using var door = await Door.StartAsync(new() { ["referrals"] = service.Address });
        (await door.Client.GetStringAsync("/api/v1/referrals")).ShouldBe("ok");
    }

    [Fact]
    public async Task Given_an_error_that_stays_a_GET_gets_the_service_s_last_answer()
    {
        await using var service = await StubService.StartAsync(http =>
        {
            http.Response.StatusCode = 500;
            http.Response.Headers.ETag = "\"its-own\"";
            return Task.CompletedTask;
        });
        await using var door = await Door.StartAsync(new() { ["referrals"] = service.Address });
        using var answer = await door.Client.GetAsync("/api/v1/referrals");
        (answer.StatusCode, answer.Headers.ETag!.Tag).ShouldBe((HttpStatusCode.InternalServerError, "\"its-own\""));
        service.Requests.Count.ShouldBe(4);
    }

    [Fact]
    public async Task Given_no_answer_in_time_a_GET_is_sent_again_and_then_given_up()
    {
        using var service = new RawServer(_ => null);
        await using var door = await Door.StartAsync(new() { ["referrals"] = service.Address }, TimeSpan.FromSeconds(0.2));
        await (await door.Client.GetAsync("/api/v1/referrals")).ShouldBeProblemAsync(HttpStatusCode.GatewayTimeout, "timed-out");
        service.Requests.Count.ShouldBe(4);
    }

    [Fact]
    public async Task Given_one_service_that_fails_its_breaker_opens_and_the_others_go_on()
    {
        using var dead = new RawServer(_ => RawServer.Reset);
        await using var alive = await StubService.StartAsync();
        await using var door = await Door.StartAsync(new() { ["referrals"] = dead.Address, ["allocation"] = alive.Address });
        for (var i = 0; i < 20; i++)
        {
            (await door.Client.PostAsync("/api/v1/referrals", new StringContent("END"))).StatusCode.ShouldBe(HttpStatusCode.BadGateway);
        }

        var answer = await door.Client.PostAsync("/api/v1/transfers/1", new StringContent("END"));
        await answer.ShouldBeProblemAsync(HttpStatusCode.ServiceUnavailable, "service-away");
        answer.Headers.RetryAfter!.Delta!.Value.ShouldBeInRange(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2));
        dead.Requests.Count.ShouldBe(20);
        (await door.Client.GetAsync("/api/v1/offers")).StatusCode.ShouldBe(HttpStatusCode.OK);
        await Poll.ForAsync(
            async () => (await door.Client.PostAsync("/api/v1/referrals", new StringContent("END"))).StatusCode,
            status => status == HttpStatusCode.BadGateway, TimeSpan.FromSeconds(10), "the breaker to try again");
    }

    [Fact]
    public async Task Given_a_route_that_fails_by_itself_the_service_s_other_routes_go_on()
    {
        await using var service = await StubService.StartAsync(http =>
        {
            http.Response.StatusCode = http.Request.Path == "/api/v1/referrals" ? 500 : 200;
            return Task.CompletedTask;
        });
        await using var door = await Door.StartAsync(new() { ["referrals"] = service.Address });
        for (var i = 0; i < 40; i++)
        {
            (await door.Client.PostAsync("/api/v1/referrals", null)).StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        }

        (await door.Client.PostAsync("/api/v1/transfers", null)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }
}
