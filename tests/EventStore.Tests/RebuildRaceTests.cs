using Microsoft.Extensions.Logging.Abstractions;

namespace TransferScheme.EventStore.Tests;

/// <summary>A rebuild of inline documents and saves at the same time: neither undoes the other.</summary>
public sealed class RebuildRaceTests(Postgres postgres) : StoreTest(postgres)
{
    const string Spoil = "update {schema}.mt_doc_parcel set data = jsonb_set(data, '{moves}', '1000')";

    [Fact]
    public async Task Given_stream_fetched_before_a_rebuild_when_saved_after_it_then_the_snapshot_goes_on_from_the_rebuilt_one()
    {
        var store = Open(o => o.Projections.Add<ParcelProjection>(ProjectionLifecycle.Inline));
        var id = await StartAsync(store, new ParcelSent("York"), new ParcelMoved("Leeds"));
        await RowsAsync(Spoil);
        await using var session = store.LightweightSession();
        var stream = await session.Events.FetchForWriting<Parcel>(id);
        stream.Aggregate.ShouldNotBeNull().Moves.ShouldBe(1000);

        await RebuildAsync<Parcel>(store);
        stream.AppendOne(new ParcelMoved("Hull"));
        await session.SaveChangesAsync();

        (await session.LoadAsync<Parcel>(id)).ShouldBe(new Parcel(id, "York", ParcelStatus.UnderWay, 2, 3));
    }

    [Fact]
    public async Task Given_snapshot_read_in_a_transaction_before_a_rebuild_when_saved_after_it_then_refused_as_a_conflict()
    {
        var store = OpenInline();
        var id = await StartAsync(store, new ParcelSent("York"), new ParcelMoved("Leeds"));
        await RowsAsync(Spoil);
        await using var session = store.LightweightSession(System.Data.IsolationLevel.RepeatableRead);
        (await session.Events.FetchForWriting<Parcel>(id)).AppendOne(new ParcelMoved("Hull"));
        await RebuildAsync<Parcel>(store);

        await session.SaveChangesAsync().ShouldThrowAsync<ConcurrencyException>();

        await using var after = store.QuerySession();
        (await after.LoadAsync<Parcel>(id)).ShouldBe(new Parcel(id, "York", ParcelStatus.UnderWay, 1, 2));
    }

    [Fact]
    public async Task Given_saves_that_go_on_when_spoilt_documents_are_rebuilt_then_in_the_end_each_is_what_its_events_give()
    {
        var store = Open(o =>
        {
            o.Projections.Add<ParcelProjection>(ProjectionLifecycle.Inline);
            o.Projections.Add<DestinationProjection>(ProjectionLifecycle.Inline);
        });
        var ids = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => StartAsync(store, new ParcelSent("York"))));
        for (var round = 0; round < 5; round++)
        {
            await RowsAsync($"{Spoil}; update {{schema}}.mt_doc_destination set data = jsonb_set(data, '{{arrived}}', '1000')");
            var saving = ids.Select(id => SaveAsync(store, id, 20)).ToList();
            await RebuildAsync<Parcel>(store);
            await RebuildAsync<Destination>(store);
            await Task.WhenAll(saving);
        }

        await using var session = store.QuerySession();
        (await session.LoadManyAsync<Parcel>(ids)).OrderBy(p => p.Id).ShouldBe(
            ids.Order().Select(id => new Parcel(id, "York", ParcelStatus.UnderWay, 100, 101)));
        (await session.LoadAsync<Destination>("Leeds")).ShouldBe(new Destination("Leeds", 0, 800));
    }

    // Half of them fetch first, half append blindly; a save that lost a race to a rebuild twice is tried again, as a caller would.
    static async Task SaveAsync(DocumentStore store, Guid id, int times)
    {
        for (var done = 0; done < times;)
        {
            await using var session = store.LightweightSession();
            if (done % 2 == 0)
            {
                (await session.Events.FetchForWriting<Parcel>(id)).AppendOne(new ParcelMoved("Leeds"));
            }
            else
            {
                session.Events.Append(id, new ParcelMoved("Leeds"));
            }

            try
            {
                await session.SaveChangesAsync();
                done++;
            }
            catch (ConcurrencyException)
            {
                // Nothing of it was saved.
            }
        }
    }

    static Task RebuildAsync<T>(DocumentStore store) => new Rebuild(
        store.Core, store.Core.ProjectionOf(typeof(T)), NullLogger.Instance).RunAsync(CancellationToken.None);
}
