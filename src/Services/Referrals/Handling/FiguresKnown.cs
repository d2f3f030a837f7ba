using System.Globalization;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TransferScheme.Platform.Health;
using TransferScheme.Platform.Time;

namespace TransferScheme.Referrals.Handling;

/// <summary>
/// Referrals takes requests once its own copy of the rules and of every authority is whole: before that it would call an
/// authority unknown that is only late.
/// </summary>
/// <param name="store">The service's store.</param>
/// <param name="clock">The scheme's clock.</param>
/// <param name="log">Tells of a database that cannot be asked.</param>
sealed partial class FiguresKnown(IReferralStore store, TimeProvider clock, ILogger<FiguresKnown> log) : BackgroundService, IReadiness
{
    static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(250);
    volatile bool _known;

    /// <inheritdoc/>
    public string Name => "rules and authorities from Allocation";

    /// <inheritdoc/>
    public bool IsReady => _known;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Poll);
        while (!_known && await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                _known = await LookAsync(stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                NotTold(log, failure);
            }
        }
    }

    async Task<bool> LookAsync(CancellationToken ct)
    {
        await using var session = store.QuerySession();
        var inForce = await session.QueryAsync<RulesInForce>(
            "where data ->> 'validFrom' <= ? order by data ->> 'validFrom' desc limit 1", ct, UkTime.DateOf(clock.GetUtcNow()).ToString("O", CultureInfo.InvariantCulture));
        return inForce is [var rules]
            && (await session.QueryAsync<long>("select count(*) from referrals.mt_doc_authorityfigures", ct))[0] >= rules.Authorities;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The figures could not be looked at yet")]
    private static partial void NotTold(ILogger log, Exception failure);
}
