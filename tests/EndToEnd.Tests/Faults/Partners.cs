using System.Collections.Concurrent;

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
        var client = demo.ClientOf(role, of);
        if (_known.TryGetValue(client.ClientId, out var known) && Environment.TickCount64 < known.Until)
        {
            return known.Caller;
        }

        var token = await Patience.AnswerAsync(() => client.TokenAsync(_tokens), $"a token for {client.ClientId}", Failures.Enqueue);
        var caller = new Caller(address, token.Expect(200)["access_token"], demo.OfficerOf(of)?.Id, Failures.Enqueue);
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
}
