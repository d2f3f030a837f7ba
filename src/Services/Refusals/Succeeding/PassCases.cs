using System.Data;
using System.Globalization;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TransferScheme.Platform.Time;
using TransferScheme.Refusals.Directing;
using TransferScheme.Refusals.Handling;

namespace TransferScheme.Refusals.Succeeding;

/// <summary>
/// Passes what an authority that is no more still has here to its successor: directions, statements and reviews of referrals that have
/// gone on without it, and its copies of their offers. It looks at what stands and not at what was told, so that nothing is
/// missed and nothing is done twice. Where nobody has said which of several takes over, it waits.
/// </summary>
/// <param name="store">The service's store.</param>
/// <param name="clock">The scheme's clock.</param>
/// <param name="log">Tells of what could not be passed yet.</param>
sealed partial class PassCases(IRefusalStore store, TimeProvider clock, ILogger<PassCases> log) : BackgroundService
{
    const string Cases =
        """
        where lower(data ->> 'status') not in ('closed', 'withdrawn')
            and (data -> 'offer' ->> 'authority' = ? or data -> 'offer' ->> 'entryAuthority' = ?) order by id
        """;

    const string Offers = "where data ->> 'authority' = ? and lower(data ->> 'status') not in ('withdrawn', 'superseded') order by id";

    static readonly TimeSpan Every = TimeSpan.FromSeconds(3);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                foreach (var succession in await InEffectAsync(stoppingToken))
                {
                    await PassAsync(succession, stoppingToken);
                }
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                NotPassed(log, failure);
            }
        }
    }

    async Task<IReadOnlyList<KnownSuccession>> InEffectAsync(CancellationToken ct)
    {
        var today = UkTime.DateOf(clock.GetUtcNow()).ToString("O", CultureInfo.InvariantCulture);
        await using var session = store.QuerySession();
        return await session.QueryAsync<KnownSuccession>("where data ->> 'from' <= ? order by id", ct, today);
    }

    async Task PassAsync(KnownSuccession succession, CancellationToken ct)
    {
        await using var query = store.QuerySession();
        foreach (var refusal in await query.QueryAsync<Refusal>(Cases, ct, succession.Id, succession.Id))
        {
            if (await HeirAsync(query, succession, refusal.Offer.ReferralId, ct) is { } heir)
            {
                await TryAsync(IsolationLevel.ReadCommitted, session => session.FollowAsync(
                    refusal.Id, r => Successors.Pass(r, succession.Id, heir.Id, heir.Region), ct), ct);
            }
        }

        foreach (var direction in await query.QueryAsync<Direction>("where data ->> 'authority' = ? order by id", ct, succession.Id))
        {
            if (await HeirAsync(query, succession, direction.ReferralId, ct) is { } heir)
            {
                await TryAsync(IsolationLevel.ReadCommitted, session => PassAsync(session, direction.Id, succession.Id, heir.Id, ct), ct);
            }
        }

        foreach (var offer in await query.QueryAsync<KnownOffer>(Offers, ct, succession.Id))
        {
            await TryAsync(IsolationLevel.Serializable, session => CopyAsync(session, offer.Id, succession.Id, ct), ct);
        }
    }

    static async Task PassAsync(IDocumentSession session, Guid direction, string authority, string heir, CancellationToken ct)
    {
        var stream = await session.Events.FetchForWriting<Direction>(direction, ct);
        if (Successors.Pass(stream.Aggregate, authority, heir) is { } passed)
        {
            stream.AppendOne(passed);
        }
    }

    // A copy follows what the referral has decided, and nothing else. What is read here must still be so when it is written.
    static async Task CopyAsync(IDocumentSession session, Guid id, string authority, CancellationToken ct)
    {
        if (await session.LoadAsync<KnownOffer>(id, ct) is { } offer
            && await session.LoadAsync<KnownPass>(KnownPass.IdOf(offer.ReferralId, authority), ct) is { } named
            && await session.LoadAsync<KnownAuthority>(named.Successor, ct) is { } successor
            && Successors.Pass(offer, authority, successor.Id, successor.Region) is { } passed)
        {
            session.Store(passed);
        }
    }

    // Whom the referral passed to, or whom all open cases pass to; nobody while neither is known.
    static async Task<KnownAuthority?> HeirAsync(
        IQuerySession query, KnownSuccession succession, Guid? referralId, CancellationToken ct)
    {
        var named = referralId is { } id ? await query.LoadAsync<KnownPass>(KnownPass.IdOf(id, succession.Id), ct) : null;
        return (named?.Successor ?? succession.Heir) is { } heir ? await query.LoadAsync<KnownAuthority>(heir, ct) : null;
    }

    // One at a time: what cannot pass yet holds up nothing else, and whoever acts in it meanwhile is first.
    async Task TryAsync(IsolationLevel isolation, Func<IDocumentSession, Task> pass, CancellationToken ct)
    {
        await using var session = store.LightweightSession(isolation);
        session.LastModifiedBy = "system";
        await pass(session);
        try
        {
            await session.SaveChangesAsync(ct);
        }
        catch (ConcurrencyException)
        {
            // Somebody was first: it is looked at again.
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "What authorities that are no more have could not be passed on yet")]
    static partial void NotPassed(ILogger log, Exception failure);
}
