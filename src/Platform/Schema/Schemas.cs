using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using TransferScheme.Platform.Hosting;

namespace TransferScheme.Platform.Schema;

/// <summary>A table or sequence that a service needs beside those of its store. Register it as a singleton.</summary>
/// <param name="Service">The service's name.</param>
/// <param name="Relation">Its name, with the schema.</param>
/// <param name="Create">The statement that makes it, <c>if not exists</c>: two processes may come to it at once.</param>
public sealed record SchemaStep(string Service, string Relation, string Create);

/// <summary>The schemas of the services of this process: makes what is missing, or tells what is.</summary>
/// <param name="services">The stores.</param>
/// <param name="configuration">Connection strings.</param>
/// <param name="stores">The services.</param>
/// <param name="steps">What they need beside their stores.</param>
sealed class Schemas(
    IServiceProvider services, IConfiguration configuration, IEnumerable<ServiceStore> stores, IEnumerable<SchemaStep> steps)
{
    /// <summary>Makes what is missing; may run in several processes at once.</summary>
    /// <param name="ct">Cancels the work.</param>
    /// <returns>The names of the services.</returns>
    internal async Task<IReadOnlyList<string>> ApplyAsync(CancellationToken ct)
    {
        foreach (var service in stores)
        {
            await StoreOf(service).Storage.ApplyAllConfiguredChangesToDatabaseAsync(AutoCreate.CreateOrUpdate);
            foreach (var step in await MissingAsync(service, ct))
            {
                await CreateAsync(step, ct);
            }
        }

        return [.. stores.Select(s => s.Name)];
    }

    /// <summary>What is not as this version needs it: the services, and a word on what is missing.</summary>
    /// <param name="ct">Cancels the look.</param>
    /// <exception cref="NpgsqlException">The database cannot be asked.</exception>
    internal async Task<IReadOnlyList<(string Service, string Fault)>> FaultsAsync(CancellationToken ct)
    {
        var faults = new List<(string Service, string Fault)>();
        foreach (var service in stores)
        {
            try
            {
                await StoreOf(service).Storage.Database.AssertDatabaseMatchesConfigurationAsync(ct);
                faults.AddRange((await MissingAsync(service, ct)).Select(step => (service.Name, $"{step.Relation} is missing")));
            }
            catch (Exception mismatch) when (mismatch is not (NpgsqlException or OperationCanceledException))
            {
                faults.Add((service.Name, mismatch.Message));
            }
        }

        return faults;
    }

    IDocumentStore StoreOf(ServiceStore service) => (IDocumentStore)services.GetRequiredService(service.Store);

    async Task<IReadOnlyList<SchemaStep>> MissingAsync(ServiceStore service, CancellationToken ct)
    {
        var missing = new List<SchemaStep>();
        foreach (var step in steps.Where(s => s.Service == service.Name))
        {
            await using var connection = await OpenAsync(step, ct);
            await using var look = Command("select to_regclass($1) is null", connection, step.Relation);
            if ((bool)(await look.ExecuteScalarAsync(ct))!)
            {
                missing.Add(step);
            }
        }

        return missing;
    }

    async Task CreateAsync(SchemaStep step, CancellationToken ct)
    {
        await using var connection = await OpenAsync(step, ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using var alone = Command("select pg_advisory_xact_lock(hashtextextended($1, 0))", connection, step.Relation);
        await alone.ExecuteNonQueryAsync(ct);
        await using var create = Command(step.Create, connection);
        await create.ExecuteNonQueryAsync(ct);
        await transaction.CommitAsync(ct);
    }

    static NpgsqlCommand Command(string sql, NpgsqlConnection connection, params IEnumerable<string> values)
    {
        var command = new NpgsqlCommand(sql, connection);
        command.Parameters.AddRange(values.Select(v => new NpgsqlParameter<string> { TypedValue = v }).ToArray());
        return command;
    }

    async Task<NpgsqlConnection> OpenAsync(SchemaStep step, CancellationToken ct)
    {
        var connection = new NpgsqlConnection(SchemeStores.ConnectionString(configuration, step.Service));
        await connection.OpenAsync(ct);
        return connection;
    }
}
