using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using TransferScheme.Identity.Persons;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Protection;

namespace TransferScheme.Identity.SigningIn;

/// <summary>
/// Stands for a password that was right while the one-time code is still to come. Closed under the master key and kept nowhere.
/// </summary>
/// <param name="Person">Whose password it was.</param>
/// <param name="PasswordChanges">How often it had been changed by then.</param>
/// <param name="Client">Who may send it back.</param>
/// <param name="Until">When it is good no more, in real time.</param>
sealed record MfaToken(Guid Person, int PasswordChanges, string Client, DateTimeOffset Until)
{
    const string Purpose = "mfa-tokens";
    const int ShortestEnvelope = 28;
    static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    internal static MfaToken Of(Person person, string client, DateTimeOffset now) =>
        new(person.Id, person.PasswordChanges, client, now + Lifetime);

    /// <summary>The token as it is sent.</summary>
    internal string Close(MasterKey master) =>
        Base64Url.EncodeToString(Envelope.Close(master.For(Purpose), JsonSerializer.SerializeToUtf8Bytes(this, Json.Answers), []));

    /// <summary>Reads what was sent.</summary>
    /// <returns>Null when we never gave it.</returns>
    internal static MfaToken? Open(MasterKey master, string sent)
    {
        if (!Base64Url.IsValid(sent, out var length) || length < ShortestEnvelope)
        {
            return null;
        }

        try
        {
            var open = Envelope.Open(master.For(Purpose), Base64Url.DecodeFromChars(sent), []);
            return JsonSerializer.Deserialize<MfaToken>(open, Json.Answers);
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }
}
