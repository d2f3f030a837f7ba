using Npgsql;

namespace TransferScheme.TestKit;

/// <summary>A real PostgreSQL of the tests' own, on a free port of 127.0.0.1. It is gone when the test process is, however that ends.</summary>
public sealed class PrivatePostgres : IAsyncDisposable
{
    static readonly Lazy<Task<PrivatePostgres>> TheShared = new(StartAsync);
    static int lastDatabase;
    readonly string folder;

    PrivatePostgres(string folder, string connectionString) => (this.folder, ConnectionString) = (folder, connectionString);

    /// <summary>The superuser's connection string to the database <c>scheme</c>. It stays the same after <see cref="RestartAsync"/>.</summary>
    public string ConnectionString { get; }

    /// <summary>The server's log.</summary>
    public string LogFile => Path.Combine(folder, "server.log");

    /// <summary>The one server of this test process, started on first use. Tests that stop or kill a server start their own.</summary>
    public static Task<PrivatePostgres> SharedAsync() => TheShared.Value;

    /// <summary>Starts a server for the caller alone, in under a second.</summary>
    /// <exception cref="InvalidOperationException">PostgreSQL is not installed (the message has the command to type) or did not start.</exception>
    public static async Task<PrivatePostgres> StartAsync()
    {
        var place = await ProcessFolder.NextAsync("postgres");
        return new PrivatePostgres(place, await LocalScript.RunAsync("postgres", "start", place));
    }

    /// <summary>Makes an empty database and answers its connection string.</summary>
    public async Task<string> CreateDatabaseAsync()
    {
        var name = $"test_{Interlocked.Increment(ref lastDatabase)}";
        await using var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"CREATE DATABASE {name}", connection);
        await command.ExecuteNonQueryAsync();
        return new NpgsqlConnectionStringBuilder(ConnectionString) { Database = name }.ConnectionString;
    }

    /// <summary>
    /// Makes a user and a schema for each service in a database and answers their connection strings, by service. The users are
    /// the server's: their passwords are the same in all of its databases.
    /// </summary>
    /// <param name="database">Connection string of the database.</param>
    public async Task<IReadOnlyDictionary<string, string>> PrepareAsync(string database) =>
        (await LocalScript.RunAsync("postgres", "roles", folder, new NpgsqlConnectionStringBuilder(database).Database!))
            .Split('\n').Select(line => line.Split(' ', 2)).ToDictionary(pair => pair[0], pair => pair[1]);

    /// <summary>Stops the server: in good order, or <paramref name="immediate"/>ly, so that it recovers from its log at the next start.</summary>
    public Task StopAsync(bool immediate = false) =>
        LocalScript.RunAsync("postgres", "stop", folder, immediate ? "immediate" : "fast");

    /// <summary>Ends every process of the server by SIGKILL.</summary>
    public Task KillAsync() => LocalScript.RunAsync("postgres", "kill", folder);

    /// <summary>Starts it again at the same address, after a stop or a kill; stops it first when it runs.</summary>
    public async Task RestartAsync()
    {
        await StopAsync();
        var now = await LocalScript.RunAsync("postgres", "start", folder);
        if (now != ConnectionString)
        {
            throw new InvalidOperationException("PostgreSQL's port was taken meanwhile: it runs at another address.");
        }
    }

    /// <summary>Ends the server and deletes its data.</summary>
    public async ValueTask DisposeAsync() => await LocalScript.RunAsync("postgres", "remove", folder);
}
