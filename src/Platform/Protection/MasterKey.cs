using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Configuration;

namespace TransferScheme.Platform.Protection;

/// <summary>The key that wraps all other keys. It comes from configuration and is never stored beside the data.</summary>
public sealed class MasterKey
{
    readonly byte[] _secret;

    /// <summary>Takes a secret of 32 bytes.</summary>
    /// <param name="secret">32 random bytes.</param>
    public MasterKey(byte[] secret) => _secret = secret.Length == 32
        ? secret
        : throw new InvalidOperationException("The master key must be 32 bytes, in base64, in the file that Protection:MasterKeyFile names.");

    /// <summary>Reads the key from the file named by <c>Protection:MasterKeyFile</c>: 32 bytes in base64.</summary>
    /// <param name="configuration">The settings.</param>
    public static MasterKey From(IConfiguration configuration)
    {
        var file = configuration["Protection:MasterKeyFile"]
            ?? throw new InvalidOperationException("Set Protection:MasterKeyFile to a file with 32 random bytes in base64.");
        var secret = new byte[33];
        return new MasterKey(Convert.TryFromBase64String(File.ReadAllText(file).Trim(), secret, out var length) ? secret[..length] : []);
    }

    /// <summary>A key for one purpose, so that no two uses share one.</summary>
    /// <param name="purpose">What it is for.</param>
    /// <returns>32 bytes.</returns>
    public byte[] For(string purpose) => HKDF.DeriveKey(HashAlgorithmName.SHA256, _secret, 32, info: Encoding.UTF8.GetBytes(purpose));

    /// <summary>A keyed hash, which cannot be searched for without the key.</summary>
    /// <param name="purpose">What it is for.</param>
    /// <param name="data">What to hash.</param>
    /// <returns>64 hexadecimal digits.</returns>
    public string Hash(string purpose, ReadOnlySpan<byte> data) => Convert.ToHexStringLower(HMACSHA256.HashData(For(purpose), data));
}
