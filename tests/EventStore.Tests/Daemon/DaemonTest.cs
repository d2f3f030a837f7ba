using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace TransferScheme.EventStore.Tests.Daemon;

/// <summary>What the daemon's tests share: a schema of its own for each, hosts on it, and polling with a deadline.</summary>
[Collection(DaemonTests.Name)]
public abstract class DaemonTest(DaemonServer server) : IAsyncLifetime
{
    readonly List<IHost> _hosts = [];

    protected string Schema { get; } = $"d{Guid.CreateVersion7():n}";

    protected DaemonServer Server => server;

    protected string ConnectionString => server.ConnectionString;

    public virtual async Task InitializeAsync()
    {
        await using var store = new DocumentStore(Settings(Schema, _ => { }));
        await store.Storage.ApplyAllConfiguredChangesToDatabaseAsync();
        await ExecuteAsync("create table {schema}.recorded (place bigint generated always as identity primary key, number bigint)");
    }

    public virtual async Task DisposeAsync()
    {
        foreach (var host in _hosts)
        {
            await host.StopAsync();
            host.Dispose();
        }
    }

    protected StoreOptions Settings(string schema, Action<StoreOptions> configure)
    {
        var options = new StoreOptions { DatabaseSchemaName = schema };
        options.Connection(ConnectionString);
        options.UseSystemTextJsonForSerialization(EnumStorage.AsString, Casing.CamelCase);
        configure(options);
        return options;
    }

    /// <summary>A host with one store and its daemon, started.</summary>
    protected Task<IHost> StartAsync(Action<StoreOptions> configure, DaemonMode mode = DaemonMode.Solo) =>
        StartAsync(services => services.AddMartenStore<IOrchardStore>(_ => Settings(Schema, configure)).AddAsyncDaemon(mode));

    protected async Task<IHost> StartAsync(Action<IServiceCollection> add)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Logging.SetMinimumLevel(LogLevel.None);
        add(builder.Services);
        var host = builder.Build();
        _hosts.Add(host);
        await host.StartAsync();
        return host;
    }

    protected static IOrchardStore StoreOf(IHost host) => host.Services.GetRequiredService<IOrchardStore>();

    protected static Task<StoreHealthReport> CheckAsync(IHost host) => host.Services.GetRequiredService<StoreHealth>().CheckAsync();

    protected static async Task<Guid> AppendAsync(IDocumentStore store, params object[] events)
    {
        var id = Guid.CreateVersion7();
        await using var session = store.LightweightSession();
        session.Events.StartStream<Tree>(id, events);
        await session.SaveChangesAsync();
        return id;
    }

    protected static async Task UntilAsync(Func<Task<bool>> condition, TimeSpan atMost, string what)
    {
        var started = Stopwatch.GetTimestamp();
        while (!await condition())
        {
            if (Stopwatch.GetElapsedTime(started) > atMost)
            {
                throw new TimeoutException($"Not within {atMost}: {what}");
            }

            await Task.Delay(20);
        }
    }

    /// <summary>The numbers that the recorder was given, in the order of its transactions.</summary>
    protected Task<long[]> RecordedAsync() => NumbersAsync("select number from {schema}.recorded order by place");

    /// <summary>The numbers of all committed events that the recorder asks for.</summary>
    protected Task<long[]> CommittedAsync() =>
        NumbersAsync("select seq_id from {schema}.mt_events where type <> 'rain_fell' order by seq_id");

    protected async Task<long[]> NumbersAsync(string sql) => [.. (await RowsAsync(sql)).Select(long.Parse)];

    /// <summary>The rows of a query, their columns joined by "|".</summary>
    protected async Task<string[]> RowsAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql.Replace("{schema}", Schema), connection);
        await using var reader = await command.ExecuteReaderAsync();
        List<string> rows = [];
        while (await reader.ReadAsync())
        {
            var values = new object[reader.FieldCount];
            reader.GetValues(values);
            rows.Add(string.Join('|', values));
        }

        return [.. rows];
    }

    /// <summary>Writes a log of apples picked, an event in a stream each, as another process would have.</summary>
    protected Task FillAsync(int events) => ExecuteAsync(
        $$"""
        with stream as (insert into {schema}.mt_streams (id, version) select gen_random_uuid(), 1 from generate_series(1, {{events}}) returning id)
        insert into {schema}.mt_events (seq_id, id, stream_id, version, data, type, timestamp, mt_dotnet_type)
        select nextval('{schema}.mt_events_sequence'), gen_random_uuid(), id, 1, '{"row": "A", "apples": 1}', 'apples_picked', now(),
            '{{typeof(ApplesPicked).FullName}}, {{typeof(ApplesPicked).Assembly.GetName().Name}}' from stream
        """);

    protected async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql.Replace("{schema}", Schema), connection);
        await command.ExecuteNonQueryAsync();
    }
}
