using TransferScheme.Identity.Persons;
using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Protection;

namespace TransferScheme.Identity.SecondFactors;

/// <summary>What the person's app needs; told once.</summary>
/// <param name="Secret">The secret in base32, to be typed.</param>
/// <param name="Uri">The same as an <c>otpauth</c> address, to be shown as a QR code.</param>
public sealed record SecondFactorAnswer(string Secret, string Uri);

/// <summary>A person takes a secret for the app on their phone. Nothing is asked of them before they have shown a code of it.</summary>
static class BeginSecondFactor
{
    internal static void Map(RouteGroupBuilder group) =>
        group.MapPost("me/second-factor", Handle).WithName("BeginSecondFactor").Produces<SecondFactorAnswer>(StatusCodes.Status201Created);

    /// <summary>As often as wanted while none is on: the last secret counts.</summary>
    internal static Decision<SecondFactorEvent> Decide(SecondFactor? factor, Sealed<OtpSecret> secret) => factor is { On: true }
        ? Rejection.Conflict("second-factor-on", "The second factor is on already: take it off first.")
        : new SecondFactorBegun(secret);

    static Task<CommandResult> Handle(
        Command<NoBody> command, HttpContext http, IIdentityStore store, PersonFactors factors, Sealer<IIdentityStore> sealer,
        CancellationToken ct) =>
        OwnAccount.ActAsync(command, store, async (person, _) =>
        {
            var secret = Totp.NewSecret();
            var closed = await factors.SealAsync(person.Id, secret, ct);
            var change = await factors.ChangeAsync(person.Id, person.Id.ToString(), factor => Task.FromResult(Decide(factor, closed)), ct);
            var details = await sealer.Open(person.Details, ct);
            return change.Answered(http, version => Answer.Created("/api/v1/people/me", Told(secret, details?.Email), version));
        }, ct);

    // The form that the apps agree on; they show the label beside the code.
    static SecondFactorAnswer Told(OtpSecret secret, string? email)
    {
        var typed = Totp.Base32(Convert.FromBase64String(secret.Key));
        var label = Uri.EscapeDataString($"TransferScheme:{email}");
        return new SecondFactorAnswer(
            typed, $"otpauth://totp/{label}?secret={typed}&issuer=TransferScheme&algorithm=SHA1&digits=6&period=30");
    }
}
