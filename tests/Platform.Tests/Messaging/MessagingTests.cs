using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using TransferScheme.Contracts.Allocation;
using TransferScheme.Platform.Messaging;
using TransferScheme.Platform.Parking;
using TransferScheme.Platform.Security;
using TransferScheme.TestKit;

namespace TransferScheme.Platform.Tests.Messaging;

/// <summary>From the event to the handler over a real broker: in order, once in effect, and never let go of.</summary>
public sealed class MessagingTests
{
    internal const string Queue = "referrals-when-offer-made";
    static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task Every_event_reaches_the_handler_in_order_and_once_in_effect()
    {
        await using var host = await Sample.StartAsync(
            b => b.Services.AddHandler<ISampleStore, OfferMade, Noting>(Queue), Told);
        var id = await Raise(host, 20);
        var note = await NoteOf(host, id, n => n?.Versions.Count >= 20);
        note!.Versions.ShouldBe(Enumerable.Range(2, 20).Select(v => (long)v));

        var registration = host.Get<IEnumerable<HandlerRegistration>>().Single();
        var again = Guid.CreateVersion7();
        var message = Message(id, 99);
        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => registration.Deliver(host.Services, again, message,
            CancellationToken.None)));
        (await NoteOf(host, id, n => n?.Versions.Contains(99) == true))!.Versions.Count(v => v == 99).ShouldBe(1);
    }

    [Fact]
    public async Task A_poison_message_is_parked_listed_alarmed_and_replayed_and_holds_up_nobody()
    {
        await using var host = await Sample.StartAsync(
            b =>
            {
                b.Services.AddHandler<ISampleStore, OfferMade, Poisoned>(Queue);
            },
            Told);
        var poisoned = host.Get<Poisoned>();
        poisoned.FailOn = 3;
        var id = await Raise(host, 5);
        (await NoteOf(host, id, n => n?.Versions.Count >= 4))!.Versions.ShouldBe([2, 4, 5, 6]);

        using var national = host.Client(Role.National);
        var list = await Poll.ForAsync(
            async () => JsonDocument.Parse(await national.GetStringAsync("/operations/sample/parked-messages")).RootElement.GetProperty(
                "items"),
            items => items.GetArrayLength() == 1, Limit, "the message to be parked");
        list[0].GetProperty("reason").GetString().ShouldBe("InvalidOperationException: poison");
        list[0].GetProperty("queue").GetString().ShouldBe(Queue);
        using var officer = host.Client(Role.DutyOfficer, "E1");
        ((int)(await officer.GetAsync("/operations/sample/parked-messages")).StatusCode).ShouldBe(403);

        poisoned.FailOn = -1;
        using var replay = await national.PostAsync("/operations/sample/parked-messages/replay", null);
        (await replay.Content.ReadFromJsonAsync<ReplayAnswer>())!.Replayed.ShouldBe(1);
        (await NoteOf(host, id, n => n?.Versions.Count >= 5))!.Versions.ShouldBe([2, 4, 5, 6, 3]);
        await Poll.UntilAsync(
            async () => JsonDocument.Parse(await national.GetStringAsync("/operations/sample/parked-messages")).RootElement.GetProperty(
                "items").GetArrayLength() == 0,
            Limit, "the parked message to be gone");
    }

    internal static object? Told(IEvent e) => e.Data is CounterRaised ? Message(e.StreamId, e.Version) : null;

    internal static string Json(object message) => JsonSerializer.Serialize(message, Problems.Json.Answers);

    internal static void HandlesAs<THandler>(WebApplicationBuilder builder)
        where THandler : class, IHandle<OfferMade> => builder.Services.AddHandler<ISampleStore, OfferMade, THandler>(Queue);

    internal static OfferMade Message(Guid id, long version) => new()
    {
        OfferId = id, Version = version, OccurredAt = DateTimeOffset.UnixEpoch, ReferralId = id, Authority = "E1", Region = "london",
        Size = 1,
        RespondBy = DateTimeOffset.UnixEpoch,
    };

    internal static Task<Guid> Raise(SchemeTestHost host, int times) => Raise(host.Get<ISampleStore>(), times);

    internal static async Task<Guid> Raise(ISampleStore store, int times)
    {
        var id = Guid.CreateVersion7();
        await using var session = store.LightweightSession();
        session.Events.StartStream<Counter>(id, [new CounterOpened("E1"), .. Enumerable.Range(0, times).Select(_ => new CounterRaised(1))]);
        await session.SaveChangesAsync();
        return id;
    }

    internal static Task<Note?> NoteOf(SchemeTestHost host, Guid id, Func<Note?, bool> wanted) => Poll.ForAsync(
        async () =>
        {
            await using var session = host.Get<ISampleStore>().QuerySession();
            return await session.LoadAsync<Note>(id);
        },
        wanted,
        Limit,
        "the handler to have noted the messages");

    public sealed record Note(Guid Id, IReadOnlyList<long> Versions);

    public class Noting : IHandle<OfferMade>
    {
        public virtual async Task Handle(OfferMade message, IDocumentSession session, CancellationToken ct)
        {
            var note = await session.LoadAsync<Note>(message.OfferId, ct) ?? new Note(message.OfferId, []);
            session.Store(note with { Versions = [.. note.Versions, message.Version] });
        }
    }

    public sealed class Poisoned : Noting
    {
        public long FailOn { get; set; }

        public override Task Handle(OfferMade message, IDocumentSession session, CancellationToken ct) =>
            message.Version == FailOn ? throw new InvalidOperationException("poison") : base.Handle(message, session, ct);
    }

    /// <summary>Takes its time, and tells when it begins.</summary>
    public sealed class Slow : Noting
    {
        public static Action? Begun { get; set; }

        public override async Task Handle(OfferMade message, IDocumentSession session, CancellationToken ct)
        {
            Begun?.Invoke();
            await Task.Delay(TimeSpan.FromSeconds(4), ct);
            await base.Handle(message, session, ct);
        }
    }
}
