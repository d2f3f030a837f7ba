using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using TransferScheme.TestKit;

namespace TransferScheme.Benchmarks.Store;

/// <summary>The event store beside the same rows written and read by hand, on one private PostgreSQL.</summary>
static class StoreSuite
{
    static readonly int[] Writers = [1, 4, 16];

    public static async Task RunAsync(Effort effort)
    {
        await using var postgres = await PrivatePostgres.StartAsync();
        await AppendsAsync(effort, await postgres.CreateDatabaseAsync());
        await FetchesAsync(effort, await postgres.CreateDatabaseAsync(), ProjectionLifecycle.Live);
        await FetchesAsync(effort, await postgres.CreateDatabaseAsync(), ProjectionLifecycle.Inline);
        await ProjectionsAsync(effort, await postgres.CreateDatabaseAsync());
    }

    static async Task AppendsAsync(Effort effort, string database)
    {
        Report.Heading("Append", "A new stream with one event, one transaction each; a second.");
        await using var store = await OpenAsync(database, "ours", ProjectionLifecycle.Live);
        await using var floorTables = await OpenAsync(database, "floor", ProjectionLifecycle.Live);
        foreach (var writers in Writers)
        {
            var floors = await FloorsAsync(database, "floor", writers);
            var found = await Rate.CompareAsync(
                effort, [.. floors.Select(f => (Func<Task>)f.StartAsync)], [.. Enumerable.Repeat(() => StartAsync(store, new VisitPlanned("Sheffield", 17)), writers)]);
            Report.Row($"append, {writers} writers", "/s", found, 0.6);
            await Task.WhenAll(floors.Select(f => f.DisposeAsync().AsTask()));
        }
    }

    static async Task FetchesAsync(Effort effort, string database, ProjectionLifecycle lifecycle)
    {
        Report.Heading($"FetchForWriting and append, {lifecycle}", "Streams of 50 events; read, append one, commit; a second.");
        await using var store = await OpenAsync(database, "ours", lifecycle);
        await using var floorTables = await OpenAsync(database, "floor", lifecycle);
        var ours = await Seed.StreamsAsync(database, "ours", 400, 50);
        var theirs = await Seed.StreamsAsync(database, "floor", 400, 50);
        if (lifecycle is ProjectionLifecycle.Inline)
        {
            await RebuildAsync(store);
            await RebuildAsync(floorTables);
        }

        foreach (var writers in Writers)
        {
            var floors = await FloorsAsync(database, "floor", writers);
            var found = await Rate.CompareAsync(
                effort,
                [.. floors.Select((f, i) => On(theirs, i, writers, id => lifecycle is ProjectionLifecycle.Live ? f.ReadAndAppendAsync(id) : f.ReadAndReplaceAsync(id)))],
                [.. floors.Select((_, i) => On(ours, i, writers, id => MoveAsync(store, id)))]);
            Report.Row($"fetch and append, {writers} writers", "/s", found, 0.5);
            await Task.WhenAll(floors.Select(f => f.DisposeAsync().AsTask()));
        }
    }

    static async Task ProjectionsAsync(Effort effort, string database)
    {
        Report.Heading("Async projection", $"{effort.Streams:#,0} streams of ten events, spread, one document each; events a second, beside a bare scan in order.");
        await using var store = await OpenAsync(database, "ours", ProjectionLifecycle.Async);
        await Seed.StreamsAsync(database, "ours", effort.Streams, 10);
        await using var floor = await Floor.OpenAsync(database, "ours");
        var events = effort.Streams * 10;
        var continuous = new List<(double, double)>();
        var rebuild = new List<(double, double)>();
        for (var i = -1; i < effort.Rounds; i++)
        {
            var scan = await PerSecondAsync(events, () => floor.ScanAsync("ours"));
            await ForgetAsync(database);
            var caughtUp = await PerSecondAsync(events, () => CatchUpAsync(store));
            var rebuilt = await PerSecondAsync(events, () => RebuildAsync(store));
            if (i >= 0)
            {
                continuous.Add((scan, caughtUp));
                rebuild.Add((scan, rebuilt));
            }
        }

        Report.Row("continuous, from the first event", "/s", Comparison.Of(continuous), 0.4);
        Report.Row("rebuild", "/s", Comparison.Of(rebuild), 0.4);
    }

    public static async Task<IVisits> OpenAsync(string database, string schema, ProjectionLifecycle lifecycle)
    {
        // The store belongs to the container, which lives as long as it does: disposing of the store is enough.
        var store = new ServiceCollection().AddMartenStore<IVisits>(options =>
        {
            options.DatabaseSchemaName = schema;
            options.Connection(database);
            options.UseSystemTextJsonForSerialization(EnumStorage.AsString, Casing.CamelCase);
            options.Projections.Add<VisitProjection>(lifecycle);
        }).Services.BuildServiceProvider().GetRequiredService<IVisits>();
        await store.Storage.ApplyAllConfiguredChangesToDatabaseAsync();
        return store;
    }

    static Task<Floor[]> FloorsAsync(string database, string schema, int writers) =>
        Task.WhenAll(Enumerable.Range(0, writers).Select(_ => Floor.OpenAsync(database, schema)));

    /// <summary>A new stream with its first events.</summary>
    public static async Task StartAsync(IVisits store, params object[] events)
    {
        await using var session = store.LightweightSession();
        session.Events.StartStream<Visit>(Guid.CreateVersion7(), events);
        await session.SaveChangesAsync();
    }

    static async Task MoveAsync(IVisits store, Guid id)
    {
        await using var session = store.LightweightSession();
        var stream = await session.Events.FetchForWriting<Visit>(id);
        stream.AppendOne(new VisitMoved("Leeds", stream.Aggregate!.Day + 1));
        await session.SaveChangesAsync();
    }

    // Each worker has streams of its own, one after the other, so that none grows much longer than the rest and nobody collides.
    static Func<Task> On(Guid[] streams, int worker, int workers, Func<Guid, Task> act)
    {
        var next = worker;
        return () =>
        {
            var id = streams[next % streams.Length];
            next += workers;
            return act(id);
        };
    }

    static async Task CatchUpAsync(IVisits store)
    {
        using var daemon = await store.BuildProjectionDaemonAsync();
        await daemon.StartAllAsync();
        await daemon.WaitForNonStaleData(TimeSpan.FromMinutes(2));
        await daemon.StopAllAsync();
    }

    static async Task RebuildAsync(IVisits store)
    {
        using var daemon = await store.BuildProjectionDaemonAsync();
        await daemon.RebuildProjectionAsync<Visit>(CancellationToken.None);
    }

    static Task ForgetAsync(string database) => Sql.RunAsync(database, "truncate ours.mt_doc_visit; delete from ours.mt_event_progression");

    static async Task<double> PerSecondAsync(int events, Func<Task> act)
    {
        var began = Stopwatch.GetTimestamp();
        await act();
        return events / Stopwatch.GetElapsedTime(began).TotalSeconds;
    }
}
