using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace TransferScheme.Allocation.Exporting;

/// <summary>Chains lines by their hashes: whoever alters, drops, adds or moves one would have to alter every line
/// after it. That the last lines are all there is told by the hash of the last one alone.</summary>
/// <param name="Last">SHA-256 of the line before in lower-case hex; empty before the first.</param>
sealed record HashChain(string Last)
{
    internal static readonly HashChain Start = new("");

    /// <summary>Adds to a line the hash over that of the line before and the line's own canonical JSON.</summary>
    internal HashChain Seal(JsonObject line)
    {
        var sealedBy = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Last + CanonicalJson.Of(line))));
        line["hash"] = sealedBy;
        return new HashChain(sealedBy);
    }
}
