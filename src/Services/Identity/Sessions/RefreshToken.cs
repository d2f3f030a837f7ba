using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using TransferScheme.Identity.Clients;
using TransferScheme.Platform.Protection;

namespace TransferScheme.Identity.Sessions;

/// <summary>
/// A refresh token: the session and 32 bytes, base64url. The first of a family is random; each further one is a keyed hash of the one
/// before, so that a request that is repeated because its answer was lost is given the same again, and nobody without the master key
/// can tell the next one.
/// </summary>
/// <param name="Session">The session.</param>
/// <param name="Text">The token as it is sent.</param>
sealed record RefreshToken(Guid Session, string Text)
{
    const int SessionBytes = 16;
    const int Bytes = SessionBytes + 32;

    /// <summary>What is kept of the token.</summary>
    internal string Hash => ClientSecret.HashOf(Text);

    /// <summary>The first token of a new family.</summary>
    internal static RefreshToken First() => Of(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>Reads a token.</summary>
    /// <param name="text">What was sent.</param>
    /// <returns>Null when it has not the form of one.</returns>
    internal static RefreshToken? Read(string text) =>
        Base64Url.IsValid(text, out var length) && length == Bytes ? Of(Base64Url.DecodeFromChars(text)) : null;

    /// <summary>The token that is given for this one.</summary>
    /// <param name="master">Keys the hash.</param>
    internal RefreshToken Next(MasterKey master) =>
        Of([.. Session.ToByteArray(), .. Convert.FromHexString(master.Hash("refresh-tokens", Encoding.ASCII.GetBytes(Text)))]);

    /// <summary>Tells nothing of what is inside.</summary>
    public override string ToString() => nameof(RefreshToken);

    static RefreshToken Of(byte[] bytes) => new(new Guid(bytes.AsSpan(0, SessionBytes)), Base64Url.EncodeToString(bytes));
}
