using System.Diagnostics;

namespace TransferScheme.EventStore.Tests;

public sealed class MetadataTests(Postgres postgres) : StoreTest(postgres)
{
    [Fact]
    public async Task Given_metadata_when_saved_then_every_event_carries_it()
    {
        var clock = new SettableTime(new DateTimeOffset(2031, 5, 1, 9, 0, 0, TimeSpan.FromHours(1)).AddTicks(12_345_678));
        var store = OpenWithMetadata(clock);
        var id = Guid.CreateVersion7();
        await using var session = store.LightweightSession();
        session.LastModifiedBy = "ada";
        session.CorrelationId = "talk";
        session.CausationId = "click";
        session.SetHeader("tries", 3);
        session.SetHeader("share", 0.5);
        session.SetHeader("who", "ada");
        session.SetHeader("sure", true);
        session.Events.StartStream<Parcel>(id, new ParcelSent("York"), new ParcelMoved("Leeds"));
        await session.SaveChangesAsync();

        var events = await session.Events.FetchStreamAsync(id);

        session.GetHeader("tries").ShouldBe(3);
        session.GetHeader("none").ShouldBeNull();
        events.ShouldAllBe(e => e.UserName == "ada" && e.CorrelationId == "talk" && e.CausationId == "click");
        events.ShouldAllBe(e => e.Timestamp == clock.Now.AddTicks(-8), "The database keeps whole microseconds.");
        events[1].Headers.ShouldBe(
            new Dictionary<string, object> { ["tries"] = 3L, ["share"] = 0.5, ["who"] = "ada", ["sure"] = true }, ignoreOrder: true);
        events[1].GetHeader("tries").ShouldBe(3L);
        events[1].GetHeader("none").ShouldBeNull();
    }

    [Fact]
    public async Task Given_activity_when_the_session_opens_then_correlation_and_causation_follow_it()
    {
        var store = OpenWithMetadata(TimeProvider.System);
        using var parent = new Activity("parent").Start();
        using var activity = new Activity("child").Start();
        var session = store.LightweightSession();
        activity.Stop();
        parent.Stop();
        var id = Guid.CreateVersion7();
        session.Events.StartStream<Parcel>(id, new ParcelSent("York"));
        await session.SaveChangesAsync();

        var stored = (await session.Events.FetchStreamAsync(id)).Single();

        (stored.CorrelationId, stored.CausationId).ShouldBe((activity.RootId, activity.ParentId));
    }

    [Fact]
    public async Task Given_nothing_set_when_saved_then_metadata_is_null()
    {
        Activity.Current = null;
        var store = OpenWithMetadata(TimeProvider.System);
        var id = await StartAsync(store, new ParcelSent("York"));

        var stored = (await store.QuerySession().Events.FetchStreamAsync(id)).Single();

        (stored.CorrelationId, stored.CausationId, stored.UserName, stored.Headers).ShouldBe((null, null, null, null));
        (await RowsAsync("select headers is null from {schema}.mt_events")).ShouldBe(["True"]);
    }

    [Fact]
    public async Task Given_headers_of_json_null_when_read_then_null()
    {
        var store = OpenWithMetadata(TimeProvider.System);
        var id = await StartAsync(store, new ParcelSent("York"));
        await RowsAsync("update {schema}.mt_events set headers = 'null'");

        (await store.QuerySession().Events.FetchStreamAsync(id)).Single().Headers.ShouldBeNull();
    }

    [Fact]
    public async Task Given_header_on_one_event_when_saved_then_it_is_kept_beside_the_sessions()
    {
        var store = OpenWithMetadata(TimeProvider.System);
        var id = Guid.CreateVersion7();
        await using var session = store.LightweightSession();
        session.SetHeader("all", "yes");
        var action = session.Events.StartStream<Parcel>(id, new ParcelSent("York"), new ParcelMoved("Leeds"));
        action.Events[1].SetHeader("own", "yes");
        await session.SaveChangesAsync();

        var events = await session.Events.FetchStreamAsync(id);

        events.Select(e => string.Join(',', e.Headers!.Keys.Order())).ShouldBe(["all", "all,own"]);
    }

    [Fact]
    public async Task Given_metadata_switched_off_when_set_then_saved_without()
    {
        var store = OpenLive();
        var id = Guid.CreateVersion7();
        await using var session = store.LightweightSession();
        session.LastModifiedBy = "ada";
        session.SetHeader("tries", 3);
        session.Events.StartStream<Parcel>(id, new ParcelSent("York"));
        await session.SaveChangesAsync();

        var stored = (await session.Events.FetchStreamAsync(id)).Single();

        (stored.UserName, stored.Headers).ShouldBe((null, null));
    }

    [Fact]
    public async Task Given_inline_projection_of_metadata_when_saved_then_it_sees_what_a_rebuild_would()
    {
        var clock = new SettableTime(new DateTimeOffset(2031, 5, 1, 9, 0, 0, TimeSpan.Zero).AddTicks(7));
        var store = Open(o =>
        {
            o.Events.TimeProvider = clock;
            o.Events.MetadataConfig.UserNameEnabled = o.Events.MetadataConfig.HeadersEnabled = true;
            o.Projections.Add<LastTouchProjection>(ProjectionLifecycle.Inline);
        });
        var id = Guid.CreateVersion7();
        await using var session = store.LightweightSession();
        session.LastModifiedBy = "ada";
        session.Events.Append(id, new ParcelSent("York"), new ParcelWeighed(1));
        await session.SaveChangesAsync();

        var inline = await session.LoadAsync<LastTouch>(id);

        inline.ShouldBe(await session.Events.AggregateStreamAsync<LastTouch>(id));
        inline.ShouldNotBeNull().By.ShouldBe("ada");
    }

    DocumentStore OpenWithMetadata(TimeProvider clock) => OpenLive(o =>
    {
        o.Events.TimeProvider = clock;
        o.Events.MetadataConfig.UserNameEnabled = o.Events.MetadataConfig.CorrelationIdEnabled = true;
        o.Events.MetadataConfig.CausationIdEnabled = o.Events.MetadataConfig.HeadersEnabled = true;
    });
}

public sealed record LastTouch(Guid Id, string? By, DateTimeOffset At, string EventType, Guid EventId);

public sealed class LastTouchProjection : SingleStreamProjection<LastTouch, Guid>
{
    public override LastTouch? Evolve(LastTouch? snapshot, Guid id, IEvent e) => new(id, e.UserName, e.Timestamp, e.EventTypeName, e.Id);
}
