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
/// <param name="delivery">The way to offices.</param>
/// <param name="settings">Mailboxes beside those of the authorities.</param>
/// <param name="clock">The scheme's clock.</param>
/// <param name="log">Tells that nobody could be told.</param>
sealed partial class GiveNotice(
    IAllocationStore store, Delivery delivery, NoticeSettings settings, TimeProvider clock, ILogger<GiveNotice> log)
    : BackgroundService
{
    static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await Turn.EachAsync(store, "allocation-awaited-notices", DueAsync, GiveAsync, stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                NotGiven(log, failure);
            }
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
        var notice = Notice.Of(awaited, await MailboxAsync(session, awaited, ct), settings.Address);
        return await delivery.TryAsync(notice, awaited.At, ct) is { } end
            ? end.Noted(awaited.About, awaited.Rung, awaited.Office, awaited.At, occasion)
            : null;
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
}
