using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Npgsql;
using TransferScheme.Platform.Problems;

namespace TransferScheme.Platform.Time;

/// <summary>
/// Development only: the simulated clock is one row that all processes read, so that they agree. A process starts it with
/// <c>Development:Clock</c>; a row that is already later stands, because time never goes back.
/// </summary>
/// <param name="clock">The clock of this process.</param>
/// <param name="configuration">Connection string and start time.</param>
public sealed class SimulatedClock(SchemeClock clock, IConfiguration configuration) : BackgroundService
{
    static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(200);
    readonly string _database = configuration.GetConnectionString("Scheme")
        ?? throw new InvalidOperationException("Set ConnectionStrings:Scheme: the simulated clock is a row there.");

    /// <summary>Moves the clock of all processes forward.</summary>
    /// <param name="to">The new time.</param>
    /// <param name="ct">Cancels the request.</param>
    /// <returns>The time that stands: the later of <paramref name="to"/> and what stood.</returns>
    public async Task<DateTimeOffset> AdvanceAsync(DateTimeOffset to, CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(_database);
        await connection.OpenAsync(ct);
        await using var command = new NpgsqlCommand(
            """
            insert into development.clock as c (id, now) values (1, $1)
            on conflict (id) do update set now = greatest(c.now, excluded.now) returning now
            """,
            connection);
        command.Parameters.Add(new NpgsqlParameter { Value = to.UtcDateTime });
        var now = new DateTimeOffset((DateTime)(await command.ExecuteScalarAsync(ct))!, TimeSpan.Zero);
        clock.MoveTo(now);
        return now;
    }

    /// <summary>Serves <c>/api/v1/development/clock</c>.</summary>
    /// <param name="routes">Where to map it.</param>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/development/clock", (SchemeClock clock) => new ClockAnswer(clock.GetUtcNow(), clock.Simulated is not null))
            .WithName("GetClock").AllowAnonymous();
        routes.MapPost("/api/v1/development/clock", async (HttpContext http, SchemeClock clock, SimulatedClock simulated, AdvanceClock request) =>
            {
                if (request.AdvanceTo < clock.GetUtcNow())
                {
                    await Problem.Invalid("advanceTo", "Must not be before the present time of the clock.").WriteAsync(http);
                    return;
                }

                var now = await simulated.AdvanceAsync(request.AdvanceTo, http.RequestAborted);
                await http.Response.WriteAsJsonAsync(new ClockAnswer(now, true), http.RequestAborted);
            })
            .WithName("AdvanceClock").AllowAnonymous();
    }

    /// <inheritdoc/>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(_database);
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand(
            """
            select pg_advisory_xact_lock(hashtext('development.clock'));
            create schema if not exists development;
            create table if not exists development.clock (id int primary key check (id = 1), now timestamptz not null);
            """,
            connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
        if (configuration.GetValue<DateTimeOffset?>("Development:Clock") is { } start)
        {
            await AdvanceAsync(start, cancellationToken);
        }
        else
        {
            await ReadAsync(cancellationToken);
        }

        await base.StartAsync(cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Poll);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await ReadAsync(stoppingToken);
            }
            catch (NpgsqlException)
            {
                // The database is away: the clock stands, and health tells of the database.
            }
        }
    }

    async Task ReadAsync(CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(_database);
        await connection.OpenAsync(ct);
        await using var command = new NpgsqlCommand("select now from development.clock", connection);
        if (await command.ExecuteScalarAsync(ct) is DateTime now)
        {
            clock.MoveTo(new DateTimeOffset(now, TimeSpan.Zero));
        }
    }
}

/// <summary>The scheme's clock.</summary>
/// <param name="Now">The time.</param>
/// <param name="Simulated">Whether it is a simulated one.</param>
public sealed record ClockAnswer(DateTimeOffset Now, bool Simulated);

/// <summary>Moves the simulated clock forward.</summary>
/// <param name="AdvanceTo">The new time, not before the present one.</param>
public sealed record AdvanceClock(DateTimeOffset AdvanceTo);
