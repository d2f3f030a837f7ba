using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TransferScheme.Identity.Clients;
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
sealed partial class DemoClientsCheck(IHostEnvironment environment, IIdentityStore store, IHostApplicationLifetime lifetime, ILogger<DemoClientsCheck> log)
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
            catch (Exception) when (!stoppingToken.IsCancellationRequested)
            {
                // Readiness tells what is the matter with the database.
                await Task.Delay(Pause, stoppingToken);
            }
        }
    }

    async Task<bool> AnyAsync(CancellationToken ct)
    {
        await using var session = store.QuerySession();
        return (await session.QueryAsync<Client>("where starts_with(data ->> 'clientId', ?) limit 1", ct, DemoRoster.Prefix)).Count > 0;
    }

    [LoggerMessage(Level = LogLevel.Critical, Message = "Clients of a demo are enrolled in this database: use one that no demo has run on")]
    private static partial void Found(ILogger log);
}
