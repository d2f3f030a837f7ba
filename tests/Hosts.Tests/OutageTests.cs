using System.Net;
using TransferScheme.TestKit;

namespace TransferScheme.Hosts.Tests;

/// <summary>A host that is started while its database is away comes up by itself when that is back.</summary>
public sealed class OutageTests
{
    [Theory]
    [InlineData("Production")]
    [InlineData("Development")]
    public async Task Given_the_database_away_when_a_host_starts_then_it_lives_and_is_ready_once_the_database_is_back(string environment)
    {
        await using var postgres = await PrivatePostgres.StartAsync();
        var here = await Installation.MakeAsync(postgres);
        if (environment is "Production")
        {
            await here.ApplySchemaAsync("identity");
        }

        await postgres.StopAsync(immediate: true);
        await using var host = await here.LaunchAsync("identity", environment);
        (await Installation.AskReadyAsync(host)).Details.ShouldContain("Not ready yet: the schemas cannot be looked at.");
        using var http = new HttpClient { BaseAddress = host.Address };
        (await http.GetAsync("/health/live")).StatusCode.ShouldBe(HttpStatusCode.OK);
        if (environment is "Production")
        {
            (await http.PostAsync("/connect/token", new FormUrlEncodedContent([]))).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        }

        await postgres.RestartAsync();
        await host.ReadyAsync();
        (await host.StopAsync()).ShouldBe(0);
        (await File.ReadAllTextAsync(host.LogFile)).ShouldNotContain("Unhandled");
    }
}
