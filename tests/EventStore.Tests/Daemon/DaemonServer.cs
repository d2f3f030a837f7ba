using System.Diagnostics;
using Npgsql;
using TransferScheme.TestKit;

namespace TransferScheme.EventStore.Tests.Daemon;

/// <summary>
/// A server for the daemon's tests alone. They run one after another: an open transaction of one would be seen by the others.
/// </summary>
public sealed class DaemonServer : IAsyncLifetime
{
    private PrivatePostgres? _server;

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
        // Clients that try again and again have processes started for them up to the last moment. One that was not killed with the
        // others may wait for ever for a lock that a killed one held, and no server starts beside it.
        for (var tries = 1; ; tries++)
        {
            try
            {
                await _server!.KillAsync();
                break;
            }
            catch (InvalidOperationException) when (tries < 3)
            {
                await Task.Delay(100);
            }
        }

        var data = Path.GetDirectoryName(File.ResolveLinkTarget(_server!.LogFile, returnFinalTarget: true)!.FullName)!;
        while (ProcessesIn(data) is { Count: > 0 } left)
        {
            left.ForEach(process => process.Kill());
            await Task.Delay(100);
        }

        NpgsqlConnection.ClearAllPools();
    }

    public Task StartAgainAsync() => _server!.RestartAsync();

    public async Task DisposeAsync() => await _server!.DisposeAsync();

    private static List<Process> ProcessesIn(string folder) =>
        [.. Process.GetProcesses().Where(process => FolderOf(process) == folder)];

    // Nothing for one that has ended meanwhile, or that is a zombie.
    private static string? FolderOf(Process process)
    {
        try
        {
            return new FileInfo($"/proc/{process.Id}/cwd").LinkTarget;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}

[CollectionDefinition(Name)]
public sealed class DaemonTests : ICollectionFixture<DaemonServer>
{
    public const string Name = "Daemon";
}
