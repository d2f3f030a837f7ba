namespace TransferScheme.EventStore;

/// <summary>What of a report a person must look at.</summary>
static class HealthAlarms
{
    static readonly TimeSpan _gapWaited = TimeSpan.FromSeconds(10);
    static readonly TimeSpan _idleTransaction = TimeSpan.FromSeconds(15);
    static readonly TimeSpan _lagging = TimeSpan.FromSeconds(30);
    static readonly TimeSpan _unledFor = TimeSpan.FromSeconds(10);

    public static IEnumerable<StoreAlarm> Of(MarkHealth mark, IReadOnlyList<ShardHealth> shards, IReadOnlyList<OpenTransaction> open,
        TimeSpan frozenAfter, FoundSince<ShardCondition> unled)
    {
        if (mark.SinceLook is { } silence && silence > frozenAfter)
        {
            yield return new StoreAlarm(StoreAlarmKind.Frozen, ProgressNames.Mark, $"No look at the log for {Seconds(silence)}.");
        }

        if (mark.Gap is { } gap && gap.Age > _gapWaited)
        {
            yield return new StoreAlarm(StoreAlarmKind.GapWaited, ProgressNames.Mark,
                $"Number {gap.First} has been waited for since {Seconds(gap.Age)}, {Holders(gap)}.");
        }

        foreach (var transaction in open.Where(transaction => transaction is { Database: null } && transaction.Idle > _idleTransaction))
        {
            yield return new StoreAlarm(StoreAlarmKind.IdleTransaction, Name(transaction),
                $"Open for {Seconds(transaction.Age)}, idle for {Seconds(transaction.Idle!.Value)}.");
        }

        foreach (var shard in shards)
        {
            var unledFor = unled.For(shard.Name, shard.Condition, shard.Condition == ShardCondition.Unled);
            if (OfShard(shard, unledFor) is { } alarm)
            {
                yield return alarm;
            }
        }
    }

    static StoreAlarm? OfShard(ShardHealth shard, TimeSpan? unledFor) => shard switch
    {
        { Condition: ShardCondition.Paused } => new StoreAlarm(StoreAlarmKind.Paused, shard.Name,
            $"Stopped behind {shard.Position} for {Seconds(shard.FailedFor ?? TimeSpan.Zero)} by {shard.Failure}."),
        { Condition: ShardCondition.Frozen } => new StoreAlarm(StoreAlarmKind.Frozen, shard.Name,
            $"Stands at {shard.Position}, {shard.Behind} behind, and does not move."),
        { OldestUnprocessed: { } age } when age > _lagging => new StoreAlarm(StoreAlarmKind.Lagging, shard.Name,
            $"{shard.Behind} behind, the oldest for {Seconds(age)}."),
        _ when unledFor > _unledFor => new StoreAlarm(StoreAlarmKind.NobodyLeads, shard.Name,
            $"No node has run it for {Seconds(unledFor.Value)}."),
        _ => null,
    };

    static string Holders(GapHealth gap) => gap.BlockedBy.Count == 0
        ? "by no transaction that still holds a number"
        : $"held by: {string.Join("; ", gap.BlockedBy.Select(Name))}";

    /// <summary>A transaction, in words.</summary>
    public static string Name(OpenTransaction transaction)
    {
        var place = transaction.Database is { } database ? $" of database {database}" : "";
        return transaction.ProcessId is { } process
            ? $"process {process}{place} ({transaction.Application}, {transaction.State ?? "state unknown"}, "
                + $"transaction {transaction.TransactionId ?? "none"})"
            : $"prepared transaction {transaction.Application}{place} ({transaction.TransactionId})";
    }

    /// <summary>A time, in words.</summary>
    public static string Seconds(TimeSpan time) => FormattableString.Invariant($"{time.TotalSeconds:0} s");
}

/// <summary>Since when one check after the other has found the same about a subject.</summary>
sealed class FoundSince<T>(TimeProvider clock)
    where T : notnull
{
    readonly Lock _gate = new();
    readonly Dictionary<string, (T Found, long Since)> _found = [];

    /// <summary>For how long, if it is found now; null when it is not.</summary>
    public TimeSpan? For(string subject, T what, bool isFound)
    {
        lock (_gate)
        {
            if (!isFound)
            {
                _found.Remove(subject);
                return null;
            }

            if (!_found.TryGetValue(subject, out var before) || !before.Found.Equals(what))
            {
                _found[subject] = before = (what, clock.GetTimestamp());
            }

            return clock.GetElapsedTime(before.Since);
        }
    }
}
