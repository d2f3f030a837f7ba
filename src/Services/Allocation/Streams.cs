using System.Security.Cryptography;
using System.Text;

namespace TransferScheme.Allocation;

/// <summary>
/// Identifiers of the streams that are known by name. They are worked out from the name, so that every node registers the
/// same stream and a second registration collides instead of making a twin.
/// </summary>
static class Streams
{
    /// <summary>The one stream of the scheme rules.</summary>
    internal static Guid SchemeRules { get; } = Named("scheme-rules");

    /// <summary>The one stream of the rota, the ledger.</summary>
    internal static Guid Rota { get; } = Named("rota");

    /// <summary>The stream of an authority.</summary>
    /// <param name="code">The authority's code.</param>
    internal static Guid Authority(string code) => Named($"authority/{code}");

    /// <summary>The stream of a region.</summary>
    /// <param name="slug">The region.</param>
    internal static Guid Region(string slug) => Named($"region/{slug}");

    /// <summary>The stream of the notices about an offer.</summary>
    /// <param name="offer">The offer.</param>
    internal static Guid Notices(Guid offer) => Named($"notices/{offer}");

    /// <summary>The stream of the notices about the statutory clock of a referral.</summary>
    /// <param name="referral">The referral.</param>
    internal static Guid StatutoryNotices(Guid referral) => Named($"statutory-notices/{referral}");

    /// <summary>A notice that waits for its time.</summary>
    /// <param name="about">The case.</param>
    /// <param name="rung">Which office.</param>
    /// <param name="office">The office.</param>
    /// <param name="occasion">What it tells.</param>
    internal static Guid Notice(Guid about, Notifying.Rung rung, string office, string occasion) =>
        Named($"notice/{about}/{rung}/{office}/{occasion}");

    /// <summary>The stream of an alert.</summary>
    /// <param name="referral">The referral whose children did not arrive.</param>
    /// <param name="version">Version of the referral's stream at which the alarm was recorded.</param>
    internal static Guid Alert(Guid referral, long version) => Named($"alert/{referral}/{version}");

    // A UUID of version 8 (RFC 9562): the first 16 bytes of a SHA-256, with version and variant written over.
    static Guid Named(string name)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes($"transfer-scheme/{name}")).AsSpan(0, 16);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}
