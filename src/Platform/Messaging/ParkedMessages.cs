using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TransferScheme.Platform.Problems;

namespace TransferScheme.Platform.Messaging;

/// <summary>A message that a handler could not do. It is tried again when due; without a due time it waits for a person.</summary>
/// <param name="Id">Queue and message id.</param>
/// <param name="Queue">The handler's queue.</param>
/// <param name="MessageId">The message: the id of the event it tells of.</param>
/// <param name="Message">Type of the message, without namespace.</param>
/// <param name="Body">The message, which holds no personal data.</param>
/// <param name="Reason">Why the handler failed, the last time.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="ParkedAt">When it was first parked, real time.</param>
/// <param name="DueAt">When it is tried again, real time; null when the attempts are used up.</param>
public sealed record ParkedMessage(
    string Id, string Queue, Guid MessageId, string Message, string Body, string Reason, int Attempts, DateTimeOffset ParkedAt, DateTimeOffset? DueAt);

/// <summary>
/// Hands messages to their handlers: a few tries in memory, then a row in the service's database with a due time, then the
/// list that an operator sees. A message is let go of only when its effect or its row is saved.
/// </summary>
/// <param name="services">Handlers and stores.</param>
/// <param name="handlers">Every handler of this process.</param>
/// <param name="log">Tells of parked messages, by id.</param>
public sealed partial class ParkedMessages(IServiceProvider services, IEnumerable<HandlerRegistration> handlers, ILogger<ParkedMessages> log)
    : BackgroundService
{
    static readonly TimeSpan[] InMemory = [TimeSpan.FromMilliseconds(50), TimeSpan.FromMilliseconds(250), TimeSpan.FromSeconds(1)];

    static readonly TimeSpan[] LaterTries =
    [
        TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(15), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5),
        TimeSpan.FromMinutes(15), TimeSpan.FromHours(1), TimeSpan.FromHours(4),
    ];

    readonly ILookup<Type, HandlerRegistration> _byStore = handlers.ToLookup(h => h.Store);

    /// <summary>Hands a message to its handler, or parks it.</summary>
    /// <param name="handler">The handler.</param>
    /// <param name="id">The message's id.</param>
    /// <param name="message">The message.</param>
    /// <param name="ct">Cancels the work when the process stops; the broker then delivers again.</param>
    public async Task DeliverAsync(HandlerRegistration handler, Guid id, object message, CancellationToken ct)
    {
        foreach (var pause in InMemory)
        {
            try
            {
                await handler.Deliver(services, id, message, ct);
                return;
            }
            catch (Exception) when (!ct.IsCancellationRequested)
            {
                await Task.Delay(pause, ct);
            }
        }

        try
        {
            await handler.Deliver(services, id, message, ct);
        }
        catch (Exception failure) when (!ct.IsCancellationRequested)
        {
            await ParkAsync(handler, id, message, failure, ct);
        }
    }

    /// <summary>The parked messages of one service, the oldest first.</summary>
    /// <param name="store">The service's store.</param>
    /// <param name="ct">Cancels the request.</param>
    public static async Task<IReadOnlyList<ParkedMessage>> ListAsync(IDocumentStore store, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        return await session.QueryAsync<ParkedMessage>("order by data ->> 'parkedAt', id limit 1000", ct);
    }

    /// <summary>Makes parked messages due now, with all their attempts before them.</summary>
    /// <param name="store">The service's store.</param>
    /// <param name="id">One message, or null for all.</param>
    /// <param name="ct">Cancels the request.</param>
    /// <returns>How many will be tried.</returns>
    public static async Task<int> ReplayAsync(IDocumentStore store, string? id, CancellationToken ct)
    {
        await using var session = store.LightweightSession();
        IReadOnlyList<ParkedMessage> chosen = id is null ? await ListAsync(store, ct)
            : await session.LoadAsync<ParkedMessage>(id, ct) is { } one ? [one] : [];
        session.Store(chosen.Select(m => m with { Attempts = 0, DueAt = TimeProvider.System.GetUtcNow() }).ToArray());
        await session.SaveChangesAsync(ct);
        return chosen.Count;
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1));
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            foreach (var service in _byStore)
            {
                try
                {
                    await RetryDueAsync((IDocumentStore)services.GetRequiredService(service.Key), service, stoppingToken);
                }
                catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
                {
                    RetryFailed(log, failure, service.Key.Name);
                }
            }
        }
    }

    async Task RetryDueAsync(IDocumentStore store, IEnumerable<HandlerRegistration> of, CancellationToken ct)
    {
        await using var query = store.QuerySession();
        var due = await query.QueryAsync<ParkedMessage>(
            "where (data ->> 'dueAt')::timestamptz <= now() order by data ->> 'parkedAt', id limit 100", ct);
        foreach (var parked in due)
        {
            try
            {
                var handler = of.FirstOrDefault(h => h.Queue == parked.Queue) ?? throw new InvalidOperationException("No handler has this queue any more.");
                await handler.Deliver(services, parked.MessageId, handler.Read(parked.Body), ct);
                await using var session = store.LightweightSession();
                session.Delete<ParkedMessage>(parked.Id);
                await session.SaveChangesAsync(ct);
            }
            catch (Exception failure) when (!ct.IsCancellationRequested)
            {
                await SaveAsync(store, parked with { Attempts = parked.Attempts + 1, DueAt = DueAfter(parked.Attempts + 1), Reason = ReasonOf(failure) }, ct);
            }
        }
    }

    // The message stays with this consumer until its row is saved: an unsaved message must never be acknowledged.
    async Task ParkAsync(HandlerRegistration handler, Guid id, object message, Exception failure, CancellationToken ct)
    {
        var store = (IDocumentStore)services.GetRequiredService(handler.Store);
        var parked = new ParkedMessage(
            $"{handler.Queue}/{id}", handler.Queue, id, handler.Message.Name, JsonSerializer.Serialize(message, handler.Message, Json.Answers),
            ReasonOf(failure), 1, TimeProvider.System.GetUtcNow(), DueAfter(1));
        for (var saved = false; !saved;)
        {
            try
            {
                await SaveAsync(store, parked, ct);
                saved = true;
                Parked(log, failure, parked.Id);
            }
            catch (Exception) when (!ct.IsCancellationRequested)
            {
                await Task.Delay(TimeSpan.FromSeconds(1), ct);
            }
        }
    }

    static async Task SaveAsync(IDocumentStore store, ParkedMessage parked, CancellationToken ct)
    {
        await using var session = store.LightweightSession();
        session.Store(parked);
        await session.SaveChangesAsync(ct);
    }

    static DateTimeOffset? DueAfter(int attempts) =>
        attempts <= LaterTries.Length ? TimeProvider.System.GetUtcNow() + LaterTries[attempts - 1] : null;

    static string ReasonOf(Exception failure) => $"{failure.GetType().Name}: {failure.Message}";

    [LoggerMessage(Level = LogLevel.Warning, Message = "Parked {Id}")]
    private static partial void Parked(ILogger log, Exception failure, string id);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Parked messages of {Store} could not be tried again")]
    private static partial void RetryFailed(ILogger log, Exception failure, string store);
}
