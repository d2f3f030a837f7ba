using Npgsql;

namespace TransferScheme.EventStore.Tests;

/// <summary>What tests of the store share: a schema of its own for each test, and stores on it.</summary>
public abstract class StoreTest(Postgres postgres) : IClassFixture<Postgres>, IAsyncLifetime
{
    readonly List<DocumentStore> _stores = [];

    protected string ConnectionString => postgres.ConnectionString;

    protected string Schema { get; } = $"s{Guid.NewGuid():n}";

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (var store in _stores)
        {
            await store.DisposeAsync();
        }
    }

    protected StoreOptions Settings(Action<StoreOptions>? configure = null)
    {
        var options = new StoreOptions { DatabaseSchemaName = Schema };
        options.Connection(ConnectionString);
        options.UseSystemTextJsonForSerialization(EnumStorage.AsString, Casing.CamelCase);
        configure?.Invoke(options);
        return options;
    }

    private protected DocumentStore Open(Action<StoreOptions>? configure = null)
    {
        var store = new DocumentStore(Settings(configure));
        _stores.Add(store);
        return store;
    }

    /// <summary>A store that folds parcels at each read.</summary>
    private protected DocumentStore OpenLive(Action<StoreOptions>? configure = null) =>
        Open(o =>
        {
            o.Projections.Add<ParcelProjection>(ProjectionLifecycle.Live);
            configure?.Invoke(o);
        });

    /// <summary>A store that keeps parcels and a view of them as it appends.</summary>
    private protected DocumentStore OpenInline(Action<StoreOptions>? configure = null) =>
        Open(o =>
        {
            o.Projections.Add<ParcelProjection>(ProjectionLifecycle.Inline);
            o.Projections.Add<ParcelViewProjection>(ProjectionLifecycle.Inline);
            configure?.Invoke(o);
        });

    private protected static async Task<Guid> StartAsync(DocumentStore store, params object[] events)
    {
        var id = Guid.CreateVersion7();
        await using var session = store.LightweightSession();
        session.Events.StartStream<Parcel>(id, events);
        await session.SaveChangesAsync();
        return id;
    }

    private protected static async Task AppendAsync(DocumentStore store, Guid id, params object[] events)
    {
        await using var session = store.LightweightSession();
        session.Events.Append(id, events);
        await session.SaveChangesAsync();
    }

    /// <summary>The rows of a query, their columns joined by "|".</summary>
    protected async Task<string[]> RowsAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql.Replace("{schema}", Schema), connection);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
        {
            var columns = Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? "" : reader.GetValue(i).ToString());
            rows.Add(string.Join('|', columns));
        }

        return [.. rows];
    }
}
