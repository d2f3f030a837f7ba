using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using RabbitMQ.Client.Exceptions;
using TransferScheme.TestKit.Proxying;

namespace TransferScheme.TestKit.Tests.Proxying;

/// <summary>The points of a message, with a real broker: where it is, and what the client knows.</summary>
public sealed class RabbitPointTests(RabbitFixture rabbit, PostgresFixture postgres)
    : IClassFixture<RabbitFixture>, IClassFixture<PostgresFixture>
{
    [Theory]
    [InlineData(Moment.BeforePublish, 0)]
    [InlineData(Moment.AfterPublish, 1)]
    public async Task Given_a_point_of_publishing_when_reached_then_the_broker_has_it_or_not_and_the_client_does_not_know(
        Moment moment, uint kept)
    {
        await using var line = await FaultLine.StartAsync(postgres.ConnectionString, rabbit.Uri);
        var exchange = await DeclareAsync($"published-{moment}");
        var other = await DeclareAsync($"others-{moment}");
        await using var connection = await ConnectAsync(line.Uri);
        await using var channel = await connection.CreateChannelAsync(new CreateChannelOptions(true, true));
        var acted = false;
        var reached = line.ArmAsync(new KillPoint("", moment, p => p.Name == exchange), () =>
        {
            acted = true;
            return Task.CompletedTask;
        });
        await channel.BasicPublishAsync(other, "", true, new byte[100_000]);
        acted.ShouldBeFalse();

        await Should.ThrowAsync<Exception>(async () => await channel.BasicPublishAsync(exchange, "", true, new byte[] { 1 }));

        await reached.WaitAsync(TimeSpan.FromSeconds(10));
        acted.ShouldBeTrue();
        (await CountAsync(other)).ShouldBe(1u);
        (await CountAsync(exchange)).ShouldBe(kept);
    }

    [Theory]
    [InlineData(Moment.AfterDelivery)]
    [InlineData(Moment.BeforeAcknowledge)]
    public async Task Given_a_point_of_consuming_when_reached_then_the_message_is_delivered_again(Moment moment)
    {
        await using var line = await FaultLine.StartAsync(postgres.ConnectionString, rabbit.Uri);
        var queue = await DeclareAsync($"consumed-{moment}");
        var other = await DeclareAsync($"others-{moment}");
        var handled = 0;
        var acknowledged = 0;
        var handledAtTheCut = -1;
        var reached = line.ArmAsync(new KillPoint("", moment, p => p.Name == queue), () =>
        {
            handledAtTheCut = handled;
            return Task.CompletedTask;
        });
        await using (var connection = await ConnectAsync(line.Uri))
        {
            await using var channel = await connection.CreateChannelAsync();
            foreach (var each in new[] { other, queue })
            {
                var consumer = new AsyncEventingBasicConsumer(channel);
                consumer.ReceivedAsync += async (_, delivery) =>
                {
                    handled += delivery.Exchange == queue && !delivery.Redelivered ? 1 : 0;
                    await Ignoring(() => channel.BasicAckAsync(delivery.DeliveryTag, false));
                    acknowledged += delivery.Exchange == other ? 1 : 0;
                };
                await channel.BasicConsumeAsync(each, false, consumer);
            }

            await PublishAsync(other);
            await Poll.UntilAsync(() => Task.FromResult(acknowledged == 1), TimeSpan.FromSeconds(10), "the other to be consumed");
            // What is asked on a channel is answered after all that came before it: the acknowledgement has reached the broker.
            await channel.QueueDeclarePassiveAsync(other);
            reached.IsCompleted.ShouldBeFalse();
            await PublishAsync(queue);
            await reached.WaitAsync(TimeSpan.FromSeconds(10));
        }

        // After its delivery, a client that is not killed may have handled it or not; before it acknowledges, it has.
        handledAtTheCut.ShouldBeInRange(moment is Moment.BeforeAcknowledge ? 1 : 0, 1);
        await Poll.UntilAsync(async () => await CountAsync(queue) == 1, TimeSpan.FromSeconds(10), "the message to be back in its queue");
        (await CountAsync(other)).ShouldBe(0u);
    }

    static async Task<IConnection> ConnectAsync(Uri uri) =>
        await new ConnectionFactory { Uri = uri, AutomaticRecoveryEnabled = false }.CreateConnectionAsync();

    async Task<string> DeclareAsync(string name)
    {
        await using var connection = await ConnectAsync(rabbit.Uri);
        await using var channel = await connection.CreateChannelAsync();
        await channel.ExchangeDeclareAsync(name, ExchangeType.Fanout, durable: true);
        await channel.QueueDeclareAsync(name, true, false, false);
        await channel.QueueBindAsync(name, name, "");
        return name;
    }

    async Task PublishAsync(string exchange)
    {
        await using var connection = await ConnectAsync(rabbit.Uri);
        await using var channel = await connection.CreateChannelAsync(new CreateChannelOptions(true, true));
        await channel.BasicPublishAsync(exchange, "", true, new byte[300_000]);
    }

    async Task<uint> CountAsync(string queue)
    {
        await using var connection = await ConnectAsync(rabbit.Uri);
        await using var channel = await connection.CreateChannelAsync();
        return (await channel.QueueDeclarePassiveAsync(queue)).MessageCount;
    }

    static async Task Ignoring(Func<ValueTask> act)
    {
        try
        {
            await act();
        }
        catch (Exception ended) when (ended is AlreadyClosedException or OperationInterruptedException or ObjectDisposedException)
        {
            // The connection was cut.
        }
    }
}
