using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using TransferScheme.Platform.Problems;

namespace TransferScheme.Platform.Auditing;

/// <summary>Where a log's chain stands.</summary>
/// <param name="Number">How many lines there are.</param>
/// <param name="Hash">The hash after the last one: who keeps it can tell later that nothing before it was changed or left out.</param>
public sealed record ChainHead(long Number, string Hash)
{
    /// <summary>Before the first line.</summary>
    internal static ChainHead Start { get; } = new(0, "");
}

/// <summary>
/// Chains the lines of an access log: a line's hash is SHA-256, in lower-case hex, over the hash of the line before and the line's own
/// JSON without its hash, members in the order of their declaration and absent ones left out. Whoever alters, drops, adds or moves a
/// line would have to alter every one after it, and the head that others have seen.
/// </summary>
static class AccessChain
{
    /// <summary>Gives a new line its number and hash.</summary>
    internal static RecordViewed Seal(RecordViewed line, ChainHead before)
    {
        var numbered = line with { Number = before.Number + 1 };
        return numbered with { Hash = HashOf(numbered, before.Hash) };
    }

    /// <summary>
    /// Follows a log from its first line. Lines from before there was a chain carry no hash: it covers them from the first that does.
    /// </summary>
    /// <param name="lines">The lines, the oldest first.</param>
    /// <returns>The head, and the first line that is not as it was written, or does not follow the one before; null when all is well.</returns>
    internal static (ChainHead Head, long? FirstFault) Follow(IEnumerable<RecordViewed> lines)
    {
        var (head, begun) = (ChainHead.Start, false);
        foreach (var line in lines)
        {
            var next = new ChainHead(head.Number + 1, HashOf(line, head.Hash));
            if (line.Hash is null ? begun : line.Hash != next.Hash || line.Number != next.Number)
            {
                return (next, next.Number);
            }

            (head, begun) = (next, begun || line.Hash is not null);
        }

        return (head, null);
    }

    static string HashOf(RecordViewed line, string before)
    {
        var text = before + JsonSerializer.Serialize(line with { Hash = null }, Json.Answers);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }
}
