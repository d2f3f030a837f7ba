using System.Diagnostics;
using TransferScheme.Contracts.Allocation;
using TransferScheme.Platform.Messaging;
using TransferScheme.Platform.Tests.Messaging;
using TransferScheme.TestKit;
using Xunit.Abstractions;

namespace TransferScheme.Platform.Tests.Broker;

/// <summary>The broker loses all that it has, with thousands of messages that nobody has seen: no subscriber misses one of them.</summary>
public sealed class WipeTests(ITestOutputHelper output)
{
    const int Streams = 100;
    const int Each = 20;
    static readonly TimeSpan Limit = TimeSpan.FromSeconds(120);

    public static TheoryData<bool> Twice => LongRun.IsThis ? [false, true] : [true];

    static int Kills => LongRun.IsThis ? 5 : 2;

    [Theory]
    [MemberData(nameof(Twice))]
    public async Task Given_messages_that_nobody_has_seen_when_the_broker_is_wiped_under_load_then_every_subscriber_has_each_once(
        bool twice)
    {
        var database = await (await PrivatePostgres.SharedAsync()).CreateDatabaseAsync();
        await using var rabbit = await PrivateRabbit.StartAsync();
        await using var publisher = await Sample.OnAsync(database, rabbit.Uri, MessagingTests.HandlesAs<MessagingTests.Noting>,
            MessagingTests.Told);
        var load = RaiseAllAsync(publisher);
        await using (var amqp = await Amqp.OpenAsync(rabbit.Uri))
        {
            await Poll.UntilAsync(async () => await amqp.CountAsync(Other.Queue) >= Streams * Each / 2, Limit,
                "half of the messages in a queue without consumer");
        }

        var began = Stopwatch.GetTimestamp();
        for (var i = 0; i < (twice ? 2 : 1); i++)
        {
            if (i > 0)
            {
                await using var amqp = await Amqp.OpenAsync(rabbit.Uri);
                await Poll.UntilAsync(async () => await amqp.CountAsync(Other.Queue) >= Streams, Limit, "some messages in the queue again");
            }

            await rabbit.WipeAsync();
            await rabbit.RestartAsync();
        }

        output.WriteLine($"the broker is back after {Stopwatch.GetElapsedTime(began).TotalSeconds:0.0} s");
        began = Stopwatch.GetTimestamp();
        await using var subscriber = await Sample.OnAsync(database, rabbit.Uri,
            b => b.Services.AddHandler<ISampleStore, OfferMade, Other>(Other.Queue));
        await load;
        foreach (var document in new[] { nameof(MessagingTests.Note), nameof(OtherNote) })
        {
            await WholeAsync(subscriber, document);
            output.WriteLine($"{document}: {Streams * Each} messages done {Stopwatch.GetElapsedTime(began).TotalSeconds:0.0} s after");
        }
    }

    [Fact]
    public async Task Given_a_busy_bus_when_the_broker_is_killed_again_and_again_then_it_finds_back_within_thirty_seconds()
    {
        var database = await (await PrivatePostgres.SharedAsync()).CreateDatabaseAsync();
        await using var rabbit = await PrivateRabbit.StartAsync();
        await using var host = await Sample.OnAsync(
            database, rabbit.Uri, MessagingTests.HandlesAs<MessagingTests.Noting>, MessagingTests.Told);
        for (var kill = 1; kill <= Kills; kill++)
        {
            await Task.WhenAll(MessagingTests.Raise(host, 400), Task.Delay(TimeSpan.FromMilliseconds(300)));
            await rabbit.KillAsync();
            var last = await MessagingTests.Raise(host, 1);
            await rabbit.RestartAsync();
            var began = Stopwatch.GetTimestamp();
            await Poll.UntilAsync(async () => await IsNotedAsync(host, last), TimeSpan.FromSeconds(90), "what was raised meanwhile");
            output.WriteLine($"kill {kill}: all is well {Stopwatch.GetElapsedTime(began).TotalSeconds:0.0} s after");
            Stopwatch.GetElapsedTime(began).ShouldBeLessThan(TimeSpan.FromSeconds(30));
        }
    }

    static async Task<bool> IsNotedAsync(SchemeTestHost host, Guid stream)
    {
        await using var session = host.Get<ISampleStore>().QuerySession();
        return await session.LoadAsync<MessagingTests.Note>(stream) is not null;
    }

    static async Task RaiseAllAsync(SchemeTestHost host)
    {
        for (var i = 0; i < Streams; i++)
        {
            await MessagingTests.Raise(host, Each);
            await Task.Delay(20);
        }
    }

    static async Task WholeAsync(SchemeTestHost host, string document)
    {
        await using var session = host.Get<ISampleStore>().QuerySession();
        var once = string.Join(", ", Enumerable.Range(2, Each));
        var whole =
            $$"""
            select count(*) from sample.mt_doc_{{(document == "Note" ? "messagingtests_note" : "wipetests_othernote")}} as d
            where (select string_agg(v, ', ' order by v::int) from jsonb_array_elements_text(d.data -> 'versions') as v) = '{{once}}'
            """;
        await Poll.ForAsync(async () => (await session.QueryAsync<long>(whole)).Single(), count => count == Streams, Limit,
            $"every {document} to be whole");
    }

    public sealed record OtherNote(Guid Id, IReadOnlyList<long> Versions);

    /// <summary>Another subscriber, which starts only after the broker was wiped.</summary>
    public sealed class Other : IHandle<OfferMade>
    {
        internal const string Queue = "dashboards-when-offer-made";

        public async Task Handle(OfferMade message, IDocumentSession session, CancellationToken ct)
        {
            var note = await session.LoadAsync<OtherNote>(message.OfferId, ct) ?? new OtherNote(message.OfferId, []);
            session.Store(note with { Versions = [.. note.Versions, message.Version] });
        }
    }
}
