using Npgsql;
using NpgsqlTypes;

namespace TransferScheme.EventStore;

/// <summary>The statements of one document's table. Each takes arrays, so that many documents cost one statement.</summary>
sealed class DocumentSql
{
    /// <summary>The version of a document that no projection makes: random, as only its change matters.</summary>
    public const string NewVersion = "md5(random()::text || clock_timestamp()::text)::uuid";

    readonly DocumentMapping _mapping;
    readonly string _insert;
    readonly string _upsert;
    readonly string _update;
    readonly string _delete;
    readonly string _load;
    readonly string _loadOne;
    readonly string _unchanged;

    public DocumentSql(DocumentMapping mapping)
    {
        _mapping = mapping;
        var table = mapping.Table;
        var version = mapping.IsProjected ? "d.version" : NewVersion;
        var given = mapping.IsProjected ? "unnest($1, $2, $4) as d(id, data, version)" : "unnest($1, $2) as d(id, data)";
        var into = $"insert into {table} (id, data, mt_dotnet_type, mt_version) ";
        const string replace = " on conflict (id) do update set data = excluded.data, mt_dotnet_type = excluded.mt_dotnet_type, "
            + "mt_version = excluded.mt_version, mt_last_modified = transaction_timestamp()";
        _insert = $"{into}select d.id, d.data, $3, {version} from {given}";
        _upsert = _insert + replace;
        _update = $"with t as (select id from {table} where id = any($1) for update) "
            + $"{into}select d.id, case when t.id is not null then d.data end, $3, {version} "
            + $"from {given} left join t on t.id = d.id{replace}";
        _delete = $"delete from {table} where id = any($1)";
        _load = $"select d.id, d.data, d.xmin::text from {table} as d where d.id = any($1)";
        _loadOne = $"select d.id, d.data, d.xmin::text from {table} as d where d.id = $1";
        _unchanged = $"select ('{Changed} ' || e.place)::bigint from unnest($1, $2) with ordinality as e(id, was, place) "
            + $"left join {table} as d on d.id = e.id where coalesce(d.xmin::text, '') <> e.was";
    }

    /// <summary>What the database says when documents are not as they were, in an invalid number.</summary>
    public const string Changed = "changed";

    /// <summary>Inserts or replaces. An id may appear once only.</summary>
    public NpgsqlBatchCommand Upsert(IReadOnlyList<DocumentWrite> documents) => Write(_upsert, documents);

    /// <summary>Inserts; the database refuses what exists.</summary>
    public NpgsqlBatchCommand Insert(IReadOnlyList<DocumentWrite> documents) => Write(_insert, documents);

    /// <summary>
    /// Replaces. A document that does not exist is given no data, which its column refuses: so the whole batch fails, without a
    /// round trip to look first. An id may appear once only.
    /// </summary>
    public NpgsqlBatchCommand Update(IReadOnlyList<DocumentWrite> documents) => Write(_update, documents);

    public NpgsqlBatchCommand Delete(IEnumerable<object> ids) => new(_delete) { Parameters = { _mapping.IdsParameter(ids) } };

    /// <summary>Makes the batch fail when one of the documents is not the row any more that was read.</summary>
    public NpgsqlBatchCommand Unchanged(IReadOnlyList<(object Id, string Row)> read) => new(_unchanged)
    {
        Parameters =
        {
            _mapping.IdsParameter(read.Select(r => r.Id)),
            new NpgsqlParameter<string[]> { TypedValue = [.. read.Select(r => r.Row)] },
        },
    };

    /// <summary>Reads rows of id, data and <c>xmin</c>, see <see cref="DocumentMapping.FromJson"/>.</summary>
    /// <remarks>One is asked for by itself: PostgreSQL plans a statement with an array anew at each use.</remarks>
    public NpgsqlBatchCommand Load(IReadOnlyCollection<object> ids) => ids.Count == 1
        ? new(_loadOne) { Parameters = { _mapping.IdParameter(ids.First()) } }
        : new(_load) { Parameters = { _mapping.IdsParameter(ids) } };

    NpgsqlBatchCommand Write(string sql, IReadOnlyList<DocumentWrite> documents)
    {
        var data = new byte[documents.Count][];
        var versions = new long[documents.Count];
        for (var i = 0; i < data.Length; i++)
        {
            data[i] = _mapping.ToJson(documents[i].Document);
            versions[i] = documents[i].Version;
        }

        var command = new NpgsqlBatchCommand(sql)
        {
            Parameters =
            {
                _mapping.IdsParameter(documents.Select(d => d.Id)),
                new NpgsqlParameter { Value = data, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Jsonb },
                new NpgsqlParameter<string> { TypedValue = _mapping.DocumentType.FullName! },
            },
        };
        if (_mapping.IsProjected)
        {
            command.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = versions });
        }

        return command;
    }
}
