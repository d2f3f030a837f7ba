using RabbitMQ.Client;

namespace TransferScheme.Platform.Tests.Broker;

/// <summary>A connection of the test's own to a broker.</summary>
sealed class Amqp : IAsyncDisposable
{
    readonly IConnection _connection;

    Amqp(IConnection connection, IChannel channel) => (_connection, Channel) = (connection, channel);

    internal IChannel Channel { get; }

    internal static async Task<Amqp> OpenAsync(Uri broker)
    {
        var connection = await new ConnectionFactory { Uri = broker }.CreateConnectionAsync();
        return new Amqp(connection, await connection.CreateChannelAsync(new CreateChannelOptions(true, true)));
    }

    internal async Task<uint> CountAsync(string queue) => (await Channel.QueueDeclarePassiveAsync(queue)).MessageCount;

    public async ValueTask DisposeAsync()
    {
        await Channel.DisposeAsync();
        await _connection.DisposeAsync();
    }
}
