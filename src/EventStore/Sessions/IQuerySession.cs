namespace TransferScheme.EventStore;

/// <summary>Reads of documents and events.</summary>
public interface IQuerySession : IDisposable, IAsyncDisposable
{
    /// <summary>Reads of events.</summary>
    IQueryEventStore Events { get; }

    /// <summary>The events' correlation; when not set, the root of the activity that was current as the session opened.</summary>
    string? CorrelationId { get; set; }

    /// <summary>The events' cause; when not set, the parent of the activity that was current as the session opened.</summary>
    string? CausationId { get; set; }

    /// <summary>One document, or null.</summary>
    Task<T?> LoadAsync<T>(Guid id, CancellationToken token = default) where T : notnull;

    /// <inheritdoc cref="LoadAsync{T}(Guid, CancellationToken)"/>
    Task<T?> LoadAsync<T>(string id, CancellationToken token = default) where T : notnull;

    /// <summary>Those of the documents that exist, in no promised order.</summary>
    Task<IReadOnlyList<T>> LoadManyAsync<T>(params Guid[] ids) where T : notnull;

    /// <inheritdoc cref="LoadManyAsync{T}(Guid[])"/>
    Task<IReadOnlyList<T>> LoadManyAsync<T>(params string[] ids) where T : notnull;

    /// <inheritdoc cref="LoadManyAsync{T}(Guid[])"/>
    Task<IReadOnlyList<T>> LoadManyAsync<T>(CancellationToken token, params Guid[] ids) where T : notnull;

    /// <inheritdoc cref="LoadManyAsync{T}(Guid[])"/>
    Task<IReadOnlyList<T>> LoadManyAsync<T>(CancellationToken token, params string[] ids) where T : notnull;

    /// <inheritdoc cref="LoadManyAsync{T}(Guid[])"/>
    Task<IReadOnlyList<T>> LoadManyAsync<T>(CancellationToken token, IEnumerable<Guid> ids) where T : notnull;

    /// <inheritdoc cref="LoadManyAsync{T}(Guid[])"/>
    Task<IReadOnlyList<T>> LoadManyAsync<T>(CancellationToken token, IEnumerable<string> ids) where T : notnull;

    /// <summary>
    /// Rows of SQL: the first column is a document or a scalar. Text that does not start with <c>select</c> follows
    /// <c>select d.data from (the document's table) as d</c>. Parameters are positional, written <c>?</c>.
    /// </summary>
    Task<IReadOnlyList<T>> QueryAsync<T>(string sql, params object[] parameters);

    /// <inheritdoc cref="QueryAsync{T}(string, object[])"/>
    Task<IReadOnlyList<T>> QueryAsync<T>(string sql, CancellationToken token, params object[] parameters);

    /// <summary>The same with another sign for parameters, where the SQL needs the operator <c>?</c>.</summary>
    Task<IReadOnlyList<T>> QueryAsync<T>(char placeholder, string sql, params object[] parameters);
}
