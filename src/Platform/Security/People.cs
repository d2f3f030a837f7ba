using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using TransferScheme.Platform.Calling;

namespace TransferScheme.Platform.Security;

/// <summary>Asks the Identity service whom a client names as acting; a yes is believed for a minute.</summary>
/// <param name="calls">Calls between services.</param>
public sealed class People(ServiceCalls calls)
{
    static readonly TimeSpan Believed = TimeSpan.FromMinutes(1);
    readonly ConcurrentDictionary<(Guid Person, string Authority), long> _known = new();

    /// <summary>Whether a person is enrolled with an authority and may act.</summary>
    /// <param name="person">The person's identifier.</param>
    /// <param name="authority">The authority's code; nobody belongs to none.</param>
    /// <param name="ct">Cancels the request.</param>
    public async Task<bool> BelongsAsync(Guid person, string? authority, CancellationToken ct)
    {
        if (authority is null)
        {
            return false;
        }

        if (_known.TryGetValue((person, authority), out var at) && TimeProvider.System.GetElapsedTime(at) < Believed)
        {
            return true;
        }

        using var answer = await calls.Client.GetAsync($"/api/v1/people/{person}", ct);
        if (answer.StatusCode is HttpStatusCode.NotFound)
        {
            return false;
        }

        answer.EnsureSuccessStatusCode();
        var belongs = await answer.Content.ReadFromJsonAsync<PersonAnswer>(ct) is { Active: true } found && found.Authority == authority;
        if (belongs)
        {
            _known[(person, authority)] = TimeProvider.System.GetTimestamp();
        }

        return belongs;
    }

    sealed record PersonAnswer(string? Authority, bool Active);
}
