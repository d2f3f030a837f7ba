using Npgsql;

namespace TransferScheme.EventStore;

/// <summary>What there is in a schema, and what of a list of tables is missing.</summary>
sealed class Catalogue
{
    const string Columns = """
        select c.relname, a.attname, format_type(a.atttypid, a.atttypmod)
        from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
        where n.nspname = $1 and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped
        """;

    const string Names = """
        select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = $1
        union all
        select k.conname from pg_constraint k join pg_namespace n on n.oid = k.connamespace where n.nspname = $1
        """;

    // A session that keeps numbers in store would hand them to transactions that began after readers gave them up.
    const string Sequences = """
        select c.relname, s.seqcache = 1 and s.seqincrement = 1 and not s.seqcycle
        from pg_sequence s join pg_class c on c.oid = s.seqrelid join pg_namespace n on n.oid = c.relnamespace where n.nspname = $1
        """;

    const string Schema = "select from pg_namespace where nspname = $1";

    readonly Dictionary<(string Table, string Column), string> _columns = [];
    readonly HashSet<string> _oddSequences = [];
    readonly HashSet<string> _names = [];

    /// <summary>Whether there is such a schema.</summary>
    public bool HasSchema { get; private set; }

    /// <summary>Whether it has anything in it.</summary>
    public bool IsEmpty => _names.Count == 0;

    public static async Task<Catalogue> ReadAsync(NpgsqlConnection connection, string schema, CancellationToken token)
    {
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                About(Columns, schema), About(Names, schema), About(Sequences, schema), About(Schema, schema),
            },
        };
        await using var reader = await batch.ExecuteReaderAsync(token);
        var catalogue = new Catalogue();
        while (await reader.ReadAsync(token))
        {
            catalogue._columns[(reader.GetString(0), reader.GetString(1))] = reader.GetString(2);
        }

        await reader.NextResultAsync(token);
        while (await reader.ReadAsync(token))
        {
            catalogue._names.Add(reader.GetString(0));
        }

        await reader.NextResultAsync(token);
        while (await reader.ReadAsync(token))
        {
            if (!reader.GetBoolean(1))
            {
                catalogue._oddSequences.Add(reader.GetString(0));
            }
        }

        await reader.NextResultAsync(token);
        catalogue.HasSchema = await reader.ReadAsync(token);
        return catalogue;
    }

    /// <summary>The statements that make what is missing. With <paramref name="onlyTables"/> existing ones stay as they are.</summary>
    public IEnumerable<string> Missing(IReadOnlyList<Table> tables, string schema, bool onlyTables)
    {
        foreach (var table in tables)
        {
            var exists = _names.Contains(table.Name);
            if (!exists)
            {
                yield return table.Create(schema);
            }

            foreach (var part in table.Parts.Where(p => _oddSequences.Contains(p.Name)))
            {
                yield return $"alter sequence {schema}.{part.Name} increment 1 cache 1 no cycle";
            }

            if (exists && onlyTables)
            {
                continue;
            }

            foreach (var column in table.Columns.Where(c => exists && !_columns.ContainsKey((table.Name, c.Name))))
            {
                yield return $"alter table {schema}.{table.Name} add column {column.Definition}";
            }

            foreach (var part in table.Parts.Where(p => !_names.Contains(p.Name)))
            {
                yield return part.Statement;
            }
        }
    }

    static NpgsqlBatchCommand About(string sql, string schema) =>
        new(sql) { Parameters = { new NpgsqlParameter<string> { TypedValue = schema } } };

    /// <summary>What differs in existing columns and keys, in words.</summary>
    public IEnumerable<string> Differences(IReadOnlyList<Table> tables)
    {
        foreach (var table in tables.Where(t => _names.Contains(t.Name)))
        {
            if (!_names.Contains(table.KeyName))
            {
                yield return $"{table.Name} has no key {table.KeyName}";
            }

            foreach (var column in table.Columns)
            {
                if (_columns.TryGetValue((table.Name, column.Name), out var type) && type != column.Type)
                {
                    yield return $"{table.Name}.{column.Name} is {type}, not {column.Type}";
                }
            }
        }
    }
}
