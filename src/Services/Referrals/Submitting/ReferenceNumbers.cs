using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Npgsql;
using TransferScheme.Platform.Time;

namespace TransferScheme.Referrals.Submitting;

/// <summary>Draws the numbers of references such as NTS-2026-000123: unique for good, and not gapless.</summary>
/// <param name="store">The service's store.</param>
/// <param name="clock">The scheme's clock, for the year.</param>
sealed class ReferenceNumbers(IReferralStore store, TimeProvider clock)
{
    internal const string Sequence = "referrals.reference_numbers";

    internal async Task<string> NextAsync(CancellationToken ct)
    {
        await using var session = store.QuerySession();
        var number = (await session.QueryAsync<long>($"select nextval('{Sequence}')", ct))[0];
        return $"NTS-{UkTime.DateOf(clock.GetUtcNow()).Year}-{number:D6}";
    }
}

/// <summary>Makes the sequence of reference numbers where the process may change the schema.</summary>
/// <param name="configuration">Connection string.</param>
/// <param name="environment">Production leaves the schema to a deploy step.</param>
sealed class ReferenceNumberSchema(IConfiguration configuration, IHostEnvironment environment) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (environment.IsProduction())
        {
            return;
        }

        await using var connection = new NpgsqlConnection(configuration.GetConnectionString("referrals") ?? configuration.GetConnectionString("Scheme"));
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand(
            $"""
            select pg_advisory_xact_lock(hashtext('{ReferenceNumbers.Sequence}'));
            create schema if not exists referrals;
            create sequence if not exists {ReferenceNumbers.Sequence};
            """,
            connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
