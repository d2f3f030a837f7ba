using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;
using TransferScheme.Portal.Calling;
using TransferScheme.Portal.Signing;

namespace TransferScheme.Portal.Serving;

/// <summary>
/// What changed in the reader's own cases, as server-sent events: the service's stream, handed on as it comes. It ends with the session,
/// which it does not prolong.
/// </summary>
static class LiveStream
{
    internal const string Path = "/figures/stream";

    // A browser takes this for the end, and does not come again.
    const int IsOver = StatusCodes.Status204NoContent;

    internal static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet(Path, AnswerAsync).AllowAnonymous().ExcludeFromDescription();

    static async Task AnswerAsync(string? after, HttpContext http, SchemeApi api, IHostApplicationLifetime lifetime)
    {
        if (await Session.ReadAsync(http) is null)
        {
            http.Response.StatusCode = IsOver;
            return;
        }

        // The browser names the place itself when it comes again; a script that begins anew cannot set a header.
        var place = http.Request.Headers["Last-Event-ID"].ToString() is { Length: > 0 } last ? last : after;
        try
        {
            using var answer = await api.OpenAsync(
                "dashboards/stream", [("Accept", "text/event-stream"), .. place is { Length: > 0 } id ? new[] { ("Last-Event-ID", id) } : []]);
            http.Response.ContentType = "text/event-stream";
            http.Response.Headers.CacheControl = "no-store";
            http.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
            using var ends = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, lifetime.ApplicationStopping);
            ends.CancelAfter(Session.Left(http, TimeProvider.System));
            await using var events = await answer.Content.ReadAsStreamAsync(ends.Token);
            await events.CopyToAsync(http.Response.Body, ends.Token);
        }
        catch (ApiProblemException refused)
        {
            http.Response.StatusCode = refused.Problem.Status == StatusCodes.Status401Unauthorized ? IsOver : refused.Problem.Status;
        }
        catch (Exception cut) when (cut is OperationCanceledException or IOException or HttpRequestException)
        {
            // The reader went, the session ended, or the service was cut off: in each case the browser comes again if it is still there.
        }
    }
}
