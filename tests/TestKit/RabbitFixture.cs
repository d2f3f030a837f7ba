namespace TransferScheme.TestKit;

/// <summary>
/// A fresh virtual host on the shared broker, for <c>IClassFixture&lt;RabbitFixture&gt;</c> or a collection: fixtures do not see each
/// other's queues.
/// </summary>
public sealed class RabbitFixture : IAsyncLifetime
{
    PrivateRabbit? server;
    Uri? uri;

    /// <summary>The shared broker. Never stop it: tests that do start their own with <see cref="PrivateRabbit.StartAsync"/>.</summary>
    public PrivateRabbit Server => server ?? throw new InvalidOperationException("The fixture is not initialised.");

    /// <summary>Where this fixture's own virtual host is, with the user's name and password.</summary>
    public Uri Uri => uri ?? throw new InvalidOperationException("The fixture is not initialised.");

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        server = await PrivateRabbit.SharedAsync();
        uri = await server.CreateVirtualHostAsync();
    }

    /// <inheritdoc/>
    public Task DisposeAsync() => Task.CompletedTask;
}
