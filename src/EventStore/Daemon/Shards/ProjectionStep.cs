using System.Diagnostics;
using Npgsql;

namespace TransferScheme.EventStore;

/// <summary>
/// Many pages of one projection in one transaction: they are folded in memory and each document is written once, however many events
/// it had. That makes a projection that is far behind, or made anew, as fast as its events can be read.
/// </summary>
/// <param name="core">The store.</param>
/// <param name="registration">The projection.</param>
/// <param name="pages">Its events.</param>
sealed class ProjectionStep(StoreCore core, ProjectionRegistration registration, EventPages pages)
{
    const int EventsPerRead = 5_000;
    const int DocumentsPerStep = 25_000;

    // A stop waits for the step at hand.
    static readonly TimeSpan _longest = TimeSpan.FromSeconds(1.5);

    /// <summary>Folds what follows a number and writes the documents; the caller commits.</summary>
    /// <param name="transaction">Where the documents are written.</param>
    /// <param name="first">The next events, where they are at hand.</param>
    /// <param name="position">The last number done.</param>
    /// <param name="end">The last number to do.</param>
    /// <param name="token">Stops it.</param>
    /// <returns>The last number that is done now, and how many events there were.</returns>
    /// <exception cref="ApplyEventException">The projection threw.</exception>
    public async Task<(long Reached, long Events)> RunAsync(
        NpgsqlTransaction transaction, EventPage? first, long position, long end, CancellationToken token)
    {
        var (began, count, reached) = (Stopwatch.GetTimestamp(), 0L, position);
        var fold = new DocumentFold(core, registration.Source, isNew: position == 0 && await IsEmptyAsync(transaction, token));
        await using var ahead = new PagesAhead(core, pages, end, EventsPerRead);
        var next = first is null ? ahead.ReadAsync(position, token) : Task.FromResult(first);
        while (await NextAsync(next, isFirst: count == 0) is { } page)
        {
            count += page.Events.Count;
            reached = page.Ceiling;
            var isLast = reached >= end || fold.Count >= DocumentsPerStep || Stopwatch.GetElapsedTime(began) >= _longest;

            // The next page is read while this one is folded.
            next = isLast ? next : ahead.ReadAsync(reached, token);
            try
            {
                Disguise(page.Events);
                await fold.AddAsync(page.Events, transaction.Connection!, token);
            }
            catch
            {
                await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                throw;
            }

            if (isLast)
            {
                break;
            }
        }

        await fold.WriteAsync(transaction, token);
        return (reached, count);
    }

    // An event that cannot be read ends the step before it; as the first it is an error.
    static async Task<EventPage?> NextAsync(Task<EventPage> next, bool isFirst)
    {
        try
        {
            return await next;
        }
        catch (Exception e) when (!isFirst && (e is UnknownEventTypeException or EventDeserializationFailureException))
        {
            return null;
        }
    }

    async Task<bool> IsEmptyAsync(NpgsqlTransaction transaction, CancellationToken token)
    {
        var table = core.Documents.For(registration.Source.DocumentType).Table;
        await using var command = new NpgsqlCommand($"select not exists (select from {table})", transaction.Connection, transaction);
        return (bool)(await command.ExecuteScalarAsync(token))!;
    }

    // An inline projection runs before the numbers are drawn: rebuilt, it must not see them either.
    void Disguise(List<IEvent> events)
    {
        if (registration.Lifecycle == ProjectionLifecycle.Inline)
        {
            events.ForEach(e => e.Sequence = 0);
        }
    }
}

/// <summary>Reads pages on a connection of its own, which is opened when the first is wanted.</summary>
sealed class PagesAhead(StoreCore core, EventPages pages, long end, int limit) : IAsyncDisposable
{
    NpgsqlConnection? _connection;

    /// <summary>The events above a number.</summary>
    public async Task<EventPage> ReadAsync(long floor, CancellationToken token)
    {
        _connection ??= await core.DataSource.OpenConnectionAsync(token);
        return await pages.ReadAsync(_connection, floor, end, limit, token);
    }

    public ValueTask DisposeAsync() => _connection?.DisposeAsync() ?? ValueTask.CompletedTask;
}
