using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TransferScheme.Tool;

/// <summary>The scheme's HTTP API, as the national team's client of the demo.</summary>
/// <param name="arguments">Where the scheme is and where the sign-ins are.</param>
sealed class SchemeClient(Arguments arguments) : IDisposable
{
    readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(30) };
    readonly Lazy<DemoFile> _demo = new(() => DemoFile.Read(arguments.Demo));

    /// <summary>Reads without signing in, whatever the status.</summary>
    /// <exception cref="CommandFailedException">The scheme cannot be reached or does not answer as agreed.</exception>
    internal async Task<T> PeekAsync<T>(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, At(path));
        using var answer = await SendAsync(request);
        return await ReadAsync<T>(answer);
    }

    /// <summary>Reads without signing in.</summary>
    /// <exception cref="CommandFailedException">The scheme says no, cannot be reached or does not answer as agreed.</exception>
    internal async Task<T> GetAsync<T>(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, At(path));
        using var answer = await SendAsync(request);
        return await ReadAsync<T>(await OkAsync(answer));
    }

    /// <summary>Reads as the national team; null when there is no such thing.</summary>
    /// <exception cref="CommandFailedException">The scheme says no, cannot be reached or does not answer as agreed.</exception>
    internal async Task<T?> FindAsync<T>(string path)
        where T : class
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, At(path));
        await SignAsync(request);
        using var answer = await SendAsync(request);
        return answer.StatusCode is System.Net.HttpStatusCode.NotFound ? null : await ReadAsync<T>(await OkAsync(answer));
    }

    /// <summary>Reads something long as the national team, as it comes.</summary>
    /// <param name="path">Where from.</param>
    /// <param name="copy">Takes it.</param>
    /// <exception cref="CommandFailedException">The scheme says no, cannot be reached or breaks off.</exception>
    internal async Task CopyAsync(string path, Func<Stream, Task> copy)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, At(path));
        await SignAsync(request);
        using var answer = await SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        try
        {
            await copy(await (await OkAsync(answer)).Content.ReadAsStreamAsync());
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
        using var request = new HttpRequestMessage(HttpMethod.Post, At(path))
        {
            Content = body is null ? null : JsonContent.Create(body),
        };
        if (signed)
        {
            await SignAsync(request);
        }

        using var answer = await SendAsync(request);
        return await ReadAsync<T>(await OkAsync(answer));
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    Uri At(string path) => new(arguments.BaseUrl ?? _demo.Value.BaseUrl, path);

    async Task SignAsync(HttpRequestMessage request)
    {
        var national = _demo.Value.National;
        using var form = new HttpRequestMessage(HttpMethod.Post, At("/connect/token"))
        {
            Content = new FormUrlEncodedContent(
            [
                new("grant_type", "client_credentials"), new("client_id", national.ClientId), new("client_secret", national.ClientSecret),
            ]),
        };
        using var answer = await SendAsync(form);
        if (!answer.IsSuccessStatusCode)
        {
            throw new CommandFailedException(
                $"{national.ClientId} could not sign in ({(int)answer.StatusCode}): are these this scheme's sign-ins?");
        }

        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", (await ReadAsync<Token>(answer)).AccessToken);
    }

    async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, HttpCompletionOption completion = HttpCompletionOption.ResponseContentRead)
    {
        try
        {
            return await _http.SendAsync(request, completion);
        }
        catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException)
        {
            var address = request.RequestUri!.GetLeftPart(UriPartial.Authority);
            throw new CommandFailedException($"{address} cannot be reached: {failure.Message}");
        }
    }

    static async Task<HttpResponseMessage> OkAsync(HttpResponseMessage answer)
    {
        if (answer.IsSuccessStatusCode)
        {
            return answer;
        }

        if (answer.Content.Headers.ContentType?.MediaType is not "application/problem+json")
        {
            throw new CommandFailedException($"The scheme answered {(int)answer.StatusCode}.");
        }

        var problem = await ReadAsync<Problem>(answer);
        var members = problem.Errors?.SelectMany(e => e.Value.Select(message => $" {e.Key}: {message}")) ?? [];
        throw new CommandFailedException($"{problem.Title} ({problem.Code}). {problem.Detail}{string.Concat(members)}");
    }

    static async Task<T> ReadAsync<T>(HttpResponseMessage answer)
    {
        try
        {
            return await answer.Content.ReadFromJsonAsync<T>() ?? throw new JsonException("null");
        }
        catch (JsonException)
        {
            var address = answer.RequestMessage!.RequestUri;
            throw new CommandFailedException($"{address} answered {(int)answer.StatusCode}, but not as agreed: is it the scheme?");
        }
    }

    sealed record Token([property: JsonPropertyName("access_token")] string AccessToken);

    sealed record Problem(string Title, string Code, string Detail, IReadOnlyDictionary<string, string[]>? Errors);
}
