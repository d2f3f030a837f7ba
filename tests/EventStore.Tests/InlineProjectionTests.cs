namespace TransferScheme.EventStore.Tests;

public sealed class InlineProjectionTests(Postgres postgres) : StoreTest(postgres)
{
    [Fact]
    public async Task Given_inline_projections_when_saved_then_their_documents_are_in_the_same_transaction()
    {
        var store = OpenInline();

        var id = await StartAsync(store, new ParcelSent("York"), new ParcelMoved("Leeds"), new ParcelWeighed(3));

        await using var session = store.QuerySession();
        (await session.LoadAsync<Parcel>(id)).ShouldBe(new Parcel(id, "York", ParcelStatus.UnderWay, 1, 2));
        var view = (await session.LoadAsync<ParcelView>(id)).ShouldNotBeNull();
        (view.Id, view.Moves, view.Version).ShouldBe((id, 1, 2));
        (await RowsAsync("select mt_version, mt_dotnet_type from {schema}.mt_doc_parcel")).ShouldBe([$"2|{typeof(Parcel).FullName}"]);
        (await RowsAsync("select data from {schema}.mt_doc_parcel"))
            .ShouldBe([$$"""{"id": "{{id}}", "to": "York", "moves": 1, "status": "UnderWay", "version": 2}"""]);
    }

    [Fact]
    public async Task Given_append_in_each_way_when_saved_then_every_snapshot_follows()
    {
        var store = OpenInline();
        var id = await StartAsync(store, new ParcelSent("York"));
        await AppendAsync(store, id, new ParcelMoved("a"));
        await using var session = store.LightweightSession();
        session.Events.Append(id, 3, new ParcelMoved("b"));
        await session.SaveChangesAsync();
        (await session.Events.FetchForWriting<Parcel>(id)).AppendMany(new ParcelMoved("c"), new ParcelMoved("d"));
        await session.SaveChangesAsync();

        (await session.LoadAsync<Parcel>(id)).ShouldBe(new Parcel(id, "York", ParcelStatus.UnderWay, 4, 5));
        var view = (await session.LoadAsync<ParcelView>(id)).ShouldNotBeNull();
        view.Places.ShouldBe(["a", "b", "c", "d"]);
        view.Version.ShouldBe(5);
    }

    [Fact]
    public async Task Given_unknown_stream_when_appended_blindly_then_its_snapshot_is_made()
    {
        var store = OpenInline();
        var id = Guid.CreateVersion7();

        await AppendAsync(store, id, new ParcelSent("York"), new ParcelMoved("Leeds"));

        (await store.QuerySession().LoadAsync<Parcel>(id)).ShouldBe(new Parcel(id, "York", ParcelStatus.UnderWay, 1, 2));
    }

    [Fact]
    public async Task Given_stale_expected_version_when_saved_then_refused_and_the_snapshot_stays()
    {
        var store = OpenInline();
        var id = await StartAsync(store, new ParcelSent("York"), new ParcelMoved("Leeds"));
        await using var session = store.LightweightSession();
        session.Events.Append(id, 2, new ParcelMoved("Hull"));

        await session.SaveChangesAsync().ShouldThrowAsync<EventStreamUnexpectedMaxEventIdException>();

        (await session.LoadAsync<Parcel>(id)).ShouldNotBeNull().Moves.ShouldBe(1);
    }

    [Fact]
    public async Task Given_evolve_that_returns_null_when_saved_then_the_document_goes_and_the_stream_goes_on()
    {
        var store = OpenInline();
        var id = await StartAsync(store, new ParcelSent("York"));
        await AppendAsync(store, id, new ParcelLost());
        await using var session = store.LightweightSession();

        (await session.LoadAsync<Parcel>(id)).ShouldBeNull();
        var stream = await session.Events.FetchForWriting<Parcel>(id);
        (stream.Aggregate, stream.StartingVersion).ShouldBe((null, 2));
        stream.AppendOne(new ParcelSent("Hull"));
        await session.SaveChangesAsync();
        (await session.LoadAsync<Parcel>(id)).ShouldBe(new Parcel(id, "Hull", ParcelStatus.UnderWay, 0, 3));
    }

    [Fact]
    public async Task Given_evolve_that_throws_when_saved_then_nothing_is_saved()
    {
        var store = OpenInline();
        var id = Guid.CreateVersion7();
        await using var session = store.LightweightSession();
        session.Events.StartStream<Parcel>(id, new ParcelMoved("Leeds"));
        session.Store(new Stamp("first", 165));

        var error = await session.SaveChangesAsync().ShouldThrowAsync<ApplyEventException>();

        error.Event.Data.ShouldBe(new ParcelMoved("Leeds"));
        error.InnerException.ShouldBeOfType<InvalidOperationException>();
        (await session.Events.FetchStreamAsync(id)).ShouldBeEmpty();
        (await session.LoadAsync<Stamp>("first")).ShouldBeNull();
    }

    [Fact]
    public async Task Given_projection_across_streams_when_many_save_at_once_then_none_is_lost()
    {
        var store = Open(o => o.Projections.Add<DestinationProjection>(ProjectionLifecycle.Inline));

        await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => StartAsync(store, new ParcelSent("York"), new ParcelMoved("York"))));

        await using var session = store.QuerySession();
        (await session.LoadAsync<Destination>("York")).ShouldBe(new Destination("York", 40, 40));
    }

    [Fact]
    public async Task Given_several_streams_in_one_session_when_saved_then_each_has_its_snapshot()
    {
        var store = OpenInline();
        var known = await StartAsync(store, new ParcelSent("York"));
        var started = Guid.CreateVersion7();
        await using var session = store.LightweightSession();
        session.Events.StartStream<Parcel>(started, new ParcelSent("Hull"));
        session.Events.Append(known, new ParcelMoved("Leeds"));
        await session.SaveChangesAsync();

        var parcels = await session.LoadManyAsync<Parcel>(started, known);

        parcels.OrderBy(p => p.To).ShouldBe(
            [new Parcel(started, "Hull", ParcelStatus.UnderWay, 0, 1), new Parcel(known, "York", ParcelStatus.UnderWay, 1, 2)]);
    }

    [Fact]
    public async Task Given_inline_snapshot_when_compared_to_the_fold_then_equal()
    {
        var store = OpenInline();
        var id = await StartAsync(store, new ParcelSent("York"));
        foreach (var place in (string[])["a", "b", "York"])
        {
            await AppendAsync(store, id, new ParcelMoved(place));
        }

        await using var session = store.QuerySession();

        (await session.LoadAsync<Parcel>(id)).ShouldBe(await session.Events.AggregateStreamAsync<Parcel>(id));
    }
}
