using System.Diagnostics;
using System.Net.Http.Json;
using Npgsql;
using TransferScheme.Platform.Deadlines;
using TransferScheme.Platform.Health;
using TransferScheme.Platform.Hosting;
using TransferScheme.Platform.Time;
using TransferScheme.TestKit;
using Xunit.Abstractions;

namespace TransferScheme.Platform.Tests.Deadlines;

/// <summary>Deadlines of the smallest service there can be: a counter is to be raised three times, each hour once, by whomever.</summary>
/// <param name="output">Shows how long a take-over took.</param>
public sealed class DeadlineTests(ITestOutputHelper output)
{
    const int Hours = 3;
    static readonly DateTimeOffset Start = new(2027, 1, 4, 9, 0, 0, TimeSpan.Zero);
    static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    internal static IEnumerable<Deadline> Hourly(Counter counter) => counter.Authority == "stuck"
        ? [new Deadline(Start.AddHours(1), new CounterRaised(0))]
        : Enumerable.Range(1, Hours).Skip(counter.Value).Select(
            hour => new Deadline(Start.AddHours(hour), new CounterRaised(counter.Authority == "at-once" ? Hours : 1)));

    [Fact]
    public async Task Given_cases_when_the_clock_passes_their_deadlines_then_each_once_and_what_is_no_longer_due_never()
    {
        await using var host = await StartAsync();
        var (late, done) = (await OpenAsync(host), await OpenAsync(host));
        await RaiseAsync(host, done, Hours);
        await RowsAsync(host, 1);

        await AdvanceAsync(host, Start.AddMinutes(59));
        await AdvanceAsync(host, Start.AddHours(1));
        await ValueAsync(host, late, 1);
        (await LoadAsync(host, late)).Version.ShouldBe(2);

        await AdvanceAsync(host, Start.AddDays(7));
        await RowsAsync(host, 0);
        await AdvanceAsync(host, Start.AddDays(8));
        (await EventsAsync(host, late)).ShouldBe(
        [
            ("counter_opened", null), ("counter_raised", "system"), ("counter_raised", "system"), ("counter_raised", "system"),
        ]);
        (await EventsAsync(host, done)).ShouldBe(
        [
            ("counter_opened", null), ("counter_raised", null), ("counter_raised", null), ("counter_raised", null),
        ]);
    }

    [Fact]
    public async Task Given_cases_that_others_change_at_the_same_moment_when_swept_then_each_change_counts_once()
    {
        await using var host = await StartAsync();
        var ids = await OpenAsync(host, 60);
        await RowsAsync(host, ids.Count);

        await AdvanceAsync(host, Start.AddDays(1));
        foreach (var id in ids)
        {
            await RaiseAsync(host, id, 1);
        }

        await RowsAsync(host, 0);
        foreach (var id in ids)
        {
            var counter = await LoadAsync(host, id);
            counter.Value.ShouldBeOneOf(Hours, Hours + 1);
            counter.Version.ShouldBe(counter.Value + 1);
        }
    }

    [Fact]
    public async Task Given_two_processes_when_the_one_that_sweeps_is_killed_then_the_other_takes_over_and_nothing_is_doubled()
    {
        var database = await (await PrivatePostgres.SharedAsync()).CreateDatabaseAsync();
        var broker = await (await PrivateRabbit.SharedAsync()).CreateVirtualHostAsync();
        await using var watching = await Sample.OnAsync(database, broker);
        await AdvanceAsync(watching, Start);
        await using var first = await (await SampleProcess.StartAsync("deadlines", database, broker)).ReadyAsync();
        await using var second = await (await SampleProcess.StartAsync("deadlines", database, broker)).ReadyAsync();
        var ids = await OpenAsync(watching, 400);
        await RowsAsync(watching, ids.Count);

        await second.SignalAsync("STOP");
        await AdvanceAsync(watching, Start.AddDays(7));
        await Poll.UntilAsync(async () => await CountAsync(watching, "sample.deadlines") < 350, Limit, "the first to be at it");
        await first.KillAsync();
        var killed = Stopwatch.GetTimestamp();
        var left = await CountAsync(watching, "sample.deadlines");
        await second.SignalAsync("CONT");
        await Poll.UntilAsync(async () => await CountAsync(watching, "sample.deadlines") < left, Limit, "the second to take over");
        output.WriteLine($"taken over {Stopwatch.GetElapsedTime(killed).TotalSeconds:0.0} s after the kill, with {left} of {ids.Count} left");
        Stopwatch.GetElapsedTime(killed).ShouldBeLessThan(TimeSpan.FromSeconds(10));
        await RowsAsync(watching, 0);

        left.ShouldBeGreaterThan(0);
        foreach (var id in ids)
        {
            var counter = await LoadAsync(watching, id);
            (counter.Value, counter.Version).ShouldBe((Hours, Hours + 1L));
        }
    }

    [Fact]
    public async Task Given_nobody_sweeps_when_something_has_been_due_for_long_then_the_alarm_is_red_until_it_is_recorded()
    {
        await using var host = await StartAsync();
        using var monitor = host.Client();
        var id = await OpenAsync(host);
        await RowsAsync(host, 1);
        await using (var turn = new NpgsqlConnection(host.Database))
        {
            await turn.OpenAsync();
            await using var take = new NpgsqlCommand("select pg_advisory_lock(hashtextextended('deadlines:sample', 0))", turn);
            await take.ExecuteNonQueryAsync();

            await AdvanceAsync(host, Start.AddHours(1).AddSeconds(60));
            (await AlarmsAsync(monitor)).ShouldBeEmpty();
            await AdvanceAsync(host, Start.AddHours(1).AddMinutes(62));
            await Poll.ForAsync(
                () => AlarmsAsync(monitor),
                a => a is ["deadlines: What fell due in sample is not recorded, the oldest for 0.01:02:00."], Limit, "the alarm to be red");
            await using var give = new NpgsqlCommand("select pg_advisory_unlock_all()", turn);
            await give.ExecuteNonQueryAsync();
        }

        await ValueAsync(host, id, 2);
        await Poll.ForAsync(() => AlarmsAsync(monitor), a => a.Count == 0, Limit, "the alarm to be green");
    }

    [Fact]
    public async Task Given_event_that_does_not_take_its_deadline_away_when_due_then_it_is_not_recorded_and_holds_up_nobody()
    {
        await using var host = await StartAsync();
        using var monitor = host.Client();
        var (stuck, other) = (await OpenAsync(host, "stuck"), await OpenAsync(host));
        await RowsAsync(host, 2);

        await AdvanceAsync(host, Start.AddDays(1));

        await ValueAsync(host, other, Hours);
        await Poll.ForAsync(() => AlarmsAsync(monitor), a => a.Count == 1, Limit, "the alarm to be red");
        (await LoadAsync(host, stuck)).Version.ShouldBe(1);
    }

    [Fact]
    public async Task Given_several_are_due_when_the_first_takes_the_others_away_then_it_alone_is_recorded()
    {
        await using var host = await StartAsync();
        var id = await OpenAsync(host, "at-once");
        await RowsAsync(host, 1);

        await AdvanceAsync(host, Start.AddDays(7));

        await RowsAsync(host, 0);
        var counter = await LoadAsync(host, id);
        (counter.Value, counter.Version).ShouldBe((Hours, 2L));
    }

    static Task<SchemeTestHost> StartAsync() => SchemeTestHost.StartAsync(
        builder => builder.AddSchemeStore<ISampleStore>("sample", o => o.Projections.Add<CounterProjection>(ProjectionLifecycle.Inline))
            .AddDeadlines<ISampleStore, Counter, SampleEvent>("sample", Hourly),
        _ => { }, null, $"--Development:Clock={Start:O}");

    static async Task AdvanceAsync(SchemeTestHost host, DateTimeOffset to) =>
        await host.Get<SimulatedClock>().AdvanceAsync(to, CancellationToken.None);

    static async Task<Guid> OpenAsync(SchemeTestHost host, string authority = "E1") => (await OpenAsync(host, 1, authority))[0];

    static async Task<IReadOnlyList<Guid>> OpenAsync(SchemeTestHost host, int cases, string authority = "E1")
    {
        await using var session = host.Get<ISampleStore>().LightweightSession();
        Guid[] ids = [.. Enumerable.Range(0, cases).Select(_ => Guid.CreateVersion7())];
        foreach (var id in ids)
        {
            session.Events.StartStream<Counter>(id, new CounterOpened(authority));
        }

        await session.SaveChangesAsync();
        return ids;
    }

    static async Task RaiseAsync(SchemeTestHost host, Guid id, int times)
    {
        for (var raised = 0; raised < times;)
        {
            try
            {
                await using var session = host.Get<ISampleStore>().LightweightSession();
                (await session.Events.FetchForWriting<Counter>(id)).AppendOne(new CounterRaised(1));
                await session.SaveChangesAsync();
                raised++;
            }
            catch (ConcurrencyException)
            {
                // The sweep was first.
            }
        }
    }

    static async Task<Counter> LoadAsync(SchemeTestHost host, Guid id)
    {
        await using var session = host.Get<ISampleStore>().QuerySession();
        return (await session.LoadAsync<Counter>(id))!;
    }

    static async Task ValueAsync(SchemeTestHost host, Guid id, int value) => await Poll.ForAsync(
        async () => (await LoadAsync(host, id)).Value, v => v == value, Limit, $"the counter to be raised to {value}");

    static async Task<IReadOnlyList<(string Type, string? By)>> EventsAsync(SchemeTestHost host, Guid id)
    {
        await using var session = host.Get<ISampleStore>().QuerySession();
        return [.. (await session.Events.FetchStreamAsync(id)).Select(e => (e.EventTypeName, e.UserName))];
    }

    static async Task RowsAsync(SchemeTestHost host, int rows) => await Poll.ForAsync(
        () => CountAsync(host, "sample.deadlines"), r => r == rows, Limit, $"{rows} cases to have a deadline");

    static async Task<long> CountAsync(SchemeTestHost host, string table)
    {
        await using var session = host.Get<ISampleStore>().QuerySession();
        return (await session.QueryAsync<long>($"select count(*) from {table}"))[0];
    }

    static async Task<IReadOnlyList<string>> AlarmsAsync(HttpClient monitor) =>
        (await monitor.GetFromJsonAsync<HealthAnswer>("/health/alarms"))!.Details;
}
