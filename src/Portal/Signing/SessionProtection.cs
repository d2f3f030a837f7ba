using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;

namespace TransferScheme.Portal.Signing;

/// <summary>
/// Seals what the portal gives a browser to keep: the session, and answers on their way through a journey. Every instance works the key
/// out from the client's secret, so that none has to store it and a page of one can be answered by another.
/// </summary>
/// <param name="secret">The secret.</param>
sealed class SessionProtection(PortalSecret secret) : IDataProtectionProvider
{
    /// <inheritdoc/>
    public IDataProtector CreateProtector(string purpose) => new Protector(
        HKDF.DeriveKey(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret.Value), 32, null, "portal sessions"u8.ToArray()), purpose);

    sealed class Protector(byte[] parent, string purpose) : IDataProtector
    {
        const int Nonce = 12, Tag = 16;
        readonly byte[] _key = HKDF.Expand(HashAlgorithmName.SHA256, parent, 32, Encoding.UTF8.GetBytes(purpose));

        public IDataProtector CreateProtector(string purpose) => new Protector(_key, purpose);

        public byte[] Protect(byte[] plaintext)
        {
            var sealedBytes = new byte[Nonce + Tag + plaintext.Length];
            RandomNumberGenerator.Fill(sealedBytes.AsSpan(0, Nonce));
            using var aes = new AesGcm(_key, Tag);
            aes.Encrypt(sealedBytes.AsSpan(0, Nonce), plaintext, sealedBytes.AsSpan(Nonce + Tag), sealedBytes.AsSpan(Nonce, Tag));
            return sealedBytes;
        }

        public byte[] Unprotect(byte[] protectedData)
        {
            if (protectedData.Length < Nonce + Tag)
            {
                throw new CryptographicException("It is too short to be sealed.");
            }

            var plain = new byte[protectedData.Length - Nonce - Tag];
            using var aes = new AesGcm(_key, Tag);
            aes.Decrypt(protectedData.AsSpan(0, Nonce), protectedData.AsSpan(Nonce + Tag), protectedData.AsSpan(Nonce, Tag), plain);
            return plain;
        }
    }
}

/// <summary>The portal's secret at the issuer.</summary>
/// <param name="Value">The secret.</param>
sealed record PortalSecret(string Value);
