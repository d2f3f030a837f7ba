using System.Globalization;
using System.Text.Json.Serialization;

namespace TransferScheme.Identity.SigningIn;

/// <summary>
/// Why there is no token. The one error of the API that is not application/problem+json: RFC 6749 section 5.2 fixes its form. Never
/// holds a value that the caller sent.
/// </summary>
/// <param name="Error">Code of RFC 6749; <c>slow_down</c> (RFC 8628) after too many failures.</param>
/// <param name="ErrorDescription">What to do about it.</param>
/// <param name="MfaRequired">True where the password is right and a one-time code is needed as well; otherwise absent.</param>
/// <param name="MfaToken">What to send with the code, good for five minutes.</param>
public sealed record OAuthError(
    [property: JsonPropertyName("error")] string Error, [property: JsonPropertyName("error_description")] string ErrorDescription,
    [property: JsonPropertyName("mfa_required")] bool? MfaRequired = null, [property: JsonPropertyName("mfa_token")] string? MfaToken = null)
{
    internal static OAuthError UnsupportedGrantType { get; } =
        new("unsupported_grant_type", "grant_type must be client_credentials.");

    internal static OAuthError UnauthorizedClient { get; } = new("unauthorized_client", "This client may not use this grant_type.");

    internal static OAuthError InvalidGrant { get; } = new("invalid_grant", "The name or the password is not right.");

    internal static OAuthError SessionOver { get; } = new("invalid_grant", "The session is over: sign in again.");

    internal static OAuthError WrongCode { get; } = new("invalid_grant", "The code is not right or was used before.");

    internal static OAuthError MfaOver { get; } = new("invalid_grant", "The sign-in took too long: begin again with the password.");

    internal static OAuthError UnsupportedTokenType { get; } =
        new("unsupported_token_type", "Access tokens run out by themselves: send the refresh token.");

    internal static OAuthError SlowDown { get; } = new("slow_down", "Too many failures: wait as long as Retry-After says.");

    [JsonIgnore]
    int Status => Error switch
    {
        "invalid_client" => StatusCodes.Status401Unauthorized,
        "slow_down" => StatusCodes.Status429TooManyRequests,
        _ => StatusCodes.Status400BadRequest,
    };

    internal static OAuthError MfaNeeded(string mfaToken) =>
        new("invalid_grant", "mfa_required: a one-time code is needed as well.", true, mfaToken);

    internal static OAuthError Invalid(string description) => new("invalid_request", description);

    internal static OAuthError InvalidClient(string description = "The client or its secret is not right.") => new("invalid_client", description);

    /// <summary>Writes the error as the answer.</summary>
    /// <param name="http">The request's context.</param>
    /// <param name="wait">How long to wait before the next try.</param>
    internal Task WriteAsync(HttpContext http, TimeSpan? wait = null)
    {
        http.Response.StatusCode = Status;
        if (Status == StatusCodes.Status401Unauthorized)
        {
            http.Response.Headers.WWWAuthenticate = "Bearer";
        }

        if (wait is { } time)
        {
            http.Response.Headers.RetryAfter = Math.Ceiling(time.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        }

        return http.Response.WriteAsJsonAsync(this, http.RequestAborted);
    }
}
