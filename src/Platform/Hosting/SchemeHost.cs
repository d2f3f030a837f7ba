using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TransferScheme.Platform.Calling;
using TransferScheme.Platform.Health;
using TransferScheme.Platform.Messaging;
using TransferScheme.Platform.Parking;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Protection;
using TransferScheme.Platform.Schema;
using TransferScheme.Platform.Security;
using TransferScheme.Platform.Settings;
using TransferScheme.Platform.Time;

namespace TransferScheme.Platform.Hosting;

/// <summary>What every host of the scheme is made of; a host adds its services between the two calls.</summary>
public static class SchemeHost
{
    /// <summary>A host without services, such as the front door: logging, limits, and a stop in good order.</summary>
    /// <param name="args">Command line.</param>
    public static WebApplicationBuilder CreateEdge(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.Configuration.AddSecretsFolder();
        SettingsCheck.Check(builder.Configuration, builder.Environment);
        builder.Host.UseDefaultServiceProvider(options => options.ValidateOnBuild = options.ValidateScopes = true);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 1024 * 1024;
        });
        builder.AddDrain();

        // Identifiers only: the framework's request lines would hold whatever a caller writes into an address.
        builder.Logging.ClearProviders().AddJsonConsole(options => options.UseUtcTimestamp = true)
            .AddFilter("Microsoft.AspNetCore", LogLevel.Warning).AddFilter("MassTransit", LogLevel.Warning)
            .AddFilter("Npgsql", LogLevel.Warning);
        return builder;
    }

    /// <summary>A host of services: an edge with clock, keys, sign-in and API document.</summary>
    /// <param name="args">Command line.</param>
    public static WebApplicationBuilder CreateBuilder(string[] args)
    {
        var builder = CreateEdge(args);
        var services = builder.Services;
        services.AddSingleton<SchemeClock>().AddSingleton<TimeProvider>(provider => provider.GetRequiredService<SchemeClock>());
        services.AddSingleton(provider => MasterKey.From(provider.GetRequiredService<IConfiguration>()));
        services.AddSchemaAtStart();
        if (builder.Environment.IsDevelopment())
        {
            services.AddSingleton<SimulatedClock>().AddHostedService(provider => provider.GetRequiredService<SimulatedClock>());
            services.AddSingleton<IReadiness>(provider => provider.GetRequiredService<SimulatedClock>());
        }

        services.ConfigureHttpJsonOptions(options =>
        {
            options.SerializerOptions.PropertyNamingPolicy = Json.Answers.PropertyNamingPolicy;
            options.SerializerOptions.DefaultIgnoreCondition = Json.Answers.DefaultIgnoreCondition;
            foreach (var converter in Json.Answers.Converters)
            {
                options.SerializerOptions.Converters.Add(converter);
            }
        });
        builder.AddSignIn();
        builder.AddServiceCalls();
        builder.AddTelemetry();
        services.AddApiDocument();
        services.AddHostedService<Workers>();
        return builder;
    }

    /// <summary>Builds the host, with the bus for every handler that the services registered.</summary>
    /// <param name="builder">The host, with its services added.</param>
    public static WebApplication BuildScheme(this WebApplicationBuilder builder)
    {
        builder.Services.AddBus();
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IAlarm, BrokerAlarm>());
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IAlarm, ParkedAlarm>());
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IAlarm, ReaderAlarm>());
        builder.Services.AddSingleton<AlarmBoard>();
        builder.Services.MakeWorkers();
        var app = builder.Build();
        app.UseEdge();
        app.UseApiDocument();
        app.UseRouting();
        app.UseSignIn();
        app.UseQueryTimes();
        app.MapHealth();
        app.MapOperations();
        if (app.Environment.IsDevelopment())
        {
            SimulatedClock.Map(app);
        }

        return app;
    }

    /// <summary>
    /// The whole of a host: makes it and runs it until it is told to stop; or, with the word <c>apply-schema</c>, makes what its
    /// services' schemas lack and ends. For that a connection string is enough: a deploy step needs neither broker nor keys.
    /// </summary>
    /// <param name="args">Command line.</param>
    /// <param name="make">Makes the host, with its routes mapped.</param>
    /// <returns>The exit code: 0, or 1 with a sentence on standard error that says why.</returns>
    public static async Task<int> RunAsync(string[] args, Func<WebApplication> make)
    {
        try
        {
            await using var app = make();
            switch (args)
            {
                case ["apply-schema", ..]:
                    await app.Services.ApplySchemasAsync();
                    return 0;
                case [[not '-', ..] word, ..] when !word.Contains('=', StringComparison.Ordinal):
                    throw new InvalidOperationException(
                        $"'{word}' is no command of this host: it knows apply-schema, and runs without one.");
                default:
                    app.Services.GetService<MasterKey>();
                    await app.RunAsync();
                    return Environment.ExitCode;
            }
        }
        catch (Exception failure)
        {
            // Stores are made by reflection, which hides what went wrong.
            var cause = failure is TargetInvocationException { InnerException: { } inner } ? inner : failure;
            await Console.Error.WriteLineAsync(cause.Message);
            return 1;
        }
    }

    /// <summary>What every host does first with a request: problems as documents, security headers, and leaving when it stops.</summary>
    /// <param name="app">The host.</param>
    public static void UseEdge(this WebApplication app)
    {
        app.UseDrain();
        app.UseProblems();
        app.UseSecurityHeaders();
    }

    static void UseSecurityHeaders(this WebApplication app) => app.Use((http, next) =>
    {
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers["Referrer-Policy"] = "no-referrer";
        return next(http);
    });
}
