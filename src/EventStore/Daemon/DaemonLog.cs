using Microsoft.Extensions.Logging;

namespace TransferScheme.EventStore;

/// <summary>What the daemon logs.</summary>
static partial class DaemonLog
{
    [LoggerMessage(Level = LogLevel.Error, Message = "{Shard} has stopped behind {Position} and will try again.")]
    public static partial void ShardPaused(ILogger logger, Exception cause, string shard, long position);

    [LoggerMessage(Level = LogLevel.Information, Message = "This node runs {Shards} of {Schema}.")]
    public static partial void Leading(ILogger logger, List<string> shards, string schema);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The daemon of {Schema} has lost its connection and starts anew.")]
    public static partial void SessionLost(ILogger logger, Exception cause, string schema);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Cause} Its readers wait for that.")]
    public static partial void SchemaNotApplied(ILogger logger, string cause);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A page of {Shard} was ended: its reader leads no longer and did not stop.")]
    public static partial void RivalEnded(ILogger logger, string shard);

    [LoggerMessage(Level = LogLevel.Information, Message = "The events of {Schema} were emptied; its readers start anew.")]
    public static partial void LogEmptied(ILogger logger, string schema);

    [LoggerMessage(Level = LogLevel.Information, Message = "Rebuilt {Shard} up to {Position}: {Events} events in {Duration}.")]
    public static partial void Rebuilt(ILogger logger, string shard, long position, long events, TimeSpan duration);
}
