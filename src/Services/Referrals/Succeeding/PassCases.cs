using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TransferScheme.Platform.Time;
using TransferScheme.Referrals.Handling;

namespace TransferScheme.Referrals.Succeeding;

/// <summary>
/// Passes every referral of an authority that is no more to its successor, one transaction each, from local midnight of its first day on.
/// It looks at what stands and not at what was told, so that a succession which comes late, twice, or beside an answer to an offer misses
/// no case: whoever names the authority afterwards is found the next time.
/// </summary>
/// <param name="store">The service's store.</param>
/// <param name="successions">Who takes over.</param>
/// <param name="clock">The scheme's clock.</param>
/// <param name="log">Tells of what could not be passed yet.</param>
sealed partial class PassCases(IReferralStore store, Successions successions, TimeProvider clock, ILogger<PassCases> log)
    : BackgroundService
{
    const string Concerned =
        """
        where lower(data ->> 'status') not in ('withdrawn', 'closed')
            and (data ->> 'entryAuthority' = any(?) or data ->> 'offeredAuthority' = any(?) or data ->> 'receivingAuthority' = any(?)
                or data -> 'namedSuccessors' <> '{}'
                or (data ->> 'entryAuthority' = data ->> 'receivingAuthority' and lower(data ->> 'status') <> 'completed'))
        order by id
        """;

    static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    // An event may come to be seen after one with a higher number: whatever was counted, it is looked again from time to time.
    const int AnywayAfter = 30;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every);
        (long Events, long Successions)? seen = null;
        for (var tick = 0; await timer.WaitForNextTickAsync(stoppingToken); tick++)
        {
            try
            {
                var inEffect = await successions.InEffectAsync(UkTime.DateOf(clock.GetUtcNow()), stoppingToken);
                var now = (inEffect.Count == 0 ? 0 : await EventsAsync(stoppingToken), inEffect.Sum(s => s.AtVersion));
                if (inEffect.Count > 0 && (now != seen || tick % AnywayAfter == 0))
                {
                    await PassAsync(inEffect, stoppingToken);
                }

                seen = now;
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                NotPassed(log, failure);
            }
        }
    }

    async Task<long> EventsAsync(CancellationToken ct)
    {
        await using var session = store.QuerySession();
        return (await session.QueryAsync<long>("select coalesce(max(seq_id), 0) from referrals.mt_events", ct))[0];
    }

    async Task PassAsync(IReadOnlyList<KnownSuccession> inEffect, CancellationToken ct)
    {
        object gone = inEffect.Select(s => s.Id).ToArray();
        await using var query = store.QuerySession();
        var regions = (await query.LoadManyAsync<AuthorityFigures>(ct, inEffect.SelectMany(s => s.Successors).Distinct()))
            .ToDictionary(a => a.Id, a => a.Region);
        foreach (var referral in await query.QueryAsync<Referral>(Concerned, ct, gone, gone, gone))
        {
            if (Successors.Decide(referral, inEffect, code => regions[code]).Count > 0)
            {
                await PassAsync(referral.Id, inEffect, code => regions[code], ct);
            }
        }
    }

    async Task PassAsync(Guid id, IReadOnlyList<KnownSuccession> inEffect, Func<string, string> regionOf, CancellationToken ct)
    {
        await using var session = store.LightweightSession();
        session.LastModifiedBy = "system";
        var stream = await session.Events.FetchForWriting<Referral>(id, ct);
        stream.AppendMany(Successors.Decide(stream.Aggregate!, inEffect, regionOf));
        try
        {
            await session.SaveChangesAsync(ct);
        }
        catch (ConcurrencyException)
        {
            // Somebody acted in it meanwhile: that is an event, and it is looked at again.
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The cases of authorities that are no more could not be passed on yet")]
    static partial void NotPassed(ILogger log, Exception failure);
}
