using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Polly.CircuitBreaker;
using Polly.Timeout;
using TransferScheme.Portal.Signing;

namespace TransferScheme.Portal.Calling;

/// <summary>
/// The scheme's HTTP API as the person who is signed in: the same calls, rights and answers as a partner's system has. The portal holds
/// nothing of its own.
/// </summary>
/// <param name="http">The client, with the scheme's one address and its resilience.</param>
/// <param name="accessor">The request whose person asks.</param>
public sealed class SchemeApi(HttpClient http, IHttpContextAccessor accessor)
{
    static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>Reads what a page is about.</summary>
    /// <param name="path">Path below <c>/api/v1/</c>.</param>
    /// <typeparam name="T">The members that the page shows.</typeparam>
    /// <exception cref="ApiProblemException">It may not be seen, is not there, or the service did not answer: the reader gets a page that says so.</exception>
    public async Task<T> GetAsync<T>(string path)
    {
        var (found, problem) = await AskAsync<T>(path);
        return problem is null ? found! : throw new ApiProblemException(problem);
    }

    /// <summary>Reads what a page can do without: a part of it that another service holds.</summary>
    /// <param name="path">Path below <c>/api/v1/</c>, or from the root on: <c>/operations/…</c>, <c>/health/…</c>.</param>
    /// <typeparam name="T">The members that the page shows.</typeparam>
    /// <returns>What was found, or why not.</returns>
    public async Task<(T? Found, ApiProblem? Problem)> AskAsync<T>(string path)
    {
        using var request = Request(HttpMethod.Get, path);
        var (status, body, problem) = await SendAsync(request);
        return problem is not null ? (default, problem)
            : body is { } json ? (json.Deserialize<T>(Options), null)
            : throw new InvalidOperationException($"{status} without a body.");
    }

    /// <summary>Reads a whole list, page after page.</summary>
    /// <param name="path">Path below <c>/api/v1/</c>, with its filters.</param>
    /// <typeparam name="T">The members of an item that the page shows.</typeparam>
    /// <exception cref="ApiProblemException">It may not be seen, or the service did not answer.</exception>
    public async Task<IReadOnlyList<T>> AllAsync<T>(string path)
    {
        var items = new List<T>();
        var separator = path.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        string? next = null;
        do
        {
            var page = await GetAsync<ApiPage<T>>($"{path}{separator}limit=200{(next is null ? "" : $"&cursor={Uri.EscapeDataString(next)}")}");
            items.AddRange(page.Items);
            next = page.Next;
        }
        while (next is not null);
        return items;
    }

    /// <summary>Sends a command.</summary>
    /// <param name="path">Path below <c>/api/v1/</c>.</param>
    /// <param name="body">The request.</param>
    /// <param name="version">The version of the case that the person decided on.</param>
    /// <param name="key">Makes a repeat of the same form harmless; a new one for each form that is shown.</param>
    public Task<ApiAnswer> PostAsync(string path, object body, long? version = null, string? key = null) =>
        CommandAsync(HttpMethod.Post, path, JsonContent.Create(body, options: Options), version, key);

    /// <summary>Sends a command that replaces something.</summary>
    /// <param name="path">Path below <c>/api/v1/</c>.</param>
    /// <param name="body">The request.</param>
    /// <param name="version">The version of the case that the person decided on.</param>
    public Task<ApiAnswer> PutAsync(string path, object body, long? version = null) =>
        CommandAsync(HttpMethod.Put, path, JsonContent.Create(body, options: Options), version, null);

    /// <summary>Sends a file.</summary>
    /// <param name="path">Path below <c>/api/v1/</c>.</param>
    /// <param name="file">The file.</param>
    /// <param name="title">Its title.</param>
    /// <param name="version">The version of the case that the person decided on.</param>
    public Task<ApiAnswer> PutFileAsync(string path, IFormFile file, string title, long? version = null)
    {
        var content = new StreamContent(file.OpenReadStream());
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(file.ContentType);
        content.Headers.ContentLength = file.Length;
        content.Headers.TryAddWithoutValidation("Document-Title", Uri.EscapeDataString(title));
        return CommandAsync(HttpMethod.Put, path, content, version, null);
    }

    /// <summary>Opens an answer that is handed on as it comes, such as a document or a page to print.</summary>
    /// <param name="path">Path below <c>/api/v1/</c>.</param>
    /// <param name="headers">What is asked for beside the path, such as another kind of answer.</param>
    /// <exception cref="ApiProblemException">It may not be seen, is not there, or the service did not answer.</exception>
    public async Task<HttpResponseMessage> OpenAsync(string path, params (string Name, string Value)[] headers)
    {
        using var request = Request(HttpMethod.Get, path);
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        HttpResponseMessage answer;
        try
        {
            answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Ct);
        }
        catch (Exception failure) when (IsSilence(failure))
        {
            throw new ApiProblemException(ApiProblem.Unavailable);
        }

        if (answer.IsSuccessStatusCode)
        {
            return answer;
        }

        using (answer)
        {
            throw new ApiProblemException(await ProblemOf(answer));
        }
    }

    CancellationToken Ct => accessor.HttpContext?.RequestAborted ?? default;

    async Task<ApiAnswer> CommandAsync(HttpMethod method, string path, HttpContent content, long? version, string? key)
    {
        using var request = Request(method, path);
        request.Content = content;
        if (version is { } known)
        {
            request.Headers.TryAddWithoutValidation("If-Match", $"\"{known}\"");
        }

        if (key is not null)
        {
            request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        }

        return await SendAsync(request);
    }

    HttpRequestMessage Request(HttpMethod method, string path)
    {
        var request = new HttpRequestMessage(method, path.StartsWith('/') ? path : $"/api/v1/{path}");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Session.TokenOf(accessor.HttpContext!));
        return request;
    }

    async Task<ApiAnswer> SendAsync(HttpRequestMessage request)
    {
        try
        {
            using var answer = await http.SendAsync(request, Ct);
            if (!answer.IsSuccessStatusCode)
            {
                return new ApiAnswer((int)answer.StatusCode, null, await ProblemOf(answer));
            }

            var text = await answer.Content.ReadAsByteArrayAsync(Ct);
            return new ApiAnswer((int)answer.StatusCode, text.Length == 0 ? null : JsonSerializer.Deserialize<JsonElement>(text), null);
        }
        catch (Exception failure) when (IsSilence(failure))
        {
            return new ApiAnswer(503, null, ApiProblem.Unavailable);
        }
    }

    async Task<ApiProblem> ProblemOf(HttpResponseMessage answer)
    {
        var told = answer.Content.Headers.ContentType?.MediaType is "application/problem+json"
            ? await answer.Content.ReadFromJsonAsync<ApiProblem>(Options, Ct)
            : null;
        return (int)answer.StatusCode >= 500 || told is null ? ApiProblem.Unavailable with { Status = (int)answer.StatusCode } : told;
    }

    bool IsSilence(Exception failure) =>
        failure is HttpRequestException or BrokenCircuitException or TimeoutRejectedException
        || (failure is OperationCanceledException && !Ct.IsCancellationRequested);
}

/// <summary>A part of a list.</summary>
/// <param name="Items">The items.</param>
/// <param name="Next">Cursor of the next part; null at the end.</param>
/// <param name="Total">How many the list has in all, where that was asked for.</param>
/// <typeparam name="T">The members of an item that the page shows.</typeparam>
public sealed record ApiPage<T>(IReadOnlyList<T> Items, string? Next, long? Total = null);
