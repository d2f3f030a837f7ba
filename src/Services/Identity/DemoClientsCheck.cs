using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TransferScheme.Identity.Demo;
using TransferScheme.Platform.Health;
using TransferScheme.Platform.Problems;

namespace TransferScheme.Identity;

/// <summary>
/// In Production no token is issued before the store was looked through for clients of a demo, whose secrets lie in a file. With such
/// a client in it the host stops. A store that is away is looked through when it is back.
/// </summary>
/// <param name="environment">Tells Production.</param>
/// <param name="store">The clients.</param>
/// <param name="lifetime">Stops the host.</param>
/// <param name="log">Tells why.</param>
sealed partial class DemoClientsCheck(
    IHostEnvironment environment, IIdentityStore store, IHostApplicationLifetime lifetime, ILogger<DemoClientsCheck> log)
    : BackgroundService, IReadiness, IEndpointFilter
{
    static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    volatile bool _clean = !environment.IsProduction();

    /// <inheritdoc/>
    public string Name => "the store holds no client of a demo";

    /// <inheritdoc/>
    public bool IsReady => _clean;

    /// <inheritdoc/>
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        _clean ? await next(context) : new ProblemResult(Problem.Unavailable);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!_clean)
        {
            try
            {
                if (await AnyAsync(stoppingToken))
                {
                    Found(log);
                    Environment.ExitCode = 1;
                    lifetime.StopApplication();
                    return;
                }

                _clean = true;
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                NotAsked(log, failure.Message);
                await Task.Delay(Pause, stoppingToken);
            }
        }
    }

    async Task<bool> AnyAsync(CancellationToken ct)
    {
        await using var session = store.QuerySession();
        var found = await session.QueryAsync<long>(
            "select count(*) from identity.mt_doc_client where starts_with(data ->> 'clientId', ?)", ct, DemoRoster.Prefix);
        return found[0] > 0;
    }

    [LoggerMessage(Level = LogLevel.Critical, Message = "Clients of a demo are enrolled in this database: use one that no demo has run on")]
    private static partial void Found(ILogger log);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The store could not be looked through for clients of a demo yet ({Reason})")]
    private static partial void NotAsked(ILogger log, string reason);
}
