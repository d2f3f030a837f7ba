using System.Globalization;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Hosting;
using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Security;

namespace TransferScheme.Dashboards.Streaming;

/// <summary>
/// Server-sent events that tell what changed in the caller's own cases, by ids alone, within two seconds. The id of an event is its
/// number in this service's store: whoever comes again with <c>Last-Event-ID</c> misses nothing. A heartbeat tells at the begin and every
/// 15 seconds how far the stream is behind.
/// </summary>
static class FollowChanges
{
    static readonly TimeSpan Beat = TimeSpan.FromSeconds(15);
    static readonly TimeSpan ComeAgain = TimeSpan.FromSeconds(2);

    static readonly Problem TooMany = new(
        429, "too-many-streams", "Too many streams", $"Close one: a person or client may follow {Changes.StreamsEach} streams at a time.");

    internal static void Map(RouteGroupBuilder group) =>
        group.MapGet("stream", Handle).WithName("FollowChanges")
            .Produces<CaseChanged>(StatusCodes.Status200OK, "text/event-stream").Produces(StatusCodes.Status429TooManyRequests);

    static async Task<IResult> Handle(
        HttpContext http, Changes changes, TimeProvider clock, IHostApplicationLifetime lifetime, CancellationToken ct)
    {
        var actor = http.Features.GetRequiredFeature<Actor>();
        if (DashboardsPolicy.MayFollow(actor) is not Access.Granted)
        {
            return new ProblemResult(Problem.Forbidden);
        }

        var last = http.Request.Headers["Last-Event-ID"].ToString();
        if (!long.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out var place) && last.Length > 0)
        {
            return new ProblemResult(Problem.Invalid("Last-Event-ID", "Must be the id of an event of this stream."));
        }

        if (changes.Join(actor.Name) is not { } joined)
        {
            http.Response.Headers.RetryAfter = "5";
            return new ProblemResult(TooMany);
        }

        http.Response.RegisterForDispose(joined);
        var mark = await changes.BeginAsync(ct);
        var begin = new SseItem<object>(new Heartbeat(clock.GetUtcNow(), mark.LagSeconds(clock.GetUtcNow())), "heartbeat")
        {
            EventId = Id(last.Length > 0 ? place : mark.Number),
            ReconnectionInterval = ComeAgain,
        };
        return TypedResults.ServerSentEvents(FollowAsync(
            changes, actor, last.Length > 0 ? place : mark.Number, begin, ExpiryOf(http), clock, lifetime.ApplicationStopping, ct));
    }

    static async IAsyncEnumerable<SseItem<object>> FollowAsync(
        Changes changes, Actor actor, long place, SseItem<object> begin, TimeSpan lasts, TimeProvider clock, CancellationToken stopping,
        [EnumeratorCancellation] CancellationToken gone)
    {
        yield return begin;
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(gone, stopping);
        ends.CancelAfter(lasts > TimeSpan.Zero ? lasts : TimeSpan.Zero);
        var beaten = Environment.TickCount64;
        DateTimeOffset? reached = null;
        while (await changes.NextAsync(place, Rest(beaten), ends.Token) is { } page)
        {
            foreach (var change in page.Changes.Where(c => DashboardsPolicy.Sees(actor, c.Audience)))
            {
                yield return new SseItem<object>(change.Told, "change") { EventId = Id(change.Number) };
            }

            (place, reached) = (page.UpTo, page.Changes is [.., var newest] ? newest.Told.At : reached);
            if (Rest(beaten) <= TimeSpan.Zero)
            {
                beaten = Environment.TickCount64;
                var heartbeat = new Heartbeat(clock.GetUtcNow(), changes.LagSeconds(place, reached));
                yield return new SseItem<object>(heartbeat, "heartbeat") { EventId = Id(place) };
            }
        }

        if (!gone.IsCancellationRequested)
        {
            var ended = new StreamEnded(stopping.IsCancellationRequested ? "stopping" : "token-expired");
            yield return new SseItem<object>(ended, "end") { EventId = Id(place) };
        }
    }

    static TimeSpan Rest(long beaten) => Beat - TimeSpan.FromMilliseconds(Environment.TickCount64 - beaten);

    // Tokens live by real time, whatever the scheme's clock says, and none of this scheme longer than a quarter of an hour.
    static TimeSpan ExpiryOf(HttpContext http) =>
        long.TryParse(http.User.FindFirst("exp")?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? DateTimeOffset.FromUnixTimeSeconds(seconds) - TimeProvider.System.GetUtcNow()
            : TimeSpan.FromMinutes(15);

    static string Id(long number) => number.ToString(CultureInfo.InvariantCulture);
}
