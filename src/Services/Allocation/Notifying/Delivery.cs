using System.Net.Mail;
using Microsoft.Extensions.Logging;

namespace TransferScheme.Allocation.Notifying;

/// <summary>Delivers notices, and says when it gives one up.</summary>
/// <param name="channel">The way to offices.</param>
/// <param name="clock">The scheme's clock.</param>
/// <param name="log">Tells of what could not be delivered yet, by its own id.</param>
sealed partial class Delivery(INoticeChannel channel, TimeProvider clock, ILogger<Delivery> log)
{
    // As long as a mail server may be away before an office counts as not told.
    static readonly TimeSpan Patience = TimeSpan.FromHours(1);

    /// <summary>Tries to deliver a notice.</summary>
    /// <param name="notice">The notice.</param>
    /// <param name="dueAt">When its office was to be told.</param>
    /// <param name="ct">Cancels the try.</param>
    /// <returns>How it ended; null where it is to be tried again.</returns>
    internal async Task<DeliveryEnd?> TryAsync(Notice notice, DateTimeOffset dueAt, CancellationToken ct)
    {
        try
        {
            return new DeliveryEnd(await channel.DeliverAsync(notice, ct), null);
        }
        catch (NoticeRefusedException refused)
        {
            return new DeliveryEnd(null, refused.Code);
        }
        catch (SmtpException failure)
        {
            NotDelivered(log, failure, notice.Id);
            return clock.GetUtcNow() - dueAt > Patience ? new DeliveryEnd(null, "unreachable") : null;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Notice {Id} could not be delivered yet")]
    private static partial void NotDelivered(ILogger log, Exception failure, string id);
}

/// <summary>How a delivery ended.</summary>
/// <param name="Proof">What says that it was delivered; null where it was not.</param>
/// <param name="Reason">Why it was not, by code; null where it was.</param>
sealed record DeliveryEnd(string? Proof, string? Reason)
{
    /// <summary>What is noted of it among the notices of an offer.</summary>
    internal NoticeEvent Noted(Guid offerId, Rung rung, string office, DateTimeOffset dueAt, string? occasion) => Proof is not null
        ? new NoticeDelivered(offerId, rung, office, dueAt, Proof, occasion)
        : new NoticeFailed(offerId, rung, office, dueAt, Reason!, occasion);
}
