using Npgsql;
using TransferScheme.TestKit;

namespace TransferScheme.EventStore.Tests.Daemon;

/// <summary>
/// A server for the daemon's tests alone. They run one after another: an open transaction of one would be seen by the others.
/// </summary>
public sealed class DaemonServer : IAsyncLifetime
{
    PrivatePostgres? _server;

    /// <summary>Connections keep their state when they go back to the pool, as the store's own do.</summary>
    public string ConnectionString =>
        new NpgsqlConnectionStringBuilder(_server!.ConnectionString) { NoResetOnClose = true, MaxPoolSize = 100 }.ConnectionString;

    public async Task InitializeAsync()
    {
        _server = await PrivatePostgres.StartAsync();
        await using (var connection = new NpgsqlConnection(_server.ConnectionString))
        {
            await connection.OpenAsync();
            await using var allow = new NpgsqlCommand("alter system set max_prepared_transactions = 100", connection);
            await allow.ExecuteNonQueryAsync();
        }

        await _server.RestartAsync();
        NpgsqlConnection.ClearAllPools();
    }

    /// <summary>SIGKILL, for a test that has a server of its own.</summary>
    public async Task KillAsync()
    {
        await _server!.KillAsync();
        NpgsqlConnection.ClearAllPools();
    }

    /// <summary>Stops it: in good order, or at once.</summary>
    public async Task StopAsync(bool immediate)
    {
        await _server!.StopAsync(immediate);
        NpgsqlConnection.ClearAllPools();
    }

    public Task StartAgainAsync() => _server!.RestartAsync();

    public async Task DisposeAsync() => await _server!.DisposeAsync();
}

[CollectionDefinition(Name)]
public sealed class DaemonTests : ICollectionFixture<DaemonServer>
{
    public const string Name = "Daemon";
}
