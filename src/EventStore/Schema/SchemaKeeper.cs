using Npgsql;

namespace TransferScheme.EventStore;

/// <summary>
/// Creates and checks the tables of a store. Creation looks first and asks for a lock only when something is missing, so that a
/// start waits for nobody when there is nothing to do.
/// </summary>
sealed class SchemaKeeper(StoreCore core) : IMartenStorage, IMartenDatabase, IDisposable
{
    readonly SemaphoreSlim _gate = new(1);
    int _documentsDone = -1;
    int _documentsSeen = -1;

    public IMartenDatabase Database => this;

    /// <summary>Creates what is missing at the first use of the store or of a document type, if the store may.</summary>
    public ValueTask EnsureAsync(CancellationToken token) =>
        _documentsDone == core.Documents.Count || core.Options.AutoCreateSchemaObjects == AutoCreate.None
            ? ValueTask.CompletedTask
            : new ValueTask(CreateAsync(core.Options.AutoCreateSchemaObjects, again: false, token));

    /// <inheritdoc/>
    public Task ApplyAllConfiguredChangesToDatabaseAsync(AutoCreate? @override = null) =>
        CreateAsync(@override ?? AutoCreate.CreateOrUpdate, again: true, CancellationToken.None);

    /// <inheritdoc/>
    public async Task AssertDatabaseMatchesConfigurationAsync(CancellationToken ct = default)
    {
        var tables = StoreTables.Of(core);
        await using var connection = await core.DataSource.OpenConnectionAsync(ct);
        var catalogue = await Catalogue.ReadAsync(connection, core.Schema, ct);
        var missing = catalogue.Missing(tables, core.Schema, onlyTables: false).Select(s => $"not done: {s}");
        string[] faults = [.. missing, .. catalogue.Differences(tables)];
        if (faults.Length > 0)
        {
            throw new MartenException($"Schema {core.Schema} does not match the configuration: {string.Join("; ", faults)}.");
        }
    }

    /// <summary>Looks whether all is there that readers need.</summary>
    /// <returns>How many documents that goes for.</returns>
    /// <exception cref="SchemaNotAppliedException">It is not; the message says what is missing.</exception>
    public async Task<int> RequireAsync(NpgsqlConnection connection, CancellationToken token)
    {
        var documents = core.Documents.Count;
        var catalogue = await Catalogue.ReadAsync(connection, core.Schema, token);
        var onlyTables = core.Options.AutoCreateSchemaObjects == AutoCreate.CreateOnly;
        string[] missing = [.. catalogue.Missing(StoreTables.Of(core), core.Schema, onlyTables)];
        if (missing.Length > 0)
        {
            throw new SchemaNotAppliedException(core.Schema, catalogue.IsEmpty, missing);
        }

        return _documentsSeen = documents;
    }

    /// <summary>The same, but once it was found that all is there it is not looked for again.</summary>
    /// <exception cref="SchemaNotAppliedException">It is not; the message says what is missing.</exception>
    public async Task RequireOnceAsync(CancellationToken token)
    {
        if (_documentsSeen != core.Documents.Count)
        {
            await using var connection = await core.DataSource.OpenConnectionAsync(token);
            await RequireAsync(connection, token);
        }
    }

    public void Dispose() => _gate.Dispose();

    async Task CreateAsync(AutoCreate how, bool again, CancellationToken token)
    {
        await _gate.WaitAsync(token);
        try
        {
            var documents = core.Documents.Count;
            if (how != AutoCreate.None && (again || _documentsDone != documents))
            {
                await CreateMissingAsync(StoreTables.Of(core), how == AutoCreate.CreateOnly, token);
                _documentsDone = documents;
            }
        }
        catch (PostgresException e)
        {
            throw new MartenCommandException(e);
        }
        finally
        {
            _gate.Release();
        }
    }

    async Task CreateMissingAsync(IReadOnlyList<Table> tables, bool onlyTables, CancellationToken token)
    {
        await using var connection = await core.DataSource.OpenConnectionAsync(token);
        var before = await Catalogue.ReadAsync(connection, core.Schema, token);
        if (!before.Missing(tables, core.Schema, onlyTables).Any())
        {
            return;
        }

        await using var transaction = await connection.BeginTransactionAsync(token);
        await ExecuteAsync(connection, $"select pg_advisory_xact_lock(hashtextextended('event store schema {core.Schema}', 0))", token);
        var locked = await Catalogue.ReadAsync(connection, core.Schema, token);
        if (!locked.HasSchema)
        {
            // A role that was given its schema may not even ask for it to be created.
            await ExecuteAsync(connection, $"create schema {core.Schema}", token);
        }

        foreach (var statement in locked.Missing(tables, core.Schema, onlyTables))
        {
            await ExecuteAsync(connection, statement, token);
        }

        await transaction.CommitAsync(token);
    }

    static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken token)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(token);
    }
}
