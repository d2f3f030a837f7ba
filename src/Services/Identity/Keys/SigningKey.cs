using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using TransferScheme.Platform.Protection;

namespace TransferScheme.Identity.Keys;

/// <summary>A key that signs tokens (ES256), with its private half under the master key.</summary>
/// <param name="Id">The key's id in tokens: the thumbprint of its public half (RFC 7638).</param>
/// <param name="PublicJwk">The public half.</param>
/// <param name="PrivateKey">The private half, PKCS #8, AES-256-GCM under the master key, base64.</param>
/// <param name="Term">When it signs.</param>
public sealed record SigningKey(string Id, PublicJwk PublicJwk, string PrivateKey, KeyTerm Term)
{
    const string Purpose = "signing-keys";

    /// <summary>Makes a key.</summary>
    /// <param name="term">When it is to sign.</param>
    /// <param name="master">Closes the private half.</param>
    internal static SigningKey Make(KeyTerm term, MasterKey master)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var point = key.ExportParameters(false).Q;
        var (x, y) = (Base64Url.EncodeToString(point.X), Base64Url.EncodeToString(point.Y));
        var thumbprint = SHA256.HashData(Encoding.UTF8.GetBytes($$"""{"crv":"P-256","kty":"EC","x":"{{x}}","y":"{{y}}"}"""));
        var kid = Base64Url.EncodeToString(thumbprint);
        var closed = Envelope.Close(master.For(Purpose), key.ExportPkcs8PrivateKey(), Encoding.UTF8.GetBytes(kid));
        return new SigningKey(kid, new PublicJwk("EC", "sig", "P-256", "ES256", kid, x, y), Convert.ToBase64String(closed), term);
    }

    /// <summary>Opens the private half.</summary>
    /// <param name="master">The master key it was closed under.</param>
    internal ECDsa Open(MasterKey master)
    {
        var key = ECDsa.Create();
        key.ImportPkcs8PrivateKey(Envelope.Open(master.For(Purpose), Convert.FromBase64String(PrivateKey), Encoding.UTF8.GetBytes(Id)), out _);
        return key;
    }
}

/// <summary>The public half of a key, as published (RFC 7517, RFC 7518 section 6.2).</summary>
/// <param name="Kty">Kind: <c>EC</c>.</param>
/// <param name="Use">Use: <c>sig</c>.</param>
/// <param name="Crv">Curve: <c>P-256</c>.</param>
/// <param name="Alg">Algorithm: <c>ES256</c>.</param>
/// <param name="Kid">The key's id.</param>
/// <param name="X">Coordinate, base64url.</param>
/// <param name="Y">Coordinate, base64url.</param>
public sealed record PublicJwk(string Kty, string Use, string Crv, string Alg, string Kid, string X, string Y);

/// <summary>A key's place in the line of keys: each has one successor at most, whichever node makes it first.</summary>
/// <param name="Id">The key before; <c>first</c> for the first key.</param>
/// <param name="Kid">The key that follows it.</param>
public sealed record Succession(string Id, string Kid);
