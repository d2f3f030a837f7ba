using Npgsql;

namespace TransferScheme.EventStore;

/// <summary>
/// What a store is made of: the settings, the pool, the names of its tables and types. Connections of the pool are not reset
/// between uses, so that prepared statements live on: whoever takes a session lock or sets anything on one undoes it.
/// </summary>
sealed class StoreCore : IDisposable, IAsyncDisposable
{
    readonly bool _ownsDataSource;

    public StoreCore(StoreOptions options)
    {
        StoreRules.Check(options);
        Options = options;
        Schema = options.DatabaseSchemaName;
        _ownsDataSource = options.GivenDataSource is null;
        DataSource = options.GivenDataSource ?? Pool(options.ConnectionString!);
        Json = new JsonStorage(options.Json);
        Events = new EventRegistry(options.EventSettings, Json);
        EventRows = new EventRows(options.EventSettings, Events);
        Documents = new DocumentRegistry(options, Schema, Json);
        Projections = options.Projections.Projections;
        InlineProjections = [.. Projections.Where(p => p.Lifecycle == ProjectionLifecycle.Inline).Select(p => p.Source)];
        Subscriptions = options.Projections.Subscriptions;
        Tables = new SchemaKeeper(this);
        Appends = new AppendSql(this);
        Archives = new ArchiveSql(Schema);
        Reads = new EventSql(this);
    }

    public StoreOptions Options { get; }

    public string Schema { get; }

    public NpgsqlDataSource DataSource { get; }

    public JsonStorage Json { get; }

    public EventRegistry Events { get; }

    public EventRows EventRows { get; }

    public DocumentRegistry Documents { get; }

    public IReadOnlyList<ProjectionRegistration> Projections { get; }

    /// <summary>Those that run in the appending transaction.</summary>
    public IReadOnlyList<ProjectionBase> InlineProjections { get; }

    public IReadOnlyList<SubscriptionRegistration> Subscriptions { get; }

    public SchemaKeeper Tables { get; }

    public AppendSql Appends { get; }

    /// <summary>Raised after each save that appended events, so that the daemons of this process look at once.</summary>
    public SaveSignal Saved { get; } = new();

    public ArchiveSql Archives { get; }

    public EventSql Reads { get; }

    /// <summary>A connection of the pool, after the tables were created if the store may do that.</summary>
    public async ValueTask<NpgsqlConnection> OpenAsync(CancellationToken token)
    {
        await Tables.EnsureAsync(token);
        return await DataSource.OpenConnectionAsync(token);
    }

    /// <summary>The projection that makes a state type, in any lifecycle.</summary>
    /// <exception cref="InvalidOperationException">None does.</exception>
    public ProjectionRegistration ProjectionOf(Type stateType) =>
        Projections.FirstOrDefault(p => p.Source.DocumentType == stateType)
            ?? throw new InvalidOperationException($"No projection of {stateType.Name} is registered.");

    /// <summary>The state type that streams of a label were started with; null when no projection makes such a one.</summary>
    public Type? StateTypeOf(string label) =>
        Projections.Select(p => p.Source.DocumentType).FirstOrDefault(t => EventAlias.Of(t) == label);

    public void Dispose()
    {
        Tables.Dispose();
        if (_ownsDataSource)
        {
            DataSource.Dispose();
        }
    }

    public ValueTask DisposeAsync()
    {
        Tables.Dispose();
        return _ownsDataSource ? DataSource.DisposeAsync() : ValueTask.CompletedTask;
    }

    static NpgsqlDataSource Pool(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString)
        {
            NoResetOnClose = true,
            MaxAutoPrepare = 100,
            AutoPrepareMinUsages = 2,
        };

        // Whoever forgets a transaction must not hold up the readers for long. A subscription's page may take this long without a word.
        settings.Options = $"-c idle_in_transaction_session_timeout=60s {settings.Options}".TrimEnd();
        return NpgsqlDataSource.Create(settings);
    }
}
