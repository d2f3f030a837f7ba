using Npgsql;

namespace TransferScheme.EventStore.Tests;

public sealed class SchemaTests(Postgres postgres) : StoreTest(postgres)
{
    [Fact]
    public async Task Given_no_permission_to_create_when_first_used_then_the_missing_table_shows()
    {
        var store = OpenLive(o => o.AutoCreateSchemaObjects = AutoCreate.None);

        var read = await store.QuerySession().Events.FetchStreamAsync(Guid.NewGuid()).ShouldThrowAsync<MartenCommandException>();
        var written = await StartAsync(store, new ParcelSent("York")).ShouldThrowAsync<MartenCommandException>();

        read.InnerException.ShouldBeOfType<PostgresException>().SqlState.ShouldBe("42P01");
        written.InnerException.ShouldBeOfType<PostgresException>().SqlState.ShouldBe("42P01");
    }

    [Fact]
    public async Task Given_no_permission_to_create_when_applied_by_name_then_created()
    {
        var store = OpenLive(o => o.AutoCreateSchemaObjects = AutoCreate.None);

        await store.Storage.ApplyAllConfiguredChangesToDatabaseAsync(AutoCreate.CreateOrUpdate);

        await StartAsync(store, new ParcelSent("York"));
        await store.Storage.Database.AssertDatabaseMatchesConfigurationAsync();
    }

    [Fact]
    public async Task Given_twenty_stores_when_all_create_at_once_then_each_works()
    {
        var stores = Enumerable.Range(0, 20).Select(_ => OpenInline()).ToArray();

        var ids = await Task.WhenAll(stores.Select(s => StartAsync(s, new ParcelSent("York"))));

        ids.Distinct().Count().ShouldBe(20);
        (await RowsAsync("select count(*) from {schema}.mt_streams")).ShouldBe(["20"]);
    }

    [Fact]
    public async Task Given_applied_schema_when_applied_again_then_nothing_is_lost()
    {
        var store = OpenInline();
        await StartAsync(store, new ParcelSent("York"));

        await store.Storage.ApplyAllConfiguredChangesToDatabaseAsync();
        await OpenInline().Storage.ApplyAllConfiguredChangesToDatabaseAsync();

        (await RowsAsync("select count(*) from {schema}.mt_events")).ShouldBe(["1"]);
    }

    [Fact]
    public async Task Given_metadata_switched_on_later_when_used_then_the_columns_are_added()
    {
        await StartAsync(OpenLive(), new ParcelSent("York"));
        var later = OpenLive(o => o.Events.MetadataConfig.HeadersEnabled = o.Events.MetadataConfig.UserNameEnabled = true);

        var error = await later.Storage.Database.AssertDatabaseMatchesConfigurationAsync().ShouldThrowAsync<MartenException>();
        await StartAsync(later, new ParcelSent("Hull"));

        error.Message.ShouldContain("user_name");
        await later.Storage.Database.AssertDatabaseMatchesConfigurationAsync();
    }

    [Fact]
    public async Task Given_column_of_another_type_when_asserted_then_it_is_named()
    {
        var store = OpenLive();
        await store.Storage.ApplyAllConfiguredChangesToDatabaseAsync();
        await RowsAsync("alter table {schema}.mt_streams alter column type type text");

        var error = await store.Storage.Database.AssertDatabaseMatchesConfigurationAsync().ShouldThrowAsync<MartenException>();

        error.Message.ShouldContain("mt_streams.type is text, not character varying");
    }

    [Fact]
    public async Task Given_document_met_for_the_first_time_when_stored_then_its_table_is_created()
    {
        var store = OpenLive();
        await StartAsync(store, new ParcelSent("York"));
        await using var session = store.LightweightSession();
        session.Store(new Stamp("first", 165));

        await session.SaveChangesAsync();

        (await session.LoadAsync<Stamp>("first")).ShouldBe(new Stamp("first", 165));
    }

    [Fact]
    public async Task Given_data_when_reset_then_all_tables_are_empty_and_numbers_start_anew()
    {
        var store = OpenInline();
        await StartAsync(store, new ParcelSent("York"));

        await store.Advanced.ResetAllData();

        (await store.Advanced.FetchEventStoreStatistics()).EventSequenceNumber.ShouldBe(0);
        (await RowsAsync("select count(*) from {schema}.mt_doc_parcel")).ShouldBe(["0"]);
        await StartAsync(store, new ParcelSent("York"));
        (await RowsAsync("select seq_id from {schema}.mt_events")).ShouldBe(["1"]);
    }

    [Fact]
    public async Task Given_events_when_counted_then_statistics_are_right()
    {
        var store = OpenLive();
        await StartAsync(store, new ParcelSent("York"), new ParcelMoved("Leeds"));
        await StartAsync(store, new ParcelSent("Hull"));

        var statistics = await store.Advanced.FetchEventStoreStatistics();

        (statistics.EventCount, statistics.StreamCount, statistics.EventSequenceNumber).ShouldBe((3, 2, 3));
    }

    [Fact]
    public async Task Given_progress_rows_when_asked_then_each_shard_is_listed()
    {
        var store = OpenLive();
        await store.Storage.ApplyAllConfiguredChangesToDatabaseAsync();
        await RowsAsync("insert into {schema}.mt_event_progression (name, last_seq_id) values ('HighWaterMark', 9), ('Tally:All', 7)");

        var all = await store.Advanced.AllProjectionProgress();

        all.Select(s => (s.ShardName, s.Sequence)).ShouldBe([("HighWaterMark", 9), ("Tally:All", 7)]);
        (await store.Advanced.ProjectionProgressFor(new ShardName("Tally"))).ShouldBe(7);
        (await store.Advanced.ProjectionProgressFor(new ShardName("Nothing"))).ShouldBe(0);
    }
}
