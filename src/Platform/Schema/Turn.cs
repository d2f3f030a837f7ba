using System.Data;

namespace TransferScheme.Platform.Schema;

/// <summary>
/// The turn at work that only one process at a time is to do. It is a lock of a database session, gone as soon as its process is; so
/// another takes over without being told.
/// </summary>
/// <param name="store">Where the work is.</param>
/// <param name="name">Name of the work, the same in every process.</param>
public sealed class Turn(IDocumentStore store, string name) : IAsyncDisposable
{
    const string Sql = "select pg_try_advisory_xact_lock(hashtextextended(?, 0))";

    readonly IDocumentSession _session = store.LightweightSession(IsolationLevel.RepeatableRead);

    /// <summary>
    /// Does each piece of work that is due, one after the other, where this process has the turn. It looks again once it has: another may
    /// have done some of it meanwhile.
    /// </summary>
    /// <typeparam name="T">A piece of work.</typeparam>
    /// <param name="store">Where the work is.</param>
    /// <param name="name">Name of the work, the same in every process.</param>
    /// <param name="look">What is due.</param>
    /// <param name="work">Does one.</param>
    /// <param name="ct">Cancels the work.</param>
    public static async Task EachAsync<T>(
        IDocumentStore store, string name, Func<CancellationToken, Task<IReadOnlyList<T>>> look, Func<T, CancellationToken, Task> work,
        CancellationToken ct)
    {
        if (await look(ct) is [])
        {
            return;
        }

        await using var turn = new Turn(store, name);
        if (!await turn.IsOursAsync(ct))
        {
            return;
        }

        foreach (var due in await look(ct))
        {
            await turn.IsOursAsync(ct);
            await work(due, ct);
        }
    }

    /// <summary>Takes the turn, or finds that it still is ours; so asked now and then, its session is never idle for long.</summary>
    /// <param name="ct">Cancels the question.</param>
    /// <returns>False while another process has it.</returns>
    public async Task<bool> IsOursAsync(CancellationToken ct) => await _session.QueryAsync<bool>(Sql, ct, name) is [true];

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _session.DisposeAsync();
}
