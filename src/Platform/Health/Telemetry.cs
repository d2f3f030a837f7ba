using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry;
using OpenTelemetry.Trace;

namespace TransferScheme.Platform.Health;

/// <summary>Traces over OTLP, when a collector's address is set in <c>Telemetry:Otlp</c>; otherwise nothing is collected.</summary>
static class Telemetry
{
    internal static void AddTelemetry(this WebApplicationBuilder builder)
    {
        if (builder.Configuration["Telemetry:Otlp"] is { Length: > 0 } collector)
        {
            builder.Services.AddHostedService(_ => new Tracing(new Uri(collector)));
        }
    }

    sealed class Tracing(Uri collector) : IHostedService
    {
        TracerProvider? _provider;

        public Task StartAsync(CancellationToken cancellationToken)
        {
            _provider = Sdk.CreateTracerProviderBuilder()
                .AddSource("Microsoft.AspNetCore", "MassTransit", "Npgsql")
                .AddOtlpExporter(options => options.Endpoint = collector)
                .Build();
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken)
        {
            _provider?.Dispose();
            return Task.CompletedTask;
        }
    }
}
