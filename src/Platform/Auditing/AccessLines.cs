using System.Security.Cryptography;
using TransferScheme.Platform.Protection;

namespace TransferScheme.Platform.Auditing;

/// <summary>One line of an access log.</summary>
/// <param name="Number">Its number in the log of the case; a reader who may see only their own staff's lines finds gaps.</param>
/// <param name="At">When.</param>
/// <param name="Subject">The person or client who read.</param>
/// <param name="Person">The person for whom a client read.</param>
/// <param name="Role">Role of the reader.</param>
/// <param name="Authority">Code of the reader's authority.</param>
/// <param name="Purpose">Code of the purpose.</param>
/// <param name="Disclosure">How much was shown.</param>
/// <param name="Projection">The view.</param>
/// <param name="Fields">What was shown, by code.</param>
/// <param name="Reason">Why, where a record was opened that is closed otherwise.</param>
/// <param name="Hash">The chain's hash after this line.</param>
public sealed record AccessLine(
    long Number, DateTimeOffset At, string Subject, Guid? Person, string Role, string? Authority, string Purpose, string Disclosure,
    string? Projection, IReadOnlyList<string>? Fields, string? Reason, string? Hash);

/// <summary>What following the chain of hashes from the first line to the last found.</summary>
/// <param name="Lines">How many lines the whole log has.</param>
/// <param name="Head">The hash after the last line.</param>
/// <param name="FirstFault">
/// Number of the first line that is not as it was written, or does not follow the one before; absent when all is well.
/// </param>
public sealed record AccessChainView(long Lines, string Head, long? FirstFault);

/// <summary>The access log of one case.</summary>
/// <param name="Items">Its lines, as far as the reader may see them, the oldest first.</param>
/// <param name="Chain">The chain over all lines; absent for an authority whose part in the case has ended.</param>
public sealed record AccessLines(IReadOnlyList<AccessLine> Items, AccessChainView? Chain)
{
    /// <summary>The log as somebody may see it.</summary>
    /// <param name="lines">All of its lines, the oldest first.</param>
    /// <param name="isVisible">Which of them the reader may see.</param>
    /// <param name="hasPart">Whether the reader has a part in the case now, and is told of the chain.</param>
    /// <param name="keys">The keys that reasons open with; null where a log has none.</param>
    public static AccessLines Of(IReadOnlyList<RecordViewed> lines, Func<RecordViewed, bool> isVisible, bool hasPart, ChildKeys? keys = null)
    {
        var (head, fault) = AccessChain.Follow(lines);
        return new AccessLines(
            [
                .. lines.Index().Where(l => isVisible(l.Item)).Select(l => new AccessLine(
                    l.Index + 1, l.Item.At!.Value, l.Item.Subject, l.Item.Person, l.Item.Role, l.Item.Authority, l.Item.Purpose,
                    l.Item.Disclosure, l.Item.Projection, l.Item.Fields, l.Item.Reason is { } reason ? keys?.Open(reason)?.Text : null,
                    l.Item.Hash)),
            ],
            hasPart ? new AccessChainView(lines.Count, head.Hash, fault) : null);
    }

    /// <summary>The lines of a case's log, the oldest first.</summary>
    /// <param name="session">The service's store.</param>
    /// <param name="caseId">The case.</param>
    /// <param name="ct">Cancels the read.</param>
    public static async Task<IReadOnlyList<RecordViewed>> ReadAsync(IQuerySession session, Guid caseId, CancellationToken ct)
    {
        var events = await session.Events.FetchStreamAsync(StreamOf(caseId), token: ct);
        return [.. events.Select(e => (RecordViewed)e.Data is { At: null } old ? old with { At = e.Timestamp } : (RecordViewed)e.Data)];
    }

    /// <summary>The log's stream: its identifier follows from the case's, so it needs no index.</summary>
    /// <param name="caseId">The case.</param>
    public static Guid StreamOf(Guid caseId) => new(SHA256.HashData([.. "access-log/"u8, .. caseId.ToByteArray()]).AsSpan(0, 16));
}
