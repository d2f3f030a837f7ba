using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace TransferScheme.Identity.SecondFactors;

/// <summary>One-time codes by time (RFC 6238), as authenticator apps show them: HMAC-SHA-1, steps of 30 seconds, six digits.</summary>
static class Totp
{
    const int StepSeconds = 30;
    const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>A phone's clock may differ by one step either way, and a code takes a moment to type.</summary>
    const int Tolerance = 1;

    /// <summary>A new secret, as long as the hash (RFC 4226 section 4).</summary>
    internal static OtpSecret NewSecret() => new(Convert.ToBase64String(RandomNumberGenerator.GetBytes(20)));

    /// <summary>The time step of a moment: whole 30 seconds since 1970.</summary>
    internal static long StepAt(DateTimeOffset now) => now.ToUnixTimeSeconds() / StepSeconds;

    /// <summary>The code of a time step (RFC 4226 section 5.3).</summary>
    /// <param name="key">The secret's bytes.</param>
    /// <param name="step">The time step.</param>
    /// <param name="digits">How many digits.</param>
    internal static string CodeAt(ReadOnlySpan<byte> key, long step, int digits = 6)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);

        // SHA-1 is what the apps have; as HMAC it is not weakened by collisions (RFC 6238 appendix B, RFC 6194 section 3.3).
#pragma warning disable CA5350
        var hash = HMACSHA1.HashData(key, counter);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 0x0f, 4)) & 0x7fffffff;
        return (number % (int)Math.Pow(10, digits)).ToString(CultureInfo.InvariantCulture).PadLeft(digits, '0');
    }

    /// <summary>The time step whose code was sent.</summary>
    /// <param name="secret">The secret.</param>
    /// <param name="sent">What was sent.</param>
    /// <param name="now">Real time.</param>
    /// <returns>Null when the app shows no such code about now.</returns>
    internal static long? StepOf(OtpSecret secret, string sent, DateTimeOffset now)
    {
        var key = Convert.FromBase64String(secret.Key);
        var code = Encoding.UTF8.GetBytes(sent);
        long? found = null;
        for (var step = StepAt(now) - Tolerance; step <= StepAt(now) + Tolerance; step++)
        {
            found = CryptographicOperations.FixedTimeEquals(code, Encoding.ASCII.GetBytes(CodeAt(key, step))) ? step : found;
        }

        return found;
    }

    /// <summary>A secret as people type it and apps take it: base32 (RFC 4648 section 6).</summary>
    /// <param name="bytes">Whole groups of five bytes, which need no padding.</param>
    internal static string Base32(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder();
        for (var rest = bytes; !rest.IsEmpty; rest = rest[5..])
        {
            var group = (long)rest[0] << 32 | BinaryPrimitives.ReadUInt32BigEndian(rest[1..5]);
            for (var shift = 35; shift >= 0; shift -= 5)
            {
                text.Append(Alphabet[(int)(group >> shift) & 31]);
            }
        }

        return text.ToString();
    }
}
