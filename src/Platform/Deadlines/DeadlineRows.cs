using TransferScheme.Platform.Schema;

namespace TransferScheme.Platform.Deadlines;

/// <summary>
/// The next deadline of each case of a kind, one row a case, in the service's own schema. A row says which version of the case it was
/// written for, and an older view of the case never takes the place of a newer one.
/// </summary>
/// <param name="service">The service's name, which is also its schema.</param>
/// <param name="kind">The kind of case.</param>
sealed class DeadlineRows(string service, string kind)
{
    readonly string _table = Table(service);

    /// <summary>Makes the table.</summary>
    /// <param name="service">The service's name.</param>
    internal static SchemaStep Schema(string service) => new(
        service,
        Table(service),
        $"""
        create table if not exists {Table(service)}
            (case_id uuid primary key, kind text not null, due_at timestamptz not null, version bigint not null);
        create index if not exists deadlines_by_time on {Table(service)} (kind, due_at);
        """);

    /// <summary>Writes the next deadline of a case down, in the transaction of the session.</summary>
    /// <param name="session">The session.</param>
    /// <param name="id">The case.</param>
    /// <param name="next">When it is; null when it has none.</param>
    /// <param name="version">The version of the case for which it is so.</param>
    internal void Write(IDocumentOperations session, Guid id, DateTimeOffset? next, long version)
    {
        if (next is { } due)
        {
            session.QueueSqlCommand(
                $"""
                insert into {_table} as d (case_id, kind, due_at, version) values (?, ?, ?, ?)
                on conflict (case_id) do update set due_at = excluded.due_at, version = excluded.version where d.version <= excluded.version
                """,
                id, kind, due, version);
        }
        else
        {
            session.QueueSqlCommand($"delete from {_table} where case_id = ? and version <= ?", id, version);
        }
    }

    /// <summary>The cases of which something is due, the longest due first.</summary>
    /// <param name="session">Where to read.</param>
    /// <param name="now">The scheme's clock.</param>
    /// <param name="ct">Cancels the look.</param>
    internal Task<IReadOnlyList<Guid>> DueAsync(IQuerySession session, DateTimeOffset now, CancellationToken ct) =>
        session.QueryAsync<Guid>($"select case_id from {_table} where kind = ? and due_at <= ? order by due_at", ct, kind, now);

    /// <summary>How long what is due has been due, at most; below zero while nothing is.</summary>
    /// <param name="session">Where to read.</param>
    /// <param name="now">The scheme's clock.</param>
    /// <param name="ct">Cancels the look.</param>
    internal async Task<TimeSpan> LagAsync(IQuerySession session, DateTimeOffset now, CancellationToken ct)
    {
        var seconds = await session.QueryAsync<long>(
            $"select coalesce(extract(epoch from ?::timestamptz - min(due_at)), -1)::bigint from {_table} where kind = ?", ct, now, kind);
        return TimeSpan.FromSeconds(seconds[0]);
    }

    static string Table(string service) => $"{service}.deadlines";
}
