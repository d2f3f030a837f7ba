namespace TransferScheme.EventStore;

/// <summary>Reads, and writes that take effect together when the session saves.</summary>
public interface IDocumentOperations : IQuerySession
{
    /// <summary>Reads and appends of events.</summary>
    new IEventStoreOperations Events { get; }

    /// <summary>Inserts or replaces documents.</summary>
    void Store<T>(params T[] entities) where T : notnull;

    /// <inheritdoc cref="Store{T}(T[])"/>
    void Store<T>(IEnumerable<T> entities) where T : notnull;

    /// <summary>Inserts documents; the save throws <see cref="DocumentAlreadyExistsException"/> when one exists.</summary>
    void Insert<T>(params T[] entities) where T : notnull;

    /// <inheritdoc cref="Insert{T}(T[])"/>
    void Insert<T>(IEnumerable<T> entities) where T : notnull;

    /// <summary>Replaces documents; the save throws <see cref="NonExistentDocumentException"/> when one does not exist.</summary>
    void Update<T>(params T[] entities) where T : notnull;

    /// <inheritdoc cref="Update{T}(T[])"/>
    void Update<T>(IEnumerable<T> entities) where T : notnull;

    /// <summary>Deletes a document; one that is absent is no error.</summary>
    void Delete<T>(T entity) where T : notnull;

    /// <inheritdoc cref="Delete{T}(T)"/>
    void Delete<T>(Guid id) where T : notnull;

    /// <inheritdoc cref="Delete{T}(T)"/>
    void Delete<T>(string id) where T : notnull;

    /// <summary>One SQL statement in the same transaction; parameters are positional, written <c>?</c>.</summary>
    void QueueSqlCommand(string sql, params object[] parameterValues);
}
