using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace TransferScheme.Platform.Attaching;

/// <summary>
/// AES-256-GCM over each chunk of one content, under a key that seals nothing else. The nonce is the chunk's number and whether it is
/// the last, and both are bound to it with service and content: a chunk that is altered, moved, or taken from another content does not
/// open, nor does a content whose end was cut off.
/// </summary>
/// <param name="service">The service's name.</param>
/// <param name="content">The content.</param>
/// <param name="key">32 bytes, drawn for this content alone.</param>
sealed class ChunkCipher(string service, Guid content, byte[] key) : IDisposable
{
    /// <summary>Length of every chunk but the last, in bytes, before it is sealed.</summary>
    internal const int Clear = 64 * 1024;

    /// <summary>What sealing adds, in bytes.</summary>
    internal const int Tag = 16;

    readonly AesGcm _aes = new(key, Tag);

    /// <summary>Seals a chunk.</summary>
    /// <returns>The length of what was written to <paramref name="closed"/>.</returns>
    internal int Seal(int number, bool isLast, ReadOnlySpan<byte> clear, Span<byte> closed)
    {
        _aes.Encrypt(Nonce(number, isLast), clear, closed[..clear.Length], closed.Slice(clear.Length, Tag), Binding(number, isLast));
        return clear.Length + Tag;
    }

    /// <summary>Opens a chunk.</summary>
    /// <returns>The length of what was written to <paramref name="clear"/>.</returns>
    /// <exception cref="AuthenticationTagMismatchException">It is not the chunk that was sealed here.</exception>
    internal int Open(int number, bool isLast, ReadOnlySpan<byte> closed, Span<byte> clear)
    {
        if (closed.Length < Tag)
        {
            throw new AuthenticationTagMismatchException();
        }

        var length = closed.Length - Tag;
        _aes.Decrypt(Nonce(number, isLast), closed[..length], closed[length..], clear[..length], Binding(number, isLast));
        return length;
    }

    /// <inheritdoc/>
    public void Dispose() => _aes.Dispose();

    static byte[] Nonce(int number, bool isLast)
    {
        var nonce = new byte[12];
        BinaryPrimitives.WriteInt32BigEndian(nonce.AsSpan(4), number);
        nonce[11] = isLast ? (byte)1 : (byte)0;
        return nonce;
    }

    byte[] Binding(int number, bool isLast) => Encoding.UTF8.GetBytes($"{service}/document/{content}/{number}/{isLast}");
}
