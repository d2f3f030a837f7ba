using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace TransferScheme.EventStore.Tests.Daemon;

/// <summary>A schema that is not there, or not as the store needs it, is told in a sentence: by health, by the log once, by a session.</summary>
public sealed class NotAppliedTests(DaemonServer server) : DaemonTest(server)
{
    static readonly TimeSpan _soon = TimeSpan.FromSeconds(10);
    readonly ConcurrentQueue<string> _log = [];

    string Empty => $"{Schema}_e";

    [Fact]
    public async Task Given_no_schema_and_no_permission_to_create_when_started_then_health_and_log_say_so_once_and_it_runs_when_applied()
    {
        var settings = Settings(Empty, options =>
        {
            options.AutoCreateSchemaObjects = AutoCreate.None;
            options.Projections.Add<TreeRowProjection>(ProjectionLifecycle.Async);
        });
        var host = await StartAsync(services => services
            .AddSingleton<ILoggerProvider>(new ListLog(_log))
            .Configure<LoggerFilterOptions>(filter => filter.MinLevel = LogLevel.Information)
            .AddMartenStore<IOrchardStore>(_ => settings).AddAsyncDaemon(DaemonMode.HotCold));
        var sentence = $"Schema {Empty} has not been applied: it has no tables.";

        (await CheckAsync(host)).Alarms.ShouldBe([new StoreAlarm(StoreAlarmKind.Schema, Empty, sentence)]);
        await using (var session = StoreOf(host).QuerySession())
        {
            var error = await session.LoadAsync<TreeRow>("A").ShouldThrowAsync<MartenCommandException>();
            error.Message.ShouldContain("has the store's schema been applied?");
        }

        await Task.Delay(TimeSpan.FromSeconds(5));
        _log.Where(line => !line.Contains("pplication") && !line.Contains("Hosting") && !line.Contains("Content root"))
            .ShouldBe([$"Warning {sentence} Its readers wait for that."]);

        await StoreOf(host).Storage.ApplyAllConfiguredChangesToDatabaseAsync();
        await AppendAsync(StoreOf(host), new TreePlanted("A"));
        await StoreOf(host).WaitForNonStaleProjectionDataAsync(_soon);
        (await CheckAsync(host)).Alarms.ShouldBeEmpty();
    }

    [Fact]
    public async Task Given_schema_of_an_older_version_when_checked_then_what_is_missing_is_named()
    {
        var host = await StartAsync(options =>
        {
            options.AutoCreateSchemaObjects = AutoCreate.None;
            options.Projections.Add<TreeRowProjection>(ProjectionLifecycle.Async);
            options.Events.MetadataConfig.UserNameEnabled = true;
        });

        (await CheckAsync(host)).Alarms.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            alarm => alarm.Kind.ShouldBe(StoreAlarmKind.Schema),
            alarm => alarm.Detail.ShouldStartWith($"Schema {Schema} has not been applied lately, not done: "),
            alarm => alarm.Detail.ShouldContain("add column user_name"),
            alarm => alarm.Detail.ShouldContain("mt_doc_treerow"));
    }

    [Fact]
    public async Task Given_sequence_that_keeps_numbers_in_store_when_started_then_nothing_is_read_and_applying_mends_it()
    {
        await ExecuteAsync("alter sequence {schema}.mt_events_sequence cache 20");
        var host = await StartAsync(options =>
        {
            options.AutoCreateSchemaObjects = AutoCreate.None;
            options.Projections.Subscribe(new Recorder(Schema));
        });
        await AppendAsync(StoreOf(host), new TreePlanted("A"));

        (await CheckAsync(host)).Alarms.ShouldBe([new StoreAlarm(StoreAlarmKind.Schema, Schema,
            $"Schema {Schema} has not been applied lately, not done: alter sequence {Schema}.mt_events_sequence increment 1 cache 1 no cycle.")]);
        await Should.ThrowAsync<TimeoutException>(() => StoreOf(host).WaitForNonStaleProjectionDataAsync(TimeSpan.FromSeconds(1)));
        (await Should.ThrowAsync<MartenException>(() => StoreOf(host).Storage.Database.AssertDatabaseMatchesConfigurationAsync()))
            .Message.ShouldContain("cache 1");

        await StoreOf(host).Storage.ApplyAllConfiguredChangesToDatabaseAsync();
        await StoreOf(host).WaitForNonStaleProjectionDataAsync(_soon);
        (await RecordedAsync()).ShouldBe([1]);
    }

    [Fact]
    public async Task Given_data_source_without_the_stores_settings_when_checked_then_health_remarks_on_them()
    {
        await using var plain = Npgsql.NpgsqlDataSource.Create(ConnectionString.Replace("No Reset On Close=True", ""));
        var host = await StartAsync(options =>
        {
            options.Connection(plain);
            options.Projections.Subscribe(new Recorder(Schema));
        });
        await AppendAsync(StoreOf(host), new TreePlanted("A"));
        await StoreOf(host).WaitForNonStaleProjectionDataAsync(_soon);

        (await CheckAsync(host)).ShouldSatisfyAllConditions(
            report => report.Alarms.ShouldBeEmpty(),
            report => report.Remarks.Count.ShouldBe(2),
            report => report.Remarks[0].ShouldContain("idle_in_transaction_session_timeout is not set"),
            report => report.Remarks[1].ShouldContain("without No Reset On Close"));
    }

    sealed class ListLog(ConcurrentQueue<string> lines) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception,
            Func<TState, Exception?, string> formatter) => lines.Enqueue($"{logLevel} {formatter(state, exception)}");

        public void Dispose()
        {
            // Nothing is held.
        }
    }
}
