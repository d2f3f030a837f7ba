using Npgsql;

namespace TransferScheme.EventStore;

/// <summary>What an error of the database means to the caller of a save.</summary>
static class SaveErrors
{
    /// <summary>The exception to throw.</summary>
    /// <param name="core">The store.</param>
    /// <param name="error">What the database said.</param>
    /// <param name="append">The first append that had not succeeded; null when all had.</param>
    /// <param name="appends">Whether the save had any.</param>
    /// <param name="token">Cancels the look at the stream.</param>
    public static async Task<Exception> ExplainAsync(StoreCore core, PostgresException error, StreamAction? append, bool appends,
        CancellationToken token) =>
        (error.SqlState, error.ConstraintName, error.TableName) switch
        {
            (PostgresErrorCodes.UniqueViolation, "pkey_mt_streams_id", _) when append is { MustStart: true } =>
                new ExistingStreamIdCollisionException(append.Stream, error),
            (PostgresErrorCodes.UniqueViolation, "pkey_mt_streams_id" or "pk_mt_events_stream_and_version", _) when append is not null =>
                new EventStreamUnexpectedMaxEventIdException(append.Stream, append.ExpectedVersion ?? 0, null, error),
            (PostgresErrorCodes.InvalidTextRepresentation, _, _) when IsOfRebuild(error) =>
                new ConcurrencyException("An inline projection was rebuilt while this was being saved.", error),
            (PostgresErrorCodes.InvalidTextRepresentation, _, _)
                when append is not null && error.MessageText.Contains("refused", StringComparison.Ordinal) =>
                await RefusedAppendAsync(core, append, error, token),
            (PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected, _, _) when append is not null =>
                new EventStreamUnexpectedMaxEventIdException(append.Stream, append.ExpectedVersion ?? 0, null, error),
            (PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected, _, _) when appends =>
                new ConcurrencyException("Somebody else wrote what this save was to write.", error),
            (PostgresErrorCodes.UniqueViolation, _, { } table) when Document(core, table) is { } mapping =>
                new DocumentAlreadyExistsException(mapping.DocumentType, error),
            (PostgresErrorCodes.NotNullViolation, _, { } table) when Document(core, table) is { } mapping && error.ColumnName == "data" =>
                new NonExistentDocumentException(mapping.DocumentType, error),
            _ => new MartenCommandException(error),
        };

    /// <summary>Whether a document that a projection was to go on from is not the one any more that was read.</summary>
    public static bool IsOfRebuild(PostgresException error) => error.SqlState == PostgresErrorCodes.InvalidTextRepresentation
        && error.MessageText.Contains($"\"{DocumentSql.Changed} ", StringComparison.Ordinal);

    static DocumentMapping? Document(StoreCore core, string table) => core.Documents.All.FirstOrDefault(m => m.Name == table);

    /// <summary>The stream was not as the append wanted it: archived, or at another version.</summary>
    static async Task<Exception> RefusedAppendAsync(StoreCore core, StreamAction append, PostgresException error,
        CancellationToken token)
    {
        await using var connection = await core.OpenAsync(token);
        await using var command = new NpgsqlCommand($"select version, is_archived from {core.Schema}.mt_streams where id = $1", connection)
        {
            Parameters = { append.Stream.Parameter() },
        };
        await using var reader = await command.ExecuteReaderAsync(token);
        var exists = await reader.ReadAsync(token);
        return exists && !reader.IsDBNull(1) && reader.GetBoolean(1)
            ? new InvalidStreamOperationException(append.Stream)
            : new EventStreamUnexpectedMaxEventIdException(
                append.Stream, append.ExpectedVersion ?? 0, exists ? reader.GetInt64(0) : 0, error);
    }
}
