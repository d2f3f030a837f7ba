using System.Collections.Concurrent;
using System.Text.Json;

namespace TransferScheme.EndToEnd.Tests.Faults;

/// <summary>The partners' systems, which keep their tokens for a while and fetch them again, also while the scheme is not there.</summary>
/// <param name="address">The scheme's address.</param>
/// <param name="demo">The demo sign-ins.</param>
public sealed class Partners(Uri address, Demo demo) : IDisposable
{
    static readonly TimeSpan Keep = TimeSpan.FromMinutes(4);
    readonly ConcurrentDictionary<string, (Caller Caller, long Until)> _known = [];
    readonly ConcurrentBag<Caller> _made = [];
    readonly HttpClient _tokens = new() { BaseAddress = address };

    /// <summary>Requests that failed and were sent again: broken connections, silences and faults of the server.</summary>
    public ConcurrentQueue<string> Failures { get; } = [];

    /// <summary>A demo client of a role, for an authority or a region where the role has one.</summary>
    /// <param name="role">The role, as in the demo file.</param>
    /// <param name="of">Code of the authority or slug of the region.</param>
    public async Task<Caller> As(string role, string? of = null)
    {
        var client = demo.Clients.First(c => c.Role == role && (of is null || c.Authority == of || c.Region == of));
        if (_known.TryGetValue(client.ClientId, out var known) && Environment.TickCount64 < known.Until)
        {
            return known.Caller;
        }

        var token = await Patience.AnswerAsync(() => TokenAsync(client), $"a token for {client.ClientId}", Failures.Enqueue);
        var officer = of is null ? null : demo.Users.FirstOrDefault(u => u.Role == "duty-officer" && u.Authority == of)?.Id;
        var caller = new Caller(address, token.Expect(200)["access_token"], officer, Failures.Enqueue);
        _made.Add(caller);
        _known[client.ClientId] = (caller, Environment.TickCount64 + (long)Keep.TotalMilliseconds);
        return caller;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var caller in _made)
        {
            caller.Dispose();
        }

        _tokens.Dispose();
    }

    /// <summary>Reads the demo sign-ins.</summary>
    /// <param name="file">Where the product wrote them.</param>
    public static async Task<Demo> DemoAsync(string file) =>
        JsonSerializer.Deserialize<Demo>(await File.ReadAllTextAsync(file), JsonSerializerOptions.Web)!;

    async Task<Reply> TokenAsync(DemoClient client)
    {
        using var form = new FormUrlEncodedContent(
            [new("grant_type", "client_credentials"), new("client_id", client.ClientId), new("client_secret", client.ClientSecret)]);
        using var answer = await _tokens.PostAsync("/connect/token", form);
        return new Reply((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }
}
