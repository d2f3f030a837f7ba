using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using TransferScheme.Platform.Health;
using TransferScheme.Platform.Hosting;
using TransferScheme.Platform.Problems;

namespace TransferScheme.Platform.Time;

/// <summary>
/// Development only: the simulated clock is one row that all processes read, so that they agree. A process starts it with
/// <c>Development:Clock</c>; a row that is already later stands, because time never goes back.
/// </summary>
/// <param name="clock">The clock of this process.</param>
/// <param name="configuration">Connection string and start time.</param>
/// <param name="stores">The services of this process: each may use the row, on its own connection string.</param>
/// <param name="log">Tells of a row that cannot be reached.</param>
public sealed partial class SimulatedClock(
    SchemeClock clock, IConfiguration configuration, IEnumerable<ServiceStore> stores, ILogger<SimulatedClock> log)
    : BackgroundService, IReadiness
{
    static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(200);
    readonly Lazy<string> _database = new(() => SchemeStores.ConnectionString(configuration, stores.First().Name));
    readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    volatile bool _away;

    /// <inheritdoc/>
    public string Name => "the simulated clock";

    /// <inheritdoc/>
    public bool IsReady => _started.Task.IsCompletedSuccessfully;

    /// <summary>Completes once this process knows the time.</summary>
    internal Task Started => _started.Task;

    /// <summary>Moves the clock of all processes forward.</summary>
    /// <param name="to">The new time.</param>
    /// <param name="ct">Cancels the request.</param>
    /// <returns>The time that stands: the later of <paramref name="to"/> and what stood.</returns>
    public async Task<DateTimeOffset> AdvanceAsync(DateTimeOffset to, CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(_database.Value);
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
        routes.MapPost("/api/v1/development/clock", async (
            HttpContext http, SchemeClock clock, SimulatedClock simulated, AdvanceClock request) =>
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
        await FollowAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Poll);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await FollowAsync(stoppingToken);
        }
    }

    async Task FollowAsync(CancellationToken ct)
    {
        try
        {
            await (IsReady ? ReadAsync(ct) : BeginAsync(ct));
            _away = false;
        }
        catch (NpgsqlException failure)
        {
            // The clock stands meanwhile, and before its first time this process takes no requests.
            if (!_away)
            {
                Away(log, failure.Message);
            }

            _away = true;
        }
    }

    async Task BeginAsync(CancellationToken ct)
    {
        await MakeAsync(ct);
        await (configuration.GetValue<DateTimeOffset?>("Development:Clock") is { } start ? AdvanceAsync(start, ct) : ReadAsync(ct));
        _started.SetResult();
    }

    // A service's own user may not make it, and need not: there it was made with the users.
    async Task MakeAsync(CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(_database.Value);
        await connection.OpenAsync(ct);
        await using var look = new NpgsqlCommand("select to_regclass('development.clock') is null", connection);
        if ((bool)(await look.ExecuteScalarAsync(ct))!)
        {
            await using var make = new NpgsqlCommand(
                """
                select pg_advisory_xact_lock(hashtext('development.clock'));
                create schema if not exists development;
                create table if not exists development.clock (id int primary key check (id = 1), now timestamptz not null);
                """,
                connection);
            await make.ExecuteNonQueryAsync(ct);
        }
    }

    async Task ReadAsync(CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(_database.Value);
        await connection.OpenAsync(ct);
        await using var command = new NpgsqlCommand("select now from development.clock", connection);
        if (await command.ExecuteScalarAsync(ct) is DateTime now)
        {
            clock.MoveTo(new DateTimeOffset(now, TimeSpan.Zero));
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The simulated clock stands: its row cannot be reached ({Reason})")]
    private static partial void Away(ILogger log, string reason);
}

/// <summary>The scheme's clock.</summary>
/// <param name="Now">The time.</param>
/// <param name="Simulated">Whether it is a simulated one.</param>
public sealed record ClockAnswer(DateTimeOffset Now, bool Simulated);

/// <summary>Moves the simulated clock forward.</summary>
/// <param name="AdvanceTo">The new time, not before the present one.</param>
public sealed record AdvanceClock(DateTimeOffset AdvanceTo);
