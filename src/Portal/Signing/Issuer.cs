using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Claims;
using System.Text.Json;
using System.Text.Json.Serialization;
using TransferScheme.Platform.Calling;

namespace TransferScheme.Portal.Signing;

/// <summary>The tokens of a person, and who the person is.</summary>
/// <param name="AccessToken">The token for the API.</param>
/// <param name="RefreshToken">What the next is had for.</param>
/// <param name="EndsAt">When the token ends.</param>
/// <param name="Person">Who it is.</param>
sealed record Grant(string AccessToken, string? RefreshToken, DateTimeOffset EndsAt, Person Person)
{
    internal ClaimsPrincipal Principal()
    {
        List<Claim> claims = [new(Person.PersonClaim, Person.Id.ToString()), new("role", Person.Role)];
        Add("name", Person.Name);
        Add("authority", Person.Authority);
        Add("region", Person.Region);
        Add("may_decline", Person.MayDecline ? "true" : null);
        Add("must_enrol", Person.MustEnrol ? "true" : null);
        return new ClaimsPrincipal(new ClaimsIdentity(claims, Session.Scheme, Person.PersonClaim, "role"));

        void Add(string type, string? value)
        {
            if (value is not null)
            {
                claims.Add(new(type, value));
            }
        }
    }
}

/// <summary>What became of a sign-in.</summary>
/// <param name="Grant">The tokens; null when it failed or a second step is needed.</param>
/// <param name="SecondStep">What a one-time code is sent with; null when none is needed.</param>
/// <param name="Wait">How long until the next try, after too many.</param>
/// <param name="Silent">Whether the issuer did not answer.</param>
/// <param name="NoPlace">Whether an issuer outside knows the person, but not as anybody of the scheme.</param>
sealed record Outcome(Grant? Grant, string? SecondStep = null, TimeSpan? Wait = null, bool Silent = false, bool NoPlace = false);

/// <summary>The issuer of tokens: the Identity service, asked with the portal's own secret, or one outside.</summary>
/// <param name="http">The client, with the scheme's one address.</param>
/// <param name="secret">The portal's secret there.</param>
/// <param name="time">Real time: tokens know no other.</param>
/// <param name="outside">The issuer outside, where there is one.</param>
sealed class Issuer(HttpClient http, PortalSecret secret, TimeProvider time, OutsideIssuer? outside = null)
{
    /// <summary>The issuer outside; null where the Identity service signs people in.</summary>
    internal OutsideIssuer? Outside => outside;

    // Pages and the stream of one browser renew at once with the same token, which is good for one use.
    static readonly ConcurrentDictionary<string, (Lazy<Task<Outcome>> Next, DateTimeOffset Until)> Renewals = new(StringComparer.Ordinal);

    internal Task<Outcome> SignInAsync(string name, string password, CancellationToken ct) =>
        AskAsync([new("grant_type", "password"), new("username", name), new("password", password)], ct);

    internal Task<Outcome> ConfirmAsync(string secondStep, string code, CancellationToken ct) =>
        AskAsync([new("grant_type", "urn:transferscheme:params:oauth:grant-type:otp"), new("mfa_token", secondStep), new("otp", code)], ct);

    /// <summary>Redeems the code that somebody came back with from an issuer outside.</summary>
    internal Task<Outcome> RedeemAsync(string code, Attempt attempt, CancellationToken ct) => AskAsync(
        [
            new("grant_type", "authorization_code"), new("code", code), new("redirect_uri", outside!.Back.ToString()),
            new("code_verifier", attempt.Verifier),
        ],
        ct, attempt.Nonce);

    internal async Task<Grant?> RenewAsync(string refresh, CancellationToken ct)
    {
        foreach (var (old, _) in Renewals.Where(r => r.Value.Until < time.GetUtcNow()))
        {
            Renewals.TryRemove(old, out _);
        }

        var (next, _) = Renewals.GetOrAdd(refresh, token => (
            new Lazy<Task<Outcome>>(() => AskAsync([new("grant_type", "refresh_token"), new("refresh_token", token)], CancellationToken.None)),
            time.GetUtcNow().AddMinutes(1)));

        // An issuer may leave the old one good instead of giving another (RFC 6749 section 6).
        return (await next.Value.WaitAsync(ct)).Grant is { } grant ? grant with { RefreshToken = grant.RefreshToken ?? refresh } : null;
    }

    internal async Task EndAsync(string refresh, CancellationToken ct)
    {
        using var form = Form([new("token", refresh)]);
        try
        {
            if ((outside is null ? "/connect/revocation" : await outside.RevocationAddressAsync(ct)) is { } address)
            {
                using var answer = await PostAsync(address, form, ct);
            }
        }
        catch (Exception failure) when (IsSilence(failure))
        {
            // Nobody renews it any more, so that it ends there by itself; here somebody must be able to leave a computer that others use.
        }
    }

    Task<HttpResponseMessage> PostAsync(string address, FormUrlEncodedContent form, CancellationToken ct) =>
        outside is null ? http.PostAsync(address, form, ct) : outside.PostAsync(address, form, ct);

    async Task<Outcome> AskAsync(KeyValuePair<string, string>[] members, CancellationToken ct, string? nonce = null)
    {
        try
        {
            using var form = Form(members);
            using var answer = await PostAsync(outside is null ? "/connect/token" : await outside.TokenAddressAsync(ct), form, ct);
            if (answer.StatusCode is HttpStatusCode.TooManyRequests)
            {
                return new Outcome(null, Wait: answer.Headers.RetryAfter?.Delta ?? TimeSpan.FromMinutes(1));
            }

            if (!answer.IsSuccessStatusCode)
            {
                return (int)answer.StatusCode >= 500
                    ? new Outcome(null, Silent: true)
                    : new Outcome(null, (await answer.Content.ReadFromJsonAsync<Refused>(ct))?.MfaToken);
            }

            var token = (await answer.Content.ReadFromJsonAsync<Token>(ct))!;
            if (nonce is not null && await MeetAsync(token, nonce, ct) is { } kept)
            {
                return kept;
            }

            var person = await PersonAsync(token.AccessToken, ct) with { MustEnrol = token.MustEnrol };
            return new Outcome(new Grant(token.AccessToken, token.RefreshToken, time.GetUtcNow().AddSeconds(token.ExpiresIn), person));
        }
        catch (Exception failure) when (IsSilence(failure))
        {
            return new Outcome(null, Silent: true);
        }
    }

    /// <summary>Whether a failure is that of an issuer that cannot be reached.</summary>
    internal static bool IsSilence(Exception failure) => failure is HttpRequestException or Polly.ExecutionRejectedException
        or TaskCanceledException { InnerException: TimeoutException } or JsonException
        // How the library says that the issuer's description could not be read.
        or InvalidOperationException { InnerException: IOException or HttpRequestException or Polly.ExecutionRejectedException };

    // Whoever comes from an issuer outside is set down as it tells, once its token for the portal is found genuine. Null when all is well.
    async Task<Outcome?> MeetAsync(Token token, string nonce, CancellationToken ct)
    {
        if (token.IdToken is not { } id || await outside!.ReadAsync(id, nonce, ct) is not { } told)
        {
            return new Outcome(null);
        }

        using var request = new HttpRequestMessage(HttpMethod.Put, "/api/v1/people/me") { Content = JsonContent.Create(told) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.AccessToken);
        using var answer = await http.SendAsync(request, ct);
        return answer.IsSuccessStatusCode ? null
            : (int)answer.StatusCode >= 500 ? new Outcome(null, Silent: true)
            : new Outcome(null, NoPlace: true);
    }

    async Task<Person> PersonAsync(string token, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/people/me");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var answer = await http.SendAsync(request, ct);
        return (await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<Person>(ct))!;
    }

    FormUrlEncodedContent Form(KeyValuePair<string, string>[] members) =>
        new([.. members, new("client_id", outside?.ClientId ?? PortalClient.Id), new("client_secret", secret.Value)]);

    sealed record Token(
        [property: JsonPropertyName("access_token")] string AccessToken,
        [property: JsonPropertyName("refresh_token")] string? RefreshToken,
        [property: JsonPropertyName("expires_in")] int ExpiresIn,
        [property: JsonPropertyName("mfa_enrolment_required")] bool MustEnrol = false,
        [property: JsonPropertyName("id_token")] string? IdToken = null);

    sealed record Refused([property: JsonPropertyName("mfa_token")] string? MfaToken);
}
