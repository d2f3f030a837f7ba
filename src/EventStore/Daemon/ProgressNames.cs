namespace TransferScheme.EventStore;

/// <summary>Names of progress rows that are not shards'.</summary>
static class ProgressNames
{
    /// <summary>The mark: every number up to it is committed or lost for good.</summary>
    public const string Mark = "HighWaterMark";
}
