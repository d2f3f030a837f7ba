namespace TransferScheme.EventStore.Tests;

public sealed class MaskingTests(Postgres postgres) : StoreTest(postgres)
{
    [Fact]
    public async Task Given_rule_when_masked_then_only_its_events_of_the_named_streams_are_rewritten()
    {
        var store = OpenWithRule();
        var masked = await StartAsync(store, new ParcelSent("York"), new ParcelMoved("Leeds"));
        var other = await StartAsync(store, new ParcelSent("Hull"));

        await store.Advanced.ApplyEventDataMasking(x => x.IncludeStream(masked).AddHeader("masked", true));

        await using var session = store.QuerySession();
        var events = await session.Events.FetchStreamAsync(masked);
        events.Select(e => e.Data).ShouldBe([new ParcelSent("****"), new ParcelMoved("Leeds")]);
        events.Select(e => e.GetHeader("masked")).ShouldBe([true, null]);
        (await session.Events.FetchStreamAsync(other)).Single().Data.ShouldBe(new ParcelSent("Hull"));
    }

    [Fact]
    public async Task Given_filter_when_masked_then_only_what_it_takes()
    {
        var store = OpenWithRule();
        var id = await StartAsync(store, new ParcelSent("York"), new ParcelSent("Hull"));

        await store.Advanced.ApplyEventDataMasking(x => x.IncludeStream(id, e => e.Version == 2));

        var events = await store.QuerySession().Events.FetchStreamAsync(id);
        events.Select(e => e.Data).ShouldBe([new ParcelSent("York"), new ParcelSent("****")]);
    }

    [Fact]
    public async Task Given_headers_before_when_masked_then_they_are_kept()
    {
        var store = OpenWithRule();
        var id = Guid.CreateVersion7();
        await using var session = store.LightweightSession();
        session.SetHeader("tries", 3);
        session.Events.StartStream<Parcel>(id, new ParcelSent("York"));
        await session.SaveChangesAsync();

        await store.Advanced.ApplyEventDataMasking(x => x.IncludeStream(id).AddHeader("masked", true));

        (await session.Events.FetchStreamAsync(id)).Single().Headers
            .ShouldBe(new Dictionary<string, object> { ["tries"] = 3L, ["masked"] = true }, ignoreOrder: true);
    }

    [Fact]
    public async Task Given_archived_stream_when_masked_then_its_data_is_rewritten_too()
    {
        var store = OpenWithRule();
        var id = await StartAsync(store, new ParcelSent("York"));
        await using var session = store.LightweightSession();
        session.Events.ArchiveStream(id);
        await session.SaveChangesAsync();

        await store.Advanced.ApplyEventDataMasking(x => x.IncludeStream(id));

        (await RowsAsync("select data ->> 'to' from {schema}.mt_events")).ShouldBe(["****"]);
    }

    DocumentStore OpenWithRule() => OpenLive(o =>
    {
        o.Events.MetadataConfig.HeadersEnabled = true;
        o.Events.AddMaskingRuleForProtectedInformation<ParcelSent>(sent => sent with { To = "****" });
    });
}
