using System.Text.Json.Serialization;

namespace TransferScheme.Identity.SigningIn;

/// <summary>A request for a token, form-encoded (RFC 6749 sections 4.3.2, 4.4.2 and 6).</summary>
/// <param name="GrantType">
/// <c>client_credentials</c>; for the portal also <c>password</c>, <c>refresh_token</c> and
/// <c>urn:transferscheme:params:oauth:grant-type:otp</c>.
/// </param>
/// <param name="ClientId">The client.</param>
/// <param name="ClientSecret">Its secret.</param>
/// <param name="Username">With <c>password</c>: the person's e-mail address.</param>
/// <param name="Password">With <c>password</c>: the person's password.</param>
/// <param name="RefreshToken">With <c>refresh_token</c>: the last one given.</param>
/// <param name="MfaToken">With the one-time code: what the right password was answered with.</param>
/// <param name="Otp">The one-time code, or a recovery code.</param>
public sealed record TokenForm(
    [property: JsonPropertyName("grant_type")] string GrantType,
    [property: JsonPropertyName("client_id")] string ClientId,
    [property: JsonPropertyName("client_secret")] string ClientSecret,
    [property: JsonPropertyName("username")] string? Username = null,
    [property: JsonPropertyName("password")] string? Password = null,
    [property: JsonPropertyName("refresh_token")] string? RefreshToken = null,
    [property: JsonPropertyName("mfa_token")] string? MfaToken = null,
    [property: JsonPropertyName("otp")] string? Otp = null)
{
    internal const string ContentType = "application/x-www-form-urlencoded";
    const int Longest = 1000;

    /// <summary>Reads a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="ct">Cancels the request.</param>
    /// <returns>The form, or why it is none; a member that is missing is empty.</returns>
    internal static async Task<(TokenForm? Form, OAuthError? Error)> ReadAsync(HttpRequest request, CancellationToken ct)
    {
        var (form, error) = await FormAsync(request, ct);
        return form is null ? (null, error)
            : form["grant_type"].Count == 0 ? (null, OAuthError.Invalid("grant_type is missing."))
            : form.ContainsKey("client_assertion") ? (null, OAuthError.InvalidClient("Send client_secret: private_key_jwt is not offered."))
            : (Of(form), null);
    }

    /// <summary>Reads the form of any request to the issuer.</summary>
    /// <param name="request">The request.</param>
    /// <param name="ct">Cancels the request.</param>
    internal static async Task<(IFormCollection? Form, OAuthError? Error)> FormAsync(HttpRequest request, CancellationToken ct)
    {
        if (request.ContentType?.StartsWith(ContentType, StringComparison.OrdinalIgnoreCase) is not true)
        {
            return (null, OAuthError.Invalid($"Send {ContentType}."));
        }

        IFormCollection form;
        try
        {
            form = await request.ReadFormAsync(ct);
        }
        catch (Exception malformed) when (malformed is InvalidDataException or IOException)
        {
            return (null, OAuthError.Invalid("The form cannot be read."));
        }

        // RFC 6749 section 3.2: no parameter more than once.
        return form.Any(member => member.Value.Count != 1) ? (null, OAuthError.Invalid("A parameter is given more than once."))
            : form.Any(member => member.Value.ToString().Length > Longest) ? (null, OAuthError.Invalid($"A parameter is longer than {Longest} characters."))
            : (form, null);
    }

    static TokenForm Of(IFormCollection form) => new(
        form["grant_type"].ToString(), form["client_id"].ToString(), form["client_secret"].ToString(), form["username"], form["password"],
        form["refresh_token"], form["mfa_token"], form["otp"]);
}

/// <summary>A token (RFC 6749 section 5.1).</summary>
/// <param name="AccessToken">The token, for <c>Authorization: Bearer</c>.</param>
/// <param name="TokenType">Always <c>Bearer</c>.</param>
/// <param name="ExpiresIn">Seconds for which it is valid.</param>
/// <param name="RefreshToken">For a person: good once, for the next token.</param>
/// <param name="RefreshExpiresIn">Seconds for which the refresh token is good.</param>
/// <param name="SessionExpiresIn">Seconds until the person must sign in again, however often the token is renewed.</param>
/// <param name="MfaEnrolmentRequired">True for a person who must take a second factor before anything else; otherwise absent.</param>
public sealed record TokenAnswer(
    [property: JsonPropertyName("access_token")] string AccessToken,
    [property: JsonPropertyName("token_type")] string TokenType,
    [property: JsonPropertyName("expires_in")] int ExpiresIn,
    [property: JsonPropertyName("refresh_token")] string? RefreshToken = null,
    [property: JsonPropertyName("refresh_expires_in")] int? RefreshExpiresIn = null,
    [property: JsonPropertyName("session_expires_in")] int? SessionExpiresIn = null,
    [property: JsonPropertyName("mfa_enrolment_required")] bool? MfaEnrolmentRequired = null);
