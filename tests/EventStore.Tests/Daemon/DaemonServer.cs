namespace TransferScheme.EventStore.Tests.Daemon;

/// <summary>The server of the daemon's tests. They run one after another: an open transaction of one would be seen by the others.</summary>
public sealed class DaemonServer : IAsyncLifetime
{
    private PrivateServer? _server;

    public string ConnectionString => _server!.ConnectionString;

    /// <summary>For tests that kill it, which have one of their own.</summary>
    public Task KillAsync() => _server!.KillAsync();

    public Task StartAgainAsync() => _server!.StartAgainAsync();

    public async Task InitializeAsync() => _server = await PrivateServer.StartAsync();

    public async Task DisposeAsync() => await _server!.DisposeAsync();
}

[CollectionDefinition(Name)]
public sealed class DaemonTests : ICollectionFixture<DaemonServer>
{
    public const string Name = "Daemon";
}
