using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using TransferScheme.Platform.Security;
using TransferScheme.Rota.Lines;
using TransferScheme.Rota.Receipts;
using TransferScheme.TestKit;

namespace TransferScheme.Allocation.Tests.Api;

/// <summary>Receipts over HTTP, taken again from what was answered alone.</summary>
public sealed class ReceiptTests(AllocationHost fixture) : IClassFixture<AllocationHost>
{
    readonly SchemeTestHost host = fixture.Host;

    [Fact]
    public async Task Every_decision_has_a_receipt_that_an_outsider_confirms_also_when_another_region_was_picked()
    {
        var first = await fixture.Decide();
        var picked = await fixture.Decide("under-16", "16-17");
        await fixture.Decide();
        var elsewhere = picked.Candidates.First(c => c.Region != picked.Region);
        (await Offer(picked, elsewhere.Authority, null, 1)).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var approval = await Approve(picked, elsewhere);
        using (var offered = await Offer(picked, elsewhere.Authority, approval, 2))
        {
            ((int)offered.StatusCode).ShouldBe(201, await offered.Content.ReadAsStringAsync());
        }

        var own = await Receipt(first.Referral);
        ReceiptCheck.Faults(own).ShouldBeEmpty();
        own.Text("referral").ShouldBe("NTS-2026-000001");
        own.Text("sentence").ShouldContain(" was chosen: ");
        var other = await Receipt(picked.Referral);
        ReceiptCheck.Faults(other).ShouldBeEmpty();
        other.Members["outOfOrder"]!.ToJsonString().ShouldBe(
            $$"""{"approvedBy":"{{(string)other.Members["outOfOrder"]!["approvedBy"]!}}","by":"{{(string)other.Members["outOfOrder"]!["by"]!}}","code":"family-link","note":null}""");
        ((string)other.Members["outOfOrder"]!["approvedBy"]!).ShouldNotBe((string)other.Members["outOfOrder"]!["by"]!);

        var all = await All();
        all.Count.ShouldBeGreaterThanOrEqualTo(3);
        all.SelectMany(ReceiptCheck.Faults).ShouldBeEmpty();
        all.Zip(all.Skip(1)).ShouldAllBe(pair => ReceiptCheck.Follows(pair.Second.Members, pair.First.Members));
        all.Select(r => r.Text("decision")).ShouldContain(own.Text("decision"));
    }

    [Fact]
    public async Task Who_may_read_the_rota_may_read_receipts_and_an_unknown_referral_has_none()
    {
        (await host.Client().GetAsync("/api/v1/rota/receipts")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        var decided = await fixture.Decide();
        (await host.Client().GetAsync($"/api/v1/allocations/{decided.Referral}/receipt")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        using var assessor = host.Client(Role.Assessor, "S12000033");
        var read = await assessor.GetFromJsonAsync<JsonElement>($"/api/v1/allocations/{decided.Referral}/receipt");
        read.GetProperty("receipt").GetInt32().ShouldBe(1);
        (await assessor.GetAsync($"/api/v1/allocations/{Guid.NewGuid()}/receipt")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task An_approval_needs_the_version_of_the_allocation_and_the_right_coordinator()
    {
        var decided = await fixture.Decide();
        var elsewhere = decided.Candidates.First(c => c.Region != decided.Region);
        var third = decided.Candidates.First(c => c.Region != decided.Region && c.Region != elsewhere.Region).Region;
        (await Approval(decided, elsewhere, elsewhere.Region, null)).StatusCode.ShouldBe(HttpStatusCode.PreconditionRequired);
        (await Approval(decided, elsewhere, third, "\"1\"")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await Approval(decided, elsewhere, elsewhere.Region, "\"1\"")).StatusCode.ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task The_region_that_offers_finds_an_approval_with_its_allocation()
    {
        var decided = await fixture.Decide();
        var elsewhere = decided.Candidates.First(c => c.Region != decided.Region);
        var id = await Approve(decided, elsewhere);
        using var coordinator = host.Client(Role.Coordinator, region: decided.Region);
        var allocation = await coordinator.GetFromJsonAsync<JsonElement>($"/api/v1/allocations/{decided.Referral}");
        var approval = allocation.GetProperty("approvals").EnumerateArray().ShouldHaveSingleItem();
        approval.GetProperty("id").GetGuid().ShouldBe(id);
        approval.GetProperty("authority").GetString().ShouldBe(elsewhere.Authority);
    }

    async Task<Guid> Approve(AllocationHost.Decided decided, AllocationHost.Candidate candidate)
    {
        using var answer = await Approval(decided, candidate, candidate.Region, "\"1\"");
        ((int)answer.StatusCode).ShouldBe(201, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();
    }

    async Task<HttpResponseMessage> Approval(AllocationHost.Decided decided, AllocationHost.Candidate candidate, string region, string? etag)
    {
        using var coordinator = host.Client(Role.Coordinator, region: region);
        return await AllocationHost.Send(
            coordinator, HttpMethod.Post, $"/api/v1/allocations/{decided.Referral}/approvals",
            new { authority = candidate.Authority, reasonCode = "family-link" }, etag);
    }

    async Task<HttpResponseMessage> Offer(AllocationHost.Decided decided, string authority, Guid? approvalId, int version)
    {
        using var coordinator = host.Client(Role.Coordinator, region: decided.Region);
        return await AllocationHost.Send(
            coordinator, HttpMethod.Post, $"/api/v1/allocations/{decided.Referral}/offer",
            new { authority, reasonCode = "family-link", approvalId }, $"\"{version}\"");
    }

    async Task<RotaLine> Receipt(Guid referral)
    {
        using var national = host.Client(Role.National);
        return RotaLine.Parse(1, await national.GetStringAsync($"/api/v1/allocations/{referral}/receipt"));
    }

    async Task<IReadOnlyList<RotaLine>> All()
    {
        using var manager = host.Client(Role.Manager, "E06000001");
        var lines = (await manager.GetStringAsync("/api/v1/rota/receipts")).TrimEnd('\n').Split('\n');
        return [.. lines.Select((line, at) => RotaLine.Parse(at + 1, line))];
    }
}
