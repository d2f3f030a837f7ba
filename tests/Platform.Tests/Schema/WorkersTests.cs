using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using TransferScheme.Platform.Hosting;
using TransferScheme.Platform.Schema;
using TransferScheme.TestKit;

namespace TransferScheme.Platform.Tests.Schema;

/// <summary>What works on the stores starts once they can be worked on, and ends with the host.</summary>
public sealed class WorkersTests
{
    static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Given_the_database_away_when_a_host_starts_then_its_workers_wait_and_start_in_order_when_it_is_back()
    {
        await using var postgres = await PrivatePostgres.StartAsync();
        var story = new List<string>();
        await postgres.StopAsync();
        await using var app = await StartAsync(postgres.ConnectionString, [new Worker("one", story), new Worker("two", story)]);
        story.ShouldBeEmpty();

        await postgres.RestartAsync();
        await Poll.UntilAsync(() => Task.FromResult(story.Count == 2), Limit, "both workers to start");
        await app.StopAsync();

        story.ShouldBe(["one starts", "two starts", "two stops", "one stops"]);
    }

    [Fact]
    public async Task Given_a_worker_that_fails_for_good_then_the_host_stops()
    {
        var database = await (await PrivatePostgres.SharedAsync()).CreateDatabaseAsync();
        var failing = new Failing();
        await using var app = await StartAsync(database, [failing]);
        var stopping = new TaskCompletionSource();
        app.Lifetime.ApplicationStopping.Register(stopping.SetResult);

        failing.Fail();

        await stopping.Task.WaitAsync(Limit);
    }

    [Fact]
    public async Task Given_a_worker_that_cannot_be_stopped_then_the_others_are()
    {
        var story = new List<string>();
        var database = await (await PrivatePostgres.SharedAsync()).CreateDatabaseAsync();
        await using var app = await StartAsync(database, [new Worker("one", story), new Unstoppable()]);

        await Should.ThrowAsync<AggregateException>(() => app.StopAsync());

        story.ShouldBe(["one starts", "one stops"]);
    }

    [Fact]
    public async Task Given_what_a_service_needs_beside_its_store_then_it_is_made_once()
    {
        var database = await (await PrivatePostgres.SharedAsync()).CreateDatabaseAsync();
        for (var starts = 0; starts < 2; starts++)
        {
            await using var app = await StartAsync(database, []);
            await using var connection = new NpgsqlConnection(database);
            await connection.OpenAsync();
            await using var command = new NpgsqlCommand("select nextval('sample.numbers')", connection);
            (await command.ExecuteScalarAsync()).ShouldBe(starts + 1L);
            await app.StopAsync();
        }
    }

    static async Task<WebApplication> StartAsync(string database, IReadOnlyList<IHostedService> workers)
    {
        var builder = SchemeHost.CreateBuilder(
        [
            "--environment=Development", $"--urls=http://127.0.0.1:{FakeIssuer.FreePort()}", $"--ConnectionStrings:Scheme={database}",
            $"--RabbitMq:Uri={(await PrivateRabbit.SharedAsync()).Uri}", $"--Protection:MasterKeyFile={SchemeTestHost.MasterKeyFile()}",
        ]);
        builder.Logging.ClearProviders();
        builder.AddSchemeStore<ISampleStore>("sample", _ => { });
        builder.Services.AddSingleton(new SchemaStep("sample", "sample.numbers", "create sequence if not exists sample.numbers"));
        foreach (var worker in workers)
        {
            builder.Services.AddSingleton<IHostedService>(worker);
        }

        var app = builder.BuildScheme();
        await app.StartAsync();
        return app;
    }

    sealed class Worker(string name, List<string> story) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => Tell("starts");

        public Task StopAsync(CancellationToken cancellationToken) => Tell("stops");

        Task Tell(string what)
        {
            story.Add($"{name} {what}");
            return Task.CompletedTask;
        }
    }

    sealed class Failing : BackgroundService
    {
        readonly TaskCompletionSource _fails = new(TaskCreationOptions.RunContinuationsAsynchronously);

        internal void Fail() => _fails.SetResult();

        protected override async Task ExecuteAsync(CancellationToken stoppingToken)
        {
            await _fails.Task.WaitAsync(stoppingToken);
            throw new InvalidOperationException("It cannot go on.");
        }
    }

    sealed class Unstoppable : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => throw new InvalidOperationException("It goes on.");
    }
}
