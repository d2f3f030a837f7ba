using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using TransferScheme.Allocation.Tests.Api;
using TransferScheme.Platform.Security;

namespace TransferScheme.Allocation.Tests.Viewing;

/// <summary>Whoever is shown the minimum facts leaves a line; what happened is told without them.</summary>
public sealed class ReadsApiTests(AllocationHost fixture) : IClassFixture<AllocationHost>
{
    [Fact]
    public async Task Given_minimum_facts_when_read_one_by_one_or_in_a_list_then_a_line_and_where_only_the_status_is_shown_none()
    {
        var decided = await fixture.Decide();
        var offer = await fixture.Offer(decided);
        using var offered = fixture.Host.Client(Role.DutyOfficer, decided.Chosen, person: Guid.CreateVersion7());
        using var entry = fixture.Host.Client(Role.ApiClient, AllocationHost.Kent);
        using var auditor = fixture.Host.Client(Role.Auditor);
        using var national = fixture.Host.Client(Role.National);
        using var stranger = fixture.Host.Client(Role.ApiClient, "E09000001");
        foreach (var client in new[] { offered, entry })
        {
            await Read(client, $"offers/{offer}");
            await Read(client, "offers?limit=200");
            await Read(client, $"allocations/{decided.Referral}");
            await Read(client, "allocations?limit=200");
            await Read(client, $"offers/{offer}/timeline");
            await Read(client, $"allocations/{decided.Referral}/timeline");
        }

        var log = await Read(auditor, $"offers/{offer}/access-log");
        Lines(log).ShouldBe([$"{decided.Chosen} offer minimum-facts", $"{decided.Chosen} offers minimum-facts"]);
        ((long)log["chain"]!["lines"]!, log["chain"]!["firstFault"]).ShouldBe((2, null));
        Lines(await Read(auditor, $"allocations/{decided.Referral}/access-log")).ShouldBe(
        [
            " allocation minimum-facts fits", // As the test asked what was decided.
            $"{decided.Chosen} allocation minimum-facts", $"{AllocationHost.Kent} allocation minimum-facts fits",
        ]);
        Lines(await Read(offered, $"offers/{offer}/access-log")).Count.ShouldBe(2);
        Lines(await Read(entry, $"offers/{offer}/access-log")).ShouldBeEmpty();
        Lines(await Read(national, $"allocations/{decided.Referral}/access-log")).ShouldBe([" allocation minimum-facts fits"]);
        (await stranger.GetAsync($"/api/v1/offers/{offer}/access-log")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await stranger.GetAsync($"/api/v1/allocations/{decided.Referral}/access-log")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        using var curious = fixture.Host.Client(Role.National);
        curious.DefaultRequestHeaders.Add("Purpose", "curiosity");
        foreach (var path in new[] { $"offers/{offer}", "offers", $"allocations/{decided.Referral}" })
        {
            (await curious.GetAsync($"/api/v1/{path}")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        }
    }

    [Fact]
    public async Task Given_readers_at_once_when_lists_and_single_reads_meet_then_every_line_and_an_unbroken_chain()
    {
        var offers = new List<Guid>();
        using var auditor = fixture.Host.Client(Role.Auditor);
        for (var i = 0; i < 3; i++)
        {
            offers.Add(await fixture.Offer(await fixture.Decide()));
        }

        await Task.WhenAll(Enumerable.Range(0, 4).SelectMany(
            _ => offers.Select(o => Read(auditor, $"offers/{o}")).Append(Read(auditor, "offers?limit=200"))));
        foreach (var offer in offers)
        {
            var chain = (await Read(auditor, $"offers/{offer}/access-log"))["chain"]!;
            ((long)chain["lines"]!, chain["firstFault"]).ShouldBe((8, null));
        }
    }

    [Fact]
    public async Task Given_what_happened_when_the_timelines_are_read_then_in_words_by_whom_and_as_at_a_time()
    {
        var decided = await fixture.Decide();
        var before = Uri.EscapeDataString($"{DateTimeOffset.UtcNow:O}");
        var offer = await fixture.Offer(decided);
        using var offered = fixture.Host.Client(Role.DutyOfficer, decided.Chosen, person: Guid.CreateVersion7());
        using var coordinator = fixture.Host.Client(Role.Coordinator, region: decided.Region);
        using var stranger = fixture.Host.Client(Role.ApiClient, "E09000001");
        var told = Items(await Read(coordinator, $"allocations/{decided.Referral}/timeline"));
        told.Select(i => $"{i["act"]} {i["role"]}").ShouldBe(["authority_recommended system", "allocation_offered coordinator"]);
        Items(await Read(coordinator, $"allocations/{decided.Referral}/timeline?asAt={before}")).Count.ShouldBe(1);
        var theirs = Items(await Read(offered, $"offers/{offer}/timeline")).Single();
        ((string?)theirs["act"], (string?)theirs["role"], theirs["by"]).ShouldBe(("offer_made", "coordinator", null));
        ((string?)theirs["words"])!.ShouldStartWith($"{decided.Chosen} was offered the children, to answer by ");
        foreach (var path in new[] { $"offers/{offer}/timeline", $"allocations/{decided.Referral}/timeline" })
        {
            (await stranger.GetAsync($"/api/v1/{path}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
            (await coordinator.GetAsync($"/api/v1/{path}?asAt=2020-01-01T00:00:00Z")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
            (await coordinator.GetAsync($"/api/v1/{path}?asAt=2090-01-01T00:00:00Z")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        }
    }

    static async Task<JsonNode> Read(HttpClient client, string path) =>
        JsonNode.Parse((await client.GetFromJsonAsync<JsonElement>($"/api/v1/{path}")).GetRawText())!;

    static List<JsonNode> Items(JsonNode answer) => [.. answer["items"]!.AsArray().Select(i => i!)];

    static List<string> Lines(JsonNode log) =>
        [.. Items(log).Select(l => $"{l["authority"]} {l["projection"]} {string.Join(' ', l["fields"]!.AsArray())}")];
}
