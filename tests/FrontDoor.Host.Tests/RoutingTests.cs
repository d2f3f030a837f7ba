using System.Net;

namespace TransferScheme.FrontDoor.Host.Tests;

/// <summary>Who serves what, by the table of the HTTP contract.</summary>
public sealed class RoutingTests : IAsyncLifetime
{
    readonly Dictionary<string, StubService> _services = [];
    Door _door = null!;

    public async Task InitializeAsync()
    {
        foreach (var name in Door.Names)
        {
            _services[name] = await StubService.StartAsync();
        }

        _door = await Door.StartAsync(_services.ToDictionary(s => s.Key, s => s.Value.Address));
    }

    public async Task DisposeAsync()
    {
        await _door.DisposeAsync();
        foreach (var service in _services.Values)
        {
            await service.DisposeAsync();
        }
    }

    [Fact]
    public void There_are_six_services_and_the_portal() =>
        Door.Names.ShouldBe(["referrals", "allocation", "age_assessments", "refusals", "dashboards", "identity", "portal"]);

    [Theory]
    [InlineData("referrals", "referrals transfers")]
    [InlineData("allocation", "authorities regions reason-codes rota allocations offers")]
    [InlineData("age_assessments", "age-assessments")]
    [InlineData("refusals", "refusals refusal-grounds directions")]
    [InlineData("dashboards", "dashboards events webhooks")]
    [InlineData("identity", "people clients development")]
    public async Task The_first_segment_after_v1_names_the_service(string service, string segments)
    {
        foreach (var segment in segments.Split(' '))
        {
            await ShouldReachAsync(service, $"/api/v1/{segment}");
            await ShouldReachAsync(service, $"/api/v1/{segment}/0198/and/more");
        }
    }

    [Theory]
    [InlineData("identity", "/connect/token")]
    [InlineData("identity", "/.well-known/openid-configuration")]
    [InlineData("refusals", "/operations/refusals/parked-messages")]
    [InlineData("age_assessments", "/operations/age_assessments/parked-messages/replay")]
    [InlineData("referrals", "/API/V1/Referrals")]
    [InlineData("referrals", "/api/v1/offers/../referrals")]
    [InlineData("portal", "/")]
    [InlineData("portal", "/sign-in")]
    [InlineData("portal", "/referrals/0198")]
    [InlineData("portal", "//api/v1/referrals")]
    public async Task Other_paths_have_their_service_too(string service, string path) => await ShouldReachAsync(service, path);

    [Theory]
    [InlineData("/api")]
    [InlineData("/api/v1")]
    [InlineData("/api/v1/")]
    [InlineData("/api/v1/children")]
    [InlineData("/api/v2/referrals")]
    [InlineData("/operations")]
    [InlineData("/operations/portal/parked-messages")]
    [InlineData("/operations/nobody/parked-messages")]
    [InlineData("/health")]
    [InlineData("/openapi/v2.json")]
    public async Task A_path_that_nobody_serves_is_not_found(string path)
    {
        await (await _door.Client.GetAsync(path)).ShouldBeProblemAsync(HttpStatusCode.NotFound, "not-found");
        _services.Values.SelectMany(s => s.Requests).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("/api/v1/referrals/a%2Fb%25c%20d?q=1+2%26x&empty=")]
    [InlineData("/api/v1/referrals?asAt=2026-03-02T09:00:00%2B01:00")]
    public async Task The_address_goes_on_as_it_was_written(string target)
    {
        string? seen = null;
        await using var referrals = await StubService.StartAsync(http =>
        {
            seen = http.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpRequestFeature>()!.RawTarget;
            return Task.CompletedTask;
        });
        await using var door = await Door.StartAsync(new() { ["referrals"] = referrals.Address });
        using var request = new HttpRequestMessage(
            HttpMethod.Get, new Uri($"{door.Client.BaseAddress!.GetLeftPart(UriPartial.Authority)}{target}", Raw));
        (await door.Client.SendAsync(request)).StatusCode.ShouldBe(HttpStatusCode.OK);
        seen.ShouldBe(target);
    }

    [Fact]
    public async Task A_trace_request_is_not_passed_on()
    {
        using var request = new HttpRequestMessage(HttpMethod.Trace, "/api/v1/referrals");
        await (await _door.Client.SendAsync(request)).ShouldBeProblemAsync(HttpStatusCode.MethodNotAllowed, "method-not-allowed");
    }

    static UriCreationOptions Raw => new() { DangerousDisablePathAndQueryCanonicalization = true };

    async Task ShouldReachAsync(string service, string path)
    {
        var address = new Uri($"{_door.Client.BaseAddress!.GetLeftPart(UriPartial.Authority)}{path}", Raw);
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        using var answer = await _door.Client.SendAsync(request);
        $"http://127.0.0.1:{await answer.Content.ReadAsStringAsync()}".ShouldBe(_services[service].Address, path);
    }
}
