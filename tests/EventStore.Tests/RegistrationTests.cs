using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace TransferScheme.EventStore.Tests;

public interface IParcelStore : IDocumentStore;

public interface IDepotStore : IDocumentStore;

public sealed class RegistrationTests(Postgres postgres) : StoreTest(postgres)
{
    [Fact]
    public async Task Given_two_stores_in_one_host_when_used_then_each_has_its_own_schema()
    {
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(new SettableTime(new DateTimeOffset(2031, 5, 1, 9, 0, 0, TimeSpan.Zero)));
        services.AddMartenStore<IParcelStore>(provider =>
        {
            var options = Settings(o => o.Projections.Add<ParcelProjection>(ProjectionLifecycle.Inline));
            options.Events.TimeProvider = provider.GetRequiredService<TimeProvider>();
            return options;
        });
        services.AddMartenStore<IDepotStore>(o =>
        {
            o.DatabaseSchemaName = $"{Schema}_b";
            o.Connection(ConnectionString);
            o.Projections.Add<ParcelProjection>(ProjectionLifecycle.Live);
        });
        await using var provider = services.BuildServiceProvider();
        var parcels = provider.GetRequiredService<IParcelStore>();
        var depots = provider.GetRequiredService<IDepotStore>();
        var id = Guid.CreateVersion7();
        foreach (var store in (IDocumentStore[])[parcels, depots])
        {
            await using var session = store.LightweightSession();
            session.Events.StartStream<Parcel>(id, new ParcelSent("York"));
            await session.SaveChangesAsync();
        }

        provider.GetRequiredService<IParcelStore>().ShouldBeSameAs(parcels);
        (await parcels.QuerySession().Events.FetchStreamAsync(id)).Single().Timestamp.Year.ShouldBe(2031);
        (await depots.QuerySession().Events.FetchStreamAsync(id)).Single().Timestamp.Year.ShouldNotBe(2031);
        (await RowsAsync("select count(*) from {schema}_b.mt_events")).ShouldBe(["1"]);
        (await RowsAsync("select data from {schema}_b.mt_events")).ShouldBe(["""{"To": "York"}"""], "Names are as declared.");
    }

    [Fact]
    public async Task Given_no_permission_to_create_when_applied_at_start_then_created_before_anything_starts()
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Services.AddHostedService(provider => new UsesStoreAtStart(provider.GetRequiredService<IParcelStore>()));
        builder.Services.AddMartenStore<IParcelStore>(_ => Settings(o => o.AutoCreateSchemaObjects = AutoCreate.None))
            .ApplyAllDatabaseChangesOnStartup();
        builder.Services.AddMartenStore<IDepotStore>(_ => Settings(o => o.DatabaseSchemaName = $"{Schema}_b"))
            .ApplyAllDatabaseChangesOnStartup();
        using var host = builder.Build();

        await host.StartAsync();
        await host.StopAsync();

        (await RowsAsync("select count(*) from {schema}.mt_events")).ShouldBe(["1"]);
        (await RowsAsync("select count(*) from {schema}_b.mt_events")).ShouldBe(["0"]);
    }

    [Fact]
    public async Task Given_data_source_of_the_callers_when_the_store_is_disposed_then_it_lives_on()
    {
        await using var source = Npgsql.NpgsqlDataSource.Create(ConnectionString);
        await using (var store = new DocumentStore(Settings(o => o.Connection(source))))
        {
            await store.Storage.ApplyAllConfiguredChangesToDatabaseAsync();
        }

        await using var connection = await source.OpenConnectionAsync();
        connection.State.ShouldBe(System.Data.ConnectionState.Open);
    }

    [Fact]
    public void Given_settings_that_break_a_rule_when_built_then_refused()
    {
        Should.Throw<InvalidOperationException>(() => new DocumentStore(new StoreOptions()));
        Should.Throw<InvalidOperationException>(() => Open(o => o.DatabaseSchemaName = "a; drop schema public"));
        Should.Throw<InvalidOperationException>(() => Open(o => o.Projections.Errors.SkipApplyErrors = true));
        Should.Throw<InvalidOperationException>(() => Open(o => o.Projections.Errors.SkipUnknownEvents = true));
        Should.Throw<InvalidOperationException>(() => Open(o => o.Projections.Errors.SkipSerializationErrors = true));
    }

    [Fact]
    public void Given_defaults_when_read_then_they_are_martens_but_for_skipping()
    {
        var options = new StoreOptions();

        (options.DatabaseSchemaName, options.AutoCreateSchemaObjects).ShouldBe(("public", AutoCreate.CreateOrUpdate));
        options.Events.StreamIdentity.ShouldBe(StreamIdentity.AsGuid);
        options.Events.AppendMode.ShouldBe(EventAppendMode.QuickWithServerTimestamps);
        (options.Projections.FastPollingTime, options.Projections.SlowPollingTime, options.Projections.StaleSequenceThreshold)
            .ShouldBe((TimeSpan.FromMilliseconds(250), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(3)));
        (options.Projections.LeadershipPollingTime, options.Projections.DaemonLockId).ShouldBe((5000, 4444));
        new AsyncOptions().BatchSize.ShouldBe(500);
    }

    sealed class UsesStoreAtStart(IParcelStore store) : IHostedService
    {
        public async Task StartAsync(CancellationToken cancellationToken)
        {
            await using var session = store.LightweightSession();
            session.Events.Append(Guid.CreateVersion7(), new ParcelSent("York"));
            await session.SaveChangesAsync(cancellationToken);
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
