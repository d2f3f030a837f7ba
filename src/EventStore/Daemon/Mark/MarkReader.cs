using Npgsql;

namespace TransferScheme.EventStore;

/// <summary>Looks at the log and keeps the mark, all on one connection; the mark's row is the progress row <c>HighWaterMark</c>.</summary>
/// <remarks>
/// The row is made once, at the start, and afterwards only raised. So a row that has gone tells that the log was emptied, and no
/// reader that does not know it yet can write the old mark back.
/// </remarks>
sealed class MarkReader(NpgsqlConnection connection, string schema, TimeProvider clock)
{
    const int NumbersPerLook = 10_000;
    const int NumbersPerStride = 20_000;

    // Holes are looked at more closely when they stay, because a busy database always has some; sooner once that has helped.
    static readonly TimeSpan _closerLook = TimeSpan.FromMilliseconds(500);
    static readonly TimeSpan _closerLookAgain = TimeSpan.FromMilliseconds(50);
    static readonly TimeSpan _helpedLately = TimeSpan.FromSeconds(5);

    readonly LookQuery _look = new(connection, schema);
    readonly NumberHolders _holders = new(connection, schema);
    HighWater _water = new(0);
    long _closerAt;
    long? _helpedAt;
    long _stored;
    bool _mayStride;

    /// <summary>The last number that is safe to read up to.</summary>
    public long Mark => _water.Mark;

    /// <summary>The stored names of all event types that the last look saw above the mark of before; null when it only counted.</summary>
    public IReadOnlyList<string>? Types { get; private set; }

    /// <summary>The highest committed number seen.</summary>
    public long Head => _water.Head;

    /// <summary>The hole that is being waited for and when it was first seen, or null.</summary>
    public GapWait? Waiting =>
        _water.Gap is { } gap && _water.GapFence is { } fence ? new GapWait(gap.First, gap.Last, fence.SeenAt) : null;

    /// <summary>Makes the mark's row if there is none, and takes up the mark from it.</summary>
    /// <returns>The mark.</returns>
    public async Task<long> StartAsync(CancellationToken token)
    {
        await using (var make = new NpgsqlCommand(
            $"""
            insert into {schema}.mt_event_progression (name, last_seq_id) select '{ProgressNames.Mark}', 0
            where not exists (select from {schema}.mt_event_progression where name = '{ProgressNames.Mark}')
            on conflict (name) do nothing
            """, connection))
        {
            await make.ExecuteNonQueryAsync(token);
        }

        await using var read = new NpgsqlCommand(
            $"select coalesce(last_seq_id, 0) from {schema}.mt_event_progression where name = '{ProgressNames.Mark}'", connection);
        _stored = (long)(await read.ExecuteScalarAsync(token) ?? 0L);
        _water = new HighWater(_stored);
        _mayStride = true;
        return _stored;
    }

    /// <summary>Looks once and moves the mark as far as that look proves.</summary>
    /// <returns>True when another look at once would show more.</returns>
    /// <exception cref="LogResetException">The log was emptied.</exception>
    public async Task<bool> LookAsync(CancellationToken token)
    {
        if (_mayStride && (_mayStride = await StrideAsync(token)))
        {
            Types = null;
            await StoreAsync(token);
            return true;
        }

        var before = _water.Mark;
        var (look, isWhole) = await _look.RunAsync(before, NumbersPerLook, token);
        Types = look.Types;
        var wantsFence = _water.Advance(look);
        if (wantsFence)
        {
            _water.Raise(await DrawTransactionIdAsync(token), clock.GetTimestamp());
        }

        if (_water.Mark > _stored)
        {
            await StoreAsync(token);
        }

        await LookCloserAsync(token);
        return wantsFence || (!isWhole && _water.Mark > before);
    }

    // A reader that comes late counts its way to the head as long as no number is missing: then there is nothing to look closely at.
    async Task<bool> StrideAsync(CancellationToken token)
    {
        await using var count = new NpgsqlCommand(
            $"select count(*) from {schema}.mt_events where seq_id > $1 and seq_id <= $2", connection);
        count.Parameters.Add(new NpgsqlParameter<long> { TypedValue = _water.Mark });
        count.Parameters.Add(new NpgsqlParameter<long> { TypedValue = _water.Mark + NumbersPerStride });
        var isGapless = await count.ExecuteScalarAsync(token) is long found && found == NumbersPerStride;
        _water = isGapless ? new HighWater(_water.Mark + NumbersPerStride) : _water;
        return isGapless;
    }

    async Task<long> DrawTransactionIdAsync(CancellationToken token)
    {
        await using var draw = new NpgsqlCommand("select pg_current_xact_id()::text::bigint", connection);
        return (long)(await draw.ExecuteScalarAsync(token))!;
    }

    async Task StoreAsync(CancellationToken token)
    {
        await using var store = new NpgsqlCommand(
            $"""
            update {schema}.mt_event_progression set last_seq_id = greatest(last_seq_id, $1), last_updated = transaction_timestamp()
            where name = '{ProgressNames.Mark}'
            """, connection);
        store.Parameters.Add(new NpgsqlParameter<long> { TypedValue = _water.Mark });
        if (await store.ExecuteNonQueryAsync(token) == 0)
        {
            throw new LogResetException();
        }

        _stored = _water.Mark;
    }

    // A fence waits for every older transaction of the whole server, also of its other databases. One of somebody else that stays
    // open would hold up all readers, though it never drew a number here: whoever did holds a lock on the sequence until the end.
    async Task LookCloserAsync(CancellationToken token)
    {
        var again = _helpedAt is { } helpedAt && clock.GetElapsedTime(helpedAt) < _helpedLately;
        if (_water.GapFence is not { } oldest || clock.GetElapsedTime(oldest.SeenAt) < (again ? _closerLookAgain : _closerLook)
            || (_closerAt != 0 && clock.GetElapsedTime(_closerAt) < _closerLookAgain))
        {
            return;
        }

        var (holders, anyPrepared) = await _holders.RunAsync(token);
        _closerAt = clock.GetTimestamp();
        foreach (var fence in _water.Fences)
        {
            fence.Examine(holders, anyPrepared);
        }

        _helpedAt = oldest.IsReleased ? _closerAt : _helpedAt;
    }
}

/// <summary>A hole that the reader waits for.</summary>
/// <param name="First">The first missing number.</param>
/// <param name="Last">The last missing number.</param>
/// <param name="SeenAt">When it was first seen, as a real-time stamp.</param>
sealed record GapWait(long First, long Last, long SeenAt);

/// <summary>The log was emptied under the reader: it starts anew.</summary>
sealed class LogResetException() : Exception("The event log was emptied; its readers start anew.");
