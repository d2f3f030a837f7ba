using System.Data;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TransferScheme.Platform.Time;

namespace TransferScheme.Platform.Succeeding;

/// <summary>What a service passes on of one authority that is no more; what has passed already it leaves alone.</summary>
/// <typeparam name="TStore">The service's store.</typeparam>
/// <param name="store">The service's store.</param>
/// <param name="succession">The authority that is no more.</param>
/// <param name="ct">Cancels the work when the process stops.</param>
public delegate Task PassOn<in TStore>(TStore store, KnownSuccession succession, CancellationToken ct);

/// <summary>
/// Has a service pass what authorities that are no more still have in it to their successors, from local midnight of the first day on, time
/// and again. It looks at what stands and not at what was told, so that nothing is missed and nothing is done twice. Where nobody has said
/// which of several takes over, it waits.
/// </summary>
/// <typeparam name="TStore">The service's store.</typeparam>
/// <param name="store">The service's store.</param>
/// <param name="passOn">What it passes on.</param>
/// <param name="clock">The scheme's clock.</param>
/// <param name="log">Tells of what could not be passed yet.</param>
sealed partial class PassCases<TStore>(TStore store, PassOn<TStore> passOn, TimeProvider clock, ILogger<PassCases<TStore>> log)
    : BackgroundService
    where TStore : class, IDocumentStore
{
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
                    await passOn(store, succession, stoppingToken);
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

    [LoggerMessage(Level = LogLevel.Warning, Message = "What authorities that are no more have here could not be passed on yet")]
    static partial void NotPassed(ILogger log, Exception failure);
}

/// <summary>What every service does alike when it passes cases on.</summary>
public static class Passing
{
    /// <summary>Registers what a service passes on. The handler of the message that tells of it is registered beside it.</summary>
    /// <typeparam name="TStore">The service's store.</typeparam>
    /// <param name="services">The host's services.</param>
    /// <param name="passOn">What it passes on.</param>
    public static IServiceCollection AddPassing<TStore>(this IServiceCollection services, PassOn<TStore> passOn)
        where TStore : class, IDocumentStore =>
        services.AddSingleton(passOn).AddHostedService<PassCases<TStore>>();

    /// <summary>Whom a case passes to, as the referral has decided, or whom all open cases pass to; null while neither is known.</summary>
    /// <typeparam name="TAuthority">The service's own copy of an authority.</typeparam>
    /// <param name="query">Where to read.</param>
    /// <param name="succession">The authority that is no more.</param>
    /// <param name="referralId">The referral; null where the case is of none.</param>
    /// <param name="ct">Cancels the reading.</param>
    public static async Task<TAuthority?> HeirAsync<TAuthority>(
        this IQuerySession query, KnownSuccession succession, Guid? referralId, CancellationToken ct)
        where TAuthority : class
    {
        var named = referralId is { } id ? await query.LoadAsync<KnownPass>(KnownPass.IdOf(id, succession.Id), ct) : null;
        return (named?.Successor ?? succession.Heir) is { } heir ? await query.LoadAsync<TAuthority>(heir, ct) : null;
    }

    /// <summary>
    /// Passes one case, in a transaction of its own: what cannot pass yet holds up nothing else, and whoever acts in it meanwhile is first.
    /// </summary>
    /// <param name="store">The service's store.</param>
    /// <param name="pass">Appends what follows, or nothing.</param>
    /// <param name="ct">Cancels the work.</param>
    /// <param name="isolation">As for a handler: what is read outside the stream must still be so when it is saved.</param>
    public static async Task PassAsync(
        this IDocumentStore store, Func<IDocumentSession, Task> pass, CancellationToken ct,
        IsolationLevel isolation = IsolationLevel.ReadCommitted)
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
}
