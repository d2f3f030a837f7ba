using TransferScheme.TestKit;

namespace TransferScheme.EndToEnd.Tests.Faults;

/// <summary>What the harness reads the logs with outlives the faults that it makes.</summary>
public sealed class StoresTests
{
    [Fact]
    public async Task Given_a_server_that_was_stopped_and_started_when_read_again_then_answered()
    {
        await using var postgres = await PrivatePostgres.StartAsync();
        await using var stores = Stores.Open(postgres.ConnectionString, new Uri("amqp://127.0.0.1:1"), SchemeTestHost.MasterKeyFile());
        var store = stores.All.Single(s => s.Service.Name == "referrals").Store;
        await store.Storage.ApplyAllConfiguredChangesToDatabaseAsync();
        (await LoadAsync(store)).ShouldBeNull();

        await postgres.RestartAsync();

        (await LoadAsync(store)).ShouldBeNull();
    }

    static async Task<IEvent?> LoadAsync(IDocumentStore store)
    {
        await using var session = store.QuerySession();
        return await session.Events.LoadAsync(Guid.Empty);
    }
}
