using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace TransferScheme.FrontDoor.Host.Tests;

/// <summary>Headers go both ways, but for those of one connection; what the caller says of forwarding does not.</summary>
public sealed class HeaderTests
{
    [Fact]
    public async Task The_caller_s_headers_arrive_but_for_those_of_the_connection()
    {
        Dictionary<string, string> seen = [];
        await using var service = await StubService.StartAsync(http =>
        {
            seen = http.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase);
            return Task.CompletedTask;
        });
        await using var door = await Door.StartAsync(new() { ["referrals"] = service.Address });

        // HTTP/1.0, which ends with the answer: beside a close, the server does not tell which other headers Connection names.
        var answer = await SendRawAsync(
            door,
            """
            POST /api/v1/referrals HTTP/1.0
            Host: scheme.example:8443
            Connection: X-Of-This-Hop
            X-Of-This-Hop: 1
            Keep-Alive: timeout=5
            Proxy-Connection: close
            TE: trailers
            Upgrade: h2c
            X-Forwarded-For: 203.0.113.9
            X-Forwarded-Host: evil.example
            X-Forwarded-Proto: https
            Authorization: Bearer abc
            Cookie: a=1; b=2
            If-Match: "7"
            Idempotency-Key: k
            Accept-Encoding: br
            Purpose: Prüfung
            traceparent: 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01
            Content-Type: application/json
            Content-Length: 2

            {}
            """);
        answer.ShouldStartWith("HTTP/1.1 200");
        seen.OrderBy(h => h.Key, StringComparer.OrdinalIgnoreCase).Select(h => $"{h.Key}: {h.Value}").ShouldBe(
        [
            "Accept-Encoding: br", "Authorization: Bearer abc", "Content-Length: 2", "Content-Type: application/json", "Cookie: a=1; b=2",
            "Host: scheme.example:8443", "Idempotency-Key: k", "If-Match: \"7\"", "Purpose: Prüfung",
            "traceparent: 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", "Via: 1.1 front-door", "X-Forwarded-For: 127.0.0.1",
            "X-Forwarded-Host: scheme.example:8443", "X-Forwarded-Proto: http",
        ]);
    }

    [Fact]
    public async Task Without_a_trace_of_the_caller_s_the_service_gets_the_front_door_s()
    {
        var seen = "";
        await using var service = await StubService.StartAsync(http =>
        {
            seen = http.Request.Headers.TraceParent.ToString();
            return Task.CompletedTask;
        });
        await using var door = await Door.StartAsync(new() { ["referrals"] = service.Address });
        await SendRawAsync(door, "GET /api/v1/referrals HTTP/1.1\nHost: a\nConnection: close\n\n");
        seen.ShouldMatch("^00-[0-9a-f]{32}-[0-9a-f]{16}-0[01]$");
    }

    [Fact]
    public async Task The_service_s_answer_arrives_as_it_is()
    {
        await using var service = await StubService.StartAsync(http =>
        {
            var headers = http.Response.Headers;
            (headers.ETag, headers.Location, headers.CacheControl) = ("\"3\"", "/api/v1/referrals/1", "max-age=5");
            (headers.Connection, headers["X-Of-This-Hop"], headers["Proxy-Authenticate"]) = ("X-Of-This-Hop", "1", "Basic");
            headers.SetCookie = new(["a=1", "b=2"]);
            headers["RateLimit"] = "\"default\";r=50";
            http.Response.StatusCode = 302;
            return http.Response.WriteAsync("elsewhere");
        });
        await using var door = await Door.StartAsync(new() { ["referrals"] = service.Address });
        using var answer = await door.Client.GetAsync("/api/v1/referrals");
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await answer.Content.ReadAsStringAsync()).ShouldBe("elsewhere");
        answer.Headers.NonValidated.Where(h => h.Key is not ("Date" or "Transfer-Encoding")).OrderBy(h => h.Key, StringComparer.Ordinal)
            .Select(h => $"{h.Key}: {string.Join(" | ", h.Value)}").ShouldBe(
            [
                "Cache-Control: max-age=5", "ETag: \"3\"", "Location: /api/v1/referrals/1", "RateLimit: \"default\";r=50",
                "Referrer-Policy: no-referrer", "Set-Cookie: a=1 | b=2", "X-Content-Type-Options: nosniff",
            ]);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(404)]
    [InlineData(500)]
    [InlineData(503)]
    public async Task A_service_s_error_is_passed_on_with_what_it_says(int status)
    {
        await using var service = await StubService.StartAsync(http =>
        {
            http.Response.StatusCode = status;
            http.Response.ContentType = "application/problem+json";
            return http.Response.WriteAsync("""{"code":"the-service-s-own"}""");
        });
        await using var door = await Door.StartAsync(new() { ["referrals"] = service.Address });
        using var answer = await door.Client.PostAsync("/api/v1/referrals", null);
        ((int)answer.StatusCode).ShouldBe(status);
        (await answer.Content.ReadAsStringAsync()).ShouldBe("""{"code":"the-service-s-own"}""");
    }

    [Fact]
    public async Task A_head_and_an_answer_without_a_body_pass()
    {
        await using var service = await StubService.StartAsync(http =>
        {
            http.Response.StatusCode = http.Request.Method == "HEAD" ? 200 : 204;
            http.Response.Headers.ETag = "\"1\"";
            return Task.CompletedTask;
        });
        await using var door = await Door.StartAsync(new() { ["referrals"] = service.Address });
        using var head = await door.Client.SendAsync(new HttpRequestMessage(HttpMethod.Head, "/api/v1/referrals"));
        using var delete = await door.Client.DeleteAsync("/api/v1/referrals");
        (head.StatusCode, head.Headers.ETag!.Tag).ShouldBe((HttpStatusCode.OK, "\"1\""));
        (delete.StatusCode, delete.Headers.ETag!.Tag).ShouldBe((HttpStatusCode.NoContent, "\"1\""));
    }

    [Fact]
    public async Task Nothing_of_an_address_is_logged()
    {
        await using var door = await Door.StartAsync(new() { ["refusals"] = "http://127.0.0.1:1" }, whenReady: false);
        await door.Client.GetAsync("/api/v1/referrals/canary-one?q=canary-two");
        await door.Client.PostAsync("/api/v1/refusals/canary-three", new StringContent("canary-four"));
        await door.Client.GetAsync("/api/v1/canary-five");
        door.Logged.ShouldContain(line => line.Contains("POST for refusals failed: service-away"));
        door.Logged.Where(line => line.Contains("canary")).ShouldBeEmpty();
    }

    static async Task<string> SendRawAsync(Door door, string request)
    {
        using var socket = new TcpClient("127.0.0.1", door.Client.BaseAddress!.Port);
        await using var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.UTF8.GetBytes(request.ReplaceLineEndings("\r\n")));
        return await new StreamReader(stream, Encoding.UTF8).ReadToEndAsync();
    }
}
