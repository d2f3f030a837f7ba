namespace TransferScheme.EventStore.Tests;

public sealed class AppendingTests(Postgres postgres) : StoreTest(postgres)
{
    [Fact]
    public async Task Given_new_stream_when_started_then_its_events_are_read_back_in_order()
    {
        var store = OpenLive();

        var id = await StartAsync(store, new ParcelSent("York"), new ParcelMoved("Leeds"), new ParcelMoved("York"));

        await using var session = store.QuerySession();
        var events = await session.Events.FetchStreamAsync(id);
        events.Select(e => e.Data).ShouldBe([new ParcelSent("York"), new ParcelMoved("Leeds"), new ParcelMoved("York")]);
        events.Select(e => e.Version).ShouldBe([1, 2, 3]);
        events.Select(e => e.Sequence).ShouldBe([1, 2, 3]);
        events.ShouldAllBe(e => e.StreamId == id && e.StreamKey == null && e.Id != Guid.Empty);
        events.ShouldAllBe(e => !e.IsArchived && e.TenantId == "*DEFAULT*");
        events[0].ShouldBeAssignableTo<IEvent<ParcelSent>>().ShouldNotBeNull().Data.To.ShouldBe("York");
        (await RowsAsync("select type from {schema}.mt_streams")).ShouldBe(["parcel"]);
    }

    [Fact]
    public async Task Given_existing_stream_when_started_again_then_collision()
    {
        var store = OpenLive();
        var id = await StartAsync(store, new ParcelSent("York"));
        await using var session = store.LightweightSession();
        session.Events.StartStream<Parcel>(id, new ParcelSent("Hull"));

        var error = await session.SaveChangesAsync().ShouldThrowAsync<ExistingStreamIdCollisionException>();

        error.ShouldBeAssignableTo<MartenException>();
        error.ShouldNotBeAssignableTo<ConcurrencyException>();
    }

    [Fact]
    public void Given_no_events_when_started_then_refused()
    {
        using var session = OpenLive().LightweightSession();

        Should.Throw<EmptyEventStreamException>(() => session.Events.StartStream<Parcel>(Guid.NewGuid()));
    }

    [Fact]
    public async Task Given_stream_at_three_when_two_are_appended_then_five_is_expected()
    {
        var store = OpenLive();
        var id = await StartAsync(store, new ParcelSent("York"), new ParcelMoved("a"), new ParcelMoved("b"));
        await using var session = store.LightweightSession();
        session.Events.Append(id, 5, new ParcelMoved("c"), new ParcelMoved("d"));

        await session.SaveChangesAsync();

        (await session.Events.FetchStreamStateAsync(id)).ShouldNotBeNull().Version.ShouldBe(5);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task Given_stream_at_one_when_another_version_is_expected_then_refused_and_no_number_is_burnt(long after)
    {
        var store = OpenLive();
        var id = await StartAsync(store, new ParcelSent("York"));
        await using var session = store.LightweightSession();
        session.Events.Append(id, after, new ParcelMoved("a"));

        await session.SaveChangesAsync().ShouldThrowAsync<EventStreamUnexpectedMaxEventIdException>();

        (await RowsAsync("select last_value from {schema}.mt_events_sequence")).ShouldBe(["1"]);
        (await RowsAsync("select count(*) from {schema}.mt_events")).ShouldBe(["1"]);
    }

    [Fact]
    public async Task Given_unknown_stream_when_a_version_is_expected_then_refused_as_concurrency()
    {
        await using var session = OpenLive().LightweightSession();
        session.Events.Append(Guid.NewGuid(), 2, new ParcelMoved("a"));

        var error = await session.SaveChangesAsync().ShouldThrowAsync<EventStreamUnexpectedMaxEventIdException>();

        error.ShouldBeAssignableTo<ConcurrencyException>();
    }

    [Fact]
    public async Task Given_unknown_stream_when_appended_then_it_is_created_without_label()
    {
        var store = OpenLive();
        var id = Guid.CreateVersion7();

        await AppendAsync(store, id, new ParcelSent("York"));

        (await RowsAsync("select version, type from {schema}.mt_streams")).ShouldBe(["1|"]);
        await using var session = store.QuerySession();
        (await session.Events.FetchStreamStateAsync(id)).ShouldNotBeNull().AggregateType.ShouldBeNull();
    }

    [Fact]
    public async Task Given_two_blind_appends_in_one_session_when_saved_then_they_are_joined()
    {
        var store = OpenLive();
        var id = await StartAsync(store, new ParcelSent("York"));
        await using var session = store.LightweightSession();
        session.Events.Append(id, new ParcelMoved("a"));
        session.Events.Append(id, new List<object> { new ParcelMoved("b"), new ParcelMoved("c") });

        await session.SaveChangesAsync();

        var events = await session.Events.FetchStreamAsync(id);
        events.Select(e => (e.Version, e.Data)).ShouldBe(
            [(1, new ParcelSent("York")), (2, new ParcelMoved("a")), (3, new ParcelMoved("b")), (4, new ParcelMoved("c"))]);
    }

    [Fact]
    public async Task Given_two_streams_when_the_second_is_refused_then_nothing_is_written()
    {
        var store = OpenLive();
        var taken = await StartAsync(store, new ParcelSent("York"));
        await using var session = store.LightweightSession();
        session.Events.Append(Guid.CreateVersion7(), new ParcelSent("Hull"));
        session.Events.StartStream<Parcel>(taken, new ParcelSent("Leeds"));
        session.Store(new Depot { Id = Guid.CreateVersion7() });

        await session.SaveChangesAsync().ShouldThrowAsync<ExistingStreamIdCollisionException>();

        (await RowsAsync("select count(*) from {schema}.mt_events")).ShouldBe(["1"]);
        (await RowsAsync("select count(*) from {schema}.mt_doc_depot")).ShouldBe(["0"]);
    }

    [Fact]
    public async Task Given_unsaved_session_when_disposed_then_nothing_is_written()
    {
        var store = OpenLive();
        await StartAsync(store, new ParcelSent("York"));

        await using (var session = store.LightweightSession())
        {
            session.Events.StartStream<Parcel>(Guid.CreateVersion7(), new ParcelSent("Hull"));
        }

        (await RowsAsync("select count(*) from {schema}.mt_events")).ShouldBe(["1"]);
    }

    [Fact]
    public async Task Given_transaction_when_it_appends_then_its_id_is_older_than_its_numbers()
    {
        var store = OpenLive();
        await StartAsync(store, new ParcelSent("York"));
        var statement = new StreamAction(new StreamId(Guid.CreateVersion7(), null)) { ExpectedVersion = 0 };
        statement.Add(store.Core.Events.Wrap(new ParcelSent("Hull")));

        // The number is drawn only in the arm that has the transaction's id.
        store.Core.Appends.Command(statement).CommandText
            .ShouldContain($"case when s.writer is not null then nextval('{Schema}.mt_events_sequence') else");
        store.Core.Appends.Command(statement).CommandText.ShouldContain("pg_current_xact_id() as writer");
    }
}
