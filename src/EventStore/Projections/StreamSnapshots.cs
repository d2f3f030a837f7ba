using Npgsql;

namespace TransferScheme.EventStore;

/// <summary>Reads streams' versions together with their inline snapshots, each stream in one statement and so of one moment.</summary>
sealed class StreamSnapshots(StoreCore core, IReadOnlyList<ProjectionBase> projections)
{
    readonly DocumentMapping[] _mappings = [.. projections.Select(p => core.Documents.For(p.DocumentType))];

    /// <summary>Completes the appends with what is read.</summary>
    /// <exception cref="EventStreamUnexpectedMaxEventIdException">A stream is not at the version that its append expects.</exception>
    public async Task ReadAsync(NpgsqlConnection connection, IReadOnlyList<StreamAction> appends, CancellationToken token)
    {
        if (appends.Count == 0)
        {
            return;
        }

        var sql = Sql();
        await using var batch = new NpgsqlBatch(connection);
        foreach (var append in appends)
        {
            batch.BatchCommands.Add(new NpgsqlBatchCommand(sql) { Parameters = { append.Stream.Parameter() } });
        }

        await using var reader = await batch.ExecuteReaderAsync(token);
        foreach (var append in appends)
        {
            var exists = await reader.ReadAsync(token);
            Complete(append, exists ? reader.GetInt64(0) : 0, exists ? reader : null);
            await reader.NextResultAsync(token);
        }
    }

    void Complete(StreamAction append, long version, NpgsqlDataReader? row)
    {
        if (append.ExpectedVersion is { } expected && expected != version)
        {
            throw new EventStreamUnexpectedMaxEventIdException(append.Stream, expected, version);
        }

        append.IsBlind |= append.ExpectedVersion is null;
        append.ExpectedVersion = version;
        for (var i = 0; i < append.Events.Count; i++)
        {
            append.Events[i].Version = version + i + 1;
        }

        append.Snapshots ??= [];
        for (var i = 0; i < _mappings.Length; i++)
        {
            append.Snapshots[projections[i]] = row is null ? KeptSnapshot.None : _mappings[i].Kept(row, 1 + (2 * i));
        }
    }

    string Sql()
    {
        var columns = string.Concat(_mappings.Select((_, i) => $", d{i}.data, d{i}.xmin::text"));
        var joins = string.Concat(_mappings.Select((m, i) => $" left join {m.Table} as d{i} on d{i}.id = s.id"));
        return $"select s.version{columns} from {core.Schema}.mt_streams as s{joins} where s.id = $1";
    }
}
