using Npgsql;

namespace TransferScheme.EndToEnd.Tests.Faults;

/// <summary>Reads a database as its administrator, without kept connections: those would break with the server.</summary>
/// <param name="connectionString">The administrator's connection string.</param>
public sealed class Rows(string connectionString)
{
    readonly string _connectionString = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString;

    /// <summary>The rows of a query.</summary>
    /// <param name="sql">The query.</param>
    /// <param name="row">Reads one row.</param>
    /// <param name="parameters">Its parameters, <c>$1</c> first.</param>
    public async Task<IReadOnlyList<T>> ReadAsync<T>(string sql, Func<NpgsqlDataReader, T> row, params object[] parameters)
    {
        await using var connection = new NpgsqlConnection(_connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var parameter in parameters)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = parameter });
        }

        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<T>();
        while (await reader.ReadAsync())
        {
            rows.Add(row(reader));
        }

        return rows;
    }

    /// <summary>The first column of a query, as texts.</summary>
    /// <param name="sql">The query.</param>
    /// <param name="parameters">Its parameters.</param>
    public Task<IReadOnlyList<string>> TextsAsync(string sql, params object[] parameters) =>
        ReadAsync(sql, r => r.GetValue(0).ToString()!, parameters);

    /// <summary>The first column of the only row, as a number.</summary>
    /// <param name="sql">The query.</param>
    /// <param name="parameters">Its parameters.</param>
    public async Task<long> CountAsync(string sql, params object[] parameters) =>
        (await ReadAsync(sql, r => r.GetInt64(0), parameters)).Single();
}
