using System.Net.Sockets;
using Npgsql;

namespace TransferScheme.EventStore;

/// <summary>
/// Ours, beside the API that is followed: the health of one store's readers. One is registered in the services for each store;
/// only what watches the process asks for them, so that services stay with the API.
/// </summary>
public sealed class StoreHealth
{
    static readonly TimeSpan _frozenAfter = TimeSpan.FromSeconds(15);
    static readonly TimeSpan _patience = TimeSpan.FromSeconds(6);

    readonly StoreCore _core;
    readonly DaemonMode _mode;
    readonly ProjectionDaemon? _daemon;
    readonly HealthQuery _query;
    readonly string[] _shards;

    // The database keeps no real time of an event. Of a shard that runs elsewhere this process knows only what its checks saw.
    readonly FoundSince<long> _behind = new(TimeProvider.System);
    readonly FoundSince<ShardCondition> _unled = new(TimeProvider.System);

    internal StoreHealth(string store, StoreCore core, DaemonMode mode, ProjectionDaemon? daemon)
    {
        (Store, _core, _mode, _daemon) = (store, core, mode, daemon);
        _query = new HealthQuery(core);
        _shards = Shard.NamesOf(core);
    }

    /// <summary>The name of the store's marker interface.</summary>
    public string Store { get; }

    /// <summary>The store's schema.</summary>
    public string Schema => _core.Schema;

    /// <summary>
    /// Looks at the store's readers now. It does not throw when the database is away: the report then says so, and otherwise what
    /// this process knows by itself.
    /// </summary>
    public async Task<StoreHealthReport> CheckAsync(CancellationToken token = default)
    {
        DatabaseMoment database;
        List<StoreAlarm> alarms = [];
        try
        {
            database = await AskAsync(token).WaitAsync(_patience, token);
        }
        catch (Exception e) when (IsOfSchema(e))
        {
            database = DatabaseMoment.Unknown;
            alarms.Add(new StoreAlarm(StoreAlarmKind.Schema, Schema, e is SchemaNotAppliedException
                ? e.Message : $"Schema {Schema} has not been applied, or may not be used: {e.Message}"));
        }
        catch (Exception e) when (e is NpgsqlException or TimeoutException or SocketException)
        {
            database = DatabaseMoment.Unknown;
            alarms.Add(new StoreAlarm(StoreAlarmKind.Unreachable, Schema, $"The database did not answer: {e.Message}"));
        }

        var mark = Mark(database);
        List<ShardHealth> shards = [.. _shards.Select(shard => Describe(shard, mark, database))];
        alarms.AddRange(HealthAlarms.Of(mark, shards, database.OpenTransactions, _frozenAfter, _unled));
        return new StoreHealthReport(Store, Schema, _mode, mark, shards, database.OpenTransactions, alarms,
            [.. HealthRemarks.Of(_core, database)]);
    }

    async Task<DatabaseMoment> AskAsync(CancellationToken token)
    {
        await _core.Tables.RequireOnceAsync(token);
        return await _query.RunAsync(token);
    }

    static bool IsOfSchema(Exception e) => e is SchemaNotAppliedException or PostgresException
    {
        SqlState: PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.UndefinedColumn or PostgresErrorCodes.InvalidSchemaName
            or PostgresErrorCodes.InsufficientPrivilege,
    };

    MarkHealth Mark(DatabaseMoment database)
    {
        var stored = database.Positions.GetValueOrDefault(ProgressNames.Mark);
        if (_daemon?.Mark.Read() is not { Duty: not MarkDuty.None } here)
        {
            return new MarkHealth(stored, database.Head, false, null, null);
        }

        var looks = here.Duty == MarkDuty.Looking;
        var gap = looks && here.Gap is { } wait
            ? new GapHealth(wait.First, wait.Last, TimeProvider.System.GetElapsedTime(wait.SeenAt),
                [.. database.OpenTransactions.Where(transaction => transaction.HoldsNumber)])
            : null;
        return new MarkHealth(looks ? Math.Max(here.Mark, stored) : stored, Math.Max(here.Head, database.Head), looks,
            TimeProvider.System.GetElapsedTime(here.LookedAt), gap);
    }

    ShardHealth Describe(string name, MarkHealth mark, DatabaseMoment database)
    {
        var stored = database.Positions.GetValueOrDefault(name);
        if (_daemon?.Shards.Status[name].Read() is not { IsRunning: true } here)
        {
            var condition = _mode == DaemonMode.HotCold && _daemon is not { Shards.IsPaused: true }
                ? database.Led.Contains(name) ? ShardCondition.LedElsewhere : ShardCondition.Unled
                : ShardCondition.Stopped;
            var behind = Math.Max(0, mark.Head - stored);
            return new ShardHealth(name, condition, stored, behind, _behind.For(name, stored, behind > 0), null, null);
        }

        var position = Math.Max(here.Position, stored);
        return new ShardHealth(name, ConditionOf(here, position, mark), position, Math.Max(0, mark.Head - position),
            _daemon.Mark.AgeAbove(position), here.Failure?.GetType().Name, here.FailedFor);
    }

    static ShardCondition ConditionOf(ShardMoment here, long position, MarkHealth mark) => here switch
    {
        { Failure: not null } => ShardCondition.Paused,
        _ when position >= mark.Position => ShardCondition.Idle,
        _ when here.SinceBeat > _frozenAfter => ShardCondition.Frozen,
        _ => ShardCondition.Running,
    };
}
