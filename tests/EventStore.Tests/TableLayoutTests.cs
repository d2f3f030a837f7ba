namespace TransferScheme.EventStore.Tests;

/// <summary>Tables, columns, keys and indexes as Marten 9 has them, so that a database moves between the two.</summary>
public sealed class TableLayoutTests(Postgres postgres) : StoreTest(postgres)
{
    const string Columns = """
        select c.relname, a.attname, format_type(a.atttypid, a.atttypmod), case when a.attnotnull then 'not null' else 'null' end,
            pg_get_expr(d.adbin, d.adrelid)
        from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
        left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
        where n.nspname = '{schema}' and c.relkind = 'r' and a.attnum > 0 order by c.relname, a.attname
        """;

    const string Keys = """
        select conname || ' ' || replace(pg_get_constraintdef(k.oid), n.nspname || '.', '') from pg_constraint k
        join pg_namespace n on n.oid = k.connamespace where n.nspname = '{schema}' and contype <> 'n'
        union all
        select indexname || ' ' || case when indexdef like '%UNIQUE%' then 'unique ' else '' end || substring(indexdef from 'USING.*')
        from pg_indexes where schemaname = '{schema}' order by 1
        """;

    [Fact]
    public async Task Given_guid_streams_when_created_then_columns_are_as_listed()
    {
        var store = OpenInline(o =>
        {
            o.Schema.For<Depot>();
            o.Projections.Add<DestinationProjection>(ProjectionLifecycle.Async);
            o.Events.MetadataConfig.UserNameEnabled = o.Events.MetadataConfig.CorrelationIdEnabled = true;
            o.Events.MetadataConfig.CausationIdEnabled = o.Events.MetadataConfig.HeadersEnabled = true;
        });

        await store.Storage.ApplyAllConfiguredChangesToDatabaseAsync();

        (await RowsAsync(Columns)).ShouldBe([
            .. Document("mt_doc_depot", "uuid", "mt_version|uuid|not null|(md5(((random())::text || (clock_timestamp())::text)))::uuid"),
            .. Document("mt_doc_destination", "character varying", "mt_version|bigint|not null|0"),
            .. Document("mt_doc_parcel", "uuid", "mt_version|bigint|not null|0"),
            .. Document("mt_doc_parcelview", "uuid", "mt_version|bigint|not null|0"),
            "mt_event_progression|last_seq_id|bigint|null|",
            "mt_event_progression|last_updated|timestamp with time zone|null|transaction_timestamp()",
            "mt_event_progression|name|character varying|not null|",
            "mt_events|bdata|bytea|null|",
            "mt_events|causation_id|character varying|null|",
            "mt_events|correlation_id|character varying|null|",
            "mt_events|data|jsonb|not null|",
            "mt_events|headers|jsonb|null|",
            "mt_events|id|uuid|not null|",
            "mt_events|is_archived|boolean|null|false",
            "mt_events|mt_dotnet_type|character varying|null|",
            "mt_events|seq_id|bigint|not null|",
            "mt_events|stream_id|uuid|null|",
            "mt_events|tenant_id|character varying|null|'*DEFAULT*'::character varying",
            "mt_events|timestamp|timestamp with time zone|not null|now()",
            "mt_events|type|character varying(500)|not null|",
            "mt_events|user_name|character varying|null|",
            "mt_events|version|bigint|not null|",
            "mt_high_water_skips|ending_sequence|bigint|not null|",
            "mt_high_water_skips|starting_sequence|bigint|not null|",
            "mt_high_water_skips|timestamp|timestamp with time zone|null|transaction_timestamp()",
            "mt_streams|created|timestamp with time zone|not null|now()",
            "mt_streams|id|uuid|not null|",
            "mt_streams|is_archived|boolean|null|false",
            "mt_streams|tenant_id|character varying|null|'*DEFAULT*'::character varying",
            "mt_streams|timestamp|timestamp with time zone|not null|now()",
            "mt_streams|type|character varying|null|",
            "mt_streams|version|bigint|null|",
        ]);
    }

    [Fact]
    public async Task Given_store_when_created_then_keys_and_indexes_are_as_listed()
    {
        var store = OpenLive(o => o.Schema.For<Stamp>());

        await store.Storage.ApplyAllConfiguredChangesToDatabaseAsync();

        (await RowsAsync(Keys)).ShouldBe([
            "fkey_mt_events_stream_id FOREIGN KEY (stream_id) REFERENCES mt_streams(id) ON DELETE CASCADE",
            "pk_mt_event_progression PRIMARY KEY (name)",
            "pk_mt_event_progression unique USING btree (name)",
            "pk_mt_events_stream_and_version unique USING btree (stream_id, version)",
            "pkey_mt_doc_stamp_id PRIMARY KEY (id)",
            "pkey_mt_doc_stamp_id unique USING btree (id)",
            "pkey_mt_events_seq_id PRIMARY KEY (seq_id)",
            "pkey_mt_events_seq_id unique USING btree (seq_id)",
            "pkey_mt_high_water_skips_ending_sequence PRIMARY KEY (ending_sequence)",
            "pkey_mt_high_water_skips_ending_sequence unique USING btree (ending_sequence)",
            "pkey_mt_streams_id PRIMARY KEY (id)",
            "pkey_mt_streams_id unique USING btree (id)",
        ], ignoreOrder: true);
        (await RowsAsync($"""
            select start_value, increment_by, cache_size, pg_get_serial_sequence('{Schema}.mt_events', 'seq_id')
            from pg_sequences where schemaname = '{Schema}'
            """)).ShouldBe([$"1|1|1|{Schema}.mt_events_sequence"]);
    }

    [Fact]
    public async Task Given_text_streams_when_created_then_ids_are_texts_and_metadata_is_absent()
    {
        var store = Open(o => o.Events.StreamIdentity = StreamIdentity.AsString);

        await store.Storage.ApplyAllConfiguredChangesToDatabaseAsync();

        var columns = await RowsAsync(Columns);
        columns.ShouldContain("mt_streams|id|character varying|not null|");
        columns.ShouldContain("mt_events|stream_id|character varying|null|");
        columns.ShouldNotContain(c => c.StartsWith("mt_events|user") || c.StartsWith("mt_events|c") || c.StartsWith("mt_events|h"));
    }

    static string[] Document(string table, string id, string version) =>
    [
        $"{table}|data|jsonb|not null|",
        $"{table}|id|{id}|not null|",
        $"{table}|mt_dotnet_type|character varying|null|",
        $"{table}|mt_last_modified|timestamp with time zone|null|transaction_timestamp()",
        $"{table}|{version}",
    ];
}
