namespace TransferScheme.TestKit;

/// <summary>
/// A fresh database on the shared server, for <c>IClassFixture&lt;PostgresFixture&gt;</c> or a collection: fixtures do not disturb each
/// other. The data stays for inspection until the test process ends.
/// </summary>
public sealed class PostgresFixture : IAsyncLifetime
{
    PrivatePostgres? server;
    string? connectionString;

    /// <summary>The shared server. Never stop it: tests that do start their own with <see cref="PrivatePostgres.StartAsync"/>.</summary>
    public PrivatePostgres Server => server ?? throw new InvalidOperationException("The fixture is not initialised.");

    /// <summary>Where this fixture's own database is.</summary>
    public string ConnectionString => connectionString ?? throw new InvalidOperationException("The fixture is not initialised.");

    /// <summary>Makes one more empty database and answers its connection string.</summary>
    public Task<string> CreateDatabaseAsync() => Server.CreateDatabaseAsync();

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        server = await PrivatePostgres.SharedAsync();
        connectionString = await server.CreateDatabaseAsync();
    }

    /// <inheritdoc/>
    public Task DisposeAsync() => Task.CompletedTask;
}
