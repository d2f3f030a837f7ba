using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace TransferScheme.Identity.Keys;

/// <summary>Looks every minute whether the next key is due.</summary>
/// <param name="keys">The keys.</param>
/// <param name="log">Tells when it could not look.</param>
sealed partial class KeyRotation(SigningKeys keys, ILogger<KeyRotation> log) : BackgroundService
{
    static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause);
        do
        {
            try
            {
                await keys.RotateAsync(stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                Failed(log, failure);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The signing keys could not be looked after")]
    private static partial void Failed(ILogger log, Exception failure);
}
