using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TransferScheme.Platform.Schema;

namespace TransferScheme.Refusals.Issuing;

/// <summary>
/// Settles what nobody waits for any more. The case itself is the row that says so. One process at a time does it, and another takes over
/// when that one ends.
/// </summary>
/// <param name="store">The service's store.</param>
/// <param name="settling">Asks and records.</param>
/// <param name="log">Tells of what could not be settled yet, by id.</param>
sealed partial class SettleUnfinished(IRefusalStore store, Settling settling, ILogger<SettleUnfinished> log) : BackgroundService
{
    const string Unfinished =
        "select id from refusals.mt_doc_refusal where lower(data ->> 'status') in ('issuing', 'withdrawing') order by id";

    static readonly TimeSpan Every = TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await Turn.EachAsync(store, "refusals-unfinished", UnfinishedAsync, SettleAsync, stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                NotLooked(log, failure);
            }
        }
    }

    async Task<IReadOnlyList<Guid>> UnfinishedAsync(CancellationToken ct)
    {
        await using var session = store.QuerySession();
        return await session.QueryAsync<Guid>(Unfinished, ct);
    }

    // One that cannot be settled does not hold up the others.
    async Task SettleAsync(Guid id, CancellationToken ct)
    {
        try
        {
            await settling.SettleAsync(id, ct);
        }
        catch (Exception failure) when (!ct.IsCancellationRequested)
        {
            NotSettled(log, failure, id);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "What waits for Allocation could not be looked at")]
    private static partial void NotLooked(ILogger log, Exception failure);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Id} still waits for Allocation")]
    private static partial void NotSettled(ILogger log, Exception failure, Guid id);
}
