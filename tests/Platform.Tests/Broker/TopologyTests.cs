using System.Diagnostics;
using System.Net.Http.Json;
using TransferScheme.Contracts;
using TransferScheme.Contracts.Allocation;
using TransferScheme.Platform.Broker;
using TransferScheme.Platform.Health;
using TransferScheme.Platform.Security;
using TransferScheme.Platform.Tests.Messaging;
using TransferScheme.TestKit;
using Xunit.Abstractions;

namespace TransferScheme.Platform.Tests.Broker;

/// <summary>The queues are there before anything is published, whoever starts first and whatever the broker remembers.</summary>
public sealed class TopologyTests(ITestOutputHelper output)
{
    static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    /// <summary>The queues that an offer made goes to.</summary>
    static IReadOnlyList<string> Subscribed { get; } =
        [.. Topology.Subscriptions.Where(s => s.Message == typeof(OfferMade)).Select(s => s.Queue)];

    [Fact]
    public async Task Every_queue_of_the_scheme_is_quorum_with_a_limit_and_a_dead_letter_exchange()
    {
        await using var host = await Sample.StartAsync(MessagingTests.HandlesAs<MessagingTests.Noting>);
        var listed = await (await PrivateRabbit.SharedAsync()).ControlAsync(
            "list_queues", "-p", Uri.UnescapeDataString(host.Broker.AbsolutePath[1..]), "--quiet", "--no-table-headers", "name", "type",
            "arguments");
        var queues = listed.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(q => q.Split('\t')).ToList();
        queues.Select(q => q[0]).Order().ShouldBe(Topology.Subscriptions.Select(s => s.Queue).Append(DeadLetters.Queue).Order());
        queues.Where(q => q[1] != "quorum" || !q[2].Contains("\"x-delivery-limit\"")
            || !q[2].Contains($"\"x-dead-letter-exchange\",\"{DeadLetters.Queue}\""))
            .ShouldBeEmpty();
        queues.Where(q => !q[2].Contains("\"x-single-active-consumer\"")).Select(q => q[0]).ShouldBe([DeadLetters.Queue]);
    }

    [Fact]
    public async Task Every_connection_is_given_up_within_seconds_when_its_other_end_is_silent()
    {
        await using var host = await Sample.StartAsync(MessagingTests.HandlesAs<MessagingTests.Noting>);
        var listed = await (await PrivateRabbit.SharedAsync()).ControlAsync("list_connections", "--quiet", "--no-table-headers", "vhost", "timeout");
        var vhost = Uri.UnescapeDataString(host.Broker.AbsolutePath[1..]);
        var heartbeats = listed.Split('\n').Select(c => c.Trim().Split('\t')).Where(c => c[0] == vhost).Select(c => c[1]).ToList();
        heartbeats.Count.ShouldBeGreaterThanOrEqualTo(2);
        heartbeats.ShouldAllBe(seconds => seconds == "5");
    }

    [Fact]
    public async Task Given_an_empty_broker_and_no_other_host_when_published_then_no_subscriber_misses_anything()
    {
        const int Times = 50;
        await using var publisher = await Sample.StartAsync(message: MessagingTests.Told);
        await MessagingTests.Raise(publisher, Times);
        await using var amqp = await Amqp.OpenAsync(publisher.Broker);
        foreach (var queue in Subscribed)
        {
            await Poll.UntilAsync(async () => await amqp.CountAsync(queue) == Times, Limit, $"{Times} messages in {queue}");
        }
    }

    [Fact]
    public async Task Given_no_broker_when_started_then_alive_but_not_ready_until_it_comes()
    {
        var database = await (await PrivatePostgres.SharedAsync()).CreateDatabaseAsync();
        await using var rabbit = await PrivateRabbit.StartAsync();
        await rabbit.StopAsync();
        await using var process = await SampleProcess.StartAsync("notes", database, rabbit.Uri);
        await Poll.UntilAsync(async () => await process.StatusAsync("/health/live") == 200, Limit, "the process to be alive");
        using (var answer = await process.Client.GetAsync("/health/ready"))
        {
            ((int)answer.StatusCode).ShouldBe(503);
            (await answer.Content.ReadFromJsonAsync<HealthAnswer>())!.Details.ShouldBe(["The queues have not been declared yet."]);
        }

        var id = await process.RaiseAsync(3);
        await rabbit.RestartAsync();
        var back = Stopwatch.GetTimestamp();
        await process.ReadyAsync();
        output.WriteLine($"ready {Stopwatch.GetElapsedTime(back).TotalSeconds:0.0} s after the broker");
        await using var beside = await Sample.OnAsync(database, rabbit.Uri);
        (await MessagingTests.NoteOf(beside, id, n => n?.Versions.Count >= 3))!.Versions.ShouldBe([2, 3, 4]);
        output.WriteLine($"handled {Stopwatch.GetElapsedTime(back).TotalSeconds:0.0} s after the broker");
    }

    [Fact]
    public async Task Given_a_broker_that_it_knows_when_a_publisher_starts_again_then_nothing_is_published_again_unless_asked_for()
    {
        await using var first = await Sample.StartAsync(message: MessagingTests.Told);
        await using var amqp = await Amqp.OpenAsync(first.Broker);
        await MessagingTests.Raise(first, 5);
        await Poll.UntilAsync(async () => await amqp.CountAsync(Subscribed[0]) == 5, Limit, "five messages");

        await using var second = await Sample.OnAsync(first.Database, first.Broker, null, MessagingTests.Told);
        await MessagingTests.Raise(second, 1);
        await Poll.UntilAsync(async () => await amqp.CountAsync(Subscribed[0]) >= 6, Limit, "one message more");
        (await amqp.CountAsync(Subscribed[0])).ShouldBe(6u);

        using var national = second.Client(Role.National);
        using var officer = second.Client(Role.DutyOfficer, "E1");
        ((int)(await officer.PostAsync("/operations/sample/republish", null)).StatusCode).ShouldBe(403);
        ((int)(await national.PostAsync("/operations/other/republish", null)).StatusCode).ShouldBe(404);
        ((int)(await national.PostAsync("/operations/sample/republish", null)).StatusCode).ShouldBe(202);
        await Poll.UntilAsync(async () => await amqp.CountAsync(Subscribed[0]) == 12, Limit, "every message again");
    }
}
