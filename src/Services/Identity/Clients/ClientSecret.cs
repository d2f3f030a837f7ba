using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace TransferScheme.Identity.Clients;

/// <summary>Secrets of API clients: 32 random bytes, kept as SHA-256 and compared in constant time.</summary>
static class ClientSecret
{
    /// <summary>A new secret.</summary>
    /// <returns>43 characters of base64url.</returns>
    internal static string Make() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>What is kept of a secret: its SHA-256 in 64 hexadecimal digits.</summary>
    internal static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    /// <summary>Whether a secret is the one that was hashed. Takes as long for a client that is not known.</summary>
    /// <param name="secret">The secret that was sent.</param>
    /// <param name="hash">What is kept of the right one; null when there is none.</param>
    internal static bool Matches(string secret, string? hash)
    {
        var sent = Encoding.ASCII.GetBytes(HashOf(secret));
        return CryptographicOperations.FixedTimeEquals(sent, hash is null ? new byte[sent.Length] : Encoding.ASCII.GetBytes(hash));
    }
}
