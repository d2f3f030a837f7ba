using System.Net.Http.Json;
using TransferScheme.Platform.Health;
using TransferScheme.Platform.Parking;
using TransferScheme.Platform.Security;
using TransferScheme.Platform.Tests.Messaging;
using TransferScheme.TestKit;

namespace TransferScheme.Platform.Tests.Parking;

/// <summary>The list of parked messages, its replay, and when it is an alarm.</summary>
public sealed class ParkedTests
{
    const string Path = "/operations/sample/parked-messages";
    static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);
    static readonly DateTimeOffset Now = DateTimeOffset.UtcNow;

    [Fact]
    public async Task Given_parked_messages_when_a_day_old_or_out_of_tries_then_the_alarm_is_red_and_not_before()
    {
        await using var host = await Sample.StartAsync();
        using var anybody = host.Client();
        await StoreAsync(host, Row("young", Now.AddHours(-23.9), Now.AddHours(1)));
        (await AlarmsAsync(anybody)).ShouldBe([]);

        await StoreAsync(host, Row("old", Now.AddHours(-24.1), Now.AddHours(1)));
        await Poll.UntilAsync(
            async () => await AlarmsAsync(anybody) is ["parked-messages: 1 parked messages of sample wait for a person."], Limit,
                "an alarm for the old one");
        await StoreAsync(host, Row("tried", Now, null));
        await Poll.UntilAsync(
            async () => await AlarmsAsync(anybody) is ["parked-messages: 2 parked messages of sample wait for a person."], Limit,
                "an alarm for both");
    }

    [Fact]
    public async Task Given_a_parked_message_whose_handler_is_gone_when_no_other_process_has_it_either_then_it_waits_for_a_person()
    {
        await using var host = await Sample.StartAsync();
        using var national = host.Client(Role.National);
        await StoreAsync(host, Row("gone", Now, Now.AddMinutes(-2)), Row("new", Now, DateTimeOffset.UtcNow));
        await Poll.UntilAsync(async () => (await ListAsync(national)).Any(m => m.DueAt is null), Limit, "a row to wait for a person");
        var rows = (await ListAsync(national)).OrderBy(m => m.Queue, StringComparer.Ordinal);
        rows.Select(m => (m.Queue, m.DueAt is null, m.Attempts, m.Reason)).ShouldBe(
        [
            ("gone", true, 10, "NoHandlerException: No handler has the queue gone any more."),
            ("new", false, 9, "No handler has the queue new any more. InvalidOperationException: x"),
        ]);
    }

    [Fact]
    public async Task Given_parked_messages_when_some_are_replayed_then_only_those_are_tried()
    {
        await using var host = await Sample.StartAsync(MessagingTests.HandlesAs<MessagingTests.Noting>);
        using var national = host.Client(Role.National);
        var ids = Enumerable.Range(0, 3).Select(_ => Guid.CreateVersion7()).ToArray();
        await StoreAsync(host, [.. ids.Select((id, i) => Message(id, Now.AddSeconds(i)))]);
        (await ReplayAsync(national, $"?id={Key(ids[0])}&id={Key(ids[2])}&id=unknown")).ShouldBe(2);
        await Poll.UntilAsync(async () => (await ListAsync(national)).Count == 1, Limit, "two to be done");
        (await ListAsync(national)).Select(m => (m.MessageId, m.Attempts, m.DueAt)).ShouldBe([(ids[1], 9, null)]);
        (await ReplayAsync(national, "")).ShouldBe(1);
        await Poll.UntilAsync(async () => (await ListAsync(national)).Count == 0, Limit, "the last to be done");
    }

    [Fact]
    public async Task Given_a_parked_message_when_it_is_delivered_again_then_its_row_keeps_its_age()
    {
        await using var host = await Sample.StartAsync(MessagingTests.HandlesAs<MessagingTests.Poisoned>);
        host.Get<MessagingTests.Poisoned>().FailOn = 2;
        using var national = host.Client(Role.National);
        var id = Guid.CreateVersion7();
        var row = Message(id, Now.AddHours(-3));
        await StoreAsync(host, row);
        await host.Get<Deliveries>().DeliverAsync(
            host.Get<IEnumerable<Platform.Messaging.HandlerRegistration>>().Single(), id, MessagingTests.Message(id, 2),
                CancellationToken.None);
        (await ListAsync(national)).Single().Attempts.ShouldBe(9);
    }

    static string Key(Guid id) => $"{MessagingTests.Queue}/{id}";

    static ParkedMessage Row(string queue, DateTimeOffset parked, DateTimeOffset? due) =>
        new($"{queue}/1", queue, Guid.Empty, "OfferMade", "{}", "InvalidOperationException: x", 9, parked, due);

    static ParkedMessage Message(Guid id, DateTimeOffset parked) =>
        new(Key(id), MessagingTests.Queue, id, "OfferMade", MessagingTests.Json(MessagingTests.Message(id, 2)),
            "InvalidOperationException: x", 9, parked, null);

    static async Task StoreAsync(SchemeTestHost host, params ParkedMessage[] rows)
    {
        await using var session = host.Get<ISampleStore>().LightweightSession();
        session.Store(rows);
        await session.SaveChangesAsync();
    }

    static async Task<IReadOnlyList<string>> AlarmsAsync(HttpClient client) =>
        (await client.GetFromJsonAsync<HealthAnswer>("/health/alarms"))!.Details;

    static async Task<IReadOnlyList<ParkedMessage>> ListAsync(HttpClient client) =>
        (await client.GetFromJsonAsync<ParkedList>(Path))!.Items;

    static async Task<int> ReplayAsync(HttpClient client, string query)
    {
        using var answer = await client.PostAsync($"{Path}/replay{query}", null);
        return (await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<ReplayAnswer>())!.Replayed;
    }
}
