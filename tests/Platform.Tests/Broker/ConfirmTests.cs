using TransferScheme.Platform.Tests.Messaging;
using TransferScheme.TestKit;

namespace TransferScheme.Platform.Tests.Broker;

/// <summary>A message that the broker has, but whose confirm never arrived, is sent again; it takes effect once.</summary>
public sealed class ConfirmTests
{
    static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Given_a_lost_confirm_when_the_connection_is_back_then_the_message_is_sent_again_and_takes_effect_once()
    {
        var database = await (await PrivatePostgres.SharedAsync()).CreateDatabaseAsync();
        var broker = await (await PrivateRabbit.SharedAsync()).CreateVirtualHostAsync();
        await using var proxy = new LossyProxy(broker);
        await using var publisher = await Sample.OnAsync(database, proxy.Uri, null, MessagingTests.Told);
        await using var amqp = await Amqp.OpenAsync(broker);

        // The first one settles the connection that messages go over. A message lies in its queue before its confirm is back: were
        // that one swallowed, the publisher would wait for it and the second never be sent.
        var id = await MessagingTests.Raise(publisher, 1);
        await Poll.UntilAsync(async () => await amqp.CountAsync(MessagingTests.Queue) == 1, Limit, "the first message");
        await Poll.UntilAsync(async () => await ConfirmedAsync(publisher) == 2, Limit, "the first message's confirm");
        proxy.Swallows = true;
        var other = await MessagingTests.Raise(publisher, 1);
        await Poll.UntilAsync(async () => await amqp.CountAsync(MessagingTests.Queue) == 2, Limit, "the second message");
        await proxy.CutAsync();
        proxy.Swallows = false;
        await Poll.UntilAsync(async () => await amqp.CountAsync(MessagingTests.Queue) >= 3, Limit, "the second message to be sent again");

        await using var subscriber = await Sample.OnAsync(database, broker, MessagingTests.HandlesAs<MessagingTests.Noting>);
        await Poll.UntilAsync(async () => await amqp.CountAsync(MessagingTests.Queue) == 0, Limit, "all to be handled");
        foreach (var stream in new[] { id, other })
        {
            (await MessagingTests.NoteOf(subscriber, stream, n => n is not null))!.Versions.ShouldBe([2]);
        }
    }

    // The publisher moves on only after the confirm.
    static async Task<long> ConfirmedAsync(SchemeTestHost publisher)
    {
        await using var session = publisher.Get<ISampleStore>().QuerySession();
        return (await session.QueryAsync<long>(
            "select coalesce(max(last_seq_id), 0) from sample.mt_event_progression where name like 'samplePublisher%'")).Single();
    }
}
