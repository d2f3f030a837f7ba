using Npgsql;

namespace TransferScheme.Hosts.Tests.Database;

/// <summary>Statements of tests, each on a connection of its own.</summary>
static class Sql
{
    /// <summary>Runs a statement and answers its first value.</summary>
    /// <param name="connectionString">As whom.</param>
    /// <param name="sql">The statement.</param>
    internal static async Task<object?> RunAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }

    /// <summary>The code (SQLSTATE) of the error that a statement ends in; empty when it does not.</summary>
    /// <param name="connectionString">As whom.</param>
    /// <param name="sql">The statement.</param>
    internal static async Task<string> ErrorOfAsync(string connectionString, string sql)
    {
        try
        {
            await RunAsync(connectionString, sql);
            return "";
        }
        catch (PostgresException error)
        {
            return error.SqlState;
        }
    }
}
