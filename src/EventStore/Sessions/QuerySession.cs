using System.Diagnostics;
using Npgsql;

namespace TransferScheme.EventStore;

/// <summary>The reading half of a session.</summary>
abstract class QuerySession(StoreCore core, SessionConnection connection) : IQuerySession
{
    public StoreCore Core { get; } = core;

    public SessionConnection Connection { get; } = connection;

    public abstract IQueryEventStore Events { get; }

    public string? CorrelationId { get; set; } = Activity.Current?.RootId;

    public string? CausationId { get; set; } = Activity.Current?.ParentId;

    public Task<T?> LoadAsync<T>(Guid id, CancellationToken token = default) where T : notnull => LoadOneAsync<T>(id, token);

    public Task<T?> LoadAsync<T>(string id, CancellationToken token = default) where T : notnull => LoadOneAsync<T>(id, token);

    public Task<IReadOnlyList<T>> LoadManyAsync<T>(params Guid[] ids) where T : notnull => LoadAllAsync<T>(ids.Cast<object>(), default);

    public Task<IReadOnlyList<T>> LoadManyAsync<T>(params string[] ids) where T : notnull => LoadAllAsync<T>(ids, default);

    public Task<IReadOnlyList<T>> LoadManyAsync<T>(CancellationToken token, params Guid[] ids) where T : notnull =>
        LoadAllAsync<T>(ids.Cast<object>(), token);

    public Task<IReadOnlyList<T>> LoadManyAsync<T>(CancellationToken token, params string[] ids) where T : notnull =>
        LoadAllAsync<T>(ids, token);

    public Task<IReadOnlyList<T>> LoadManyAsync<T>(CancellationToken token, IEnumerable<Guid> ids) where T : notnull =>
        LoadAllAsync<T>(ids.Cast<object>(), token);

    public Task<IReadOnlyList<T>> LoadManyAsync<T>(CancellationToken token, IEnumerable<string> ids) where T : notnull =>
        LoadAllAsync<T>(ids, token);

    public Task<IReadOnlyList<T>> QueryAsync<T>(string sql, params object[] parameters) => RowsAsync<T>('?', sql, parameters, default);

    public Task<IReadOnlyList<T>> QueryAsync<T>(string sql, CancellationToken token, params object[] parameters) =>
        RowsAsync<T>('?', sql, parameters, token);

    public Task<IReadOnlyList<T>> QueryAsync<T>(char placeholder, string sql, params object[] parameters) =>
        RowsAsync<T>(placeholder, sql, parameters, default);

    public virtual void Dispose() => Connection.Dispose();

    public virtual ValueTask DisposeAsync() => Connection.DisposeAsync();

    async Task<T?> LoadOneAsync<T>(object id, CancellationToken token) where T : notnull =>
        await LoadAllAsync<T>([id], token) is [var only] ? only : default;

    Task<IReadOnlyList<T>> LoadAllAsync<T>(IEnumerable<object> ids, CancellationToken token) where T : notnull
    {
        var mapping = Core.Documents.For(typeof(T));
        return Connection.RunAsync<IReadOnlyList<T>>(async connection =>
        {
            await using var batch = new NpgsqlBatch(connection) { BatchCommands = { mapping.Sql.Load([.. ids]) } };
            await using var reader = await batch.ExecuteReaderAsync(token);
            var found = new List<T>();
            while (await reader.ReadAsync(token))
            {
                found.Add((T)mapping.FromJson(reader.GetFieldValue<byte[]>(1)));
            }

            return found;
        }, token);
    }

    Task<IReadOnlyList<T>> RowsAsync<T>(char placeholder, string sql, object[] parameters, CancellationToken token)
    {
        var query = new RowQuery<T>(Core, placeholder, sql, parameters);
        return Connection.RunAsync(connection => query.RunAsync(connection, token), token);
    }
}
