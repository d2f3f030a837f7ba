using System.Net;
using System.Net.ServerSentEvents;
using System.Text.Json;
using System.Threading.Channels;

namespace TransferScheme.Dashboards.Tests.Streaming;

/// <summary>Somebody who follows what changes.</summary>
sealed class Following : IAsyncDisposable
{
    static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    readonly HttpResponseMessage _answer;
    readonly Channel<SseItem<string>> _items = Channel.CreateUnbounded<SseItem<string>>();

    Following(HttpResponseMessage answer)
    {
        _answer = answer;
        _ = ReadAsync();
    }

    /// <summary>How it was answered.</summary>
    internal HttpStatusCode Status => _answer.StatusCode;

    internal static async Task<Following> StartAsync(HttpClient client, string? lastEventId = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/dashboards/stream");
        if (lastEventId is not null)
        {
            request.Headers.TryAddWithoutValidation("Last-Event-ID", lastEventId);
        }

        return new Following(await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead).WaitAsync(Limit));
    }

    /// <summary>The next event.</summary>
    internal async Task<SseItem<string>> NextAsync() => await _items.Reader.ReadAsync().AsTask().WaitAsync(Limit);

    /// <summary>The next events as kind and change.</summary>
    internal async Task<IReadOnlyList<string>> ChangesAsync(int count)
    {
        var changes = new List<string>();
        while (changes.Count < count)
        {
            if (await NextAsync() is { EventType: "change" } item)
            {
                var data = JsonDocument.Parse(item.Data).RootElement;
                changes.Add($"{data.GetProperty("kind").GetString()} {data.GetProperty("change").GetString()}");
            }
        }

        return changes;
    }

    /// <summary>All events until it ends.</summary>
    internal async Task<IReadOnlyList<SseItem<string>>> RestAsync() =>
        await _items.Reader.ReadAllAsync().ToListAsync().AsTask().WaitAsync(Limit);

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _answer.Dispose();
        return ValueTask.CompletedTask;
    }

    async Task ReadAsync()
    {
        try
        {
            if (_answer.IsSuccessStatusCode)
            {
                await foreach (var item in SseParser.Create(await _answer.Content.ReadAsStreamAsync()).EnumerateAsync())
                {
                    await _items.Writer.WriteAsync(item);
                }
            }
        }
        catch (Exception e) when (e is IOException or HttpRequestException or ObjectDisposedException)
        {
            // Nobody follows any more.
        }

        _items.Writer.Complete();
    }
}
