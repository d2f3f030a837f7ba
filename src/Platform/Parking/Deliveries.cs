using System.Diagnostics;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TransferScheme.Platform.Messaging;
using TransferScheme.Platform.Problems;

namespace TransferScheme.Platform.Parking;

/// <summary>
/// Hands messages to their handlers: a few tries in memory, then a row in the service's database with a due time, then the
/// list that an operator sees. A message is let go of only when its effect or its row is saved.
/// </summary>
/// <param name="services">Handlers and stores.</param>
/// <param name="log">Tells of parked messages, by id.</param>
public sealed partial class Deliveries(IServiceProvider services, ILogger<Deliveries> log)
{
    /// <summary>How long one try may take. A handler that does not end by then has failed, whether it hears of that or not.</summary>
    internal static readonly TimeSpan LongestTry = TimeSpan.FromSeconds(10);

    // A message that waits in memory holds up those behind it.
    static readonly TimeSpan LongestInMemory = TimeSpan.FromSeconds(5);
    static readonly TimeSpan[] Pauses = [TimeSpan.FromMilliseconds(50), TimeSpan.FromMilliseconds(250), TimeSpan.FromSeconds(1)];
    static readonly TimeSpan SavePause = TimeSpan.FromSeconds(1);

    /// <summary>Hands a message to its handler, or parks it.</summary>
    /// <param name="handler">The handler.</param>
    /// <param name="id">The message's id.</param>
    /// <param name="message">The message.</param>
    /// <param name="ct">Cancels the work when the process stops; the broker then delivers again.</param>
    /// <exception cref="OperationCanceledException">The process stops. Nothing else is ever thrown.</exception>
    public async Task DeliverAsync(HandlerRegistration handler, Guid id, object message, CancellationToken ct)
    {
        try
        {
            await TryAsync(handler, id, message, ct);
        }
        catch (Exception failure) when (!ct.IsCancellationRequested)
        {
            await ParkAsync(handler, id, message, failure, ct);
        }
    }

    /// <summary>
    /// Hands a message to its handler: a few times within five seconds, since another may have been at the same documents.
    /// </summary>
    /// <param name="handler">The handler.</param>
    /// <param name="id">The message's id.</param>
    /// <param name="message">The message.</param>
    /// <param name="ct">Cancels the work when the process stops.</param>
    /// <exception cref="TimeoutException">It did not end in time. Should it end later, its effect is there once all the same.</exception>
    internal async Task TryAsync(HandlerRegistration handler, Guid id, object message, CancellationToken ct)
    {
        var began = Stopwatch.GetTimestamp();
        for (var tries = 0; ; tries++)
        {
            try
            {
                await TryOnceAsync(handler, id, message, ct);
                return;
            }
            catch (Exception) when (
                !ct.IsCancellationRequested && tries < Pauses.Length && Stopwatch.GetElapsedTime(began) + Pauses[tries] < LongestInMemory)
            {
                await Task.Delay(Pauses[tries], ct);
            }
        }
    }

    async Task TryOnceAsync(HandlerRegistration handler, Guid id, object message, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(LongestTry);
        try
        {
            await Task.Run(() => handler.Deliver(services, id, message, limit.Token), limit.Token).WaitAsync(limit.Token);
        }
        catch (OperationCanceledException late) when (limit.IsCancellationRequested && !ct.IsCancellationRequested)
        {
            throw new TimeoutException($"The handler did not end within {LongestTry.TotalSeconds:0} seconds.", late);
        }
    }

    // The message stays with this consumer until its row is saved: an unsaved message must never be acknowledged.
    async Task ParkAsync(HandlerRegistration handler, Guid id, object message, Exception failure, CancellationToken ct)
    {
        var parked = new ParkedMessage(
            $"{handler.Queue}/{id}", handler.Queue, id, handler.Message.Name,
            JsonSerializer.Serialize(message, handler.Message, Json.Answers), "", 0, TimeProvider.System.GetUtcNow(), null).After(failure);
        while (true)
        {
            try
            {
                await SaveAsync((IDocumentStore)services.GetRequiredService(handler.Store), parked, ct);
                Parked(log, failure, parked.Id);
                return;
            }
            catch (Exception) when (!ct.IsCancellationRequested)
            {
                await Task.Delay(SavePause, ct);
            }
        }
    }

    // A message that is parked already, and was only delivered again, keeps its row: age, tries and reason are the first delivery's.
    static async Task SaveAsync(IDocumentStore store, ParkedMessage parked, CancellationToken ct)
    {
        try
        {
            await using var session = store.LightweightSession();
            session.Insert(parked);
            await session.SaveChangesAsync(ct).WaitAsync(ct);
        }
        catch (DocumentAlreadyExistsException)
        {
            // Parked.
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Parked {Id}")]
    private static partial void Parked(ILogger log, Exception failure, string id);
}
