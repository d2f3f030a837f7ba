using Microsoft.Extensions.Options;
using TransferScheme.Identity.Persons;
using TransferScheme.Identity.SecondFactors;
using TransferScheme.Identity.Sessions;
using TransferScheme.Platform.Protection;

namespace TransferScheme.Identity.SigningIn;

/// <summary>What came of a request for a token: the token, or an error and how long to wait.</summary>
sealed record Granted(TokenAnswer? Answer, OAuthError? Error = null, TimeSpan? Wait = null);

/// <summary>
/// The ways to a token: a client's secret; and through the portal a person's password, with a one-time code where their second factor
/// is on, and then one refresh token after the other.
/// </summary>
/// <param name="credentials">Checks secrets and passwords.</param>
/// <param name="factors">Checks one-time codes.</param>
/// <param name="sessions">Keeps people signed in.</param>
/// <param name="writer">Writes tokens.</param>
/// <param name="master">Closes what the right password is answered with.</param>
/// <param name="options">Who must have a second factor.</param>
/// <param name="time">Real time.</param>
sealed class Grants(
    Credentials credentials, PersonFactors factors, PersonSessions sessions, TokenWriter writer, MasterKey master,
    IOptions<IdentityOptions> options, RealTime time)
{
    const string Otp = "urn:transferscheme:params:oauth:grant-type:otp";

    internal static IReadOnlyList<string> Known { get; } = ["client_credentials", "password", "refresh_token", Otp];

    /// <summary>Gives a token, or says why not.</summary>
    /// <param name="form">The request.</param>
    /// <param name="ct">Cancels the request.</param>
    internal async Task<Granted> GrantAsync(TokenForm form, CancellationToken ct)
    {
        if (!Known.Contains(form.GrantType))
        {
            return Refused(OAuthError.UnsupportedGrantType);
        }

        var client = await credentials.ClientAsync(form.ClientId, form.ClientSecret, ct);
        return client.Holder is not { } holder ? Refused(client.Error!)
            : form.GrantType is "client_credentials" ? new Granted(await writer.WriteAsync(holder, form.ClientId, ct))
            : holder.Standing.Role is not "portal" ? Refused(OAuthError.UnauthorizedClient)
            : form switch
            {
                { GrantType: "password", Username: { Length: > 0 } name, Password: { Length: > 0 } password } =>
                    await ByPasswordAsync(form, name, password, ct),
                { GrantType: "refresh_token", RefreshToken: { Length: > 0 } token } => await ByRefreshAsync(form, token, ct),
                { GrantType: Otp, MfaToken: { Length: > 0 } token, Otp: { Length: > 0 } code } => await ByCodeAsync(form, token, code, ct),
                _ => Refused(OAuthError.Invalid(form.GrantType switch
                {
                    "password" => "username and password are needed.",
                    "refresh_token" => "refresh_token is needed.",
                    _ => "mfa_token and otp are needed.",
                })),
            };
    }

    async Task<Granted> ByPasswordAsync(TokenForm form, string name, string password, CancellationToken ct)
    {
        var found = await credentials.PersonAsync(name, password, ct);
        return found.Person is not { } person ? new Granted(null, found.Error, found.Wait)
            : await factors.IsOnAsync(person.Id, ct)
                ? Refused(OAuthError.MfaNeeded(MfaToken.Of(person, form.ClientId, time.Now).Close(master)))
            : await SignedInAsync(person, form.ClientId, secondFactor: false, ct);
    }

    async Task<Granted> ByCodeAsync(TokenForm form, string token, string code, CancellationToken ct)
    {
        if (MfaToken.Open(master, token) is not { } open || open.Client != form.ClientId || open.Until <= time.Now
            || await credentials.StillAsync(open.Person, open.PasswordChanges, ct) is not { } person)
        {
            return Refused(OAuthError.MfaOver);
        }

        var proof = await factors.ProveAsync(person.Id, code, UseOneTimeCode.Decide, ct);
        return proof.Wait is { } wait ? new Granted(null, OAuthError.SlowDown, wait)
            : proof.Rejection is not null || proof.Stale ? Refused(OAuthError.WrongCode)
            : await SignedInAsync(person, form.ClientId, secondFactor: true, ct);
    }

    async Task<Granted> SignedInAsync(Person person, string client, bool secondFactor, CancellationToken ct) =>
        await AnsweredAsync(person, client, secondFactor, await sessions.StartAsync(person, client, secondFactor, ct), ct);

    async Task<Granted> ByRefreshAsync(TokenForm form, string token, CancellationToken ct) =>
        await sessions.RenewAsync(token, form.ClientId, ct) is (var person, var session, var renewal)
        ? await AnsweredAsync(person, form.ClientId, session.SecondFactor, renewal, ct)
        : Refused(OAuthError.SessionOver);

    async Task<Granted> AnsweredAsync(Person person, string client, bool secondFactor, Renewal renewal, CancellationToken ct)
    {
        var token = await writer.WriteAsync(Holder.Of(person, secondFactor), client, ct);
        var lacks = !secondFactor && options.Value.NeedsSecondFactor(person.Standing) && !await factors.IsOnAsync(person.Id, ct);
        return new Granted(token with
        {
            RefreshToken = renewal.Token.Text,
            RefreshExpiresIn = (int)renewal.Idle.TotalSeconds,
            SessionExpiresIn = (int)renewal.Left.TotalSeconds,
            MfaEnrolmentRequired = lacks ? true : null,
        });
    }

    static Granted Refused(OAuthError error) => new(null, error);
}
