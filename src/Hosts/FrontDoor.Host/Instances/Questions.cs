using System.Net;
using System.Text.Json;

namespace TransferScheme.FrontDoor.Host.Instances;

/// <summary>What the front door itself asks of an instance: how it is, and what it serves.</summary>
sealed class Questions : IDisposable
{
    readonly HttpClient _client = new(new SocketsHttpHandler { UseProxy = false, UseCookies = false, AllowAutoRedirect = false })
    {
        MaxResponseContentBufferSize = 16 * 1024 * 1024,
    };

    /// <summary>Whether it says that it is ready.</summary>
    internal async Task<bool> IsReadyAsync(Instance instance, CancellationToken ct) =>
        await AskAsync(instance, "/health/ready", TimeSpan.FromSeconds(2), ReadStatusAsync, ct) is HttpStatusCode.OK;

    /// <summary>A JSON answer; null when it cannot be had within 7 seconds, two more than an instance takes for its alarms.</summary>
    internal Task<T?> ReadAsync<T>(Instance instance, string path, CancellationToken ct)
        where T : class => AskAsync(instance, path, TimeSpan.FromSeconds(7), ReadJsonAsync<T>, ct);

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    async Task<T?> AskAsync<T>(
        Instance instance, string path, TimeSpan patience, Func<HttpResponseMessage, CancellationToken, Task<T?>> read,
        CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(patience);
        try
        {
            using var answer = await _client.GetAsync($"{instance.Address}{path}", limit.Token);
            return await read(answer, limit.Token);
        }
        catch (Exception e) when (e is HttpRequestException or JsonException)
        {
            return default;
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return default;
        }
    }

    static Task<HttpStatusCode> ReadStatusAsync(HttpResponseMessage answer, CancellationToken ct) => Task.FromResult(answer.StatusCode);

    static async Task<T?> ReadJsonAsync<T>(HttpResponseMessage answer, CancellationToken ct)
        where T : class => answer.StatusCode is HttpStatusCode.OK ? await answer.Content.ReadFromJsonAsync<T>(ct) : null;
}
