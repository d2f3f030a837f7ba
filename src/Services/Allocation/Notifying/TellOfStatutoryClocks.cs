using System.Globalization;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TransferScheme.Allocation.Allocations;
using TransferScheme.Platform.Schema;
using TransferScheme.Platform.Time;

namespace TransferScheme.Allocation.Notifying;

/// <summary>
/// Tells offices of statutory clocks that end before the children have moved, each once (<see cref="StatutoryLadder"/>). What was delivered
/// is an event with its proof, in a stream beside the allocation. A process that ends between the delivery and its event delivers again,
/// under the same id.
/// </summary>
/// <param name="store">The service's store.</param>
/// <param name="delivery">The way to offices.</param>
/// <param name="settings">Mailboxes beside those of the authorities.</param>
/// <param name="clock">The scheme's clock.</param>
/// <param name="log">Tells that nobody could be told.</param>
sealed partial class TellOfStatutoryClocks(
    IAllocationStore store, Delivery delivery, NoticeSettings settings, TimeProvider clock, ILogger<TellOfStatutoryClocks> log)
    : BackgroundService
{
    // A working day before the last is never further from it than this, whatever holidays lie between.
    const int MostDaysBefore = 7;

    const string Due =
        """
        select d.data - 'candidates' - 'excluded'
        from allocation.mt_doc_allocationcase as d left join allocation.mt_doc_noticedue as n on n.id = d.id
        where lower(d.data ->> 'status') not in ('completed', 'withdrawn', 'closed')
            and (d.data -> 'group' ->> 'statutoryDueOn')::date <= ?
            and (n.id is null or n.data ->> 'key' <> d.data -> 'group' ->> 'statutoryDueOn' or (n.data ->> 'at')::timestamptz <= ?)
        order by d.id
        """;

    static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await Turn.EachAsync(store, "allocation-statutory-notices", DueAsync, TellAsync, stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                NotTold(log, failure);
            }
        }
    }

    async Task<IReadOnlyList<AllocationCase>> DueAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var session = store.LightweightSession();
        var cases = await session.QueryAsync<AllocationCase>(Due, ct, UkTime.DateOf(now).AddDays(MostDaysBefore), now);
        var known = (await session.LoadManyAsync<Notices>(ct, cases.Select(a => Streams.StatutoryNotices(a.Id)))).ToDictionary(n => n.Id);
        var due = new List<AllocationCase>();
        foreach (var a in cases)
        {
            var next = StatutoryLadder.Next(a, known.GetValueOrDefault(Streams.StatutoryNotices(a.Id)));
            if (next?.At <= now)
            {
                due.Add(a);
            }
            else
            {
                session.Store(new NoticeDue(a.Id, Key(a), next?.At));
            }
        }

        await session.SaveChangesAsync(ct);
        return due;
    }

    async Task TellAsync(AllocationCase a, CancellationToken ct)
    {
        await using var session = store.LightweightSession();
        session.LastModifiedBy = "system";
        var notices = await session.Events.FetchForWriting<Notices>(Streams.StatutoryNotices(a.Id), ct);
        var known = notices.Aggregate;
        while (StatutoryLadder.Next(a, known) is { } next && next.At <= clock.GetUtcNow()
            && await TryAsync(session, a, next, ct) is { } said)
        {
            notices.AppendOne(said);
            known = Notices.Evolve(known, said);
        }

        session.Store(new NoticeDue(a.Id, Key(a), StatutoryLadder.Next(a, known)?.At));
        try
        {
            await session.SaveChangesAsync(ct);
        }
        catch (Exception first) when (first is ConcurrencyException or ExistingStreamIdCollisionException)
        {
            // Another process was at it when ours had lost its turn: what it recorded stands.
        }
    }

    async Task<NoticeEvent?> TryAsync(IQuerySession session, AllocationCase a, (Rung Rung, DateTimeOffset At) next, CancellationToken ct)
    {
        var (rung, at) = next;
        var (group, region) = (a.Group, a.Region ?? a.Group.EntryRegion);
        var (office, mailbox) = await settings.OfficeAsync(session, rung, group.EntryAuthority, region, ct);
        return await delivery.TryAsync(Notice.Of(a, rung, mailbox, settings.Address), at, ct) switch
        {
            { Proof: { } proof } => new StatutoryNoticeDelivered(a.Id, group.StatutoryDueOn, rung, office, at, proof),
            { Reason: { } reason } => new StatutoryNoticeFailed(a.Id, group.StatutoryDueOn, rung, office, at, reason),
            _ => null,
        };
    }

    // As the last day stands in the stored allocation.
    static string Key(AllocationCase a) => a.Group.StatutoryDueOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Offices could not be told of statutory clocks")]
    private static partial void NotTold(ILogger log, Exception failure);
}
