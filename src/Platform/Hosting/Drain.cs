using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace TransferScheme.Platform.Hosting;

/// <summary>
/// A stop in good order: for <c>Hosting:Drain</c> (0 to 10 seconds) after the signal the process still takes requests but says that
/// it is not ready and asks every caller to come on a new connection, so that those in front of it turn to another instance first.
/// </summary>
/// <param name="configuration">The settings.</param>
public sealed class Drain(IConfiguration configuration) : IHostedLifecycleService
{
    /// <summary>How long a stop may take in all, with the drain.</summary>
    public static TimeSpan Limit { get; } = TimeSpan.FromSeconds(14);

    readonly TimeSpan _length = configuration.GetValue("Hosting:Drain", TimeSpan.Zero) is var length
        && length >= TimeSpan.Zero && length <= TimeSpan.FromSeconds(10)
            ? length
            : throw new InvalidOperationException("Hosting:Drain must be between 00:00:00 and 00:00:10.");

    /// <summary>Whether the process has been told to stop.</summary>
    public bool HasBegun { get; private set; }

    /// <inheritdoc/>
    public Task StoppingAsync(CancellationToken cancellationToken)
    {
        HasBegun = true;
        return Task.Delay(_length, cancellationToken);
    }

    /// <inheritdoc/>
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

/// <summary>Registers the drain.</summary>
static class DrainRegistration
{
    internal static void AddDrain(this WebApplicationBuilder builder)
    {
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = Drain.Limit);
        builder.Services.AddSingleton<Drain>().AddHostedService(provider => provider.GetRequiredService<Drain>());
    }

    internal static void UseDrain(this WebApplication app)
    {
        var drain = app.Services.GetRequiredService<Drain>();
        app.Use((http, next) =>
        {
            if (drain.HasBegun)
            {
                http.Response.Headers.Connection = "close";
            }

            return next(http);
        });
    }
}
