using System.Net;
using TransferScheme.TestKit;

namespace TransferScheme.FrontDoor.Host.Tests;

/// <summary>Health of the scheme as its callers see it.</summary>
public sealed class HealthTests
{
    const string Nobody = "http://127.0.0.1:1";
    static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task It_lives_whoever_is_away()
    {
        await using var door = await Door.StartAsync(Door.Names.ToDictionary(name => name, _ => Nobody), whenReady: false);
        (await HealthAsync(door, "live", HttpStatusCode.OK)).ShouldBe("live: ");
    }

    [Fact]
    public async Task It_is_not_ready_until_every_service_was_once()
    {
        await using var late = await StubService.StartAsync();
        late.IsReady = false;
        await using var door = await Door.StartAsync(new() { ["referrals"] = late.Address, ["portal"] = Nobody }, whenReady: false);
        await Poll.ForAsync(
            () => HealthAsync(door, "ready", HttpStatusCode.ServiceUnavailable),
            health => health == "unavailable: Not ready yet: referrals.|Not ready yet: portal.", Limit, "all but two to be ready");
        late.IsReady = true;
        await Poll.ForAsync(
            () => HealthAsync(door, "ready", HttpStatusCode.ServiceUnavailable),
            health => health == "unavailable: Not ready yet: portal.", Limit, "all but one to be ready");
    }

    [Fact]
    public async Task A_service_that_goes_degrades_it_and_comes_back()
    {
        await using var service = await StubService.StartAsync();
        await using var door = await Door.StartAsync(new() { ["refusals"] = service.Address });
        (await HealthAsync(door, "ready", HttpStatusCode.OK)).ShouldBe("ready: ");
        service.IsReady = false;
        await Poll.ForAsync(
            () => HealthAsync(door, "ready", HttpStatusCode.OK), h => h == "degraded: refusals is not ready.", Limit, "the look");
        service.IsReady = true;
        await Poll.ForAsync(() => HealthAsync(door, "ready", HttpStatusCode.OK), h => h == "ready: ", Limit, "the second look");
    }

    [Fact]
    public async Task Alarms_are_those_of_all_services_and_who_cannot_be_reached()
    {
        await using var referrals = await StubService.StartAsync();
        await using var dashboards = await StubService.StartAsync();
        await using var door = await Door.StartAsync(
            new()
            {
                ["referrals"] = $"{referrals.Address};{referrals.Address}",
                ["refusals"] = Nobody,
                ["dashboards"] = $"{dashboards.Address};{Nobody}",
            },
            whenReady: false);
        referrals.Alarms = ["broker: The message broker is away.", "readers: One is frozen."];
        (await HealthAsync(door, "alarms", HttpStatusCode.OK)).ShouldBe(
            "red: referrals: broker: The message broker is away.|referrals: readers: One is frozen.|refusals: cannot be reached."
            + "|dashboards: 1 of 2 instances cannot be reached.");
    }

    [Fact]
    public async Task Without_alarms_it_is_green()
    {
        await using var door = await Door.StartAsync();
        (await HealthAsync(door, "alarms", HttpStatusCode.OK)).ShouldBe("green: ");
    }

    static async Task<string> HealthAsync(Door door, string kind, HttpStatusCode status)
    {
        using var answer = await door.Client.GetAsync($"/health/{kind}");
        answer.StatusCode.ShouldBe(status);
        var health = await answer.JsonAsync();
        health.Select(member => member.Key).ShouldBe(["status", "details"]);
        return $"{health["status"]}: {string.Join('|', health["details"]!.AsArray())}";
    }
}
