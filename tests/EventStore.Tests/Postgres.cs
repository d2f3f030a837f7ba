using TransferScheme.TestKit;

namespace TransferScheme.EventStore.Tests;

/// <summary>A fresh database for a test class, on the server that the tests of this process share.</summary>
public sealed class Postgres : IAsyncLifetime
{
    public string ConnectionString { get; private set; } = "";

    public async Task InitializeAsync() => ConnectionString = await (await PrivatePostgres.SharedAsync()).CreateDatabaseAsync();

    public Task DisposeAsync() => Task.CompletedTask;
}
