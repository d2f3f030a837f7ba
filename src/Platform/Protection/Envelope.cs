using System.Security.Cryptography;

namespace TransferScheme.Platform.Protection;

/// <summary>
/// AES-256-GCM with a random nonce in front and the tag behind: nonce (12 bytes), ciphertext, tag (16 bytes). For keys and other
/// secrets of the scheme's own; personal data goes through <see cref="Sealer{TStore}"/>, so that it can be erased.
/// </summary>
public static class Envelope
{
    const int NonceLength = 12;
    const int TagLength = 16;

    /// <summary>Closes bytes under a key.</summary>
    /// <param name="key">32 bytes, from <see cref="MasterKey.For"/> or random.</param>
    /// <param name="plain">What to close.</param>
    /// <param name="boundTo">What it belongs to: the same bytes must be given to open it, so that no envelope passes for another.</param>
    public static byte[] Close(byte[] key, ReadOnlySpan<byte> plain, ReadOnlySpan<byte> boundTo)
    {
        var closed = new byte[NonceLength + plain.Length + TagLength];
        var nonce = closed.AsSpan(0, NonceLength);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(key, TagLength);
        aes.Encrypt(nonce, plain, closed.AsSpan(NonceLength, plain.Length), closed.AsSpan(NonceLength + plain.Length), boundTo);
        return closed;
    }

    /// <summary>Opens what <see cref="Close"/> closed.</summary>
    /// <param name="key">The key it was closed under.</param>
    /// <param name="closed">The envelope.</param>
    /// <param name="boundTo">What it belongs to.</param>
    /// <exception cref="AuthenticationTagMismatchException">The key, the binding or the bytes are not those that were closed.</exception>
    public static byte[] Open(byte[] key, ReadOnlySpan<byte> closed, ReadOnlySpan<byte> boundTo)
    {
        var plain = new byte[closed.Length - NonceLength - TagLength];
        using var aes = new AesGcm(key, TagLength);
        aes.Decrypt(closed[..NonceLength], closed[NonceLength..^TagLength], closed[^TagLength..], plain, boundTo);
        return plain;
    }
}
