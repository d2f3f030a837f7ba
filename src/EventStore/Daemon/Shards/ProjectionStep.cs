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
        var began = Stopwatch.GetTimestamp();
        var count = 0L;
        var fold = new DocumentFold(core, registration.Source, isNew: position == 0 && await IsEmptyAsync(transaction, token));
        await using var reading = await core.DataSource.OpenConnectionAsync(token);
        var next = first is null ? pages.ReadAsync(reading, position, end, EventsPerRead, token) : Task.FromResult(first);
        while (true)
        {
            // The next page is read while this one is folded.
            var page = await next;
            count += page.Events.Count;
            var isLast = page.Ceiling >= end || fold.Count >= DocumentsPerStep || Stopwatch.GetElapsedTime(began) >= _longest;
            next = isLast ? next : pages.ReadAsync(reading, page.Ceiling, end, EventsPerRead, token);
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
                await fold.WriteAsync(transaction, token);
                return (page.Ceiling, count);
            }
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
