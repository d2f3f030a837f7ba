namespace TransferScheme.EventStore;

/// <summary>
/// Ours, beside the API that is followed: how the readers of one store are, as seen from this process. Times are real time,
/// whatever the store's clock says.
/// </summary>
/// <param name="Store">The name of the store's marker interface.</param>
/// <param name="Schema">Its schema.</param>
/// <param name="Mode">Who runs its shards.</param>
/// <param name="Mark">How far readers may go.</param>
/// <param name="Shards">Each async projection and subscription.</param>
/// <param name="OpenTransactions">Transactions of the database that have been open for ten seconds or more.</param>
/// <param name="Alarms">What a person must look at; empty when all is well.</param>
/// <param name="Remarks">What a person should know, although nothing is wrong: settings and rights that are less than they might be,
/// transactions of other databases that slow readers down.</param>
public sealed record StoreHealthReport(
    string Store,
    string Schema,
    DaemonMode Mode,
    MarkHealth Mark,
    IReadOnlyList<ShardHealth> Shards,
    IReadOnlyList<OpenTransaction> OpenTransactions,
    IReadOnlyList<StoreAlarm> Alarms,
    IReadOnlyList<string> Remarks);

/// <summary>The mark: every number up to it is committed or lost for good.</summary>
/// <param name="Position">The mark itself.</param>
/// <param name="Head">The highest committed number.</param>
/// <param name="LooksHere">Whether this process moves it.</param>
/// <param name="SinceLook">How long ago this process last looked, or asked whether it may lead; null when it need not.</param>
/// <param name="Gap">The missing number that is waited for, or null.</param>
public sealed record MarkHealth(long Position, long Head, bool LooksHere, TimeSpan? SinceLook, GapHealth? Gap);

/// <summary>Missing numbers that a transaction may still commit.</summary>
/// <param name="First">The first of them.</param>
/// <param name="Last">The last of them.</param>
/// <param name="Age">Since when they are waited for.</param>
/// <param name="BlockedBy">Transactions that may hold them.</param>
public sealed record GapHealth(long First, long Last, TimeSpan Age, IReadOnlyList<OpenTransaction> BlockedBy);

/// <summary>A transaction that stays open.</summary>
/// <param name="ProcessId">The server process; null for a prepared transaction.</param>
/// <param name="TransactionId">Its id, when it has one.</param>
/// <param name="Application">What the client calls itself, or the prepared transaction's name.</param>
/// <param name="User">The database role.</param>
/// <param name="State">The state by <c>pg_stat_activity</c>, or <c>prepared</c>.</param>
/// <param name="Age">How long it has been open.</param>
/// <param name="Idle">How long it has done nothing; null while it works.</param>
/// <param name="HoldsNumber">Whether it drew a number of this store, so that readers may have to wait for it.</param>
/// <param name="Database">Another database of the same server that it is in; null when it is in the store's own.</param>
public sealed record OpenTransaction(
    int? ProcessId,
    string? TransactionId,
    string? Application,
    string? User,
    string? State,
    TimeSpan Age,
    TimeSpan? Idle,
    bool HoldsNumber,
    string? Database);

/// <summary>One async projection or subscription.</summary>
/// <param name="Name">The key of its progress row.</param>
/// <param name="Condition">What it is doing.</param>
/// <param name="Position">The last number it has done.</param>
/// <param name="Behind">How many numbers there are above that, up to the highest committed one.</param>
/// <param name="OldestUnprocessed">For how long this process has known of an event it has not done; null when of none.</param>
/// <param name="Failure">The type of the exception that it stopped at, without namespace.</param>
/// <param name="FailedFor">Since when it has stopped.</param>
public sealed record ShardHealth(
    string Name,
    ShardCondition Condition,
    long Position,
    long Behind,
    TimeSpan? OldestUnprocessed,
    string? Failure,
    TimeSpan? FailedFor);

/// <summary>What a shard is doing.</summary>
public enum ShardCondition
{
    /// <summary>It runs here and has done all there is.</summary>
    Idle,

    /// <summary>It runs here and is at work.</summary>
    Running,

    /// <summary>It runs here, has stopped at an error and tries again by itself.</summary>
    Paused,

    /// <summary>It runs here, there is something to do, and it has not moved for more than 15 seconds.</summary>
    Frozen,

    /// <summary>Another node runs it.</summary>
    LedElsewhere,

    /// <summary>No node runs it.</summary>
    Unled,

    /// <summary>It was stopped here, or this process runs no daemon.</summary>
    Stopped,
}

/// <summary>Something that a person must look at.</summary>
/// <param name="Kind">What kind.</param>
/// <param name="Subject">The shard, transaction or store.</param>
/// <param name="Detail">In words.</param>
public sealed record StoreAlarm(StoreAlarmKind Kind, string Subject, string Detail);

/// <summary>Kinds of alarm.</summary>
public enum StoreAlarmKind
{
    /// <summary>The database did not answer.</summary>
    Unreachable,

    /// <summary>The store's tables are not there or not as its configuration needs them, or its role may not use them.</summary>
    Schema,

    /// <summary>A shard has stopped at an error.</summary>
    Paused,

    /// <summary>A shard or the mark does not move although it should.</summary>
    Frozen,

    /// <summary>An event has been waiting for more than 30 seconds.</summary>
    Lagging,

    /// <summary>A missing number has held the readers up for ten seconds.</summary>
    GapWaited,

    /// <summary>A transaction has been open and idle for 15 seconds.</summary>
    IdleTransaction,

    /// <summary>No node has run a shard for ten seconds.</summary>
    NobodyLeads,
}
