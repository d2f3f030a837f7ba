using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace TransferScheme.Rota.Lines;

/// <summary>Chains lines by their hashes: whoever alters, drops, adds or moves one would have to alter every line
/// after it. That the last lines are all there is told by the hash of the last one alone.</summary>
/// <param name="Last">SHA-256 of the line before in lower-case hex; empty before the first.</param>
public sealed record HashChain(string Last)
{
    const string Member = "hash";

    /// <summary>Before the first line.</summary>
    public static readonly HashChain Start = new("");

    /// <summary>Gives a line the hash over that of the line before and the line's own canonical JSON without it.</summary>
    /// <param name="line">The line; its own hash, where it has one, is replaced.</param>
    public HashChain Seal(JsonObject line)
    {
        line.Remove(Member);
        var next = After(line);
        line[Member] = next.Last;
        return next;
    }

    /// <summary>Follows the chain over a line that has its hash.</summary>
    /// <param name="line">The line.</param>
    /// <returns>The chain after it; null when the line does not carry the hash that it must.</returns>
    public HashChain? Follow(JsonObject line)
    {
        var claimed = line[Member] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
        line.Remove(Member);
        var next = After(line);
        line[Member] = claimed;
        return next.Last == claimed ? next : null;
    }

    HashChain After(JsonObject line) =>
        new(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Last + CanonicalJson.Of(line)))));
}
