namespace TransferScheme.EventStore.Tests;

/// <summary>What a session is good for after a save that failed.</summary>
public sealed class FailedSaveTests(Postgres postgres) : StoreTest(postgres)
{
    [Fact]
    public async Task Given_blind_append_that_lost_a_race_when_saved_again_then_it_follows_the_winner()
    {
        var store = OpenInline();
        var id = await StartAsync(store, new ParcelSent("York"));
        await using var session = store.LightweightSession();
        var action = session.Events.Append(id, new ParcelMoved("a"));
        session.Insert(new Stamp("taken", 1));
        session.QueueSqlCommand($"create table if not exists {Schema}.noted (n int)");
        await using (var other = store.LightweightSession())
        {
            other.Insert(new Stamp("taken", 2));
            other.Events.Append(id, new ParcelMoved("b"));
            await other.SaveChangesAsync();
        }

        await session.SaveChangesAsync().ShouldThrowAsync<DocumentAlreadyExistsException>();
        await AppendAsync(store, id, new ParcelMoved("c"));
        await RowsAsync("delete from {schema}.mt_doc_stamp");
        await session.SaveChangesAsync();

        action.Version.ShouldBe(4);
        (await session.LoadAsync<ParcelView>(id)).ShouldNotBeNull().Places.ShouldBe(["b", "c", "a"]);
        (await session.LoadAsync<Stamp>("taken")).ShouldBe(new Stamp("taken", 1));
        (await session.LoadAsync<Parcel>(id)).ShouldBe(await session.Events.AggregateStreamAsync<Parcel>(id));
    }

    [Fact]
    public async Task Given_stale_version_when_saved_again_then_refused_again_and_the_other_streams_stay_pending()
    {
        var store = OpenInline();
        var id = await StartAsync(store, new ParcelSent("York"));
        await using var session = store.LightweightSession();
        (await session.Events.FetchForWriting<Parcel>(id)).AppendOne(new ParcelMoved("a"));
        await AppendAsync(store, id, new ParcelMoved("b"));

        await session.SaveChangesAsync().ShouldThrowAsync<ConcurrencyException>();
        await session.SaveChangesAsync().ShouldThrowAsync<ConcurrencyException>();

        (await session.LoadAsync<ParcelView>(id)).ShouldNotBeNull().Places.ShouldBe(["b"]);
    }

    [Fact]
    public async Task Given_stream_whose_save_failed_when_fetched_anew_in_the_same_session_then_refused_in_clear_words()
    {
        var store = OpenInline();
        var id = await StartAsync(store, new ParcelSent("York"));
        await using var session = store.LightweightSession();
        (await session.Events.FetchForWriting<Parcel>(id)).AppendOne(new ParcelMoved("a"));
        await AppendAsync(store, id, new ParcelMoved("b"));
        await session.SaveChangesAsync().ShouldThrowAsync<ConcurrencyException>();

        var error = await session.Events.FetchForWriting<Parcel>(id).ShouldThrowAsync<InvalidOperationException>();

        error.Message.ShouldContain("open a new session");
    }

    [Fact]
    public async Task Given_evolve_that_threw_when_the_cause_has_gone_then_the_same_session_saves()
    {
        var store = OpenInline();
        var id = Guid.CreateVersion7();
        await using var session = store.LightweightSession();
        session.Events.Append(id, new ParcelMoved("a"));
        await session.SaveChangesAsync().ShouldThrowAsync<ApplyEventException>();

        await StartAsync(store, id, new ParcelSent("York"));
        await session.SaveChangesAsync();

        (await session.LoadAsync<Parcel>(id)).ShouldBe(new Parcel(id, "York", ParcelStatus.UnderWay, 1, 2));
    }

    static async Task StartAsync(DocumentStore store, Guid id, object e)
    {
        await using var session = store.LightweightSession();
        session.Events.StartStream<Parcel>(id, e);
        await session.SaveChangesAsync();
    }
}
