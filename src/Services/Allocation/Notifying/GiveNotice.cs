using System.Net.Mail;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TransferScheme.Allocation.Authorities;
using TransferScheme.Platform.Schema;

namespace TransferScheme.Allocation.Notifying;

/// <summary>
/// Gives offices the notices that wait for their time, each once. A process that ends between the delivery and its event delivers again,
/// under the same id.
/// </summary>
/// <param name="store">The service's store.</param>
/// <param name="channel">The way to offices.</param>
/// <param name="settings">Mailboxes beside those of the authorities.</param>
/// <param name="clock">The scheme's clock.</param>
/// <param name="log">Tells of what could not be delivered yet, by id.</param>
sealed partial class GiveNotice(
    IAllocationStore store, INoticeChannel channel, NoticeSettings settings, TimeProvider clock, ILogger<GiveNotice> log)
    : BackgroundService
{
    static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    // As long as a mail server may be away before it is given up; the office still finds the case among those that are due.
    static readonly TimeSpan Patience = TimeSpan.FromHours(1);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await GiveAsync(stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                NotGiven(log, failure);
            }
        }
    }

    async Task GiveAsync(CancellationToken ct)
    {
        if (await DueAsync(ct) is [])
        {
            return;
        }

        await using var turn = new Turn(store, "allocation-awaited-notices");
        if (!await turn.IsOursAsync(ct))
        {
            return;
        }

        foreach (var notice in await DueAsync(ct))
        {
            await turn.IsOursAsync(ct);
            await GiveAsync(notice, ct);
        }
    }

    async Task<IReadOnlyList<AwaitedNotice>> DueAsync(CancellationToken ct)
    {
        await using var session = store.QuerySession();
        return await session.QueryAsync<AwaitedNotice>("where (data ->> 'at')::timestamptz <= ? order by id", ct, clock.GetUtcNow());
    }

    async Task GiveAsync(AwaitedNotice awaited, CancellationToken ct)
    {
        await using var session = store.LightweightSession();
        session.LastModifiedBy = "system";
        var notices = await session.Events.FetchForWriting<Notices>(Streams.Notices(awaited.About), ct);
        var occasion = $"{awaited.Occasion}/{awaited.Rung}/{awaited.Office}";
        if (notices.Aggregate?.Told.Contains(occasion) != true)
        {
            if (await TryAsync(session, awaited, occasion, ct) is not { } said)
            {
                return;
            }

            notices.AppendOne(said);
        }

        session.Delete<AwaitedNotice>(awaited.Id);
        try
        {
            await session.SaveChangesAsync(ct);
        }
        catch (Exception first) when (first is ConcurrencyException or ExistingStreamIdCollisionException)
        {
            // Another process was at it when ours had lost its turn: what it recorded stands.
        }
    }

    async Task<NoticeEvent?> TryAsync(IQuerySession session, AwaitedNotice awaited, string occasion, CancellationToken ct)
    {
        try
        {
            var proof = await channel.DeliverAsync(Notice.Of(awaited, await MailboxAsync(session, awaited, ct), settings.Address), ct);
            return new NoticeDelivered(awaited.About, awaited.Rung, awaited.Office, awaited.At, proof, occasion);
        }
        catch (NoticeRefusedException refused)
        {
            return new NoticeFailed(awaited.About, awaited.Rung, awaited.Office, awaited.At, refused.Code, occasion);
        }
        catch (SmtpException failure)
        {
            NotDelivered(log, failure, awaited.Id);
            return clock.GetUtcNow() - awaited.At > Patience
                ? new NoticeFailed(awaited.About, awaited.Rung, awaited.Office, awaited.At, "unreachable", occasion)
                : null;
        }
    }

    async Task<string?> MailboxAsync(IQuerySession session, AwaitedNotice awaited, CancellationToken ct)
    {
        var contacts = awaited.Rung is Rung.Duty or Rung.SecondContact
            ? (await session.LoadAsync<AuthorityContacts>(Streams.Authority(awaited.Office), ct))?.Set : null;
        return awaited.Rung switch
        {
            Rung.Duty => contacts?.Duty.Mailbox,
            Rung.SecondContact => contacts?.SecondContact?.Mailbox ?? contacts?.Duty.Mailbox,
            Rung.Coordinator => settings.CoordinatorOf(awaited.Office),
            _ => settings.National,
        };
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Offices could not be given their notices")]
    private static partial void NotGiven(ILogger log, Exception failure);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Notice {Id} could not be delivered yet")]
    private static partial void NotDelivered(ILogger log, Exception failure, Guid id);
}
