using System.Globalization;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TransferScheme.AgeAssessments.Handling;
using TransferScheme.Platform.Time;

namespace TransferScheme.AgeAssessments.Succeeding;

/// <summary>
/// Passes the assessments of an authority that is no more to its successor, from local midnight of its first day on: as the referral has
/// passed, or to the one that all open cases pass to. It looks at what stands and not at what was told, so that nothing is missed and
/// nothing is done twice. Where nobody has said which of several takes over, it waits.
/// </summary>
/// <param name="store">The service's store.</param>
/// <param name="clock">The scheme's clock.</param>
/// <param name="log">Tells of what could not be passed yet.</param>
sealed partial class PassCases(IAgeAssessmentStore store, TimeProvider clock, ILogger<PassCases> log) : BackgroundService
{
    const string Cases =
        """
        where data -> 'owner' ->> 'authority' = ?
            or exists (select from jsonb_array_elements(data -> 'formerOwners') as f where f ->> 'authority' = ?) order by id
        """;

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
        foreach (var a in await query.QueryAsync<AgeAssessment>(Cases, ct, succession.Id, succession.Id))
        {
            var named = await query.LoadAsync<KnownPass>(KnownPass.IdOf(a.ReferralId, succession.Id), ct);
            if ((named?.Successor ?? succession.Heir) is { } heir && await query.LoadAsync<KnownAuthority>(heir, ct) is { } successor)
            {
                await PassAsync(a.Id, succession.Id, successor.AsOwner(), ct);
            }
        }
    }

    // One at a time: what cannot pass yet holds up nothing else, and whoever acts in it meanwhile is first.
    async Task PassAsync(Guid id, string authority, AgeOwner successor, CancellationToken ct)
    {
        await using var session = store.LightweightSession();
        session.LastModifiedBy = "system";
        var stream = await session.Events.FetchForWriting<AgeAssessment>(id, ct);
        if (stream.Aggregate is not { } a || Successors.Pass(a, authority, successor) is not { } passed)
        {
            return;
        }

        stream.AppendOne(passed);
        try
        {
            await session.SaveChangesAsync(ct);
        }
        catch (ConcurrencyException)
        {
            // Somebody was first: it is looked at again.
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The assessments of authorities that are no more could not be passed on yet")]
    static partial void NotPassed(ILogger log, Exception failure);
}
