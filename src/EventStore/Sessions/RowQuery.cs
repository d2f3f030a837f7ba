using Npgsql;

namespace TransferScheme.EventStore;

/// <summary>A query in SQL whose rows are documents or scalars.</summary>
sealed class RowQuery<T>
{
    static readonly Type _type = Nullable.GetUnderlyingType(typeof(T)) ?? typeof(T);
    static readonly bool _scalar = _type.IsPrimitive || _type.IsEnum || _type == typeof(string) || _type == typeof(Guid)
        || _type == typeof(decimal) || _type == typeof(DateTime) || _type == typeof(DateTimeOffset) || _type == typeof(DateOnly)
        || _type == typeof(TimeSpan);

    readonly StoreCore _core;
    readonly NpgsqlBatchCommand _command;

    public RowQuery(StoreCore core, char placeholder, string sql, object[] parameters)
    {
        _core = core;
        var text = sql.TrimStart();
        if (text.Length == 0)
        {
            throw new ArgumentException("The query is empty.", nameof(sql));
        }

        if (!text.StartsWith("select", StringComparison.OrdinalIgnoreCase))
        {
            text = $"select d.data from {core.Documents.For(typeof(T)).Table} as d {text}";
        }

        _command = UserSql.Command(text, placeholder, parameters, core.Json.EnumsAsText);
    }

    public async Task<IReadOnlyList<T>> RunAsync(NpgsqlConnection connection, CancellationToken token)
    {
        await using var batch = new NpgsqlBatch(connection) { BatchCommands = { _command } };
        await using var reader = await batch.ExecuteReaderAsync(token);
        var rows = new List<T>();
        while (await reader.ReadAsync(token))
        {
            rows.Add(Row(reader));
        }

        return rows;
    }

    T Row(NpgsqlDataReader reader)
    {
        if (_type.IsEnum)
        {
            return (T)(_core.Json.EnumsAsText ? Enum.Parse(_type, reader.GetString(0)) : Enum.ToObject(_type, reader.GetInt32(0)));
        }

        return _scalar ? reader.GetFieldValue<T>(0) : (T)_core.Json.Read(typeof(T), reader.GetFieldValue<byte[]>(0));
    }
}
