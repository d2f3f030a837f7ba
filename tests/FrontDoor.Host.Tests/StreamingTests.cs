using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;
using TransferScheme.TestKit;

namespace TransferScheme.FrontDoor.Host.Tests;

/// <summary>Bodies flow through as they come, in both directions, and nothing outlives who wants it.</summary>
public sealed class StreamingTests
{
    static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task A_server_sent_event_arrives_before_the_answer_ends()
    {
        var next = new SemaphoreSlim(0);
        await using var service = await StubService.StartAsync(async http =>
        {
            http.Response.ContentType = "text/event-stream";
            await http.Response.Body.FlushAsync();
            for (var i = 1; i <= 3; i++)
            {
                await next.WaitAsync(http.RequestAborted);
                await http.Response.WriteAsync($"id: {i}\ndata: {i}\n\n");
                await http.Response.Body.FlushAsync();
            }
        });
        await using var door = await Door.StartAsync(new() { ["dashboards"] = service.Address });
        using var answer = await door.Client
            .GetAsync("/api/v1/dashboards/stream", HttpCompletionOption.ResponseHeadersRead).WaitAsync(Limit);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/event-stream");
        using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync());
        for (var i = 1; i <= 3; i++)
        {
            next.Release();
            (await reader.ReadLineAsync().WaitAsync(Limit)).ShouldBe($"id: {i}");
            (await reader.ReadLineAsync().WaitAsync(Limit)).ShouldBe($"data: {i}");
            (await reader.ReadLineAsync().WaitAsync(Limit)).ShouldBe("");
        }

        (await reader.ReadToEndAsync().WaitAsync(Limit)).ShouldBe("");
    }

    [Fact]
    public async Task A_stream_may_last_longer_than_the_patience_for_an_answer()
    {
        await using var service = await StubService.StartAsync(async http =>
        {
            await http.Response.WriteAsync("first ");
            await http.Response.Body.FlushAsync();
            await Task.Delay(TimeSpan.FromSeconds(1.5));
            await http.Response.WriteAsync("last");
        });
        await using var door = await Door.StartAsync(new() { ["dashboards"] = service.Address }, TimeSpan.FromSeconds(0.5));
        (await door.Client.GetStringAsync("/api/v1/dashboards/stream")).ShouldBe("first last");
    }

    [Fact]
    public async Task A_stream_that_is_followed_again_names_the_last_event_and_may_be_silent_between_heartbeats()
    {
        await using var service = await StubService.StartAsync(async http =>
        {
            http.Response.ContentType = "text/event-stream";
            var last = int.Parse(http.Request.Headers["Last-Event-ID"].ToString());
            for (var i = last; i <= last + 1; i++)
            {
                await http.Response.WriteAsync($"event: heartbeat\nid: {i}\nretry: 2000\ndata: {{}}\n\n");
                await http.Response.Body.FlushAsync();
                await Task.Delay(TimeSpan.FromSeconds(1.5), http.RequestAborted);
            }
        });
        await using var door = await Door.StartAsync(new() { ["dashboards"] = service.Address }, TimeSpan.FromSeconds(0.5));
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/dashboards/stream");
        request.Headers.TryAddWithoutValidation("Last-Event-ID", "41");
        using var answer = await door.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead).WaitAsync(Limit);
        using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync());
        (await reader.ReadToEndAsync().WaitAsync(Limit)).ShouldBe(
            "event: heartbeat\nid: 41\nretry: 2000\ndata: {}\n\nevent: heartbeat\nid: 42\nretry: 2000\ndata: {}\n\n");
    }

    [Fact]
    public async Task A_body_of_1_MiB_arrives_whole()
    {
        byte[] seen = [];
        await using var service = await StubService.StartAsync(async http =>
        {
            var body = new MemoryStream();
            await http.Request.Body.CopyToAsync(body);
            seen = body.ToArray();
        });
        await using var door = await Door.StartAsync(new() { ["referrals"] = service.Address });
        var sent = new byte[1024 * 1024];
        new Random(1).NextBytes(sent);
        using var answer = await door.Client.PutAsync("/api/v1/referrals/1", new ByteArrayContent(sent));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        seen.ShouldBe(sent);
    }

    [Fact]
    public async Task A_body_flows_before_its_end()
    {
        var arrived = new TaskCompletionSource();
        await using var service = await StubService.StartAsync(async http =>
        {
            await http.Request.Body.ReadExactlyAsync(new byte[5]);
            arrived.SetResult();
            await http.Request.Body.CopyToAsync(Stream.Null);
        });
        await using var door = await Door.StartAsync(new() { ["referrals"] = service.Address });
        using var answer = await door.Client.PostAsync("/api/v1/referrals", new Slowly(arrived.Task.WaitAsync(Limit)));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_body_over_1_MiB_is_too_large_and_reaches_nobody_whole(bool known)
    {
        var whole = 0;
        await using var service = await StubService.StartAsync(async http =>
        {
            await http.Request.Body.CopyToAsync(Stream.Null);
            whole++;
        });
        await using var door = await Door.StartAsync(new() { ["referrals"] = service.Address });
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/referrals");
        request.Content = new ByteArrayContent(new byte[(1024 * 1024 * (known ? 30 : 1)) + 1]);
        request.Headers.TransferEncodingChunked = !known;
        await (await door.Client.SendAsync(request)).ShouldBeProblemAsync(HttpStatusCode.RequestEntityTooLarge, "too-large");
        whole.ShouldBe(0);
        service.Requests.Count.ShouldBeLessThanOrEqualTo(known ? 0 : 1);
    }

    [Fact]
    public async Task A_malformed_body_is_not_valid()
    {
        await using var service = await StubService.StartAsync(http => http.Request.Body.CopyToAsync(Stream.Null));
        await using var door = await Door.StartAsync(new() { ["referrals"] = service.Address });
        using var socket = new TcpClient("127.0.0.1", door.Client.BaseAddress!.Port);
        await using var stream = socket.GetStream();
        await stream.WriteAsync("POST /api/v1/referrals HTTP/1.1\r\nHost: a\r\nConnection: close\r\n"u8.ToArray());
        await stream.WriteAsync("Transfer-Encoding: chunked\r\n\r\nno-size\r\n"u8.ToArray());
        var answer = await new StreamReader(stream).ReadToEndAsync().WaitAsync(Limit);
        answer.ShouldStartWith("HTTP/1.1 400");
        answer.ShouldContain("\"type\":\"/problems/invalid\"");
    }

    [Fact]
    public async Task Uploads_that_callers_spoil_do_not_count_against_the_service()
    {
        await using var service = await StubService.StartAsync(http => http.Request.Body.CopyToAsync(Stream.Null));
        await using var door = await Door.StartAsync(new() { ["referrals"] = service.Address });
        for (var i = 0; i < 30; i++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/referrals");
            request.Content = new ByteArrayContent(new byte[(1024 * 1024) + 1]);
            request.Headers.TransferEncodingChunked = true;
            (await door.Client.SendAsync(request)).StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
            using var leaves = new CancellationTokenSource(TimeSpan.FromMilliseconds(20));
            await Should.ThrowAsync<OperationCanceledException>(
                door.Client.PostAsync("/api/v1/referrals", new Slowly(Task.Delay(Limit, leaves.Token)), leaves.Token));
        }

        (await door.Client.GetAsync("/api/v1/referrals")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Uploads_that_come_too_slowly_do_not_count_against_the_service()
    {
        await using var service = await StubService.StartAsync(http => http.Request.Body.CopyToAsync(Stream.Null));
        await using var door = await Door.StartAsync(new() { ["referrals"] = service.Address }, patience: TimeSpan.FromMilliseconds(300));
        await Task.WhenAll(Enumerable.Range(0, 30).Select(async _ => await Should.ThrowAsync<HttpRequestException>(
            door.Client.PostAsync("/api/v1/referrals", new Slowly(Task.Delay(Limit))))));
        (await door.Client.GetAsync("/api/v1/referrals")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_caller_who_leaves_ends_the_call_to_the_service()
    {
        var ended = new TaskCompletionSource();
        await using var service = await StubService.StartAsync(async http =>
        {
            using var registration = http.RequestAborted.Register(ended.SetResult);
            await Task.Delay(Timeout.Infinite, http.RequestAborted);
        });
        await using var door = await Door.StartAsync(new() { ["dashboards"] = service.Address });
        using var leaves = new CancellationTokenSource();
        var call = door.Client.GetAsync("/api/v1/dashboards/stream", leaves.Token);
        await Poll.UntilAsync(() => Task.FromResult(!service.Requests.IsEmpty), Limit, "the service to be called");
        await leaves.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(call);
        await ended.Task.WaitAsync(Limit);
        service.Requests.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n")]
    public async Task An_answer_that_is_cut_off_does_not_look_whole(string half)
    {
        using var service = new RawServer(_ => half);
        await using var door = await Door.StartAsync(new() { ["referrals"] = service.Address });
        await Should.ThrowAsync<HttpRequestException>(door.Client.GetStringAsync("/api/v1/referrals"));
        await Poll.UntilAsync(() => Task.FromResult(door.Logged.Any(l => l.Contains("answer-cut-off"))), Limit, "the log to tell of it");
    }

    /// <summary>Sends five bytes, and five more when something has happened.</summary>
    sealed class Slowly(Task happened) : HttpContent
    {
        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync("first"u8.ToArray());
            await stream.FlushAsync();
            await happened;
            await stream.WriteAsync("later"u8.ToArray());
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 10;
            return true;
        }
    }
}
