using System.Text.Json;

namespace TransferScheme.TestKit.Running;

/// <summary>The demo sign-ins, as the product writes them.</summary>
public sealed record Demo(string BaseUrl, IReadOnlyList<DemoUser> Users, IReadOnlyList<DemoClient> Clients)
{
    /// <summary>Reads them.</summary>
    /// <param name="file">Where the product wrote them.</param>
    public static async Task<Demo> ReadAsync(string file) =>
        JsonSerializer.Deserialize<Demo>(await File.ReadAllTextAsync(file), JsonSerializerOptions.Web)!;

    /// <summary>The first client of a role.</summary>
    /// <param name="role">The role.</param>
    /// <param name="of">Code of the authority or slug of the region; any without.</param>
    public DemoClient ClientOf(string role, string? of) =>
        Clients.First(c => c.Role == role && (of is null || c.Authority == of || c.Region == of));

    /// <summary>The duty officer for whom an authority's client acts; null for a client of none.</summary>
    /// <param name="authority">Code of the authority.</param>
    public DemoUser? OfficerOf(string? authority) =>
        authority is null ? null : Users.FirstOrDefault(u => u.Role == "duty-officer" && u.Authority == authority);
}

/// <summary>A demo person.</summary>
public sealed record DemoUser(Guid Id, string Email, string Password, string Role, string? Authority, string? Region);

/// <summary>A demo client.</summary>
public sealed record DemoClient(string ClientId, string ClientSecret, string Role, string? Authority, string? Region)
{
    /// <summary>Asks for a token, once.</summary>
    /// <param name="http">A client of the scheme's address.</param>
    public async Task<Reply> TokenAsync(HttpClient http)
    {
        using var form = new FormUrlEncodedContent(
            [new("grant_type", "client_credentials"), new("client_id", ClientId), new("client_secret", ClientSecret)]);
        using var answer = await http.PostAsync("/connect/token", form);
        return new Reply((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }
}
