using System.Globalization;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
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
        select d.data from allocation.mt_doc_offer as d left join allocation.mt_doc_noticedue as n on n.id = d.id
        where (lower(d.data ->> 'status') in ('open', 'overdue')
                or (lower(d.data ->> 'status') = 'accepted'
                    and (d.data ->> 'swap' is not null or d.data ->> 'passed' is not null
                        or lower(d.data ->> 'conditions') like '%"state": "overdue"%')))
            and (n.id is null or n.data ->> 'key' <> d.data ->> 'version' or (n.data ->> 'at')::timestamptz <= ?)
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
        await using var session = store.LightweightSession();
        var offers = await session.QueryAsync<Offer>(Awaited, ct, now);
        var known = (await session.LoadManyAsync<Notices>(ct, offers.Select(o => Streams.Notices(o.Id)))).ToDictionary(n => n.Id);
        var due = new List<Offer>();
        foreach (var offer in offers)
        {
            var next = Next(offer, known.GetValueOrDefault(Streams.Notices(offer.Id)));
            if (next?.At <= now)
            {
                due.Add(offer);
            }
            else
            {
                session.Store(new NoticeDue(offer.Id, Key(offer), next?.At));
            }
        }

        await session.SaveChangesAsync(ct);
        return due;
    }

    static string Key(Offer offer) => offer.Version.ToString(CultureInfo.InvariantCulture);

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

        session.Store(new NoticeDue(offer.Id, Key(offer), Next(offer, known)?.At));
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
        var (office, mailbox) = await settings.OfficeAsync(session, rung, occasion?.Office ?? offer.Authority, offer.Region, ct);
        var notice = occasion is null
            ? Notice.Of(offer, rung, mailbox, settings.Address)
            : Notice.Of(offer, occasion, mailbox, settings.Address);
        return await delivery.TryAsync(notice, at, ct) is { } end ? end.Noted(offer.Id, rung, office, at, occasion?.Name) : null;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Offices could not be told of offers without an answer")]
    private static partial void NotNotified(ILogger log, Exception failure);
}
