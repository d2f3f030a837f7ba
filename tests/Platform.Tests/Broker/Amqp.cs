using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using RabbitMQ.Client.Exceptions;

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

    /// <summary>Messages in a queue; none while there is no such queue.</summary>
    internal async Task<uint> CountAsync(string queue)
    {
        await using var channel = await _connection.CreateChannelAsync();
        try
        {
            return (await channel.QueueDeclarePassiveAsync(queue)).MessageCount;
        }
        catch (OperationInterruptedException missing) when (missing.ShutdownReason?.ReplyCode == Constants.NotFound)
        {
            return 0;
        }
    }

    /// <summary>Takes so many messages and refuses them for good.</summary>
    internal async Task RefuseAsync(string queue, int messages)
    {
        var all = new TaskCompletionSource();
        var consumer = new AsyncEventingBasicConsumer(Channel);
        consumer.ReceivedAsync += async (_, delivery) =>
        {
            await Channel.BasicRejectAsync(delivery.DeliveryTag, false);
            if (--messages == 0)
            {
                all.SetResult();
            }
        };
        var tag = await Channel.BasicConsumeAsync(queue, false, consumer);
        await all.Task.WaitAsync(TimeSpan.FromSeconds(10));
        await Channel.BasicCancelAsync(tag);
    }

    public async ValueTask DisposeAsync()
    {
        await Channel.DisposeAsync();
        await _connection.DisposeAsync();
    }
}
