using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TransferScheme.Platform.Hosting;
using TransferScheme.Platform.Messaging;
using TransferScheme.Platform.Schema;

namespace TransferScheme.Platform.Parking;

/// <summary>
/// Tries parked messages again when they are due, each service's in one process at a time. Another takes over as soon as that one is
/// gone: the turn is a lock that its database session holds, for one round of tries.
/// </summary>
/// <param name="services">The stores.</param>
/// <param name="stores">The services of this process.</param>
/// <param name="handlers">Every handler of this process.</param>
/// <param name="deliveries">Hands a message to its handler.</param>
/// <param name="log">Tells of a database that cannot be asked.</param>
public sealed partial class ParkedMessages(
    IServiceProvider services, IEnumerable<ServiceStore> stores, IEnumerable<HandlerRegistration> handlers, Deliveries deliveries,
    ILogger<ParkedMessages> log)
    : BackgroundService
{
    // During an upgrade another process may have a handler that this one lacks, and tries the message as soon as it is due.
    const string Due =
        """
        where (data ->> 'dueAt')::timestamptz <= now() - case when data ->> 'queue' = any(?) then interval '0' else interval '1 minute' end
        order by data ->> 'parkedAt', id limit 100
        """;
    readonly Dictionary<string, HandlerRegistration> _byQueue = handlers.ToDictionary(h => h.Queue);

    /// <summary>The parked messages of one service, the oldest first, at most 1,000.</summary>
    /// <param name="store">The service's store.</param>
    /// <param name="ct">Cancels the request.</param>
    public async Task<IReadOnlyList<ParkedMessage>> ListAsync(IDocumentStore store, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        var parked = await session.QueryAsync<ParkedMessage>("order by data ->> 'parkedAt', id limit 1000", ct);
        return
        [
            .. parked.Select(m => _byQueue.ContainsKey(m.Queue) || m.Reason.StartsWith(nameof(NoHandlerException), StringComparison.Ordinal)
                ? m : m with { Reason = $"{new NoHandlerException(m.Queue).Message} {m.Reason}" }),
        ];
    }

    /// <summary>Makes parked messages due now, with all their tries before them.</summary>
    /// <param name="store">The service's store.</param>
    /// <param name="ids">Messages, by the ids of their rows; none for all.</param>
    /// <param name="ct">Cancels the request.</param>
    /// <returns>How many will be tried.</returns>
    public static async Task<int> ReplayAsync(IDocumentStore store, IReadOnlyCollection<string> ids, CancellationToken ct)
    {
        await using var session = store.LightweightSession();
        var chosen = ids.Count == 0 ? await session.QueryAsync<ParkedMessage>("order by id", ct)
            : await session.LoadManyAsync<ParkedMessage>(ct, ids.Distinct());
        session.Store(chosen.Select(m => m with { Attempts = 0, DueAt = TimeProvider.System.GetUtcNow() }));
        await session.SaveChangesAsync(ct);
        return chosen.Count;
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1));
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await Task.WhenAll(stores.Select(service => RetryAsync(service, stoppingToken)));
        }
    }

    async Task RetryAsync(ServiceStore service, CancellationToken ct)
    {
        try
        {
            var store = (IDocumentStore)services.GetRequiredService(service.Store);
            await Turn.EachAsync(
                store, $"parked-messages:{service.Name}", token => DueAsync(store, token),
                (parked, token) => RetryAsync(store, parked, token), ct);
        }
        catch (Exception failure) when (!ct.IsCancellationRequested)
        {
            RetryFailed(log, failure, service.Name);
        }
    }

    async Task RetryAsync(IDocumentStore store, ParkedMessage parked, CancellationToken ct)
    {
        await using var session = store.LightweightSession();
        try
        {
            var handler = _byQueue.GetValueOrDefault(parked.Queue) ?? throw new NoHandlerException(parked.Queue);
            await deliveries.TryAsync(handler, parked.MessageId, handler.Read(parked.Body), ct);
            session.Delete<ParkedMessage>(parked.Id);
        }
        catch (Exception failure) when (!ct.IsCancellationRequested)
        {
            session.Store(parked.After(failure));
        }

        await session.SaveChangesAsync(ct);
    }

    async Task<IReadOnlyList<ParkedMessage>> DueAsync(IDocumentStore store, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        return await session.QueryAsync<ParkedMessage>(Due, ct, (object)_byQueue.Keys.ToArray());
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Parked messages of {Service} could not be tried again")]
    private static partial void RetryFailed(ILogger log, Exception failure, string service);
}
