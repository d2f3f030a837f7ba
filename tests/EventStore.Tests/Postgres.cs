using Npgsql;

namespace TransferScheme.EventStore.Tests;

/// <summary>A fresh database for a test class on a real server, named by SCHEME_TEST_POSTGRES (a superuser's connection string).</summary>
public sealed class Postgres : IAsyncLifetime
{
    public string ConnectionString { get; private set; } = "";

    public async Task InitializeAsync()
    {
        var server = Environment.GetEnvironmentVariable("SCHEME_TEST_POSTGRES")
            ?? throw new InvalidOperationException("Set SCHEME_TEST_POSTGRES to a superuser's connection string of a private PostgreSQL.");
        var name = $"test_{Guid.NewGuid():n}";
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"create database {name}", connection);
        await command.ExecuteNonQueryAsync();
        ConnectionString = new NpgsqlConnectionStringBuilder(server) { Database = name }.ConnectionString;
    }

    public Task DisposeAsync() => Task.CompletedTask;
}
