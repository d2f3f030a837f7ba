using Npgsql;

namespace TransferScheme.EventStore;

/// <summary>Documents made from many streams, for an inline projection: two saves must not both start from the same one.</summary>
static class SharedSnapshots
{
    // The locks are taken in one order, so that two saves cannot wait for each other. They end with the transaction.
    const string Lock = """
        select pg_advisory_xact_lock(k)
        from (select distinct hashtextextended(n, 0) as k from unnest($1) as n order by 1) as names
        """;

    public static async Task<Dictionary<object, KeptSnapshot>> LockAndReadAsync(NpgsqlConnection connection, StoreCore core,
        ProjectionBase projection, IReadOnlyList<EventSlice> slices, CancellationToken token)
    {
        var mapping = core.Documents.For(projection.DocumentType);
        string[] names = [.. slices.Select(s => $"{mapping.Table} {s.Id}")];
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                new NpgsqlBatchCommand(Lock) { Parameters = { new NpgsqlParameter<string[]> { TypedValue = names } } },
                mapping.Sql.Load([.. slices.Select(s => s.Id)]),
            },
        };
        await using var reader = await batch.ExecuteReaderAsync(token);
        await reader.NextResultAsync(token);
        var found = new Dictionary<object, KeptSnapshot>();
        while (await reader.ReadAsync(token))
        {
            found[reader.GetValue(0)] = mapping.Kept(reader, 1);
        }

        return found;
    }
}
