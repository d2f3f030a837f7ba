using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace TransferScheme.EventStore;

/// <summary>Takes one shard from page to page as long as this node leads it.</summary>
/// <param name="core">The store.</param>
/// <param name="shard">The shard.</param>
/// <param name="leads">Whether it runs only while this node holds the shard's lock.</param>
/// <param name="mark">How far it may go.</param>
/// <param name="shown">Where health reads what it does.</param>
/// <param name="logger">Told of its pauses.</param>
sealed class ShardRunner(StoreCore core, Shard shard, bool leads, MarkSignal mark, ShardStatus shown, ILogger logger)
{
    static readonly TimeSpan _slowestRetry = TimeSpan.FromSeconds(5);
    static readonly TimeSpan _idleBeat = TimeSpan.FromSeconds(5);

    // A page without events of the shard is only noted in memory; its row follows a little later, for many pages at once.
    static readonly TimeSpan _noteAfter = TimeSpan.FromMilliseconds(50);
    static readonly TimeSpan _noteAtLeast = TimeSpan.FromSeconds(1);

    readonly ShardStatus.Run _status = shown.Start();
    readonly Rival _rival = new(shard.Progress, leads, logger);
    long _position;
    long _noted;
    long _notedAt;
    long _ceiling = long.MaxValue;
    int _limit = shard.Options.BatchSize;
    bool _isCareful;

    /// <summary>Runs until it is stopped: <paramref name="stop"/> lets the page at hand end, <paramref name="abort"/> does not.</summary>
    /// <exception cref="LogResetException">The log was emptied.</exception>
    public async Task RunAsync(CancellationToken stop, CancellationToken abort)
    {
        var failures = 0;
        try
        {
            while (!stop.IsCancellationRequested)
            {
                try
                {
                    await FollowAsync(() => failures = 0, stop, abort);
                }
                catch (ProgressMovedException e)
                {
                    await (e.IsAtIt ? _rival.MeetAsync(stop) : Task.CompletedTask);
                    await Task.Delay(TimeSpan.FromMilliseconds(50), stop);
                }
                catch (ApplyEventException e) when (e.Event.Sequence - 1 > _position && e.Event.Sequence <= _ceiling)
                {
                    // The events before the one that fails are done first: the shard stops exactly at it.
                    _ceiling = e.Event.Sequence - 1;
                }
                catch (Exception e) when (e is not LogResetException && !stop.IsCancellationRequested && !abort.IsCancellationRequested)
                {
                    _status.Fail(e);
                    DaemonLog.ShardPaused(logger, e, shard.Name, _position);
                    failures++;

                    // A subscription does not tell which event it failed at: smaller pages bring it close, or in time.
                    (_limit, _isCareful) = (Math.Max(1, _limit / 4), true);
                    await Task.Delay(TimeSpan.FromSeconds(Math.Min(failures, _slowestRetry.TotalSeconds)), stop);
                }
            }
        }
        catch (Exception e) when (e is not LogResetException && (stop.IsCancellationRequested || abort.IsCancellationRequested))
        {
            // Stopped: what was at hand has been rolled back.
        }
        finally
        {
            _status.Stop();
        }
    }

    async Task FollowAsync(Action onSuccess, CancellationToken stop, CancellationToken abort)
    {
        await using (var connection = await core.DataSource.OpenConnectionAsync(abort))
        {
            _position = _noted = await shard.Progress.ReadAsync(connection, abort);
        }

        while (!stop.IsCancellationRequested)
        {
            if (_position < Math.Min(mark.Mark, _ceiling))
            {
                if (await PageAsync(abort))
                {
                    (_limit, _isCareful) = (Math.Min(_limit * 2, shard.Options.BatchSize), false);
                    onSuccess();
                    _status.Succeed(_position);
                }
                else
                {
                    await NoteAsync(_noteAtLeast, abort);
                    _status.Beat(_position);
                }

                continue;
            }

            _ceiling = long.MaxValue;
            if (_position >= mark.Mark)
            {
                _status.Succeed(_position);
                await mark.WaitAboveAsync(_position, _noted < _position ? _noteAfter : _idleBeat, stop);
                await NoteAsync(_position >= mark.Mark ? TimeSpan.Zero : _noteAtLeast, abort);
            }
        }
    }

    async Task<bool> PageAsync(CancellationToken token)
    {
        var ceiling = Math.Min(mark.Mark, _ceiling);
        if (!mark.MayHold(shard.Pages.Types, _position, ceiling))
        {
            _position = ceiling;
            return false;
        }

        await using var connection = await core.DataSource.OpenConnectionAsync(token);
        var page = await shard.Pages.ReadAsync(connection, _position, ceiling, _limit, token);
        if (page.Events.Count > 0)
        {
            await using var transaction = await connection.BeginTransactionAsync(token);
            await shard.Progress.ClaimAsync(connection, _noted, shard.CanBeRepeated, token);
            _rival.IsGone();
            _status.Beat(_position);
            var reached = await shard.ApplyAsync(page, _isCareful ? page.Ceiling : ceiling, transaction, token);
            await shard.Progress.MoveAsync(connection, _noted, reached, token);
            await transaction.CommitAsync(token);
            (_position, _noted, _notedAt) = (reached, reached, Stopwatch.GetTimestamp());
            return true;
        }

        _position = page.Ceiling;
        return false;
    }

    async Task NoteAsync(TimeSpan after, CancellationToken token)
    {
        if (_noted < _position && Stopwatch.GetElapsedTime(_notedAt) >= after)
        {
            await using var connection = await core.DataSource.OpenConnectionAsync(token);
            await using var transaction = await connection.BeginTransactionAsync(token);
            await shard.Progress.ClaimAsync(connection, _noted, canBeRepeated: true, token);
            await shard.Progress.MoveAsync(connection, _noted, _position, token);
            await transaction.CommitAsync(token);
            (_noted, _notedAt) = (_position, Stopwatch.GetTimestamp());
        }
    }
}
