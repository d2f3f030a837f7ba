using Npgsql;

namespace TransferScheme.EventStore;

/// <summary>What the database knows of a store's readers, whichever process they run in.</summary>
/// <param name="Head">The highest committed number.</param>
/// <param name="Positions">The progress rows.</param>
/// <param name="Led">Shards whose lock somebody holds.</param>
/// <param name="OpenTransactions">Transactions that have been open for long, or that hold a number.</param>
/// <param name="Role">The database role of this process when it may not see what other roles' sessions do; else null.</param>
/// <param name="HasTimeout">Whether the server ends this process's sessions that stay idle in a transaction.</param>
sealed record DatabaseMoment(
    long Head,
    IReadOnlyDictionary<string, long> Positions,
    IReadOnlySet<string> Led,
    IReadOnlyList<OpenTransaction> OpenTransactions,
    string? Role,
    bool HasTimeout)
{
    public static DatabaseMoment Unknown { get; } = new(0, new Dictionary<string, long>(), new HashSet<string>(), [], null, true);
}

/// <summary>Reads it in one round trip.</summary>
sealed class HealthQuery(StoreCore core)
{
    const int SecondsToAnswer = 5;

    const string Session =
        """
        select case when not pg_has_role(current_user, 'pg_read_all_stats', 'usage') then current_user::text end,
               current_setting('idle_in_transaction_session_timeout') <> '0'
        """;

    // Of another database's transactions only those count that have an id: readers wait for them at a lost number, for a moment.
    readonly string _transactions =
        $"""
        with writers as (
            select pid, virtualtransaction, bool_or(locktype = 'relation') as holds_number, max(transactionid::text) as xid
            from pg_locks
            where granted and (locktype = 'transactionid' and mode = 'ExclusiveLock'
                or locktype = 'relation' and mode = 'RowExclusiveLock' and relation = '{core.Schema}.mt_events_sequence'::regclass
                    and database = (select oid from pg_database where datname = current_database()))
            group by pid, virtualtransaction),
        sessions as (
            select a.pid, w.xid, a.application_name as application, a.usename as user, a.state,
                   coalesce(a.xact_start, clock_timestamp()) as since,
                   case when a.state like 'idle in transaction%' then a.state_change end as idle_since,
                   coalesce(w.holds_number, false) as holds_number, nullif(a.datname, current_database()) as elsewhere
            from pg_stat_activity a left join writers w on w.pid = a.pid
            where (a.xact_start is not null or w.holds_number) and a.pid <> pg_backend_pid()
              and (a.datname = current_database() or a.backend_xid is not null)),
        prepared as (
            select null::int, p.transaction::text, p.gid, p.owner, 'prepared', p.prepared, p.prepared, coalesce(w.holds_number, false),
                   nullif(p.database, current_database())
            from pg_prepared_xacts p left join writers w on w.xid = p.transaction::text)
        select pid, xid, application, "user"::text, state, clock_timestamp() - since, clock_timestamp() - idle_since, holds_number,
               elsewhere::text
        from (select * from sessions union all select * from prepared) as open
        where holds_number or clock_timestamp() - since >= interval '10 seconds'
        order by since
        """;

    /// <summary>Reads it.</summary>
    /// <exception cref="NpgsqlException">The database does not answer, or not in time.</exception>
    public async Task<DatabaseMoment> RunAsync(CancellationToken token)
    {
        await using var connection = await core.DataSource.OpenConnectionAsync(token);
        await using var batch = new NpgsqlBatch(connection)
        {
            Timeout = SecondsToAnswer,
            BatchCommands =
            {
                new NpgsqlBatchCommand($"select coalesce(max(seq_id), 0) from {core.Schema}.mt_events"),
                new NpgsqlBatchCommand($"select name, coalesce(last_seq_id, 0) from {core.Schema}.mt_event_progression"),
                Led(),
                new NpgsqlBatchCommand(_transactions),
                new NpgsqlBatchCommand(Session),
            },
        };
        await using var row = await batch.ExecuteReaderAsync(token);
        await row.ReadAsync(token);
        var head = row.GetInt64(0);

        await row.NextResultAsync(token);
        Dictionary<string, long> positions = [];
        while (await row.ReadAsync(token))
        {
            positions[row.GetString(0)] = row.GetInt64(1);
        }

        await row.NextResultAsync(token);
        HashSet<string> led = [];
        while (await row.ReadAsync(token))
        {
            led.Add(row.GetString(0));
        }

        await row.NextResultAsync(token);
        List<OpenTransaction> open = [];
        while (await row.ReadAsync(token))
        {
            open.Add(Transaction(row));
        }

        await row.NextResultAsync(token);
        await row.ReadAsync(token);
        return new DatabaseMoment(head, positions, led, open, Text(row, 0), row.GetBoolean(1));
    }

    NpgsqlBatchCommand Led() =>
        new($"""
            select name from {core.Schema}.mt_event_progression,
                lateral (select {ReaderLocks.Key(ReaderLocks.Shard, "$1", "name", "$2")}) as k(key)
            where exists (select from pg_locks where {ReaderLocks.IsHeld("k.key")})
            """)
        {
            Parameters =
            {
                new NpgsqlParameter<string> { TypedValue = core.Schema },
                new NpgsqlParameter<long> { TypedValue = core.Options.Projections.DaemonLockId },
            },
        };

    static OpenTransaction Transaction(NpgsqlDataReader row) => new(
        row.IsDBNull(0) ? null : row.GetInt32(0),
        Text(row, 1),
        Text(row, 2),
        Text(row, 3),
        Text(row, 4),
        row.GetTimeSpan(5),
        row.IsDBNull(6) ? null : row.GetTimeSpan(6),
        row.GetBoolean(7),
        Text(row, 8));

    static string? Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
