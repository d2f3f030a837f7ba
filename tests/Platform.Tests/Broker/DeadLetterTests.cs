using System.Diagnostics;
using System.Net.Http.Json;
using RabbitMQ.Client;
using TransferScheme.Platform.Health;
using TransferScheme.Platform.Parking;
using TransferScheme.Platform.Security;
using TransferScheme.Platform.Tests.Messaging;
using TransferScheme.TestKit;
using Xunit.Abstractions;
using DeadLetters = TransferScheme.Platform.Broker.DeadLetters;

namespace TransferScheme.Platform.Tests.Broker;

/// <summary>What nobody can read, and what the broker gave up delivering: seen, alarmed and sent back, never lost.</summary>
public sealed class DeadLetterTests(ITestOutputHelper output)
{
    const string Letters = "/operations/referrals/dead-letters";
    static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task Given_a_message_that_cannot_be_read_when_delivered_then_it_is_a_dead_letter_at_once_and_holds_up_nobody()
    {
        await using var host = await StartAsync(MessagingTests.HandlesAs<MessagingTests.Noting>);
        await using var amqp = await Amqp.OpenAsync(host.Broker);
        using var national = host.Client(Role.National);
        var began = Stopwatch.GetTimestamp();
        await PublishAsync(amqp, "{ \"secret\": \"Amal Tesfay\"", null);
        await PublishAsync(amqp, """{ "message": { "offerId": "no" }, "messageType": ["urn:message:TransferScheme.Contracts.Allocation:OfferMade"] }""", Guid.Empty);
        await PublishAsync(amqp, """{ "message": {}, "messageType": ["urn:message:Another:Message"] }""", Guid.Empty);
        var id = await MessagingTests.Raise(host, 5);
        (await MessagingTests.NoteOf(host, id, n => n?.Versions.Count >= 5))!.Versions.ShouldBe([2, 3, 4, 5, 6]);
        output.WriteLine($"those behind are handled after {Stopwatch.GetElapsedTime(began).TotalSeconds:0.00} s");

        await Poll.UntilAsync(async () => await amqp.CountAsync(DeadLetters.Queue) == 3, Limit, "three dead letters");
        output.WriteLine($"dead after {Stopwatch.GetElapsedTime(began).TotalSeconds:0.00} s");
        var text = await national.GetStringAsync(Letters);
        text.ShouldNotContain("Amal");
        var list = (await national.GetFromJsonAsync<DeadLetterList>(Letters))!.Items;
        list.Select(l => (l.Queue, l.Reason, l.Count)).ShouldBe(
        [
            (MessagingTests.Queue, "It cannot be read (SerializationException).", 1),
            (MessagingTests.Queue, "It cannot be read (JsonException).", 1),
            (MessagingTests.Queue, "It is not of the type that this queue is for.", 1),
        ]);
        list[0].Id.Length.ShouldBe(32);
        list[1].Id.ShouldBe($"{Guid.Empty}");
        list.ShouldAllBe(l => l.At > DateTimeOffset.UtcNow.AddMinutes(-1));

        await Poll.UntilAsync(
            async () => (await national.GetFromJsonAsync<HealthAnswer>("/health/alarms"))!.Details
                is ["broker: 3 messages in scheme-dead-letters wait for a person."],
            Limit, "the alarm to be red");
        (await national.GetFromJsonAsync<HealthAnswer>("/health/ready"))!.Status.ShouldBe("degraded");
    }

    [Fact]
    public async Task Given_dead_letters_when_replayed_one_or_all_then_they_are_handled_and_gone()
    {
        await using var host = await StartAsync();
        await using var amqp = await Amqp.OpenAsync(host.Broker);
        using var national = host.Client(Role.National);
        var id = await MessagingTests.Raise(host, 4);
        await Poll.UntilAsync(async () => await amqp.CountAsync(MessagingTests.Queue) == 4, Limit, "four messages");
        await amqp.RefuseAsync(MessagingTests.Queue, 4);
        await Poll.UntilAsync(async () => await amqp.CountAsync(DeadLetters.Queue) == 4, Limit, "four dead letters");
        DeadLetterList? list = null;
        for (var look = 0; look < 30; look++)
        {
            // A broker of 4.x would drop a message that was looked at twenty times, had its queue no limit of its own.
            list = await national.GetFromJsonAsync<DeadLetterList>(Letters);
        }

        list!.Items.Select(l => (l.Queue, l.Reason, l.Count)).ShouldBe(Enumerable.Repeat((MessagingTests.Queue, "rejected", 1L), 4));
        list.Items.Select(l => l.Id).ShouldBeUnique();

        (await ReplayAsync(national, $"?id={list.Items[2].Id}&id={Guid.CreateVersion7()}")).ShouldBe(1);
        await Poll.UntilAsync(async () => await amqp.CountAsync(DeadLetters.Queue) == 3, Limit, "the others to be back");
        (await ReplayAsync(national, "")).ShouldBe(3);
        (await national.GetFromJsonAsync<DeadLetterList>(Letters))!.Items.ShouldBeEmpty();

        await using var handling = await Sample.OnAsync(host.Database, host.Broker, MessagingTests.HandlesAs<MessagingTests.Noting>,
            service: "referrals");
        (await MessagingTests.NoteOf(handling, id, n => n?.Versions.Count >= 4))!.Versions.ShouldBe([4, 2, 3, 5]);
    }

    [Fact]
    public async Task Given_dead_letters_when_asked_by_another_or_for_another_service_then_none_is_shown()
    {
        await using var host = await StartAsync();
        await using var amqp = await Amqp.OpenAsync(host.Broker);
        await amqp.Channel.BasicPublishAsync("", "allocation-when-offer-accepted", true, "x"u8.ToArray());
        await amqp.RefuseAsync("allocation-when-offer-accepted", 1);
        await Poll.UntilAsync(async () => await amqp.CountAsync(DeadLetters.Queue) == 1, Limit, "a dead letter");
        using var national = host.Client(Role.National);
        (await national.GetFromJsonAsync<DeadLetterList>(Letters))!.Items.ShouldBeEmpty();
        (await ReplayAsync(national, "")).ShouldBe(0);
        await Poll.UntilAsync(async () => await amqp.CountAsync(DeadLetters.Queue) == 1, Limit, "it to be back");

        using var officer = host.Client(Role.DutyOfficer, "E1");
        using var nobody = host.Client();
        foreach (var (client, path, status) in new[]
        {
            (officer, Letters, 403), (nobody, Letters, 401), (national, "/operations/allocation/dead-letters", 404),
        })
        {
            ((int)(await client.GetAsync(path)).StatusCode).ShouldBe(status);
            ((int)(await client.PostAsync($"{path}/replay", null)).StatusCode).ShouldBe(status);
        }
    }

    // The queues belong to Referrals, so that the sample stands for it here.
    static Task<SchemeTestHost> StartAsync(Action<Microsoft.AspNetCore.Builder.WebApplicationBuilder>? more = null) =>
        Sample.StartAsync(more, MessagingTests.Told, "referrals");

    static ValueTask PublishAsync(Amqp amqp, string body, Guid? id) => amqp.Channel.BasicPublishAsync(
        "", MessagingTests.Queue, true,
        new BasicProperties { MessageId = id?.ToString(), ContentType = "application/vnd.masstransit+json" },
        System.Text.Encoding.UTF8.GetBytes(body));

    static async Task<int> ReplayAsync(HttpClient client, string query)
    {
        using var answer = await client.PostAsync($"{Letters}/replay{query}", null);
        return (await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<ReplayAnswer>())!.Replayed;
    }
}
