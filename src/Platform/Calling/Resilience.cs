using System.Collections.Concurrent;
using System.Net;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace TransferScheme.Platform.Calling;

/// <summary>
/// What every call over HTTP from one of our processes to another goes through: a time-out, a retry for GET alone, and a breaker for
/// each service, so that a dead one does not take the others with it.
/// The only place where Polly stands: store and bus retry by themselves.
/// </summary>
/// <param name="patience">How long an answer without a request body may take to begin; 10 seconds when null.</param>
public sealed class Resilience(TimeSpan? patience = null)
{
    /// <summary>A body may take this much longer for each byte: 64 KiB a second is what a slow line brings.</summary>
    const double SecondsForByte = 1.0 / 65536;

    static readonly ResiliencePropertyKey<(HttpMethod Method, long Length)> Sent = new("sent");

    readonly TimeSpan _patience = patience ?? TimeSpan.FromSeconds(10);
    readonly ConcurrentDictionary<string, ResiliencePipeline<HttpResponseMessage>> _pipelines = new(StringComparer.Ordinal);

    /// <summary>Sends a request, a GET again when that may help; answers of 500 and above are handed back as they are.</summary>
    /// <param name="service">Whose breaker it is.</param>
    /// <param name="method">The method: nothing but a GET is ever sent twice.</param>
    /// <param name="length">Length of its body in bytes.</param>
    /// <param name="send">Sends it once; the token ends with the caller's patience.</param>
    /// <param name="ct">Cancels the call.</param>
    /// <exception cref="TimeoutRejectedException">It took too long: it may have been received.</exception>
    /// <exception cref="BrokenCircuitException">The service has failed often of late: nothing was sent.</exception>
    public async Task<HttpResponseMessage> SendAsync(
        string service, HttpMethod method, long length, Func<CancellationToken, Task<HttpResponseMessage>> send, CancellationToken ct)
    {
        var context = ResilienceContextPool.Shared.Get(ct);
        context.Properties.Set(Sent, (method, length));
        try
        {
            return await _pipelines.GetOrAdd(service, _ => Pipeline()).ExecuteAsync(
                static async (c, send) => await send(c.CancellationToken), context, send);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    ResiliencePipeline<HttpResponseMessage> Pipeline() => new ResiliencePipelineBuilder<HttpResponseMessage>()
        .AddRetry(new RetryStrategyOptions<HttpResponseMessage>
        {
            MaxRetryAttempts = 3,
            Delay = TimeSpan.FromMilliseconds(200),
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            ShouldHandle = arguments => new(Of(arguments.Context).Method == HttpMethod.Get && IsTransient(arguments.Outcome)),
        })
        .AddCircuitBreaker(new CircuitBreakerStrategyOptions<HttpResponseMessage>
        {
            MinimumThroughput = 20,
            FailureRatio = 0.5,
            SamplingDuration = TimeSpan.FromSeconds(10),
            BreakDuration = TimeSpan.FromSeconds(2),

            // A 500 is a fault in one act of a service that is there: it must not close the way to all the others.
            ShouldHandle = arguments => new(
                IsTransient(arguments.Outcome) && arguments.Outcome.Result is not { StatusCode: HttpStatusCode.InternalServerError }),
        })
        .AddTimeout(new TimeoutStrategyOptions
        {
            TimeoutGenerator = arguments => new(_patience + TimeSpan.FromSeconds(Of(arguments.Context).Length * SecondsForByte)),
        })
        .Build();

    static (HttpMethod Method, long Length) Of(ResilienceContext context) => context.Properties.GetValue(Sent, (HttpMethod.Post, 0));

    static bool IsTransient(Outcome<HttpResponseMessage> outcome) =>
        outcome.Exception is HttpRequestException or TimeoutRejectedException
        || outcome.Result is { StatusCode: >= HttpStatusCode.InternalServerError };
}
