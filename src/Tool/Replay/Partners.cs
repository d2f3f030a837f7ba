using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace TransferScheme.Tool.Replay;

/// <summary>The partners of the scheme, played by the demo's clients: national team, coordinators, authorities' systems.</summary>
/// <param name="http">Requests and answers.</param>
/// <param name="demo">The demo's sign-ins.</param>
sealed class Partners(SchemeHttp http, DemoFile demo)
{
    // Tokens live by real time, however fast the scheme's clock moves.
    static readonly TimeSpan Before = TimeSpan.FromMinutes(1);
    readonly ConcurrentDictionary<string, (string Token, long Since, TimeSpan For)> _tokens = [];
    readonly Dictionary<string, DemoClient> _systems = ByCode(demo.Clients.Where(c => c.Role == "api-client"), c => c.Authority);
    readonly Dictionary<string, DemoClient> _coordinators = ByCode(demo.Clients.Where(c => c.Role == "coordinator"), c => c.Region);
    readonly Dictionary<string, DemoUser> _officers = ByCode(demo.Users.Where(u => u.Role == "duty-officer"), u => u.Authority);
    readonly Dictionary<string, DemoUser> _managers = ByCode(demo.Users.Where(u => u.Role == "manager"), u => u.Authority);

    /// <summary>The national team.</summary>
    internal Partner National => new(this, demo.National, null);

    /// <summary>The coordinator of a region.</summary>
    internal Partner Coordinator(string region) => new(this, Known(_coordinators, region), null);

    /// <summary>The system of an authority, acting for its duty officer.</summary>
    internal Partner Authority(string code) => new(this, Known(_systems, code), Known(_officers, code).Id);

    /// <summary>The system of an authority, acting for its manager, who may decide a statement of reasons.</summary>
    internal Partner Manager(string code) => new(this, Known(_systems, code), Known(_managers, code).Id);

    /// <summary>Sends a request as somebody, whatever the answer.</summary>
    internal async Task<Reply> SendAsync(Partner from, HttpMethod method, string path, JsonNode? body, long? version)
    {
        using var request = new HttpRequestMessage(method, http.At($"/api/v1/{path}"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await TokenAsync(from.Client));
        request.Content = body is null ? null : JsonContent.Create(body);
        if (version is { } known)
        {
            request.Headers.TryAddWithoutValidation("If-Match", $"\"{known}\"");
        }

        if (from.Officer is { } officer)
        {
            request.Headers.TryAddWithoutValidation("Acting-Person", officer.ToString());
        }

        using var answer = await http.SendAsync(request);
        return new Reply(answer.StatusCode, await BodyAsync(answer, $"{method} {path}"), $"{method} {path}");
    }

    static async Task<JsonObject> BodyAsync(HttpResponseMessage answer, string asked)
    {
        try
        {
            return answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.PreconditionFailed
                ? []
                : await SchemeHttp.ReadAsync<JsonObject>(await SchemeHttp.OkAsync(answer));
        }
        catch (CommandFailedException failure)
        {
            throw new CommandFailedException($"{asked}: {failure.Message}");
        }
    }

    async Task<string> TokenAsync(DemoClient client)
    {
        if (_tokens.TryGetValue(client.ClientId, out var known) && Stopwatch.GetElapsedTime(known.Since) < known.For)
        {
            return known.Token;
        }

        var since = Stopwatch.GetTimestamp();
        var token = await http.TokenAsync(client);
        _tokens[client.ClientId] = (token.AccessToken, since, TimeSpan.FromSeconds(token.ExpiresIn) - Before);
        return token.AccessToken;
    }

    static Dictionary<string, T> ByCode<T>(IEnumerable<T> all, Func<T, string?> code) =>
        all.Where(each => code(each) is not null).DistinctBy(code).ToDictionary(each => code(each)!);

    static T Known<T>(Dictionary<string, T> all, string code) => all.TryGetValue(code, out var found)
        ? found
        : throw new CommandFailedException($"The demo's sign-ins hold nobody for {code}: were they written by deploy/run?");
}

/// <summary>One partner.</summary>
/// <param name="All">All of them.</param>
/// <param name="Client">Its sign-in.</param>
/// <param name="Officer">The person for whom it acts.</param>
sealed record Partner(Partners All, DemoClient Client, Guid? Officer)
{
    /// <summary>Reads; 404 is an answer.</summary>
    internal Task<Reply> GetAsync(string path) => All.SendAsync(this, HttpMethod.Get, path, null, null);

    /// <summary>Commands.</summary>
    internal Task<Reply> PostAsync(string path, JsonNode body, long? version = null) =>
        All.SendAsync(this, HttpMethod.Post, path, body, version);

    /// <summary>Supplies.</summary>
    internal Task<Reply> PutAsync(string path, JsonNode body, long version) => All.SendAsync(this, HttpMethod.Put, path, body, version);
}

/// <summary>An answer: a good one, or 404 or 412 without a body.</summary>
/// <param name="Status">Its status.</param>
/// <param name="Body">Its body.</param>
/// <param name="Asked">Method and path of the request.</param>
sealed record Reply(HttpStatusCode Status, JsonObject Body, string Asked)
{
    /// <summary>Whether it is a good one.</summary>
    internal bool IsGood => Status is HttpStatusCode.OK or HttpStatusCode.Created;

    /// <summary>The version of the case.</summary>
    internal long Version => (long)Good["version"]!;

    /// <summary>The body of a good one.</summary>
    /// <exception cref="CommandFailedException">It is none.</exception>
    internal JsonObject Good => IsGood
        ? Body
        : throw new CommandFailedException($"The scheme answered {(int)Status} to {Asked}: does anybody else use it?");
}
