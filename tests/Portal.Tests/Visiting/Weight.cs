using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace TransferScheme.Portal.Tests.Visiting;

/// <summary>Weighs what comes over the line for one window.</summary>
sealed class Weight
{
    readonly IPage _page;
    readonly ConcurrentDictionary<IRequest, bool> _begun = new();
    IRequest? _document;

    internal Weight(Visitor visitor)
    {
        _page = visitor.Page;
        _page.Request += (_, request) =>
        {
            _begun[request] = false;
            _document = request.IsNavigationRequest ? request : _document;
        };
        _page.RequestFinished += (_, request) => _begun.TryUpdate(request, true, false);
    }

    /// <summary>The bytes since the last time: a stream has no end to measure, and what the browser has kept comes over no line.</summary>
    internal async Task<long> BytesAsync()
    {
        // Whoever has only just arrived has not got the page's style and scripts yet: they would be weighed with the next page.
        await _page.WaitForLoadStateAsync(LoadState.Load);
        await (await _document!.ResponseAsync())!.FinishedAsync();

        // What was under way when the page was left may never be told to have ended: only what has finished is weighed, and none later.
        var begun = _begun.ToArray();
        _begun.Clear();
        var bytes = 0L;
        foreach (var (request, _) in begun.Where(b => b.Value && !b.Key.Url.Contains("/stream", StringComparison.Ordinal)))
        {
            var sizes = await request.SizesAsync();
            bytes += sizes.ResponseBodySize + sizes.ResponseHeadersSize;
        }

        bytes.ShouldBeGreaterThan(0, "nothing was weighed");
        return bytes;
    }
}
