namespace TransferScheme.EventStore.Tests;

public sealed class AggregatingTests(Postgres postgres) : StoreTest(postgres)
{
    [Fact]
    public async Task Given_unknown_stream_when_read_then_nothing()
    {
        await using var session = OpenLive().QuerySession();
        var id = Guid.NewGuid();

        (await session.Events.FetchLatest<Parcel>(id)).ShouldBeNull();
        (await session.Events.AggregateStreamAsync<Parcel>(id)).ShouldBeNull();
        (await session.Events.FetchStreamAsync(id)).ShouldBeEmpty();
        (await session.Events.FetchStreamStateAsync(id)).ShouldBeNull();
        (await session.Events.LoadAsync(id)).ShouldBeNull();
    }

    [Fact]
    public async Task Given_stream_when_aggregated_to_a_version_then_the_state_then_or_null_beyond()
    {
        var store = OpenInline();
        var id = await StartAsync(store, new ParcelSent("York"), new ParcelMoved("Leeds"), new ParcelMoved("York"));
        await using var session = store.QuerySession();

        (await session.Events.AggregateStreamAsync<Parcel>(id, version: 2)).ShouldBe(new Parcel(id, "York", ParcelStatus.UnderWay, 1, 2));
        (await session.Events.AggregateStreamAsync<Parcel>(id, version: 3)).ShouldBe(new Parcel(id, "York", ParcelStatus.Arrived, 2, 3));
        (await session.Events.AggregateStreamAsync<Parcel>(id, version: 4)).ShouldBeNull();
        (await session.Events.AggregateStreamAsync<Parcel>(id)).ShouldBe(new Parcel(id, "York", ParcelStatus.Arrived, 2, 3));
    }

    [Fact]
    public async Task Given_state_and_version_when_aggregated_from_there_then_only_later_events_are_folded()
    {
        var store = OpenLive();
        var id = await StartAsync(store, new ParcelSent("York"), new ParcelMoved("Leeds"), new ParcelMoved("Hull"));
        await using var session = store.QuerySession();
        var before = new Parcel(id, "York", ParcelStatus.UnderWay, 10, 2);

        var after = await session.Events.AggregateStreamAsync(id, state: before, fromVersion: 3);

        after.ShouldBe(new Parcel(id, "York", ParcelStatus.UnderWay, 11, 3));
    }

    [Fact]
    public async Task Given_times_when_aggregated_to_one_then_the_state_at_or_before_it()
    {
        var clock = new SettableTime(new DateTimeOffset(2031, 5, 1, 9, 0, 0, TimeSpan.Zero));
        var store = OpenLive(o => o.Events.TimeProvider = clock);
        var id = await StartAsync(store, new ParcelSent("York"));
        clock.Now = clock.Now.AddHours(1);
        await AppendAsync(store, id, new ParcelMoved("Leeds"));
        await using var session = store.QuerySession();

        (await session.Events.AggregateStreamAsync<Parcel>(id, timestamp: clock.Now.AddHours(-2))).ShouldBeNull();
        (await session.Events.AggregateStreamAsync<Parcel>(id, timestamp: clock.Now.AddHours(-1))).ShouldNotBeNull().Moves.ShouldBe(0);
        (await session.Events.AggregateStreamAsync<Parcel>(id, timestamp: clock.Now)).ShouldNotBeNull().Moves.ShouldBe(1);
        (await session.Events.FetchStreamAsync(id, timestamp: clock.Now.AddMinutes(-1))).Count.ShouldBe(1);
        (await session.Events.FetchStreamAsync(id, fromVersion: 2)).Select(e => e.Data).ShouldBe([new ParcelMoved("Leeds")]);
        (await session.Events.FetchStreamAsync(id, version: 1)).Select(e => e.Data).ShouldBe([new ParcelSent("York")]);
    }

    [Fact]
    public async Task Given_stream_when_its_state_is_asked_then_label_version_and_the_servers_times()
    {
        var clock = new SettableTime(new DateTimeOffset(2031, 5, 1, 9, 0, 0, TimeSpan.Zero));
        var store = OpenLive(o => o.Events.TimeProvider = clock);
        var id = await StartAsync(store, new ParcelSent("York"));
        await using var session = store.QuerySession();

        var state = (await session.Events.FetchStreamStateAsync(id)).ShouldNotBeNull();

        (state.Id, state.Key, state.Version, state.AggregateType, state.IsArchived).ShouldBe((id, null, 1, typeof(Parcel), false));
        state.Created.ShouldBe(DateTimeOffset.UtcNow, TimeSpan.FromMinutes(1));
        state.LastTimestamp.ShouldBe(DateTimeOffset.UtcNow, TimeSpan.FromMinutes(1));
        (await session.Events.FetchStreamAsync(id))[0].Timestamp.ShouldBe(clock.Now);
    }

    [Fact]
    public async Task Given_event_that_is_not_included_when_folded_then_the_version_stays_behind()
    {
        var store = OpenLive();
        var id = await StartAsync(store, new ParcelSent("York"), new ParcelWeighed(300));
        await using var session = store.LightweightSession();

        (await session.Events.FetchLatest<Parcel>(id)).ShouldNotBeNull().Version.ShouldBe(1);
        (await session.Events.FetchForWriting<Parcel>(id)).StartingVersion.ShouldBe(2);
    }

    [Fact]
    public async Task Given_event_id_when_loaded_then_that_event()
    {
        var store = OpenLive();
        var id = await StartAsync(store, new ParcelSent("York"), new ParcelMoved("Leeds"));
        await using var session = store.QuerySession();
        var second = (await session.Events.FetchStreamAsync(id))[1];

        (await session.Events.LoadAsync(second.Id)).ShouldNotBeNull().Data.ShouldBe(new ParcelMoved("Leeds"));
        (await session.Events.LoadAsync<ParcelMoved>(second.Id)).ShouldNotBeNull().Data.Place.ShouldBe("Leeds");
        (await session.Events.LoadAsync<ParcelSent>(second.Id)).ShouldBeNull();
    }

    [Fact]
    public async Task Given_async_projection_when_the_latest_is_fetched_then_events_are_folded()
    {
        var store = Open(o => o.Projections.Add<ParcelProjection>(ProjectionLifecycle.Async));
        var id = await StartAsync(store, new ParcelSent("York"), new ParcelMoved("Leeds"));
        await using var session = store.QuerySession();

        (await session.Events.FetchLatest<Parcel>(id)).ShouldBe(new Parcel(id, "York", ParcelStatus.UnderWay, 1, 2));
    }

    [Fact]
    public async Task Given_text_streams_when_used_then_keys_identify_them_and_guids_are_refused()
    {
        var store = Open(o =>
        {
            o.Events.StreamIdentity = StreamIdentity.AsString;
            o.Projections.Add<StampProjection>(ProjectionLifecycle.Inline);
        });
        await using var session = store.LightweightSession();
        session.Events.StartStream<Stamp>("penny/black", new ParcelWeighed(1));
        await session.SaveChangesAsync();
        session.Events.Append("penny/black", 2, new ParcelWeighed(2));
        await session.SaveChangesAsync();
        var stream = await session.Events.FetchForWriting<Stamp>("penny/black", 2);
        stream.AppendOne(new ParcelWeighed(3));
        await session.SaveChangesAsync();

        (stream.Key, stream.Id, stream.Aggregate).ShouldBe(("penny/black", Guid.Empty, new Stamp("penny/black", 3)));
        (await session.Events.FetchLatest<Stamp>("penny/black")).ShouldBe(new Stamp("penny/black", 6));
        (await session.Events.FetchStreamAsync("penny/black")).ShouldAllBe(e => e.StreamKey == "penny/black" && e.StreamId == Guid.Empty);
        (await session.Events.AggregateStreamAsync<Stamp>("penny/black", version: 1)).ShouldBe(new Stamp("penny/black", 1));
        (await session.Events.FetchStreamStateAsync("penny/black")).ShouldNotBeNull().Key.ShouldBe("penny/black");
        Should.Throw<InvalidOperationException>(() => session.Events.Append(Guid.NewGuid(), new ParcelWeighed(1)));
        Should.Throw<InvalidOperationException>(() => OpenLive().LightweightSession().Events.Append("key", new ParcelWeighed(1)));
    }
}

public sealed class StampProjection : SingleStreamProjection<Stamp, string>
{
    public StampProjection() => IncludeType<ParcelWeighed>();

    public override Stamp? Evolve(Stamp? snapshot, string id, IEvent e) =>
        new(id, (snapshot?.Pence ?? 0) + ((ParcelWeighed)e.Data).Grams);
}
