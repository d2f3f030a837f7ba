using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TransferScheme.Allocation.Authorities;
using TransferScheme.Allocation.Notifying;
using TransferScheme.Platform.Schema;

namespace TransferScheme.Allocation.Alerting;

/// <summary>
/// Tells the desks of both authorities and their police contacts that children did not arrive, and that they are found, each once and all
/// at once: no hour is quiet for that. What was delivered is an event with its proof; a desk that cannot be told is replaced by the
/// national team. A process that ends between a delivery and its event delivers again, under the same id. One process at a time is at it.
/// </summary>
/// <param name="store">The service's store.</param>
/// <param name="delivery">The way to offices.</param>
/// <param name="settings">Mailbox of the national team.</param>
/// <param name="log">Tells that nobody could be told.</param>
sealed partial class AlertOffices(IAllocationStore store, Delivery delivery, NoticeSettings settings, ILogger<AlertOffices> log)
    : BackgroundService
{
    const string Waiting = "where jsonb_array_length(d.data -> 'waiting') > 0 order by d.id";

    static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await Turn.EachAsync(store, "allocation-alerts", WaitingAsync, AlertAsync, stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                NotAlerted(log, failure);
            }
        }
    }

    async Task<IReadOnlyList<Alert>> WaitingAsync(CancellationToken ct)
    {
        await using var session = store.QuerySession();
        return await session.QueryAsync<Alert>(Waiting, ct);
    }

    async Task AlertAsync(Alert waiting, CancellationToken ct)
    {
        await using var session = store.LightweightSession();
        session.LastModifiedBy = "system";
        var stream = await session.Events.FetchForWriting<Alert>(waiting.Id, ct);
        var alert = stream.Aggregate!;
        var entry = await KnownAsync(session, alert.Raised.EntryAuthority, ct);
        var receiving = await KnownAsync(session, alert.Raised.ReceivingAuthority, ct);
        foreach (var desk in alert.Waiting)
        {
            var contacts = desk.Office == alert.Raised.EntryAuthority ? entry.Contacts : receiving.Contacts;
            var notice = AlertNotice.Of(alert, desk, MailboxOf(desk.Kind, contacts), entry.Asked, receiving.Asked, settings.Address);
            if (await delivery.TryAsync(notice, alert.Cleared?.ClearedAt ?? alert.Raised.RaisedAt, ct) is { } end)
            {
                stream.AppendOne(end.Proof is { } proof ? new AlertDelivered(desk, proof) : new AlertNotDelivered(desk, end.Reason!));
            }
        }

        try
        {
            await session.SaveChangesAsync(ct);
        }
        catch (ConcurrencyException)
        {
            // Another process was at it when ours had lost its turn: what it recorded stands.
        }
    }

    string? MailboxOf(DeskKind kind, ContactsSet? contacts) => kind switch
    {
        DeskKind.Duty => contacts?.Duty.Mailbox,
        DeskKind.OutOfHours => contacts?.OutOfHours?.Mailbox,
        DeskKind.Police => contacts?.Police?.Mailbox,
        DeskKind.National => settings.National,
        _ => throw new InvalidOperationException($"{kind} has no mailbox."),
    };

    static async Task<(AskedOffice Asked, ContactsSet? Contacts)> KnownAsync(IQuerySession session, string code, CancellationToken ct)
    {
        var contacts = (await session.LoadAsync<AuthorityContacts>(Streams.Authority(code), ct))?.Set;
        var authority = await session.LoadAsync<Authority>(Streams.Authority(code), ct);
        return (new AskedOffice(authority?.Name ?? code, contacts?.Duty), contacts);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Offices could not be told of children who did not arrive")]
    private static partial void NotAlerted(ILogger log, Exception failure);
}
