using System.Net.Http.Json;
using System.Text.Json;
using TransferScheme.Allocation.Data;
using TransferScheme.Allocation.Matching;
using TransferScheme.Allocation.Tests.Api;
using TransferScheme.Platform.Security;
using TransferScheme.TestKit;

namespace TransferScheme.Allocation.Tests.Matching;

/// <summary>What bears on the place, from Referrals to the rota and to those who pick, over HTTP.</summary>
public sealed class MatchingApiTests(AllocationHost fixture) : IClassFixture<AllocationHost>
{
    readonly SchemeTestHost host = fixture.Host;

    [Fact]
    public async Task Family_decides_among_those_equally_fair_and_only_those_who_pick_read_why()
    {
        var usual = await fixture.Decide();
        var other = usual.Candidates.First(c => c.Region != usual.Region);
        var decided = await fixture.Decide(new MatchingFacts([new(other.Authority, true)], [], []));
        decided.Chosen.ShouldBe(other.Authority);
        using var coordinator = host.Client(Role.Coordinator, region: decided.Region);
        var read = await coordinator.GetFromJsonAsync<JsonElement>($"/api/v1/allocations/{decided.Referral}");
        read.GetProperty("decision").GetProperty("sentence").GetString()!.ShouldContain("best suited to this child of the");
        Fits(read)[1].ShouldBe("family: a verified relative lives here, or none is named (0 of 3500)");
        await fixture.Offer(decided);
        using var offered = host.Client(Role.ApiClient, decided.Chosen);
        Fits(await offered.GetFromJsonAsync<JsonElement>($"/api/v1/allocations/{decided.Referral}")).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_authority_to_avoid_is_never_chosen_and_cannot_be_offered_when_it_was_marked_later()
    {
        var usual = await fixture.Decide();
        var decided = await fixture.Decide(new MatchingFacts([], [], [.. usual.Candidates.Take(5).Select(c => c.Authority)]));
        decided.Candidates.Select(c => c.Authority).ShouldNotContain(usual.Chosen);
        using var national = host.Client(Role.National);
        var read = await national.GetFromJsonAsync<JsonElement>($"/api/v1/allocations/{decided.Referral}");
        read.GetProperty("excluded").EnumerateArray().Count(e => e.GetProperty("code").GetString() == "unsuitable").ShouldBe(5);

        fixture.Referrals.Tell(decided.Referral, new MatchingFacts([], [], [decided.Chosen]));
        using var answer = await fixture.OfferAnswer(decided);
        (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString().ShouldBe("unsuitable");
    }

    [Fact]
    public async Task A_group_that_may_go_nowhere_waits_and_is_decided_again_when_anything_changes()
    {
        var referral = Guid.CreateVersion7();
        fixture.Referrals.Tell(referral, new MatchingFacts([], [], [.. ReferenceData.Authorities().Select(a => a.GssCode)]));
        await fixture.Deliver(
            "allocation-when-referral-found-eligible",
            Sample.Eligible(referral, AllocationHost.Kent) with { Reference = "NTS-2026-900001", HasMatchingFacts = true });
        using var national = host.Client(Role.National);
        var waiting = await national.GetFromJsonAsync<JsonElement>($"/api/v1/allocations/{referral}");
        waiting.GetProperty("status").GetString().ShouldBe("unplaced");
        waiting.GetProperty("decision").GetProperty("sentence").GetString()!.ShouldContain(" unsuitable for it");

        fixture.Referrals.Tell(referral, (MatchingFacts?)null);
        using var leeds = await national.GetAsync("/api/v1/authorities/E08000035");
        (await AllocationHost.Told(
            national, HttpMethod.Put, "/api/v1/authorities/E08000035/capacity", new { places = Array.Empty<object>(), validUntil = "2027-01-01" },
            leeds.Headers.ETag!.Tag)).ShouldStartWith("200");
        await Poll.UntilAsync(
            async () => (await national.GetFromJsonAsync<JsonElement>($"/api/v1/allocations/{referral}")).GetProperty("status").GetString() == "waiting",
            TimeSpan.FromSeconds(20), "the referral to be decided again");
    }

    [Fact]
    public async Task While_Referrals_is_away_no_offer_is_made()
    {
        var decided = await fixture.Decide();
        fixture.Referrals.IsAway = true;
        using (var answer = await fixture.OfferAnswer(decided))
        {
            ((int)answer.StatusCode).ShouldBe(503);
        }

        fixture.Referrals.IsAway = false;
        await fixture.Offer(decided);
    }

    static string[] Fits(JsonElement allocation) =>
        [.. allocation.GetProperty("candidates")[0].GetProperty("fits").EnumerateArray().Select(f => f.GetString()!)];
}
