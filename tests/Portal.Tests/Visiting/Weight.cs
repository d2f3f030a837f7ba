using Microsoft.Playwright;

namespace TransferScheme.Portal.Tests.Visiting;

/// <summary>Weighs what comes over the line for one window.</summary>
sealed class Weight
{
    readonly List<IResponse> _answers = [];

    internal Weight(Visitor visitor) => visitor.Page.Response += (_, answer) => _answers.Add(answer);

    /// <summary>The bytes since the last time: a stream has no end to measure, and what the browser has kept comes over no line.</summary>
    internal async Task<long> BytesAsync()
    {
        var bytes = 0L;
        foreach (var answer in _answers.ToList().Where(a => !a.Url.Contains("/stream", StringComparison.Ordinal)))
        {
            await answer.FinishedAsync();
            var sizes = await answer.Request.SizesAsync();
            bytes += sizes.ResponseBodySize + sizes.ResponseHeadersSize;
        }

        _answers.Clear();
        return bytes;
    }
}
