using Npgsql;

namespace TransferScheme.EventStore;

/// <summary>
/// One save of a session: everything in one batch, which the server runs as one transaction, so that a save costs one round trip.
/// Inline projections whose snapshots are not at hand cost one more before it.
/// </summary>
sealed class Saving(DocumentSession session)
{
    readonly StoreCore _core = session.Core;
    readonly List<StreamAction> _appends = [.. session.Pending.Streams.Where(a => a.Events.Count > 0)];
    int _appended;

    public async Task RunAsync(CancellationToken token)
    {
        var pending = session.Pending;
        if (_appends.Count == 0 && pending.Archived.Count == 0 && pending.Changes.Count == 0)
        {
            return;
        }

        Stamp();
        session.HasFailed = true;
        try
        {
            await WriteAsync(mayRepeat: session.Connection.CommitsByItself, token);
        }
        catch (PostgresException e)
        {
            var refused = _appended < _appends.Count ? _appends[_appended] : null;
            throw await SaveErrors.ExplainAsync(_core, e, refused, _appends.Count > 0, token);
        }
        finally
        {
            _appends.ForEach(append => append.Forget());
        }

        session.HasFailed = false;
        pending.Clear();
        if (_appends.Count > 0)
        {
            _core.Saved.Raise();
        }
    }

    // A rebuild that came between changes no version: what was decided stands, only the snapshots are read anew.
    async Task WriteAsync(bool mayRepeat, CancellationToken token)
    {
        try
        {
            await WriteAsync(token);
        }
        catch (PostgresException e) when (mayRepeat && SaveErrors.IsOfRebuild(e))
        {
            _appends.ForEach(append => append.Forget());
            _appended = 0;
            await WriteAsync(token);
        }
    }

    async Task WriteAsync(CancellationToken token)
    {
        var inline = new InlineProjections(_core, _appends);
        if (session.Connection.CommitsByItself && !inline.NeedTransaction)
        {
            await using var connection = await _core.OpenAsync(token);
            await WriteAsync(connection, inline, token);
        }
        else
        {
            await session.Connection.InTransactionAsync(connection => WriteAsync(connection, inline, token), token);
        }
    }

    async Task WriteAsync(NpgsqlConnection connection, InlineProjections inline, CancellationToken token)
    {
        var snapshots = await inline.RunAsync(connection, token);
        await using var batch = new NpgsqlBatch(connection);
        var existing = _appends.FindAll(a => a.ExpectedVersion != 0);
        if (existing.Count > 1)
        {
            batch.BatchCommands.Add(_core.Appends.Lock(existing));
        }

        foreach (var action in _appends)
        {
            batch.BatchCommands.Add(_core.Appends.Command(action));
        }

        foreach (var command in snapshots.Concat(session.Pending.Archived.SelectMany(_core.Archives.Commands))
            .Concat(session.Pending.Changes.Select(c => c.Command())))
        {
            batch.BatchCommands.Add(command);
        }

        await using var reader = await batch.ExecuteReaderAsync(token);
        if (existing.Count > 1)
        {
            await reader.NextResultAsync(token);
        }

        foreach (var action in _appends)
        {
            await NumberAsync(reader, action, token);
            _appended++;
            await reader.NextResultAsync(token);
        }

        // An error of a later statement comes to light here; so does the end of the transaction.
        while (await reader.NextResultAsync(token))
        {
        }
    }

    static async Task NumberAsync(NpgsqlDataReader reader, StreamAction action, CancellationToken token)
    {
        for (var i = 0; await reader.ReadAsync(token); i++)
        {
            action.Events[i].Sequence = reader.GetInt64(0);
            action.Version = action.Events[i].Version = reader.GetInt64(1);
        }
    }

    /// <summary>Who, when and why, on every event. The time is cut to what the database keeps, so that a rebuild sees the same.</summary>
    void Stamp()
    {
        if (_appends.Count == 0)
        {
            return;
        }

        var now = _core.Options.Events.TimeProvider.GetUtcNow().ToUniversalTime();
        now = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
        var metadata = _core.Options.Events.MetadataConfig;
        foreach (var action in _appends)
        {
            for (var i = 0; i < action.Events.Count; i++)
            {
                var e = action.Events[i];
                e.Timestamp = now;
                e.Version = action.ExpectedVersion is { } before ? before + i + 1 : 0;
                e.CorrelationId = metadata.CorrelationIdEnabled ? session.CorrelationId : null;
                e.CausationId = metadata.CausationIdEnabled ? session.CausationId : null;
                e.UserName = metadata.UserNameEnabled ? session.LastModifiedBy : null;
                AddHeaders(e);
            }
        }
    }

    void AddHeaders(IEvent e)
    {
        if (session.Headers is null)
        {
            return;
        }

        foreach (var (key, value) in session.Headers)
        {
            (e.Headers ??= []).TryAdd(key, value);
        }
    }
}
