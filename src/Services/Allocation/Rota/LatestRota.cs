using System.Collections.Immutable;

namespace TransferScheme.Allocation.Rota;

/// <summary>
/// The rota as it stands. The last state read is kept in memory, and a read takes only the entries since. That state may be behind
/// the ledger at any time, since other processes append too; an append names the version that it was decided on, and fails then.
/// </summary>
sealed class LatestRota
{
    const int EntriesKept = 200;
    const int MostMarks = 500;

    readonly Lock _marking = new();
    ImmutableList<RotaBook> _marks = [RotaBook.Empty];
    volatile RotaBook _known = RotaBook.Empty;
    volatile Appended? _appended;

    /// <summary>Reads the rota.</summary>
    /// <param name="session">Where to read.</param>
    /// <param name="ct">Cancels the request.</param>
    /// <param name="version">A version that it has reached: what is in memory is not read again when it is as far.</param>
    internal async ValueTask<RotaBook> ReadAsync(IQuerySession session, CancellationToken ct, long version = long.MaxValue)
    {
        var book = _known;
        await foreach (var entry in session.Entries(after: book.Version, last: version, ct: ct))
        {
            book = RotaBook.Evolve(book, entry);

            // What has been read is not lost when the rest takes too long for the one who asked.
            book = book.Version % EntriesKept == 0 ? Keep(book) : book;
        }

        return Keep(book);
    }

    /// <summary>Reads the rota as far as its end was seen. What this process appended itself is not read back.</summary>
    /// <param name="session">Where to read.</param>
    /// <param name="end">Its end; the state is past it when others have read meanwhile.</param>
    /// <param name="ct">Cancels the request.</param>
    internal ValueTask<RotaBook> ReadAsync(IQuerySession session, LedgerEnd end, CancellationToken ct) =>
        _appended is { } own && own.Entry == end.Entry ? new(Keep(own.Book)) : ReadAsync(session, ct, end.Version);

    /// <summary>The rota as it stood before an entry, folded from the nearest state that is kept in memory.</summary>
    /// <param name="session">Where to read.</param>
    /// <param name="position">Place of the entry.</param>
    /// <param name="ct">Cancels the request.</param>
    internal async ValueTask<RotaBook> ReadBeforeAsync(IQuerySession session, long position, CancellationToken ct)
    {
        var book = _marks.Last(mark => mark.Version < position);
        await foreach (var entry in session.Entries(after: book.Version, last: position - 1, ct: ct))
        {
            book = Keep(RotaBook.Evolve(book, entry));
        }

        return book;
    }

    /// <summary>The rota as it stood at a time.</summary>
    /// <param name="session">Where to read.</param>
    /// <param name="until">The time.</param>
    /// <param name="ct">Cancels the request.</param>
    internal static async Task<RotaBook> ReadAsync(IQuerySession session, DateTimeOffset until, CancellationToken ct)
    {
        var book = RotaBook.Empty;
        await foreach (var entry in session.Entries(until: until, ct: ct))
        {
            book = RotaBook.Evolve(book, entry);
        }

        return book;
    }

    /// <summary>Appends entries that were decided on a state of the rota; the save fails when others appended meanwhile.</summary>
    /// <param name="session">Where to append.</param>
    /// <param name="book">The state.</param>
    /// <param name="entries">The entries.</param>
    /// <exception cref="InvalidOperationException">An entry cannot come there, see <see cref="RotaBook.Allowing"/>.</exception>
    internal void Append(IDocumentSession session, RotaBook book, params IReadOnlyList<RotaEvent> entries)
    {
        var after = entries.Aggregate(book, RotaBook.Evolve);
        var appended = session.Events.Append(Streams.Rota, after.Version, entries);
        _appended = new Appended(appended.Events[^1].Id, after);
    }

    RotaBook Keep(RotaBook book)
    {
        if (book.Version > _known.Version)
        {
            _known = book;
        }

        // Enough of the past that any entry is but a few steps away.
        if (book.Version >= _marks[^1].Version + EntriesKept)
        {
            lock (_marking)
            {
                _marks = book.Version >= _marks[^1].Version + EntriesKept ? Thinned(_marks).Add(book) : _marks;
            }
        }

        return book;
    }

    // Of a long past every second state is enough, and again every second of those.
    static ImmutableList<RotaBook> Thinned(ImmutableList<RotaBook> marks) =>
        marks.Count < MostMarks ? marks : [.. marks.Where((_, at) => at % 2 == 0)];

    /// <summary>The state once a save succeeds that may still fail: it stands when its last entry is found at the ledger's end.</summary>
    sealed record Appended(Guid Entry, RotaBook Book);
}
