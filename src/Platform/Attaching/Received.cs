using System.Security.Cryptography;
using TransferScheme.Platform.Documents;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Protection;

namespace TransferScheme.Platform.Attaching;

/// <summary>
/// A content that came in whole and is not yet anybody's: all chunks but the last are stored, sealed under a key that stands nowhere. The
/// last one is stored, and the key with the event, in one transaction.
/// </summary>
sealed class Received
{
    internal Received(Guid id, string chunks, string uploads) => (Id, Chunks, Uploads) = (id, chunks, uploads);

    /// <summary>Why it is not taken; null where it is.</summary>
    internal Problem? Fault { get; set; }

    internal Guid Id { get; }

    internal byte[] Key { get; } = RandomNumberGenerator.GetBytes(32);

    internal string Hash { get; set; } = "";

    internal long Length { get; set; }

    internal string MediaType { get; set; } = "";

    internal string Scan { get; set; } = "";

    /// <summary>Number of the last chunk; as many are stored already.</summary>
    internal int LastNumber { get; set; }

    internal byte[] Last { get; set; } = [];

    /// <summary>Whether it was given to a transaction: whether that came about, a lost connection may leave open.</summary>
    internal bool IsGiven { get; set; }

    string Chunks { get; }

    string Uploads { get; }

    /// <summary>The content as its event tells of it.</summary>
    /// <param name="keys">The keys of the children.</param>
    /// <param name="about">The children whom it is about.</param>
    internal AttachedContent Seal(ChildKeys keys, IReadOnlyCollection<Guid> about) =>
        new(Id, Hash, Length, MediaType, Scan, keys.Seal(about, new ContentKey(Convert.ToBase64String(Key))));

    /// <summary>Makes it reachable, in the transaction of the event.</summary>
    /// <param name="session">The transaction.</param>
    internal void Keep(IDocumentSession session)
    {
        IsGiven = true;
        session.QueueSqlCommand($"insert into {Chunks} (content, number, sealed) values (?, ?, ?)", Id, LastNumber, Last);
        session.QueueSqlCommand($"delete from {Uploads} where content = ?", Id);
    }
}
