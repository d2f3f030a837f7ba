using Microsoft.Extensions.Logging;

namespace TransferScheme.EventStore;

/// <summary>A node's part in running a store's shards, for as long as one connection lasts: it leads those whose locks it holds.</summary>
sealed class NodeSession(StoreCore core, DaemonMode mode, ShardSet shards, MarkSignal mark, MarkStatus status, ILogger logger)
{
    static readonly TimeSpan _slowestPoll = TimeSpan.FromMilliseconds(100);
    static readonly TimeSpan _slowestLockPoll = TimeSpan.FromSeconds(1);

    // Under load looks are this far apart, so that pages are worth their transaction.
    static readonly TimeSpan _pace = TimeSpan.FromMilliseconds(20);

    readonly HashSet<string> _held = [];
    readonly TimeProvider _clock = TimeProvider.System;
    long _askedAt;

    /// <summary>Whether it had the lock of any shard.</summary>
    public bool WasLeading => _held.Count > 0;

    /// <summary>Runs until the connection is lost, the log is emptied or the token is cancelled.</summary>
    public async Task RunAsync(SaveSignal.Listener saved, CancellationToken stop)
    {
        await core.Tables.EnsureAsync(stop);
        await using var connection = await DaemonConnection.OpenAsync(core.DataSource, stop);
        await connection.InTimeAsync(core.Tables.RequireAsync(connection.Npgsql, stop));
        var reader = new MarkReader(connection.Npgsql, core.Schema, _clock);
        var isStarted = false;
        try
        {
            while (true)
            {
                await LeadAsync(connection, stop);
                if (_held.Count == 0)
                {
                    status.StandBy();
                    await Task.Delay(LockPoll, stop);
                    continue;
                }

                if (!isStarted)
                {
                    await connection.InTimeAsync(reader.StartAsync(stop));
                    isStarted = true;
                }

                var lookedAt = _clock.GetTimestamp();
                var before = reader.Mark;
                var more = await connection.InTimeAsync(reader.LookAsync(stop));
                status.Look(reader.Mark, reader.Head, reader.Waiting, shards.DoneUpTo);
                mark.Set(before, reader.Mark, reader.Types);
                if (!more)
                {
                    await shards.StartAsync(_held, connection, stop);
                    await WaitAsync(saved, reader.Waiting, lookedAt, stop);
                }
            }
        }
        finally
        {
            await (stop.IsCancellationRequested ? shards.StopAsync() : shards.AbortAsync());
        }
    }

    TimeSpan LockPoll => Shorter(TimeSpan.FromMilliseconds(core.Options.Projections.LeadershipPollingTime), _slowestLockPoll);

    static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;

    async Task LeadAsync(DaemonConnection connection, CancellationToken token)
    {
        if (_held.Count == shards.All.Count || (_askedAt != 0 && _clock.GetElapsedTime(_askedAt) < LockPoll))
        {
            return;
        }

        var missing = shards.All.Select(shard => shard.Name).Where(name => !_held.Contains(name));
        var taken = mode == DaemonMode.HotCold
            ? await connection.InTimeAsync(connection.TryLockAsync(core.Schema, core.Options.Projections.DaemonLockId, missing, token))
            : [.. missing];
        _askedAt = _clock.GetTimestamp();
        if (taken.Count > 0)
        {
            _held.UnionWith(taken);
            DaemonLog.Leading(logger, taken, core.Schema);
        }
    }

    async Task WaitAsync(SaveSignal.Listener saved, GapWait? gap, long lookedAt, CancellationToken token)
    {
        if (gap is not null)
        {
            var age = _clock.GetElapsedTime(gap.SeenAt);
            await Task.Delay(age < TimeSpan.FromMilliseconds(100) ? 2 : age < TimeSpan.FromSeconds(2) ? 10 : 50, token);
            return;
        }

        await saved.WaitAsync(Shorter(core.Options.Projections.FastPollingTime, _slowestPoll), token);
        var rest = _pace - _clock.GetElapsedTime(lookedAt);
        if (rest > TimeSpan.Zero)
        {
            await Task.Delay(rest, token);
        }
    }
}
