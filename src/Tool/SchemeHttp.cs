using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TransferScheme.Tool;

/// <summary>Requests to the scheme, and its answers as agreed or as a sentence that says why not.</summary>
/// <param name="address">Where the scheme is.</param>
sealed class SchemeHttp(Func<Uri> address) : IDisposable
{
    readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(30) };

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    /// <summary>The whole address of a path.</summary>
    internal Uri At(string path) => new(address(), path);

    /// <summary>Sends a request.</summary>
    /// <exception cref="CommandFailedException">The scheme cannot be reached.</exception>
    internal async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, HttpCompletionOption completion = HttpCompletionOption.ResponseContentRead)
    {
        try
        {
            return await _http.SendAsync(request, completion);
        }
        catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException)
        {
            var authority = request.RequestUri!.GetLeftPart(UriPartial.Authority);
            throw new CommandFailedException($"{authority} cannot be reached: {failure.Message}");
        }
    }

    /// <summary>Signs a client in.</summary>
    /// <exception cref="CommandFailedException">Its secret is not taken.</exception>
    internal async Task<Token> TokenAsync(DemoClient client)
    {
        using var form = new HttpRequestMessage(HttpMethod.Post, At("/connect/token"))
        {
            Content = new FormUrlEncodedContent(
            [
                new("grant_type", "client_credentials"), new("client_id", client.ClientId), new("client_secret", client.ClientSecret),
            ]),
        };
        using var answer = await SendAsync(form);
        return answer.IsSuccessStatusCode
            ? await ReadAsync<Token>(answer)
            : throw new CommandFailedException(
                $"{client.ClientId} could not sign in ({(int)answer.StatusCode}): are these this scheme's sign-ins?");
    }

    /// <summary>The answer itself when it is a good one.</summary>
    /// <exception cref="CommandFailedException">The scheme says no; the message says why.</exception>
    internal static async Task<HttpResponseMessage> OkAsync(HttpResponseMessage answer)
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

    /// <summary>Reads an answer.</summary>
    /// <exception cref="CommandFailedException">It is not as agreed.</exception>
    internal static async Task<T> ReadAsync<T>(HttpResponseMessage answer)
    {
        try
        {
            return await answer.Content.ReadFromJsonAsync<T>() ?? throw new JsonException("null");
        }
        catch (JsonException)
        {
            throw new CommandFailedException(
                $"{answer.RequestMessage!.RequestUri} answered {(int)answer.StatusCode}, but not as agreed: is it the scheme?");
        }
    }

    sealed record Problem(string Title, string Code, string Detail, IReadOnlyDictionary<string, string[]>? Errors);
}

/// <summary>A token.</summary>
/// <param name="AccessToken">The token.</param>
/// <param name="ExpiresIn">Seconds for which it is good, in real time.</param>
sealed record Token(
    [property: JsonPropertyName("access_token")] string AccessToken, [property: JsonPropertyName("expires_in")] int ExpiresIn);
