using System.Net.Mail;
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
/// <param name="channel">The way to offices.</param>
/// <param name="settings">Where the scheme is.</param>
/// <param name="clock">The scheme's clock.</param>
/// <param name="log">Tells of what could not be delivered yet, by id.</param>
sealed partial class AskForOutcomes(
    IAllocationStore store, INoticeChannel channel, NoticeSettings settings, TimeProvider clock, ILogger<AskForOutcomes> log)
    : BackgroundService
{
    const string Occasion = "outcome";

    static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    // As long as a mail server may be away before it is given up; the authority still finds the case among those that are due.
    static readonly TimeSpan Patience = TimeSpan.FromHours(1);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await AskAsync(stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                NotAsked(log, failure);
            }
        }
    }

    async Task AskAsync(CancellationToken ct)
    {
        if (await DueAsync(ct) is [])
        {
            return;
        }

        await using var turn = new Turn(store, "allocation-outcomes");
        if (!await turn.IsOursAsync(ct))
        {
            return;
        }

        foreach (var outcome in await DueAsync(ct))
        {
            await turn.IsOursAsync(ct);
            await AskAsync(outcome, ct);
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
        try
        {
            var proof = await channel.DeliverAsync(Notice.Of(outcome, Occasion, mailbox, settings.Address), ct);
            return new NoticeDelivered(outcome.Id, Rung.Duty, outcome.Authority, outcome.AskAt, proof, Occasion);
        }
        catch (NoticeRefusedException refused)
        {
            return new NoticeFailed(outcome.Id, Rung.Duty, outcome.Authority, outcome.AskAt, refused.Code, Occasion);
        }
        catch (SmtpException failure)
        {
            NotDelivered(log, failure, outcome.ReferralId);
            return clock.GetUtcNow() - outcome.AskAt > Patience
                ? new NoticeFailed(outcome.Id, Rung.Duty, outcome.Authority, outcome.AskAt, "unreachable", Occasion)
                : null;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Authorities could not be asked for outcomes")]
    private static partial void NotAsked(ILogger log, Exception failure);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The notice of the outcome of referral {Id} could not be delivered yet")]
    private static partial void NotDelivered(ILogger log, Exception failure, Guid id);
}
