using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using TransferScheme.Platform.Protection;
using TransferScheme.Platform.Schema;

namespace TransferScheme.Referrals.Duplicates;

/// <summary>
/// Finds other records that look like the same child, and shows only how many. The index holds keyed hashes: without the key nobody
/// can look a name up, and what it holds of a child goes with the child's key.
/// </summary>
/// <param name="store">The service's store.</param>
/// <param name="master">Gives the index a key of its own.</param>
sealed class DuplicateIndex(IReferralStore store, MasterKey master)
{
    const string Table = "referrals.duplicate_index";

    /// <summary>Where counting ends: a name that is so common, or was sent so often, tells nothing more.</summary>
    internal const int MostCounted = 50;

    /// <summary>Counts, in a larger statement, the referrals that hold any of the hashes that its parameter lists.</summary>
    internal static string CountAlike { get; } = Count("");

    readonly byte[] _key = master.For("referrals/duplicate-index");

    /// <summary>Makes the table. The check waits for the commit, since a child's key may be saved after its hashes.</summary>
    internal static SchemaStep Schema { get; } = new(
        "referrals", Table,
        $"""
        create table if not exists {Table} (
            child uuid not null references referrals.mt_doc_childkey (id) on delete cascade deferrable initially deferred,
            hash bigint not null,
            referral uuid not null,
            primary key (hash, referral, child));
        create index if not exists duplicate_index_child on {Table} (child);
        """);

    /// <summary>The hashes to look for.</summary>
    /// <param name="children">The children; those without a name or a date of birth are like nobody.</param>
    internal long[] Sought(IEnumerable<ChildDetails> children) => [.. Hashes(children.SelectMany(Likeness.Sought))];

    /// <summary>How many other referrals hold a child that looks like one of these.</summary>
    /// <param name="referralId">The referral itself.</param>
    /// <param name="children">Its children.</param>
    /// <param name="ct">Cancels the look.</param>
    internal async Task<int> AlikeAsync(Guid referralId, IEnumerable<ChildDetails> children, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        return (int)(await session.QueryAsync<long>(Count(" and referral <> ?"), ct, Sought(children), referralId))[0];
    }

    /// <summary>Keeps the hashes of children with the events that record them.</summary>
    /// <param name="referralId">The referral.</param>
    /// <param name="children">The children.</param>
    /// <param name="childIds">Their identifiers, in the same order.</param>
    /// <param name="anew">Whether the children may be in the index already.</param>
    /// <returns>What to do in the same transaction.</returns>
    internal Action<IDocumentSession> Keeping(
        Guid referralId, IReadOnlyList<ChildDetails> children, IReadOnlyList<Guid> childIds, bool anew)
    {
        var kept = childIds.Zip(children)
            .SelectMany(c => Hashes(Likeness.Kept(c.Second)).Select(hash => (Child: c.First, Hash: hash))).ToList();
        return session =>
        {
            if (anew)
            {
                session.QueueSqlCommand($"delete from {Table} where child = any(?)", childIds.ToArray());
            }

            if (kept.Count > 0)
            {
                session.QueueSqlCommand(
                    $"insert into {Table} (child, hash, referral) values {string.Join(", ", kept.Select(_ => "(?, ?, ?)"))}",
                    [.. kept.SelectMany(k => new object[] { k.Child, k.Hash, referralId })]);
            }
        };
    }

    // As the rest of the index from a hash on, up to it: an equality would be planned, while few are known, as a sort of all that share the
    // hash, and a prepared plan is kept while they grow to thousands. A range is read in the index's order, whatever is known.
    static string Count(string but) =>
        $"""
        select count(distinct alike.referral) from unnest(?) as sought (hash) cross join lateral (
            select referral from {Table} as kept
            where (kept.hash, kept.referral) >= (sought.hash, '{Guid.Empty}'::uuid) and kept.hash <= sought.hash{but}
            order by kept.hash, kept.referral limit {MostCounted}) as alike
        """;

    // The name under the index's key gives a key of its own, which no one else can make, and each of its dates is hashed under that.
    IEnumerable<long> Hashes(IEnumerable<(string Name, DateOnly Born)> likenesses) =>
        likenesses.GroupBy(l => l.Name, l => l.Born, StringComparer.Ordinal).SelectMany(dates =>
        {
            var key = HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(dates.Key));
            return dates.Select(born => Hash(key, born));
        }).Distinct();

    static long Hash(ReadOnlySpan<byte> key, DateOnly born)
    {
        Span<byte> text = stackalloc byte[HMACSHA256.HashSizeInBytes + sizeof(int)];
        key.CopyTo(text);
        BinaryPrimitives.WriteInt32BigEndian(text[key.Length..], born.DayNumber);
        return BinaryPrimitives.ReadInt64BigEndian(SHA256.HashData(text));
    }
}
