using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Configuration;
using TransferScheme.Identity.Clients;
using TransferScheme.Identity.Persons;
using TransferScheme.Platform.Calling;
using TransferScheme.Platform.Protection;
using TransferScheme.Platform.Security;

namespace TransferScheme.Identity.Tests;

/// <summary>People, clients and tokens to begin with.</summary>
static class Given
{
    internal const string Password = "canary-password-7f3e";

    internal static async Task<(string Id, string Secret)> ClientAsync(
        this IdentityHost host, Role role, string? authority = null, string? region = null, Guid? person = null)
    {
        var (id, secret) = ($"client-{Guid.CreateVersion7():N}", ClientSecret.Make());
        await using var session = host.The<IIdentityStore>().LightweightSession();
        var decision = Client.Enrol(id, Standing.Of(role, authority, region), ClientSecret.HashOf(secret), person);
        session.Events.StartStream<Client>(Client.StreamOf(id), decision.Events);
        await session.SaveChangesAsync();
        return (id, secret);
    }

    internal static async Task<(Guid Id, string Email)> PersonAsync(
        this IdentityHost host, Role role, string? authority = null, string? region = null)
    {
        var id = Guid.CreateVersion7();
        var email = $"canary-{id:N}@example.invalid";
        var details = await host.The<Sealer<IIdentityStore>>().Seal([id], new PersonDetails(email, "Canary Name"), default);
        await using var session = host.The<IIdentityStore>().LightweightSession();
        var decision = Person.Enrol(Standing.Of(role, authority, region), details, new PasswordHasher<Person>().HashPassword(null!, Password));
        session.Events.StartStream<Person>(id, decision.Events);
        session.Insert(new SignInName(SignInName.IdOf(host.The<MasterKey>(), email), id));
        await session.SaveChangesAsync();
        return (id, email);
    }

    internal static async Task<(int Status, JsonElement Body, HttpResponseHeaders Headers)> AskAsync(
        this IdentityHost host, params (string Name, string Value)[] form)
    {
        using var content = new FormUrlEncodedContent(form.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        using var answer = await host.Http.PostAsync("/connect/token", content);
        return ((int)answer.StatusCode, JsonElement.Parse(await answer.Content.ReadAsStringAsync()), answer.Headers);
    }

    internal static Task<(int Status, JsonElement Body, HttpResponseHeaders Headers)> AskAsync(this IdentityHost host, (string Id, string Secret) client) =>
        host.AskAsync(("grant_type", "client_credentials"), ("client_id", client.Id), ("client_secret", client.Secret));

    internal static Task<(int Status, JsonElement Body, HttpResponseHeaders Headers)> AskAsync(
        this IdentityHost host, (string Id, string Secret) client, string email, string password) =>
        host.AskAsync(
            ("grant_type", "password"), ("client_id", client.Id), ("client_secret", client.Secret), ("username", email), ("password", password));

    /// <summary>The portal, with the secret that the master key makes.</summary>
    internal static (string Id, string Secret) Portal(this IdentityHost host) =>
        (PortalClient.Id, PortalClient.Secret(host.The<IConfiguration>(), host.The<MasterKey>()));

    /// <summary>A person who has signed in through the portal.</summary>
    internal static async Task<SignedIn> SignInAsync(this IdentityHost host, string email, string password = Password)
    {
        var (status, body, _) = await host.AskAsync(host.Portal(), email, password);
        status.ShouldBe(200);
        return SignedIn.Of(body);
    }

    internal static Task<(int Status, JsonElement Body, HttpResponseHeaders Headers)> RefreshAsync(
        this IdentityHost host, string token, (string Id, string Secret)? client = null)
    {
        var (id, secret) = client ?? host.Portal();
        return host.AskAsync(("grant_type", "refresh_token"), ("client_id", id), ("client_secret", secret), ("refresh_token", token));
    }

    internal static Task<(int Status, JsonElement Body, HttpResponseHeaders Headers)> CodeAsync(this IdentityHost host, string mfaToken, string otp)
    {
        var (id, secret) = host.Portal();
        return host.AskAsync(
            ("grant_type", "urn:transferscheme:params:oauth:grant-type:otp"), ("client_id", id), ("client_secret", secret), ("mfa_token", mfaToken),
            ("otp", otp));
    }

    internal static async Task<(int Status, JsonElement Body)> PostAsync(this IdentityHost host, string path, string token, string? json = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/people/{path}")
        {
            Content = json is null ? null : new StringContent(json, null, "application/json"),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var answer = await host.Http.SendAsync(request);
        return ((int)answer.StatusCode, JsonElement.Parse(await answer.Content.ReadAsStringAsync()));
    }

    internal static async Task<string> TokenAsync(this IdentityHost host, Role role, string? authority = null, string? region = null)
    {
        var (status, body, _) = await host.AskAsync(await host.ClientAsync(role, authority, region));
        status.ShouldBe(200);
        return body.GetProperty("access_token").GetString()!;
    }

    internal static async Task<(int Status, JsonElement Body, HttpResponseHeaders Headers)> SendAsync(
        this IdentityHost host, HttpMethod method, string address, string? token, string? ifMatch = null)
    {
        using var request = new HttpRequestMessage(method, address);
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        if (ifMatch is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        }

        using var answer = await host.Http.SendAsync(request);
        return ((int)answer.StatusCode, JsonElement.Parse(await answer.Content.ReadAsStringAsync()), answer.Headers);
    }
}

/// <summary>What a sign-in was answered with.</summary>
sealed record SignedIn(string Access, string Refresh)
{
    internal static SignedIn Of(JsonElement body) =>
        new(body.GetProperty("access_token").GetString()!, body.GetProperty("refresh_token").GetString()!);
}
