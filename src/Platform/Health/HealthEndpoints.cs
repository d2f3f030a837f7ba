using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Npgsql;
using TransferScheme.Platform.Broker;
using TransferScheme.Platform.Hosting;

namespace TransferScheme.Platform.Health;

/// <summary>
/// Health: alive never asks anything; ready is 503 without the database or before the queues were ever declared; all else is
/// an alarm, because an instance that can still take commands stays in service.
/// </summary>
static class HealthEndpoints
{
    static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);

    internal static void MapHealth(this WebApplication app)
    {
        app.MapGet("/health/live", () => new HealthAnswer("live", [])).WithName("GetLive").AllowAnonymous();
        app.MapGet("/health/ready", Ready).WithName("GetReady").AllowAnonymous();
        app.MapGet("/health/alarms", async (AlarmBoard board, CancellationToken ct) => Alarms(await board.LookAsync(ct)))
            .WithName("GetAlarms").AllowAnonymous();
    }

    static async Task<IResult> Ready(
        IConfiguration configuration, IEnumerable<ServiceStore> stores, BrokerTopology topology, IEnumerable<IReadiness> others, AlarmBoard board,
        Drain drain, CancellationToken ct)
    {
        var missing = new List<string>();
        if (drain.HasBegun)
        {
            missing.Add("It is being stopped.");
        }

        if (!topology.Declared.IsCompletedSuccessfully)
        {
            missing.Add("The queues have not been declared yet.");
        }

        missing.AddRange(others.Where(o => !o.IsReady).Select(o => $"Not ready yet: {o.Name}."));
        try
        {
            foreach (var connectionString in stores.Select(s => SchemeStores.ConnectionString(configuration, s.Name)).Distinct())
            {
                await using var connection = new NpgsqlConnection(connectionString);
                await connection.OpenAsync(ct);
                await using var command = new NpgsqlCommand("select 1", connection);
                await command.ExecuteScalarAsync(ct);
            }
        }
        catch (NpgsqlException)
        {
            missing.Add("The database cannot be reached.");
        }

        if (missing.Count > 0)
        {
            return Results.Json(new HealthAnswer("unavailable", missing), statusCode: StatusCodes.Status503ServiceUnavailable);
        }

        // Those who ask for readiness wait two seconds at most, and an alarm is no reason to be out of service.
        var look = board.LookAsync(ct);
        var red = await Task.WhenAny(look, Task.Delay(Patience, ct)) == look ? await look : ["The alarms take long to tell."];
        return Results.Json(new HealthAnswer(red.Count == 0 ? "ready" : "degraded", red));
    }

    static HealthAnswer Alarms(IReadOnlyList<string> red) => new(red.Count == 0 ? "green" : "red", red);
}

/// <summary>Something that must have happened once before this process takes requests, such as loading its first data.</summary>
public interface IReadiness
{
    /// <summary>What it is.</summary>
    string Name { get; }

    /// <summary>Whether it has happened.</summary>
    bool IsReady { get; }
}

/// <summary>How a process is.</summary>
/// <param name="Status"><c>live</c>, <c>ready</c>, <c>degraded</c>, <c>unavailable</c>, <c>green</c> or <c>red</c>.</param>
/// <param name="Details">What is wrong, each in a sentence without personal data.</param>
public sealed record HealthAnswer(string Status, IReadOnlyList<string> Details);
