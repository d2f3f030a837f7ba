using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TransferScheme.Allocation.Authorities;
using TransferScheme.Allocation.Offers;
using TransferScheme.Platform.Schema;

namespace TransferScheme.Allocation.Notifying;

/// <summary>
/// Tells offices of offers that wait for their answer, each once: the ladder duty mailbox, second contact, coordinator, national team;
/// and beside it the one office that a question, its answer, a request for more time, a swap or an overdue condition is for.
/// What was delivered is an event with its proof. A process that ends between the delivery and its event delivers again, under the
/// same id. One process at a time is at it; another takes over as soon as that one is gone.
/// </summary>
/// <param name="store">The service's store.</param>
/// <param name="delivery">The way to offices.</param>
/// <param name="settings">Mailboxes beside those of the authorities.</param>
/// <param name="clock">The scheme's clock.</param>
/// <param name="log">Tells that nobody could be told.</param>
sealed partial class NotifyOffices(
    IAllocationStore store, Delivery delivery, NoticeSettings settings, TimeProvider clock, ILogger<NotifyOffices> log)
    : BackgroundService
{
    const string Awaited =
        """
        where lower(d.data ->> 'status') in ('open', 'overdue')
            or (lower(d.data ->> 'status') = 'accepted'
                and (d.data ->> 'swap' is not null or d.data ->> 'passed' is not null
                    or lower(d.data ->> 'conditions') like '%"state": "overdue"%'))
        order by d.id
        """;

    static readonly TimeSpan Every = TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await Turn.EachAsync(store, "allocation-notices", DueAsync, NotifyAsync, stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                NotNotified(log, failure);
            }
        }
    }

    async Task<IReadOnlyList<Offer>> DueAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var session = store.QuerySession();
        var offers = await session.QueryAsync<Offer>(Awaited, ct);
        var notices = await session.LoadManyAsync<Notices>(ct, offers.Select(o => Streams.Notices(o.Id)));
        var known = notices.ToDictionary(n => n.Id);
        return [.. offers.Where(o => Next(o, known.GetValueOrDefault(Streams.Notices(o.Id))) is { } next && next.At <= now)];
    }

    static (Rung Rung, DateTimeOffset At, Occasion? Occasion)? Next(Offer offer, Notices? notices) =>
        (Ladder.Next(offer, notices?.Ladder ?? []), Occasion.Next(offer, notices?.Told ?? [])) switch
        {
            ({ } rung, var occasion) when occasion is null || rung.At <= occasion.At => (rung.Rung, rung.At, null),
            (_, { } occasion) => (occasion.Rung, occasion.At, occasion),
            _ => null,
        };

    async Task NotifyAsync(Offer offer, CancellationToken ct)
    {
        await using var session = store.LightweightSession();
        session.LastModifiedBy = "system";
        var notices = await session.Events.FetchForWriting<Notices>(Streams.Notices(offer.Id), ct);
        var known = notices.Aggregate;
        while (Next(offer, known) is { } next && next.At <= clock.GetUtcNow() && await TryAsync(session, offer, next, ct) is { } outcome)
        {
            notices.AppendOne(outcome);
            known = Notices.Evolve(known, outcome);
        }

        try
        {
            await session.SaveChangesAsync(ct);
        }
        catch (Exception first) when (first is ConcurrencyException or ExistingStreamIdCollisionException)
        {
            // Another process was at it when ours had lost its turn: what it recorded stands.
        }
    }

    async Task<NoticeEvent?> TryAsync(
        IQuerySession session, Offer offer, (Rung Rung, DateTimeOffset At, Occasion? Occasion) next, CancellationToken ct)
    {
        var (rung, at, occasion) = next;
        var (office, mailbox) = await OfficeAsync(session, offer, rung, occasion?.Office ?? offer.Authority, ct);
        var notice = occasion is null
            ? Notice.Of(offer, rung, mailbox, settings.Address)
            : Notice.Of(offer, occasion, mailbox, settings.Address);
        return await delivery.TryAsync(notice, at, ct) is { } end ? end.Noted(offer.Id, rung, office, at, occasion?.Name) : null;
    }

    async Task<(string Office, string? Mailbox)> OfficeAsync(
        IQuerySession session, Offer offer, Rung rung, string authority, CancellationToken ct)
    {
        if (rung is Rung.Coordinator)
        {
            return (offer.Region, settings.CoordinatorOf(offer.Region));
        }

        if (rung is Rung.National)
        {
            return ("national", settings.National);
        }

        var contacts = (await session.LoadAsync<AuthorityContacts>(Streams.Authority(authority), ct))?.Set;
        return (authority, rung is Rung.Duty ? contacts?.Duty.Mailbox : contacts?.SecondContact?.Mailbox);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Offices could not be told of offers without an answer")]
    private static partial void NotNotified(ILogger log, Exception failure);
}
