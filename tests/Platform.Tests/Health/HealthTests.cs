using System.Diagnostics;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using TransferScheme.Platform.Health;
using TransferScheme.Platform.Parking;
using TransferScheme.Platform.Security;
using TransferScheme.TestKit;

namespace TransferScheme.Platform.Tests.Health;

/// <summary>What a process says of itself while its database or its broker is away, and that it comes back by itself.</summary>
public sealed class HealthTests
{
    static readonly TimeSpan Limit = TimeSpan.FromSeconds(40);

    [Fact]
    public async Task Broker_lost_is_an_alarm_database_lost_is_out_of_service_and_both_come_back()
    {
        await using var postgres = await PrivatePostgres.StartAsync();
        await using var rabbit = await PrivateRabbit.StartAsync();
        await using var host = await Sample.OnAsync(postgres.ConnectionString, rabbit.Uri);
        using var monitor = host.Client();
        await Become("ready", 200, "green");

        await rabbit.StopAsync();
        await Become("degraded", 200, "red");
        (await Ask("/health/alarms")).Answer.Details.ShouldContain(d => d.StartsWith("broker: ", StringComparison.Ordinal));
        await rabbit.RestartAsync();
        await Become("ready", 200, "green");

        await postgres.StopAsync(immediate: true);
        await Become("unavailable", 503, "red");
        (await Ask("/health/live")).Status.ShouldBe(200);
        using (var client = host.Client(Role.ApiClient, "E1"))
        using (var refused = await client.PostAsJsonAsync("/api/v1/counters", new OpenCounterRequest("E1")))
        {
            ((int)refused.StatusCode).ShouldBe(503);
            refused.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
            (await refused.Content.ReadAsStringAsync()).ShouldContain("\"code\":\"unavailable\"");
        }

        await postgres.RestartAsync();
        await Become("ready", 200, "green");

        async Task Become(string ready, int status, string alarms)
        {
            await Poll.UntilAsync(async () => await Ask("/health/ready") is var (code, answer) && code == status
                && answer.Status == ready, Limit, $"ready to say {ready}");
            await Poll.UntilAsync(async () => (await Ask("/health/alarms")).Answer.Status == alarms, Limit, $"alarms to be {alarms}");
        }

        async Task<(int Status, HealthAnswer Answer)> Ask(string path)
        {
            using var answer = await monitor.GetAsync(path);
            return ((int)answer.StatusCode, (await answer.Content.ReadFromJsonAsync<HealthAnswer>())!);
        }
    }

    [Fact]
    public async Task An_alarm_that_takes_long_to_tell_keeps_nobody_out_of_service()
    {
        await using var host = await Sample.StartAsync(builder => builder.Services.AddSingleton<IAlarm, Slow>());
        using var monitor = host.Client();
        var (all, longest) = (Stopwatch.StartNew(), TimeSpan.Zero);

        // Long enough for what was told once to be looked at anew.
        while (all.Elapsed < TimeSpan.FromSeconds(4))
        {
            var began = all.Elapsed;
            (await monitor.GetFromJsonAsync<HealthAnswer>("/health/ready"))!.Status.ShouldBe("degraded");
            longest = all.Elapsed - began > longest ? all.Elapsed - began : longest;
        }

        longest.ShouldBeLessThan(TimeSpan.FromSeconds(2), "those who ask wait no longer");
    }

    sealed class Slow : IAlarm
    {
        public string Name => "slow";

        public async Task<IReadOnlyList<string>> LookAsync(CancellationToken ct)
        {
            await Task.Delay(Timeout.Infinite, ct);
            return [];
        }
    }

    [Fact]
    public async Task A_message_that_waits_for_a_person_is_an_alarm()
    {
        await using var host = await Sample.StartAsync();
        using var monitor = host.Client();
        await using (var session = host.Get<ISampleStore>().LightweightSession())
        {
            session.Store(new ParkedMessage("q/1", "q", Guid.Empty, "OfferMade", "{}", "InvalidOperationException: x", 9,
                DateTimeOffset.UtcNow, null));
            await session.SaveChangesAsync();
        }

        await Poll.UntilAsync(
            async () => (await monitor.GetFromJsonAsync<HealthAnswer>("/health/alarms"))!.Details
                is ["parked-messages: 1 parked messages of sample wait for a person."],
            Limit, "the alarm to be red");
        (await monitor.GetFromJsonAsync<HealthAnswer>("/health/ready"))!.Status.ShouldBe("degraded");
    }
}
