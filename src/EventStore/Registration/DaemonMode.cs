namespace TransferScheme.EventStore;

/// <summary>Who runs asynchronous projections and subscriptions of a store.</summary>
public enum DaemonMode
{
    /// <summary>Nobody in this process.</summary>
    Disabled = 0,

    /// <summary>This process, without asking for leadership: for one node and for tests.</summary>
    Solo = 1,

    /// <summary>One node per shard at a time, by advisory lock; another takes over within ten seconds.</summary>
    HotCold = 2,
}
