using TransferScheme.TestKit;

namespace TransferScheme.EventStore.Tests;

public sealed class ForWritingTests(Postgres postgres) : StoreTest(postgres)
{
    DocumentStore Open(bool inline) => inline ? OpenInline() : OpenLive();

    [Theory, InlineData(true), InlineData(false)]
    public async Task Given_stream_when_fetched_and_appended_then_versions_count_on(bool inline)
    {
        var store = Open(inline);
        var id = await StartAsync(store, new ParcelSent("York"), new ParcelMoved("Leeds"));
        await using var session = store.LightweightSession();

        var stream = await session.Events.FetchForWriting<Parcel>(id);

        stream.Aggregate.ShouldBe(new Parcel(id, "York", ParcelStatus.UnderWay, 1, 2));
        (stream.Id, stream.Key, stream.StartingVersion, stream.CurrentVersion).ShouldBe((id, null, 2, 2));
        stream.AppendOne(new ParcelMoved("Hull"));
        stream.AppendMany(new ParcelMoved("York"));
        (stream.StartingVersion, stream.CurrentVersion).ShouldBe((2, 4));
        await session.SaveChangesAsync();
        (stream.StartingVersion, stream.CurrentVersion).ShouldBe((2, 4));
        stream.Events.Select(e => (e.Version, e.Sequence)).ShouldBe([(3, 3), (4, 4)]);
        (await session.Events.FetchLatest<Parcel>(id)).ShouldBe(new Parcel(id, "York", ParcelStatus.Arrived, 3, 4));
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Given_unknown_stream_when_fetched_and_appended_then_it_is_created(bool inline)
    {
        await using var session = Open(inline).LightweightSession();
        var id = Guid.CreateVersion7();

        var stream = await session.Events.FetchForWriting<Parcel>(id);

        (stream.Aggregate, stream.StartingVersion, stream.CurrentVersion).ShouldBe((null, 0, 0));
        stream.AppendOne(new ParcelSent("York"));
        await session.SaveChangesAsync();
        (await session.Events.FetchLatest<Parcel>(id)).ShouldBe(new Parcel(id, "York", ParcelStatus.UnderWay, 0, 1));
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Given_stream_at_two_when_fetched_at_another_version_then_refused_at_the_fetch(bool inline)
    {
        var store = Open(inline);
        var id = await StartAsync(store, new ParcelSent("York"), new ParcelMoved("Leeds"));
        await using var session = store.LightweightSession();

        await session.Events.FetchForWriting<Parcel>(id, 1).ShouldThrowAsync<ConcurrencyException>();
        await session.Events.FetchForWriting<Parcel>(id, 3).ShouldThrowAsync<ConcurrencyException>();
        await session.Events.FetchForWriting<Parcel>(Guid.NewGuid(), 1).ShouldThrowAsync<ConcurrencyException>();
        (await session.Events.FetchForWriting<Parcel>(id, 2)).Aggregate.ShouldNotBeNull();
        (await session.Events.FetchForWriting<Parcel>(Guid.NewGuid(), 0)).Aggregate.ShouldBeNull();
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Given_append_by_somebody_else_when_saved_then_refused(bool inline)
    {
        var store = Open(inline);
        var id = await StartAsync(store, new ParcelSent("York"));
        await using var session = store.LightweightSession();
        var stream = await session.Events.FetchForWriting<Parcel>(id);
        await AppendAsync(store, id, new ParcelMoved("Leeds"));
        stream.AppendOne(new ParcelMoved("Hull"));

        await session.SaveChangesAsync().ShouldThrowAsync<EventStreamUnexpectedMaxEventIdException>();

        (await session.Events.FetchLatest<Parcel>(id)).ShouldBe(new Parcel(id, "York", ParcelStatus.UnderWay, 1, 2));
    }

    [Fact]
    public async Task Given_append_by_somebody_else_when_refused_then_the_servers_log_holds_nothing_of_the_event()
    {
        var store = OpenLive();
        var id = await StartAsync(store, new ParcelSent("York"));
        await using var session = store.LightweightSession();
        var stream = await session.Events.FetchForWriting<Parcel>(id);
        await AppendAsync(store, id, new ParcelMoved("Leeds"));
        stream.AppendOne(new ParcelMoved("Llanfairpwll"));

        await session.SaveChangesAsync().ShouldThrowAsync<EventStreamUnexpectedMaxEventIdException>();

        var log = await File.ReadAllTextAsync((await PrivatePostgres.SharedAsync()).LogFile);
        log.ShouldContain("refused 1");
        log.ShouldNotContain("Llanfairpwll");
    }

    [Fact]
    public async Task Given_two_streams_in_opposite_order_when_saved_at_once_then_every_save_is_done_and_none_is_a_deadlock()
    {
        var store = OpenLive();
        Guid[] ids = [await StartAsync(store, new ParcelSent("York")), await StartAsync(store, new ParcelSent("York"))];
        await Task.WhenAll(Enumerable.Range(0, 40).Select(async i =>
        {
            await using var session = store.LightweightSession();
            foreach (var id in i % 2 == 0 ? ids : [.. ids.Reverse()])
            {
                session.Events.Append(id, new ParcelMoved("Leeds"));
            }

            await session.SaveChangesAsync();
        }));

        await using var query = store.QuerySession();
        foreach (var id in ids)
        {
            (await query.Events.FetchStreamStateAsync(id))!.Version.ShouldBe(41);
        }
    }

    [Fact]
    public async Task Given_nothing_appended_when_saved_then_others_go_unnoticed()
    {
        var store = OpenLive();
        var id = await StartAsync(store, new ParcelSent("York"));
        await using var session = store.LightweightSession();
        await session.Events.FetchForWriting<Parcel>(id);
        await AppendAsync(store, id, new ParcelMoved("Leeds"));
        session.Store(new Stamp("first", 165));

        await session.SaveChangesAsync();

        (await session.LoadAsync<Stamp>("first")).ShouldBe(new Stamp("first", 165));
    }

    [Fact]
    public async Task Given_saved_stream_when_appended_to_again_then_refused_rather_than_lost()
    {
        await using var session = OpenLive().LightweightSession();
        var stream = await session.Events.FetchForWriting<Parcel>(Guid.CreateVersion7());
        stream.AppendOne(new ParcelSent("York"));
        await session.SaveChangesAsync();

        Should.Throw<InvalidOperationException>(() => stream.AppendOne(new ParcelMoved("Leeds")));
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Given_unknown_stream_when_two_fetch_and_append_then_the_second_collides(bool inline)
    {
        var store = Open(inline);
        var id = Guid.CreateVersion7();
        await using var first = store.LightweightSession();
        await using var second = store.LightweightSession();
        (await first.Events.FetchForWriting<Parcel>(id)).AppendOne(new ParcelSent("York"));
        (await second.Events.FetchForWriting<Parcel>(id)).AppendOne(new ParcelSent("Hull"));
        await first.SaveChangesAsync();

        await second.SaveChangesAsync().ShouldThrowAsync<ExistingStreamIdCollisionException>();
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Given_two_hundred_racing_appends_when_all_saved_then_one_winner_per_version(bool inline)
    {
        var store = Open(inline);
        var id = await StartAsync(store, new ParcelSent("York"));

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 200).Select(i => Task.Run(() => RaceAsync(store, id, i))));

        var won = outcomes.Where(v => v is not null).Select(v => v!.Value).Order().ToArray();
        won.ShouldBe(Enumerable.Range(2, won.Length).Select(v => (long)v));
        await using var session = store.QuerySession();
        var events = await session.Events.FetchStreamAsync(id);
        events.Select(e => e.Version).ShouldBe(Enumerable.Range(1, won.Length + 1).Select(v => (long)v));
        events.Select(e => e.Sequence).ShouldBe(Enumerable.Range(1, won.Length + 1).Select(v => (long)v), "A refusal burns none.");
        (await session.Events.FetchLatest<Parcel>(id)).ShouldNotBeNull().Moves.ShouldBe(won.Length);
    }

    /// <summary>The version won; null when somebody else was first.</summary>
    static async Task<long?> RaceAsync(DocumentStore store, Guid id, int runner)
    {
        await using var session = store.LightweightSession();
        var stream = await session.Events.FetchForWriting<Parcel>(id);
        stream.AppendOne(new ParcelMoved($"place {runner}"));
        try
        {
            await session.SaveChangesAsync();
            return stream.CurrentVersion;
        }
        catch (ConcurrencyException)
        {
            return null;
        }
    }
}
