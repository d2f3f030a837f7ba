namespace TransferScheme.Platform.Calling;

/// <summary>Puts <see cref="Resilience"/> around a client's calls, with a breaker for each segment, which one service owns.</summary>
/// <param name="resilience">Time-out, retry of GET and breakers.</param>
public sealed class ResilientHandler(Resilience resilience) : DelegatingHandler
{
    /// <inheritdoc/>
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Method != HttpMethod.Get)
        {
            // Without a body the transport would send a command again by itself when a kept connection breaks before the answer.
            request.Content ??= new ByteArrayContent([]);
        }

        return resilience.SendAsync(
            Segment(request.RequestUri!), request.Method, request.Content?.Headers.ContentLength ?? 0,
            ct => base.SendAsync(request, ct), cancellationToken);
    }

    static string Segment(Uri address) => address.AbsolutePath.Split('/', 5) switch
    {
        [_, "api", "v1", var segment, ..] => segment,
        [_, var segment, ..] => segment,
        _ => "",
    };
}
