using Npgsql;

namespace TransferScheme.EventStore;

/// <summary>Finds the transactions that may hold a drawn number: drawing one locks the sequence until the transaction ends.</summary>
sealed class NumberHolders(NpgsqlConnection connection, string schema)
{
    readonly string _sql =
        $"""
        select virtualtransaction, pid is null from pg_locks
        where locktype = 'relation' and relation = '{schema}.mt_events_sequence'::regclass and mode = 'RowExclusiveLock' and granted
          and database = (select oid from pg_database where datname = current_database())
        """;

    /// <summary>Reads them: by virtual transaction, which is never used again, and whether one of them is a prepared transaction.</summary>
    public async Task<(HashSet<string> Transactions, bool AnyPrepared)> RunAsync(CancellationToken token)
    {
        await using var command = new NpgsqlCommand(_sql, connection);
        await using var rows = await command.ExecuteReaderAsync(token);
        HashSet<string> transactions = [];
        var anyPrepared = false;
        while (await rows.ReadAsync(token))
        {
            transactions.Add(rows.GetString(0));
            anyPrepared |= rows.GetBoolean(1);
        }

        return (transactions, anyPrepared);
    }
}
