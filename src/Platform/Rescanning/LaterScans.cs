using System.Text.Json;
using TransferScheme.Platform.Documents;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Schema;

namespace TransferScheme.Platform.Rescanning;

/// <summary>
/// Documents of one service that were kept although no scanner could look at them, and what was found in them later. Their events, which
/// nothing changes, say <c>notScanned</c> for good.
/// </summary>
/// <typeparam name="TStore">The service's store.</typeparam>
/// <param name="store">The service's store.</param>
/// <param name="service">The service's name, which is also its schema.</param>
sealed class LaterScans<TStore>(TStore store, string service)
    where TStore : class, IDocumentStore
{
    /// <summary>What <see cref="AttachedContent.Scan"/> says of a content that no scanner looked at.</summary>
    internal const string NotScanned = "notScanned";

    /// <summary>What is said of a content in which harm was found after it was kept: nobody reads it any more.</summary>
    internal const string Infected = "infected";

    readonly string _table = $"{service}.document_scan";

    /// <summary>Makes the table of a service: a row for each content that waits or that was looked at later.</summary>
    internal static SchemaStep Schema(string service) => new(
        service, $"{service}.document_scan",
        $"""
        create table if not exists {service}.document_scan (content uuid primary key, attached jsonb not null, found text);
        create index if not exists document_scan_waiting on {service}.document_scan (content) where found is null;
        """);

    /// <summary>Has a content looked at later, in the transaction of its event; one that was looked at needs nothing.</summary>
    /// <param name="session">The transaction.</param>
    /// <param name="content">The content.</param>
    internal void Await(IDocumentSession session, AttachedContent content)
    {
        if (content.Scan == NotScanned)
        {
            session.QueueSqlCommand(
                $"insert into {_table} (content, attached) values (?, ?::jsonb)",
                content.Id,
                JsonSerializer.Serialize(content, Json.Answers));
        }
    }

    /// <summary>The content that has waited longest; null where none waits.</summary>
    internal async Task<AttachedContent?> NextAsync(CancellationToken ct)
    {
        await using var session = store.QuerySession();
        var next = await session.QueryAsync<string>(
            $"select attached::text from {_table} where found is null order by content limit 1", ct);
        return next is [var attached] ? JsonSerializer.Deserialize<AttachedContent>(attached, Json.Answers) : null;
    }

    /// <summary>Notes what was found.</summary>
    internal Task NoteAsync(AttachedContent content, string found, CancellationToken ct) =>
        RunAsync($"update {_table} set found = ? where content = ?", ct, found, content.Id);

    /// <summary>Forgets a content that nobody can open any more.</summary>
    internal Task ForgetAsync(AttachedContent content, CancellationToken ct) =>
        RunAsync($"delete from {_table} where content = ?", ct, content.Id);

    /// <summary>What was found later in some contents; those in which nobody looked later are absent.</summary>
    internal async Task<IReadOnlyDictionary<Guid, string>> FoundAsync(IEnumerable<Guid> contents, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        var found = await session.QueryAsync<string>(
            $"select content || ' ' || found from {_table} where found is not null and content = any(?)", ct, contents.ToArray());
        return found.Select(row => row.Split(' ')).ToDictionary(row => Guid.Parse(row[0]), row => row[1]);
    }

    async Task RunAsync(string sql, CancellationToken ct, params object[] values)
    {
        await using var session = store.LightweightSession();
        session.QueueSqlCommand(sql, values);
        await session.SaveChangesAsync(ct);
    }
}
