using Microsoft.Extensions.Logging;

namespace TransferScheme.Allocation.Notifying;

/// <summary>Where no mail server is set: a notice is a line in the log, by its id.</summary>
/// <param name="log">The log.</param>
sealed partial class LogChannel(ILogger<LogChannel> log) : INoticeChannel
{
    /// <inheritdoc/>
    public Task<string> DeliverAsync(Notice notice, CancellationToken ct)
    {
        Noticed(log, notice.Id);
        return Task.FromResult("logged");
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Notice {Id}")]
    private static partial void Noticed(ILogger log, string id);
}
