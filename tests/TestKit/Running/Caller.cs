using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace TransferScheme.TestKit.Running;

/// <summary>A partner's system: calls the HTTP API with its token, and names its officer where a person must act.</summary>
/// <param name="address">The scheme's address.</param>
/// <param name="token">The token; null for somebody who is not signed in.</param>
/// <param name="officer">The person for whom it acts.</param>
/// <param name="failed">Told of every request that failed and is sent again.</param>
public sealed class Caller(Uri address, string? token, Guid? officer, Action<string>? failed = null) : IDisposable
{
    /// <summary>Told of every request that failed and is sent again.</summary>
    public Action<string>? Failed { get; } = failed;

    readonly HttpClient _http = new() { BaseAddress = address };

    /// <summary>Reads.</summary>
    /// <param name="path">Path below <c>/api/v1</c>.</param>
    public Task<Reply> Get(string path) => Send(HttpMethod.Get, path);

    /// <summary>Reads until what is read is wanted: messages take a moment.</summary>
    /// <param name="path">Path below <c>/api/v1</c>.</param>
    /// <param name="wanted">What is wanted.</param>
    public Task<Reply> GetWhen(string path, Func<Reply, bool> wanted) =>
        Poll.ForAsync(() => Get(path), wanted, TimeSpan.FromSeconds(20), $"{path} to change");

    /// <summary>Commands.</summary>
    /// <param name="path">Path below <c>/api/v1</c>.</param>
    /// <param name="body">JSON body.</param>
    /// <param name="version">The version decided on, for If-Match.</param>
    /// <param name="key">Idempotency-Key.</param>
    public Task<Reply> Post(string path, string body, long? version = null, string? key = null) => Send(HttpMethod.Post, path, body, version, key);

    /// <summary>Sends a request.</summary>
    /// <param name="method">Method.</param>
    /// <param name="path">Path below <c>/api/v1</c>.</param>
    /// <param name="body">JSON body.</param>
    /// <param name="version">The version decided on, for If-Match.</param>
    /// <param name="key">Idempotency-Key.</param>
    public async Task<Reply> Send(HttpMethod method, string path, string? body = null, long? version = null, string? key = null)
    {
        using var request = new HttpRequestMessage(method, path.StartsWith('/') ? path : $"/api/v1/{path}");
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");
        Add("If-Match", version is null ? null : $"\"{version}\"");
        Add("Idempotency-Key", key);
        Add("Acting-Person", officer?.ToString());
        using var answer = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);

        // A stream has no end to wait for.
        var isStream = answer.Content.Headers.ContentType?.MediaType == "text/event-stream";
        return new Reply((int)answer.StatusCode, isStream ? "" : await answer.Content.ReadAsStringAsync());

        void Add(string name, string? value)
        {
            if (value is not null)
            {
                request.Headers.TryAddWithoutValidation(name, value);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();
}

/// <summary>An answer.</summary>
/// <param name="Status">Its status.</param>
/// <param name="Text">Its body.</param>
public sealed record Reply(int Status, string Text)
{
    /// <summary>The body as JSON.</summary>
    public JsonNode Json => JsonNode.Parse(Text) ?? throw new InvalidOperationException($"{Status} without a body.");

    /// <summary>A member of the body as text.</summary>
    /// <param name="member">Its name.</param>
    public string this[string member] => Json[member]?.ToString() ?? "";

    /// <summary>The case's version.</summary>
    public long Version => (long)Json["version"]!;

    /// <summary>The case.</summary>
    public Guid Id => (Guid)Json["id"]!;

    /// <inheritdoc/>
    public override string ToString() => $"{Status} {Text}";

    /// <summary>Itself, when the status is as expected.</summary>
    /// <param name="status">The status expected.</param>
    public Reply Expect(int status)
    {
        Status.ShouldBe(status, Text);
        return this;
    }

    /// <summary>Itself, when it is turned down as expected.</summary>
    /// <param name="status">The status expected.</param>
    /// <param name="code">The problem's code expected.</param>
    public Reply Refused(int status, string code)
    {
        Expect(status)["code"].ShouldBe(code);
        return this;
    }
}
