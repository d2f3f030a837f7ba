using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TransferScheme.Allocation.Authorities;
using TransferScheme.Platform.Schema;

namespace TransferScheme.Allocation.Notifying;

/// <summary>An outcome that the receiving authority is to be asked for. It is gone once that is done.</summary>
/// <param name="Id">The offer by which the authority took the children.</param>
/// <param name="ReferralId">The referral.</param>
/// <param name="Reference">What people call it.</param>
/// <param name="Authority">Code of the authority.</param>
/// <param name="AskAt">When: while people are at work.</param>
public sealed record AwaitedOutcome(Guid Id, Guid ReferralId, string Reference, string Authority, DateTimeOffset AskAt);

/// <summary>
/// Asks receiving authorities for outcomes that are due, each once, at the duty mailbox. What was delivered is an event with its proof,
/// among the notices of the offer. A process that ends between the delivery and its event delivers again, under the same id.
/// </summary>
/// <param name="store">The service's store.</param>
/// <param name="delivery">The way to offices.</param>
/// <param name="settings">Where the scheme is.</param>
/// <param name="clock">The scheme's clock.</param>
/// <param name="log">Tells that nobody could be asked.</param>
sealed partial class AskForOutcomes(
    IAllocationStore store, Delivery delivery, NoticeSettings settings, TimeProvider clock, ILogger<AskForOutcomes> log)
    : BackgroundService
{
    const string Occasion = "outcome";

    static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await Turn.EachAsync(store, "allocation-outcomes", DueAsync, AskAsync, stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                NotAsked(log, failure);
            }
        }
    }

    async Task<IReadOnlyList<AwaitedOutcome>> DueAsync(CancellationToken ct)
    {
        await using var session = store.QuerySession();
        return await session.QueryAsync<AwaitedOutcome>(
            "where (data ->> 'askAt')::timestamptz <= ? order by id", ct, clock.GetUtcNow());
    }

    async Task AskAsync(AwaitedOutcome outcome, CancellationToken ct)
    {
        await using var session = store.LightweightSession();
        session.LastModifiedBy = "system";
        var notices = await session.Events.FetchForWriting<Notices>(Streams.Notices(outcome.Id), ct);
        if (notices.Aggregate?.Told.Contains(Occasion) != true)
        {
            if (await TryAsync(session, outcome, ct) is not { } said)
            {
                return;
            }

            notices.AppendOne(said);
        }

        session.Delete<AwaitedOutcome>(outcome.Id);
        try
        {
            await session.SaveChangesAsync(ct);
        }
        catch (Exception first) when (first is ConcurrencyException or ExistingStreamIdCollisionException)
        {
            // Another process was at it when ours had lost its turn: what it recorded stands.
        }
    }

    async Task<NoticeEvent?> TryAsync(IQuerySession session, AwaitedOutcome outcome, CancellationToken ct)
    {
        var mailbox = (await session.LoadAsync<AuthorityContacts>(Streams.Authority(outcome.Authority), ct))?.Set.Duty.Mailbox;

        // Where it is given up, the authority still finds the case among those that are due.
        return await delivery.TryAsync(Notice.Of(outcome, Occasion, mailbox, settings.Address), outcome.AskAt, ct) is { } end
            ? end.Noted(outcome.Id, Rung.Duty, outcome.Authority, outcome.AskAt, Occasion)
            : null;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Authorities could not be asked for outcomes")]
    private static partial void NotAsked(ILogger log, Exception failure);
}
