using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using TransferScheme.Allocation.Matching;
using TransferScheme.Allocation.Rota;
using TransferScheme.Allocation.Swapping;
using TransferScheme.Contracts.Referrals;
using TransferScheme.Platform.Security;
using TransferScheme.TestKit;
using TransferScheme.TestKit.Ledgers;

namespace TransferScheme.Allocation.Tests.Api;

/// <summary>Children whom an authority accepted pass to another of its region, over HTTP, on a real database and a real broker.</summary>
public sealed class SwapTests(AllocationHost fixture) : IClassFixture<AllocationHost>
{
    static readonly object Acceptance = new
    {
        placementType = "foster", placement = "1 High Street", socialWorker = new { name = "Sam Lee", email = "sam@example.org", phone = "0191 496 0000" },
    };

    readonly SchemeTestHost host = fixture.Host;

    [Fact]
    public async Task Given_an_acceptance_when_another_of_the_region_agrees_then_children_and_debit_pass_and_the_export_says_so()
    {
        var (decided, offer, taker) = await AcceptedAsync();
        using var giver = host.Client(Role.ApiClient, decided.Chosen);
        using var officer = host.Client(Role.ApiClient, taker);
        var swap = $"/api/v1/offers/{offer}/swap";
        (await officer.GetAsync($"/api/v1/offers/{offer}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await Propose(decided, offer, taker)).ShouldBe("200 accepted");

        var asked = await officer.GetFromJsonAsync<JsonElement>($"/api/v1/offers/{offer}");
        asked.GetProperty("children").GetArrayLength().ShouldBe(1);
        asked.GetProperty("swap").GetProperty("note").GetString().ShouldBe("Closer to a brother.");
        (await Listed(officer, offer)).ShouldBeTrue();
        using var agreed = await AllocationHost.Send(officer, HttpMethod.Post, $"{swap}/agreement", Acceptance, "\"3\"");
        ((int)agreed.StatusCode).ShouldBe(201, await agreed.Content.ReadAsStringAsync());
        var passed = (await agreed.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();
        agreed.Headers.Location!.ToString().ShouldBe($"/api/v1/offers/{passed}");

        (await Events(offer)).ShouldBe("offer_made offer_accepted swap_proposed offer_superseded");
        (await Events(passed)).ShouldBe("offer_made offer_accepted");
        (await Events(decided.Referral)).ShouldBe("authority_recommended allocation_offered allocation_accepted allocation_swapped");
        (await Entries(decided.Referral)).ShouldBe("decided reservation_debited debit_moved");
        (await giver.GetAsync($"/api/v1/offers/{offer}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await giver.GetAsync($"/api/v1/allocations/{decided.Referral}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await Read(officer, $"offers/{passed}")).GetProperty("status").GetString().ShouldBe("accepted");
        (await Read(officer, $"allocations/{decided.Referral}")).GetProperty("offer").GetProperty("authority").GetString().ShouldBe(taker);

        await fixture.Deliver("allocation-when-offer-accepted", Sample.Acceptance(decided.Referral, offer, decided.Chosen));
        await fixture.Deliver(
            "allocation-when-transfer-completed", Sample.Completion(decided.Referral, AllocationHost.Kent, taker) with { EffectiveAt = DateTimeOffset.UtcNow });
        (await Entries(decided.Referral)).ShouldBe("decided reservation_debited debit_moved turn_completed");
        await ExportedAsync($$"""{"type":"referral","id":"{{decided.Reference}}",""", $"\"chosen\":\"{taker}\"");
        (await officer.GetAsync($"/api/v1/allocations/{decided.Referral}/receipt")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Given_a_taker_who_could_not_have_been_chosen_then_it_counts_as_a_volunteer_and_an_end_gives_all_of_it_back()
    {
        var before = await Accounts();
        var (decided, taker) = await ExcludedAsync();
        var offer = await AcceptAsync(decided);
        using var officer = host.Client(Role.ApiClient, taker);
        (await Propose(decided, offer, taker)).ShouldBe("200 accepted");
        (await Told(officer, $"{offer}/swap/agreement", Acceptance, 3)).ShouldBe("201 accepted");
        (await Entries(decided.Referral)).ShouldBe("decided reservation_debited debit_reversed voluntary_taken reservation_debited");
        await ExportedAsync($$"""{"type":"voluntary","authority":"{{taker}}",""", decided.Reference);

        await fixture.Deliver("allocation-when-referral-withdrawn", new ReferralWithdrawn
        {
            ReferralId = decided.Referral, Version = 20, OccurredAt = Sample.Monday, EntryAuthority = AllocationHost.Kent, ReasonCode = "family-found",
            WasEligible = true,
        });
        (await Entries(decided.Referral)).ShouldBe(
            "decided reservation_debited debit_reversed voluntary_taken reservation_debited debit_reversed");
        (await Accounts()).ShouldBe(before);
        (await officer.GetAsync($"/api/v1/allocations/{decided.Referral}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Given_a_swap_that_is_not_agreed_then_the_acceptance_stands_and_who_was_asked_sees_nothing_any_more()
    {
        var (decided, offer, taker) = await AcceptedAsync();
        using var officer = host.Client(Role.ApiClient, taker);
        using var giver = host.Client(Role.ApiClient, decided.Chosen);
        (await Propose(decided, offer, taker)).ShouldBe("200 accepted");
        (await Told(giver, $"{offer}/swap/refusal", new { }, 3)).ShouldBe("403 forbidden");
        (await Told(officer, $"{offer}/swap/refusal", new { note = "No bed is free." }, 2)).ShouldBe("412 stale");
        (await Told(officer, $"{offer}/swap/refusal", new { note = "No bed is free." }, 3)).ShouldBe("200 accepted");
        (await officer.GetAsync($"/api/v1/offers/{offer}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await Listed(officer, offer)).ShouldBeFalse();
        (await Told(officer, $"{offer}/swap/agreement", Acceptance, 4)).ShouldBe("404 not-found");
        (await Read(giver, $"offers/{offer}")).TryGetProperty("swap", out _).ShouldBeFalse();
        (await Entries(decided.Referral)).ShouldBe("decided reservation_debited");
    }

    [Fact]
    public async Task Given_the_rules_say_no_or_referrals_is_away_then_nothing_is_proposed_and_nothing_agreed()
    {
        var (decided, offer, taker) = await AcceptedAsync();
        var elsewhere = decided.Candidates.First(c => c.Region != decided.Region).Authority;
        (await Propose(decided, offer, elsewhere)).ShouldBe("409 other-region");
        (await Propose(decided, offer, "nobody")).ShouldBe("400 invalid authority");
        using var stranger = host.Client(Role.Coordinator, region: decided.Region == "wales" ? "london" : "wales");
        (await Told(stranger, $"{offer}/swap", new { authority = taker }, 2)).ShouldBe("404 not-found");
        fixture.Referrals.Tell(decided.Referral, new MatchingFacts([], [], [taker]));
        (await Propose(decided, offer, taker)).ShouldBe("409 unsuitable");
        fixture.Referrals.Tell(decided.Referral, MatchingFacts.None);
        fixture.Referrals.Tell(decided.Referral, new TransferStage("accepted", decided.Chosen, [AllocationHost.Kent]));
        (await Propose(decided, offer, taker)).ShouldBe("409 arrangement-begun");
        fixture.Referrals.Tell(decided.Referral, new TransferStage("accepted", decided.Chosen, []));
        (await Propose(decided, offer, taker)).ShouldBe("200 accepted");

        using var officer = host.Client(Role.ApiClient, taker);
        fixture.Referrals.Tell(decided.Referral, new TransferStage("accepted", decided.Chosen, [AllocationHost.Kent]));
        (await Told(officer, $"{offer}/swap/agreement", Acceptance, 3)).ShouldBe("409 arrangement-begun");
        fixture.Referrals.IsAway = true;
        try
        {
            (await Told(officer, $"{offer}/swap/agreement", Acceptance, 3)).ShouldBe("503 transfer-not-confirmed");
        }
        finally
        {
            fixture.Referrals.IsAway = false;
        }

        (await Events(offer)).ShouldBe("offer_made offer_accepted swap_proposed");
    }

    async Task<(AllocationHost.Decided Decided, Guid Offer, string Taker)> AcceptedAsync()
    {
        var decided = await fixture.Decide();
        while (decided.LastOfRegion == decided.Chosen)
        {
            decided = await fixture.Decide();
        }

        return (decided, await AcceptAsync(decided), decided.LastOfRegion);
    }

    // A referral of a region in which somebody could not take it.
    async Task<(AllocationHost.Decided Decided, string Taker)> ExcludedAsync()
    {
        using var national = host.Client(Role.National);
        for (var attempt = 0; attempt < 60; attempt++)
        {
            var decided = await fixture.Decide();
            var excluded = (await Read(national, $"allocations/{decided.Referral}")).GetProperty("excluded").EnumerateArray();
            foreach (var code in excluded.Select(e => e.GetProperty("authority").GetString()!).Where(code => code != AllocationHost.Kent))
            {
                if ((await Read(national, $"authorities/{code}")).GetProperty("region").GetString() == decided.Region)
                {
                    return (decided, code);
                }
            }
        }

        throw new InvalidOperationException("Nobody was excluded in any region.");
    }

    async Task<Guid> AcceptAsync(AllocationHost.Decided decided)
    {
        var offer = await fixture.Offer(decided);
        using var officer = host.Client(Role.ApiClient, decided.Chosen);
        (await Told(officer, $"{offer}/acceptance", Acceptance, 1)).ShouldBe("200 accepted");
        fixture.Referrals.Tell(decided.Referral, new TransferStage("accepted", decided.Chosen, []));
        await fixture.Deliver("allocation-when-offer-accepted", Sample.Acceptance(decided.Referral, offer, decided.Chosen));
        await Poll.ForAsync(
            async () => (await Read(officer, $"allocations/{decided.Referral}")).GetProperty("status").GetString(), status => status == "accepted",
            TimeSpan.FromSeconds(20), "the debit");
        return offer;
    }

    async Task<string> Propose(AllocationHost.Decided decided, Guid offer, string taker)
    {
        using var coordinator = host.Client(Role.Coordinator, region: decided.Region);
        return await Told(coordinator, $"{offer}/swap", new { authority = taker, note = "Closer to a brother." }, 2);
    }

    static Task<string> Told(HttpClient client, string act, object body, int version) =>
        AllocationHost.Told(client, HttpMethod.Post, $"/api/v1/offers/{act}", body, $"\"{version}\"");

    static Task<JsonElement> Read(HttpClient client, string path) => client.GetFromJsonAsync<JsonElement>($"/api/v1/{path}");

    static async Task<bool> Listed(HttpClient client, Guid offer) =>
        (await Read(client, "offers?limit=200")).GetProperty("items").EnumerateArray().Any(o => o.GetProperty("id").GetGuid() == offer);

    async Task ExportedAsync(string begins, string contains)
    {
        using var national = host.Client(Role.National);
        var lines = (await national.GetStringAsync("/api/v1/rota/export")).TrimEnd('\n').Split('\n');
        LedgerChecker.Check(lines).Faults.ShouldBeEmpty();
        lines.Where(line => line.StartsWith(begins, StringComparison.Ordinal) && line.Contains(contains, StringComparison.Ordinal)).Count().ShouldBe(1);
    }

    async Task<string> Events(Guid stream)
    {
        await using var session = host.Get<IAllocationStore>().QuerySession();
        return string.Join(' ', (await session.Events.FetchStreamAsync(stream)).Select(e => e.EventTypeName));
    }

    async Task<string> Entries(Guid referral)
    {
        await using var session = host.Get<IAllocationStore>().QuerySession();
        var ledger = await session.Events.FetchStreamAsync(Streams.Rota);
        return string.Join(' ', ledger.Where(e => e.Data.Text().Contains(referral.ToString(), StringComparison.Ordinal)).Select(e => e.EventTypeName));
    }

    // Of those that hold something: other referrals that wait are of no interest here.
    async Task<IReadOnlyList<(string, int, int)>> Accounts()
    {
        await using var session = host.Get<IAllocationStore>().QuerySession();
        var book = await host.Get<LatestRota>().ReadAsync(session, default);
        return [.. book.Ledger.Accounts().Where(a => a.Value.Received > 0).Select(a => (a.Key, a.Value.Received, a.Value.InFlight - a.Value.Reserved))];
    }
}
