using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace TransferScheme.Portal.Tests.Visiting;

/// <summary>Weighs what comes over the line for one window.</summary>
sealed class Weight
{
    readonly ConcurrentQueue<IRequest> _finished = [];

    // What was under way when the page was left may never be told to have ended: only what has finished is weighed, and nothing is waited for.
    internal Weight(Visitor visitor) => visitor.Page.RequestFinished += (_, request) => _finished.Enqueue(request);

    /// <summary>The bytes since the last time: a stream has no end to measure, and what the browser has kept comes over no line.</summary>
    internal async Task<long> BytesAsync()
    {
        var bytes = 0L;
        while (_finished.TryDequeue(out var request))
        {
            if (!request.Url.Contains("/stream", StringComparison.Ordinal))
            {
                var sizes = await request.SizesAsync();
                bytes += sizes.ResponseBodySize + sizes.ResponseHeadersSize;
            }
        }

        bytes.ShouldBeGreaterThan(0, "nothing was weighed");
        return bytes;
    }
}
