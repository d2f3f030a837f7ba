using System.Net.Http.Headers;
using System.Net.Http.Json;

namespace TransferScheme.Tool;

/// <summary>The scheme's HTTP API, as the national team's client of the demo.</summary>
sealed class SchemeClient : IDisposable
{
    readonly Lazy<DemoFile> _demo;

    /// <summary>Talks to a scheme.</summary>
    /// <param name="arguments">Where the scheme is and where the sign-ins are.</param>
    internal SchemeClient(Arguments arguments)
    {
        _demo = new(() => DemoFile.Read(arguments.Demo));
        Http = new SchemeHttp(() => arguments.BaseUrl ?? Demo.BaseUrl);
    }

    /// <summary>The demo's sign-ins.</summary>
    internal DemoFile Demo => _demo.Value;

    /// <summary>Requests and answers.</summary>
    internal SchemeHttp Http { get; }

    /// <summary>Reads without signing in, whatever the status.</summary>
    /// <exception cref="CommandFailedException">The scheme cannot be reached or does not answer as agreed.</exception>
    internal async Task<T> PeekAsync<T>(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Http.At(path));
        using var answer = await Http.SendAsync(request);
        return await SchemeHttp.ReadAsync<T>(answer);
    }

    /// <summary>Reads without signing in.</summary>
    /// <exception cref="CommandFailedException">The scheme says no, cannot be reached or does not answer as agreed.</exception>
    internal async Task<T> GetAsync<T>(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Http.At(path));
        using var answer = await Http.SendAsync(request);
        return await SchemeHttp.ReadAsync<T>(await SchemeHttp.OkAsync(answer));
    }

    /// <summary>Reads as the national team; null when there is no such thing.</summary>
    /// <exception cref="CommandFailedException">The scheme says no, cannot be reached or does not answer as agreed.</exception>
    internal async Task<T?> FindAsync<T>(string path)
        where T : class
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Http.At(path));
        await SignAsync(request);
        using var answer = await Http.SendAsync(request);
        return answer.StatusCode is System.Net.HttpStatusCode.NotFound
            ? null
            : await SchemeHttp.ReadAsync<T>(await SchemeHttp.OkAsync(answer));
    }

    /// <summary>Reads something long as the national team, as it comes.</summary>
    /// <param name="path">Where from.</param>
    /// <param name="copy">Takes it.</param>
    /// <exception cref="CommandFailedException">The scheme says no, cannot be reached or breaks off.</exception>
    internal async Task CopyAsync(string path, Func<Stream, Task> copy)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Http.At(path));
        await SignAsync(request);
        using var answer = await Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        try
        {
            await copy(await (await SchemeHttp.OkAsync(answer)).Content.ReadAsStreamAsync());
        }
        catch (HttpIOException failure)
        {
            throw new CommandFailedException($"{request.RequestUri} broke off: {failure.Message}");
        }
    }

    /// <summary>Sends a command.</summary>
    /// <param name="path">Where to.</param>
    /// <param name="body">The body; null for none.</param>
    /// <param name="signed">Whether it needs the national team's sign-in.</param>
    /// <exception cref="CommandFailedException">The scheme says no, cannot be reached or does not answer as agreed.</exception>
    internal async Task<T> PostAsync<T>(string path, object? body, bool signed)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Http.At(path))
        {
            Content = body is null ? null : JsonContent.Create(body),
        };
        if (signed)
        {
            await SignAsync(request);
        }

        using var answer = await Http.SendAsync(request);
        return await SchemeHttp.ReadAsync<T>(await SchemeHttp.OkAsync(answer));
    }

    /// <inheritdoc/>
    public void Dispose() => Http.Dispose();

    async Task SignAsync(HttpRequestMessage request) =>
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", (await Http.TokenAsync(Demo.National)).AccessToken);
}
