using System.Security.Cryptography;
using System.Text;

namespace TransferScheme.Identity;

/// <summary>Streams that are found by a name, without an index.</summary>
static class NamedStream
{
    /// <summary>The stream of a name: a UUID of version 8 made from the name's SHA-256.</summary>
    internal static Guid Of(string name)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 16);
        bytes[6] = (byte)((bytes[6] & 0x0f) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3f) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}
