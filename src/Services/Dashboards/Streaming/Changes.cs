using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TransferScheme.Dashboards.Viewing;

namespace TransferScheme.Dashboards.Streaming;

/// <summary>
/// What changed lately: one reader for all streams of this process. It looks at the log four times a second while anybody follows, and
/// wakes those who wait when there is something new.
/// </summary>
/// <param name="log">The log.</param>
/// <param name="clock">The scheme's clock.</param>
/// <param name="logger">Where it tells that the log cannot be read.</param>
sealed partial class Changes(ChangeLog log, TimeProvider clock, ILogger<Changes> logger) : BackgroundService
{
    /// <summary>How many streams one person or client may have open here.</summary>
    internal const int StreamsEach = 5;

    // So many changes are held for all; whoever is further behind reads them from the log.
    const int Held = 2000;

    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);
    static readonly TimeSpan Blind = TimeSpan.FromSeconds(2);

    readonly Lock _lock = new();
    readonly Dictionary<string, int> _streams = [];
    TaskCompletionSource _followed = Signal();
    TaskCompletionSource _next = Signal();
    Recent _recent = new(0, new Mark(0), []);
    long _lookedAt;

    /// <summary>Counts a stream of somebody until it is disposed of; null when there are as many as one may have.</summary>
    /// <param name="who">The person or client.</param>
    internal IDisposable? Join(string who)
    {
        lock (_lock)
        {
            var open = _streams.GetValueOrDefault(who);
            if (open == StreamsEach)
            {
                return null;
            }

            if (_streams.Count == 0)
            {
                _lookedAt = Environment.TickCount64;
                _followed.TrySetResult();
            }

            _streams[who] = open + 1;
            return new Place(this, who);
        }
    }

    /// <summary>Where a stream begins that has no place of its own yet.</summary>
    internal async Task<Mark> BeginAsync(CancellationToken ct)
    {
        var mark = await log.MarkAsync(ct);
        var held = Volatile.Read(ref _recent).Mark;
        return held.Number > mark.Number ? held : mark;
    }

    /// <summary>What came after a place; an empty page when nothing comes for a while, null once it is cancelled.</summary>
    /// <param name="after">The place.</param>
    /// <param name="atMost">How long to wait.</param>
    /// <param name="ct">Ends the waiting.</param>
    internal async Task<ChangePage?> NextAsync(long after, TimeSpan atMost, CancellationToken ct)
    {
        try
        {
            var next = Volatile.Read(ref _next).Task;
            ct.ThrowIfCancellationRequested();
            if (Volatile.Read(ref _recent).Mark.Number <= after)
            {
                await next.WaitAsync(atMost < TimeSpan.Zero ? TimeSpan.Zero : atMost, ct);
            }

            var recent = Volatile.Read(ref _recent);
            return recent.Mark.Number <= after ? new ChangePage([], after)
                : recent.From <= after ? new ChangePage([.. recent.Changes.SkipWhile(c => c.Number <= after)], recent.Mark.Number)
                : await log.ReadAsync(after, recent.Mark.Number, ct);
        }
        catch (TimeoutException)
        {
            return new ChangePage([], after);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            return null;
        }
    }

    /// <summary>How far a stream is behind, in seconds: the readers of this service, the look at the log, and the stream itself.</summary>
    /// <param name="place">All up to this number was told.</param>
    /// <param name="last">When the last of it happened; null when nothing was read yet.</param>
    internal int LagSeconds(long place, DateTimeOffset? last)
    {
        var (now, mark) = (clock.GetUtcNow(), Volatile.Read(ref _recent).Mark);
        var blind = TimeSpan.FromMilliseconds(Environment.TickCount64 - Volatile.Read(ref _lookedAt));
        var behind = place < mark.Number && last is { } at && at < now ? (int)(now - at).TotalSeconds : 0;
        return Math.Max(Math.Max(mark.LagSeconds(now), behind), blind > Blind ? (int)blind.TotalSeconds : 0);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            await Volatile.Read(ref _followed).Task.WaitAsync(stoppingToken);
            try
            {
                await LookAsync(stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                // Every heartbeat says how far the streams are behind; the next look finds all that was missed.
                Failed(failure);
            }

            await Task.Delay(Pause, stoppingToken);
        }
    }

    async Task LookAsync(CancellationToken ct)
    {
        var mark = await log.MarkAsync(ct);
        var recent = Volatile.Read(ref _recent);
        if (mark.Number - recent.Mark.Number > Held)
        {
            // After a time without anybody: whoever begins here begins now, others read what they missed from the log.
            recent = new Recent(mark.Number, mark, []);
        }

        while (recent.Mark.Number < mark.Number)
        {
            var page = await log.ReadAsync(recent.Mark.Number, mark.Number, ct);
            Change[] held = [.. recent.Changes, .. page.Changes];
            var left = held.Length > Held ? held.Length - Held : 0;
            recent = new Recent(left > 0 ? held[left - 1].Number : recent.From, mark with { Number = page.UpTo }, held[left..]);
        }

        // While documents are made anew the readers begin again; what was told stays told.
        recent = recent with { Mark = recent.Mark with { Waiting = mark.Waiting } };
        var isNew = recent.Mark.Number > Volatile.Read(ref _recent).Mark.Number;
        Volatile.Write(ref _recent, recent);
        Volatile.Write(ref _lookedAt, Environment.TickCount64);
        if (isNew)
        {
            Interlocked.Exchange(ref _next, Signal()).SetResult();
        }
    }

    void Leave(string who)
    {
        lock (_lock)
        {
            if (_streams[who] > 1)
            {
                _streams[who]--;
                return;
            }

            _streams.Remove(who);
            if (_streams.Count == 0)
            {
                _followed = Signal();
            }
        }
    }

    static TaskCompletionSource Signal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The changes that streams tell of cannot be read")]
    private partial void Failed(Exception exception);

    /// <summary>The changes held for all.</summary>
    /// <param name="From">All after this number are held.</param>
    /// <param name="Mark">Up to there.</param>
    /// <param name="Changes">The changes.</param>
    sealed record Recent(long From, Mark Mark, IReadOnlyList<Change> Changes);

    sealed class Place(Changes changes, string who) : IDisposable
    {
        bool _left;

        public void Dispose()
        {
            if (!_left)
            {
                _left = true;
                changes.Leave(who);
            }
        }
    }
}
