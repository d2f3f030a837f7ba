using System.Security.Cryptography;

namespace TransferScheme.Platform.Protection;

/// <summary>AES-256-GCM with a random nonce in front and the tag behind: nonce (12 bytes), ciphertext, tag (16 bytes).</summary>
internal static class Envelope
{
    private const int NonceLength = 12;
    private const int TagLength = 16;

    internal static byte[] Close(byte[] key, ReadOnlySpan<byte> plain, ReadOnlySpan<byte> boundTo)
    {
        var closed = new byte[NonceLength + plain.Length + TagLength];
        var nonce = closed.AsSpan(0, NonceLength);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(key, TagLength);
        aes.Encrypt(nonce, plain, closed.AsSpan(NonceLength, plain.Length), closed.AsSpan(NonceLength + plain.Length), boundTo);
        return closed;
    }

    /// <summary>Opens what <see cref="Close"/> closed.</summary>
    /// <exception cref="AuthenticationTagMismatchException">The key, the binding or the bytes are not those that were closed.</exception>
    internal static byte[] Open(byte[] key, ReadOnlySpan<byte> closed, ReadOnlySpan<byte> boundTo)
    {
        var plain = new byte[closed.Length - NonceLength - TagLength];
        using var aes = new AesGcm(key, TagLength);
        aes.Decrypt(closed[..NonceLength], closed[NonceLength..^TagLength], closed[^TagLength..], plain, boundTo);
        return plain;
    }
}
