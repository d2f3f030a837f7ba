namespace TransferScheme.EventStore;

/// <summary>The tables of a store, named and laid out as Marten 9 has them, so that a database moves between the two.</summary>
static class StoreTables
{
    const string DefaultTenant = "'*DEFAULT*'::character varying";

    public static IReadOnlyList<Table> Of(StoreCore core)
    {
        var stream = core.Options.Events.StreamIdentity == StreamIdentity.AsGuid ? "uuid" : "character varying";
        return [Streams(stream), Events(core, stream), Progression, Skips, .. core.Documents.All.Select(Document)];
    }

    static Table Streams(string id) => new("mt_streams", "pkey_mt_streams_id",
    [
        new("id", id, NotNull: true),
        new("type", "character varying"),
        new("version", "bigint"),
        new("timestamp", "timestamp with time zone", NotNull: true, "now()"),
        new("created", "timestamp with time zone", NotNull: true, "now()"),
        new("tenant_id", "character varying", Default: DefaultTenant),
        new("is_archived", "boolean", Default: "false"),
    ], []);

    static Table Events(StoreCore core, string stream) => new("mt_events", "pkey_mt_events_seq_id",
    [
        new("seq_id", "bigint", NotNull: true),
        new("id", "uuid", NotNull: true),
        new("stream_id", stream),
        new("version", "bigint", NotNull: true),
        new("data", "jsonb", NotNull: true),
        new("bdata", "bytea"),
        new("type", "character varying(500)", NotNull: true),
        new("timestamp", "timestamp with time zone", NotNull: true, "now()"),
        new("tenant_id", "character varying", Default: DefaultTenant),
        new("mt_dotnet_type", "character varying"),
        .. Metadata(core.Options.Events.MetadataConfig),
        new("is_archived", "boolean", Default: "false"),
    ],
    [
        new("pk_mt_events_stream_and_version",
            $"create unique index pk_mt_events_stream_and_version on {core.Schema}.mt_events (stream_id, version)"),
        new("fkey_mt_events_stream_id", $"alter table {core.Schema}.mt_events add constraint fkey_mt_events_stream_id "
            + $"foreign key (stream_id) references {core.Schema}.mt_streams (id) on delete cascade"),
        new("mt_events_sequence", $"create sequence {core.Schema}.mt_events_sequence owned by {core.Schema}.mt_events.seq_id"),
    ]);

    static IEnumerable<Column> Metadata(MetadataConfig config)
    {
        var columns = new (bool Enabled, Column Column)[]
        {
            (config.CorrelationIdEnabled, new("correlation_id", "character varying")),
            (config.CausationIdEnabled, new("causation_id", "character varying")),
            (config.UserNameEnabled, new("user_name", "character varying")),
            (config.HeadersEnabled, new("headers", "jsonb")),
        };
        return columns.Where(c => c.Enabled).Select(c => c.Column);
    }

    static Table Progression { get; } = new("mt_event_progression", "pk_mt_event_progression",
    [
        new("name", "character varying", NotNull: true),
        new("last_seq_id", "bigint"),
        new("last_updated", "timestamp with time zone", Default: "transaction_timestamp()"),
    ], []);

    static Table Skips { get; } = new("mt_high_water_skips", "pkey_mt_high_water_skips_ending_sequence",
    [
        new("ending_sequence", "bigint", NotNull: true),
        new("starting_sequence", "bigint", NotNull: true),
        new("timestamp", "timestamp with time zone", Default: "transaction_timestamp()"),
    ], []);

    static Table Document(DocumentMapping mapping) => new(mapping.Name, $"pkey_{mapping.Name}_id",
    [
        new("id", mapping.IdType == typeof(Guid) ? "uuid" : "character varying", NotNull: true),
        new("data", "jsonb", NotNull: true),
        new("mt_last_modified", "timestamp with time zone", Default: "transaction_timestamp()"),
        new("mt_dotnet_type", "character varying"),
        mapping.IsProjected
            ? new("mt_version", "bigint", NotNull: true, "0")
            : new("mt_version", "uuid", NotNull: true, DocumentSql.NewVersion),
    ], []);
}
