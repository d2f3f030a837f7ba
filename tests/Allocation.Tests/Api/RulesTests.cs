using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using TransferScheme.Platform.Security;
using TransferScheme.TestKit;

namespace TransferScheme.Allocation.Tests.Api;

/// <summary>A version of the rules over HTTP: previewed against what happened, refused where it cannot be, adopted.</summary>
public sealed class RulesTests(AllocationHost fixture) : IClassFixture<AllocationHost>
{
    const string Rules = "/api/v1/rota/rules";
    readonly SchemeTestHost host = fixture.Host;

    [Fact]
    public async Task A_version_is_previewed_without_a_trace_and_then_adopted_on_the_version_that_was_read()
    {
        var decided = await fixture.Decide();
        var offer = await fixture.Offer(decided);
        await fixture.Deliver("allocation-when-offer-accepted", Sample.Acceptance(decided.Referral, offer, decided.Chosen));
        using var national = host.Client(Role.National);
        var before = await national.GetStringAsync(Rules);
        var version = await VersionAsync(national, "x");

        using var preview = await AllocationHost.Send(national, HttpMethod.Post, $"{Rules}/preview", version, null);
        ((int)preview.StatusCode).ShouldBe(200, await preview.Content.ReadAsStringAsync());
        var shown = await preview.Content.ReadFromJsonAsync<JsonElement>();
        (shown.GetProperty("children").GetInt32(), shown.GetProperty("waiting").GetInt32()).ShouldBe((1, 0));
        var regions = shown.GetProperty("regions").EnumerateArray().ToList();
        regions.Count.ShouldBe(12);
        regions.Sum(r => r.GetProperty("received").GetInt32()).ShouldBe(1);
        regions.Sum(r => r.GetProperty("wouldReceive").GetInt32()).ShouldBe(1);
        (await national.GetStringAsync(Rules)).ShouldBe(before);

        (await AllocationHost.Send(national, HttpMethod.Post, Rules, version, null)).StatusCode.ShouldBe(HttpStatusCode.PreconditionRequired);
        (await AllocationHost.Send(national, HttpMethod.Post, Rules, version, "\"2\"")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await national.GetStringAsync(Rules)).ShouldContain("\"name\":\"x\"");
        using var again = await AllocationHost.Send(national, HttpMethod.Post, $"{Rules}/preview", version, null);
        again.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await again.Content.ReadAsStringAsync()).ShouldContain("Is the name of another version.");
    }

    [Fact]
    public async Task Only_the_national_team_previews_and_adopts_and_everyone_reads()
    {
        using var coordinator = host.Client(Role.Coordinator, region: "scotland");
        var version = await VersionAsync(coordinator, "y");
        (await AllocationHost.Send(coordinator, HttpMethod.Post, $"{Rules}/preview", version, null)).StatusCode
            .ShouldBe(HttpStatusCode.Forbidden);
        (await AllocationHost.Send(coordinator, HttpMethod.Post, Rules, version, "\"1\"")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        using var national = host.Client(Role.National);
        using var wrong = await AllocationHost.Send(national, HttpMethod.Post, $"{Rules}/preview", new { name = "z" }, null);
        wrong.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    // The version in force with another name, day and threshold, weighed by population.
    static async Task<object> VersionAsync(HttpClient client, string name)
    {
        var rules = await client.GetFromJsonAsync<JsonElement>(Rules);
        return new
        {
            name, validFrom = "2999-01-01", thresholdPer100000 = 120, workingDaysInCare = 10, workingDaysNotInCare = 5,
            workingDaysToRespond = 2, cutOff = "17:00:00", weightsBasis = "population",
            shares = rules.GetProperty("versions")[1].GetProperty("shares"),
        };
    }
}
