namespace TransferScheme.EventStore.Tests;

public sealed class ArchivingTests(Postgres postgres) : StoreTest(postgres)
{
    [Fact]
    public async Task Given_archived_stream_when_read_then_its_events_are_hidden_and_its_state_says_so()
    {
        var store = OpenInline();
        var id = await ArchivedAsync(store);
        await using var session = store.QuerySession();

        (await session.Events.FetchStreamAsync(id)).ShouldBeEmpty();
        (await session.Events.AggregateStreamAsync<Parcel>(id)).ShouldBeNull();
        (await session.Events.FetchStreamStateAsync(id)).ShouldNotBeNull().IsArchived.ShouldBeTrue();
        (await session.LoadAsync<Parcel>(id)).ShouldNotBeNull();
        (await RowsAsync("select is_archived from {schema}.mt_events")).ShouldBe(["True", "True"]);
    }

    [Fact]
    public async Task Given_archived_inline_stream_when_fetched_and_appended_then_refused_at_the_save()
    {
        var store = OpenInline();
        var id = await ArchivedAsync(store);
        await using var session = store.LightweightSession();

        var stream = await session.Events.FetchForWriting<Parcel>(id);

        (stream.Aggregate, stream.StartingVersion).ShouldBe((new Parcel(id, "York", ParcelStatus.UnderWay, 1, 2), 2));
        stream.AppendOne(new ParcelMoved("York"));
        await session.SaveChangesAsync().ShouldThrowAsync<InvalidStreamOperationException>();
    }

    [Fact]
    public async Task Given_archived_live_stream_when_fetched_then_no_state_but_the_version()
    {
        var store = OpenLive();
        var id = await ArchivedAsync(store);
        await using var session = store.LightweightSession();

        var stream = await session.Events.FetchForWriting<Parcel>(id);

        (stream.Aggregate, stream.StartingVersion).ShouldBe((null, 2));
        stream.AppendOne(new ParcelMoved("York"));
        await session.SaveChangesAsync().ShouldThrowAsync<InvalidStreamOperationException>();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Given_archived_stream_when_appended_then_refused(bool inline)
    {
        var store = inline ? OpenInline() : OpenLive();
        var id = await ArchivedAsync(store);
        await using var session = store.LightweightSession();

        await AppendAsync(store, id, new ParcelMoved("York")).ShouldThrowAsync<InvalidStreamOperationException>();
        session.Events.Append(id, 3, new ParcelMoved("York"));
        var error = await session.SaveChangesAsync().ShouldThrowAsync<InvalidStreamOperationException>();

        error.ShouldBeAssignableTo<MartenException>();
        (await RowsAsync("select last_value from {schema}.mt_events_sequence")).ShouldBe(["2"]);
    }

    static async Task<Guid> ArchivedAsync(DocumentStore store)
    {
        var id = await StartAsync(store, new ParcelSent("York"), new ParcelMoved("Leeds"));
        await using var session = store.LightweightSession();
        session.Events.ArchiveStream(id);
        await session.SaveChangesAsync();
        return id;
    }
}
