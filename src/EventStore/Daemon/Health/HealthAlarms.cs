namespace TransferScheme.EventStore;

/// <summary>What of a report a person must look at.</summary>
internal static class HealthAlarms
{
    private static readonly TimeSpan _gapWaited = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan _idleTransaction = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan _lagging = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan _unledFor = TimeSpan.FromSeconds(10);

    public static IEnumerable<StoreAlarm> Of(MarkHealth mark, IReadOnlyList<ShardHealth> shards, IReadOnlyList<OpenTransaction> open,
        TimeSpan frozenAfter, UnledSince unled)
    {
        if (mark.SinceLook is { } silence && silence > frozenAfter)
        {
            yield return new StoreAlarm(StoreAlarmKind.Frozen, ProgressNames.Mark, $"No look at the log for {Seconds(silence)}.");
        }

        if (mark.Gap is { } gap && gap.Age > _gapWaited)
        {
            var by = string.Join("; ", gap.BlockedBy.Select(Name));
            yield return new StoreAlarm(StoreAlarmKind.GapWaited, ProgressNames.Mark,
                $"Number {gap.First} has been waited for since {Seconds(gap.Age)}, held by: {by}.");
        }

        foreach (var transaction in open.Where(transaction => transaction.Idle > _idleTransaction))
        {
            yield return new StoreAlarm(StoreAlarmKind.IdleTransaction, Name(transaction),
                $"Open for {Seconds(transaction.Age)}, idle for {Seconds(transaction.Idle!.Value)}.");
        }

        foreach (var shard in shards)
        {
            if (OfShard(shard, unled.For(shard)) is { } alarm)
            {
                yield return alarm;
            }
        }
    }

    private static StoreAlarm? OfShard(ShardHealth shard, TimeSpan? unledFor) => shard switch
    {
        { Condition: ShardCondition.Paused } => new StoreAlarm(StoreAlarmKind.Paused, shard.Name,
            $"Stopped behind {shard.Position} for {Seconds(shard.FailedFor ?? TimeSpan.Zero)} by {shard.Failure}."),
        { Condition: ShardCondition.Frozen } => new StoreAlarm(StoreAlarmKind.Frozen, shard.Name,
            $"Stands at {shard.Position}, {shard.Behind} behind, and does not move."),
        { OldestUnprocessed: { } age } when age > _lagging => new StoreAlarm(StoreAlarmKind.Lagging, shard.Name,
            $"{shard.Behind} behind, the oldest for {Seconds(age)}."),
        _ when unledFor > _unledFor => new StoreAlarm(StoreAlarmKind.NobodyLeads, shard.Name, $"No node runs it for {Seconds(unledFor.Value)}."),
        _ => null,
    };

    private static string Name(OpenTransaction transaction) =>
        transaction.ProcessId is { } process
            ? $"process {process} ({transaction.Application}, {transaction.State}, transaction {transaction.TransactionId ?? "none"})"
            : $"prepared transaction {transaction.Application} ({transaction.TransactionId})";

    private static string Seconds(TimeSpan time) => FormattableString.Invariant($"{time.TotalSeconds:0} s");
}

/// <summary>Since when checks have found a shard without a leader; a change of leaders takes a second or two.</summary>
internal sealed class UnledSince(TimeProvider clock)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, long> _since = [];

    public TimeSpan? For(ShardHealth shard)
    {
        lock (_gate)
        {
            if (shard.Condition != ShardCondition.Unled)
            {
                _since.Remove(shard.Name);
                return null;
            }

            if (_since.TryAdd(shard.Name, clock.GetTimestamp()))
            {
                return null;
            }

            return clock.GetElapsedTime(_since[shard.Name]);
        }
    }
}
