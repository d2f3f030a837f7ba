using System.Text.Json;
using Npgsql;

namespace TransferScheme.EventStore;

/// <summary>Settings of a store. They are read once, when the store is built.</summary>
public class StoreOptions
{
    /// <summary>Documents named at the start.</summary>
    public readonly MartenRegistry Schema = new();

    readonly EventStoreOptions _events = new();

    /// <summary>The schema of all tables of the store: lower-case letters, digits and underscores.</summary>
    public string DatabaseSchemaName { get; set; } = "public";

    /// <summary>What the store may change in the database by itself.</summary>
    public AutoCreate AutoCreateSchemaObjects { get; set; } = AutoCreate.CreateOrUpdate;

    /// <summary>Settings of the events.</summary>
    public IEventStoreOptions Events => _events;

    /// <summary>Projections and subscriptions.</summary>
    public ProjectionOptions Projections { get; } = new();

    internal EventStoreOptions EventSettings => _events;

    internal string? ConnectionString { get; private set; }

    internal NpgsqlDataSource? GivenDataSource { get; private set; }

    internal JsonSerializerOptions Json { get; private set; } = JsonStorage.Settings(EnumStorage.AsInteger, Casing.Default, null);

    /// <summary>The database. The store makes its own pool of connections that keep their prepared statements.</summary>
    public void Connection(string connectionString) => ConnectionString = connectionString;

    /// <summary>
    /// The database, by a pool of the caller's, who disposes of it. None of the settings that the store gives its own pool are added:
    /// give it <c>No Reset On Close=true;Max Auto Prepare=100;Auto Prepare Min Usages=2</c> and
    /// <c>Options=-c idle_in_transaction_session_timeout=60s</c>. Health remarks on what matters of it.
    /// </summary>
    public void Connection(NpgsqlDataSource dataSource) => GivenDataSource = dataSource;

    /// <summary>How events and documents are written as JSON.</summary>
    public void UseSystemTextJsonForSerialization(EnumStorage enumStorage = EnumStorage.AsInteger,
        Casing casing = Casing.Default, Action<JsonSerializerOptions>? configure = null) =>
        Json = JsonStorage.Settings(enumStorage, casing, configure);
}
