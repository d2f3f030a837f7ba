using System.Collections.Concurrent;
using System.Net;
using Polly.CircuitBreaker;
using Polly.Timeout;
using TransferScheme.Platform.Calling;

namespace TransferScheme.Platform.Tests.Calling;

/// <summary>Calls from service to service: time-out, retry of GET, a breaker for each segment, and no command sent twice.</summary>
public sealed class ResilienceTests
{
    [Fact]
    public async Task A_GET_is_sent_again_until_it_is_answered()
    {
        using var service = new Answering(count => Task.FromResult(count < 3 ? HttpStatusCode.ServiceUnavailable : HttpStatusCode.OK));
        using var client = Client(service);
        (await client.GetAsync("/api/v1/offers/1")).StatusCode.ShouldBe(HttpStatusCode.OK);
        service.Requests.Count.ShouldBe(3);
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    public async Task A_command_is_sent_once_whatever_becomes_of_it(string method)
    {
        using var failing = new Answering(_ => Task.FromResult(HttpStatusCode.ServiceUnavailable));
        using var client = Client(failing);
        using var request = new HttpRequestMessage(new HttpMethod(method), "/api/v1/offers/1/decline");
        (await client.SendAsync(request)).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        failing.Requests.Count.ShouldBe(1);

        using var silent = new Answering(async _ =>
        {
            await Task.Delay(Timeout.Infinite, CancellationToken.None);
            return HttpStatusCode.OK;
        });
        using var impatient = Client(silent);
        using var again = new HttpRequestMessage(new HttpMethod(method), "/api/v1/offers/1/decline");
        await Should.ThrowAsync<TimeoutRejectedException>(impatient.SendAsync(again));
        silent.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_command_without_a_body_has_an_empty_one_so_that_the_transport_does_not_send_it_again()
    {
        using var service = new Answering(_ => Task.FromResult(HttpStatusCode.OK));
        using var client = Client(service);
        await client.PostAsync("/api/v1/offers/1/decline", null);
        await client.GetAsync("/api/v1/offers/1");
        service.Requests.ShouldBe(["/api/v1/offers/1/decline 0", "/api/v1/offers/1 none"]);
    }

    [Fact]
    public async Task Given_one_service_that_fails_its_breaker_opens_and_the_others_go_on()
    {
        using var service = new Answering(_ => throw new HttpRequestException("reset"), "/api/v1/offers");
        using var client = Client(service);
        for (var i = 0; i < 20; i++)
        {
            await Should.ThrowAsync<HttpRequestException>(client.PostAsync("/api/v1/offers/1/decline", null));
        }

        await Should.ThrowAsync<BrokenCircuitException>(client.PostAsync("/api/v1/offers/2/decline", null));
        (await client.PostAsync("/api/v1/referrals/1", null)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await client.PostAsync("/connect/token", null)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task An_act_that_fails_by_itself_opens_no_breaker()
    {
        using var service = new Answering(_ => Task.FromResult(HttpStatusCode.InternalServerError), "/api/v1/offers/1");
        using var client = Client(service);
        for (var i = 0; i < 40; i++)
        {
            await client.PostAsync("/api/v1/offers/1/decline", null);
        }

        (await client.PostAsync("/api/v1/offers/2/decline", null)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_long_body_has_longer_to_arrive()
    {
        using var service = new Answering(async _ =>
        {
            await Task.Delay(TimeSpan.FromSeconds(0.8), CancellationToken.None);
            return HttpStatusCode.OK;
        });
        using var client = Client(service);
        (await client.PutAsync("/api/v1/referrals/1", new ByteArrayContent(new byte[128 * 1024]))).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    static HttpClient Client(Answering service) =>
        new(new ResilientHandler(new Resilience(TimeSpan.FromSeconds(0.3))) { InnerHandler = service })
        {
            BaseAddress = new Uri("http://scheme"),
        };

    /// <summary>A transport that answers in a service's place.</summary>
    sealed class Answering(Func<int, Task<HttpStatusCode>> answer, string below = "") : HttpMessageHandler
    {
        internal ConcurrentQueue<string> Requests { get; } = [];

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var path = request.RequestUri!.AbsolutePath;
            Requests.Enqueue($"{path} {request.Content?.Headers.ContentLength?.ToString() ?? "none"}");
            return new HttpResponseMessage(path.StartsWith(below, StringComparison.Ordinal)
                ? await answer(Requests.Count).WaitAsync(cancellationToken)
                : HttpStatusCode.OK);
        }
    }
}
