using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace TransferScheme.EventStore;

/// <summary>
/// Another reader that is at a page of a shard which this node leads: one that lost the lead and stands still, is cut off, or does
/// not hear that it was stopped. Its page can only be rolled back; until then the shard would stand.
/// </summary>
/// <param name="progress">The shard's place.</param>
/// <param name="mayEnd">Whether this node holds the shard's lock, so that the other one cannot be the leader.</param>
/// <param name="logger">Told when a page was ended.</param>
sealed class Rival(Progress progress, bool mayEnd, ILogger logger)
{
    // A reader that hears that it lost the lead stops in less.
    static readonly TimeSpan _grace = TimeSpan.FromSeconds(1);

    long? _metAt;

    /// <summary>It is not there.</summary>
    public void IsGone() => _metAt = null;

    /// <summary>It was met; when it has been there for long, its session is ended.</summary>
    public async Task MeetAsync(CancellationToken token)
    {
        _metAt ??= Stopwatch.GetTimestamp();
        if (!mayEnd || Stopwatch.GetElapsedTime(_metAt.Value) < _grace)
        {
            return;
        }

        _metAt = null;
        try
        {
            if (await progress.EndOthersAsync(token) > 0)
            {
                DaemonLog.RivalEnded(logger, progress.Name);
            }
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            // It has another role: the server ends its page after a minute of silence.
        }
    }
}
