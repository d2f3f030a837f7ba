using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using TransferScheme.Allocation.Matching;
using TransferScheme.Allocation.Tests.Api;
using TransferScheme.Platform.Security;
using TransferScheme.Rota.Lines;
using TransferScheme.Rota.Receipts;
using TransferScheme.TestKit;
using TransferScheme.TestKit.Ledgers;

namespace TransferScheme.Allocation.Tests.Batches;

/// <summary>A burst, matched and confirmed over HTTP: the ledger stays, the children are placed better, and everything can be checked.</summary>
public sealed class BatchApiTests(AllocationHost fixture) : IClassFixture<AllocationHost>
{
    readonly SchemeTestHost host = fixture.Host;

    [Fact]
    public async Task A_confirmed_burst_exchanges_seats_and_leaves_every_balance()
    {
        var (first, second) = await Crossed();
        using var coordinator = host.Client(Role.Coordinator, region: first.Region);
        var proposal = await Propose(coordinator, first, second);
        proposal.GetProperty("mismatch").GetInt64().ShouldBeLessThan(proposal.GetProperty("mismatchBefore").GetInt64());
        Seats(proposal).ShouldBe([(first.Referral, second.Chosen), (second.Referral, first.Chosen)]);

        var before = await coordinator.GetFromJsonAsync<JsonElement>("/api/v1/rota");
        (await Confirm(coordinator, proposal, reversed: true)).ShouldBe("409 batch-changed");
        (await Confirm(coordinator, proposal)).ShouldBe("201 confirmed");
        var after = await coordinator.GetFromJsonAsync<JsonElement>("/api/v1/rota");
        after.GetProperty("authorities").GetRawText().ShouldBe(before.GetProperty("authorities").GetRawText());
        (await Confirm(coordinator, proposal)).ShouldBe("409 not-a-burst");

        var receipt = RotaLine.Parse(1, await coordinator.GetStringAsync($"/api/v1/allocations/{first.Referral}/receipt"));
        ReceiptCheck.Faults(receipt).ShouldBeEmpty();
        (receipt.Text("pick"), receipt.Text("referral")).ShouldBe(("batch", first.Reference));
        receipt.Members["seat"]!["referral"]!.GetValue<string>().ShouldBe(second.Reference);
        receipt.Text("sentence").ShouldContain("in this burst of 2 children; this child suits it best when all are placed.");
        var all = (await coordinator.GetStringAsync("/api/v1/rota/receipts")).TrimEnd('\n').Split('\n')
            .Select((line, at) => RotaLine.Parse(at + 1, line)).ToList();
        all.SelectMany(ReceiptCheck.Faults).ShouldBeEmpty();
        all.Zip(all.Skip(1)).ShouldAllBe(pair => ReceiptCheck.Follows(pair.Second.Members, pair.First.Members));
        all.Count(r => r.Text("pick") == "batch").ShouldBe(2);

        var offer = await fixture.Offer(first with { Candidates = second.Candidates }, etag: "\"2\"");
        await fixture.Deliver("allocation-when-offer-accepted", Sample.Acceptance(first.Referral, offer, second.Chosen));
        var lines = (await coordinator.GetStringAsync("/api/v1/rota/export")).TrimEnd('\n').Split('\n');
        LedgerChecker.Check(lines).Faults.ShouldBeEmpty();
        lines.ShouldContain(l => l.Contains($"\"id\":\"{first.Reference}\"") && l.Contains($"\"chosen\":\"{second.Chosen}\""));
    }

    [Fact]
    public async Task What_is_no_burst_of_the_region_is_refused()
    {
        var decided = await fixture.Decide();
        using var coordinator = host.Client(Role.Coordinator, region: decided.Region);
        using var other = host.Client(Role.Coordinator, region: decided.Region == "wales" ? "london" : "wales");
        using var officer = host.Client(Role.DutyOfficer, AllocationHost.Kent);
        (await Told(officer, decided.Region, decided.Referral)).ShouldBe("403 forbidden");
        (await Told(other, decided.Region, decided.Referral)).ShouldBe("403 not-your-region");
        (await Told(coordinator, decided.Region, Guid.NewGuid())).ShouldBe("400 invalid referralIds");
        (await Told(coordinator, decided.Region)).ShouldBe("400 invalid referralIds");
        (await Told(coordinator, "atlantis", decided.Referral, decided.Referral)).ShouldBe("400 invalid referralIds region");
        await fixture.Offer(decided);
        (await Told(coordinator, decided.Region, decided.Referral)).ShouldBe("409 not-a-burst");
    }

    // Either place would do for the first child; the second has family where the first was placed, and knows somebody at the other.
    async Task<(AllocationHost.Decided First, AllocationHost.Decided Second)> Crossed()
    {
        var usual = await fixture.Decide();
        var pair = usual.Candidates.Skip(1).GroupBy(c => c.Region).First(region => region.Count() > 1).Take(2).Select(c => c.Authority).ToList();
        var first = await fixture.Decide(new MatchingFacts([.. pair.Select(a => new RelativeNearby(a, false))], [], []));
        pair.ShouldContain(first.Chosen);
        var other = pair.Single(a => a != first.Chosen);
        var second = await fixture.Decide(new MatchingFacts([new(first.Chosen, true), new(other, false)], [], []));
        second.Chosen.ShouldBe(other);
        return (first, second);
    }

    static async Task<JsonElement> Propose(HttpClient client, params AllocationHost.Decided[] burst)
    {
        using var answer = await AllocationHost.Send(client, HttpMethod.Post, "/api/v1/allocations/batch",
            new { region = burst[0].Region, referralIds = burst.Select(b => b.Referral) }, null);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    static (Guid, string)[] Seats(JsonElement proposal) =>
        [.. proposal.GetProperty("seats").EnumerateArray().Select(s => (s.GetProperty("referralId").GetGuid(), s.GetProperty("authority").GetString()!))];

    static Task<string> Confirm(HttpClient client, JsonElement proposal, bool reversed = false)
    {
        var seats = proposal.GetProperty("seats").EnumerateArray().ToList();
        var decisions = seats.Select(s => s.GetProperty("decisionId").GetGuid());
        return AllocationHost.Told(client, HttpMethod.Post, "/api/v1/allocations/batch/confirmation", new
        {
            region = proposal.GetProperty("region").GetString(),
            seats = seats.Zip(reversed ? decisions.Reverse() : decisions, (s, d) => new { referralId = s.GetProperty("referralId").GetGuid(), decisionId = d }),
        }, null);
    }

    static Task<string> Told(HttpClient client, string region, params Guid[] referralIds) =>
        AllocationHost.Told(client, HttpMethod.Post, "/api/v1/allocations/batch", new { region, referralIds }, null);
}
