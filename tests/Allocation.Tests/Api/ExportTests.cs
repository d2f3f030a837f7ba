using System.Net;
using System.Text.Json;
using TransferScheme.Platform.Security;
using TransferScheme.TestKit.Ledgers;
using TransferScheme.TestKit;

namespace TransferScheme.Allocation.Tests.Api;

/// <summary>The ledger over HTTP, on a real database, as an outsider reads it.</summary>
public sealed class ExportTests(AllocationHost fixture) : IClassFixture<AllocationHost>
{
    readonly SchemeTestHost host = fixture.Host;

    [Fact]
    public async Task The_ledger_of_real_decisions_is_sound_line_by_line_and_settles_what_was_accepted()
    {
        (await Export()).Count.ShouldBe(2);
        var first = await fixture.Decide();
        var second = await fixture.Decide("under-16", "16-17");
        await fixture.Decide();
        var other = second.LastOfRegion;
        await Accept(second, other, 2, "safety");
        await Accept(first, first.Chosen, 1);
        await fixture.Deliver("allocation-when-transfer-completed", Sample.Completion(first.Referral, AllocationHost.Kent, first.Chosen));
        var fourth = await fixture.Decide();
        await Accept(fourth, fourth.Chosen, 1);

        var lines = await Export();
        LedgerChecker.Check(lines).Faults.ShouldBeEmpty();
        lines.GroupBy(line => line.Split('"')[3]).Select(g => (g.Key, g.Count() >= 2)).ShouldBe(
            [("end", false), ("export", false), ("authority", true), ("referral", true), ("state", true)], ignoreOrder: true);
        lines[0].ShouldStartWith("""{"type":"export","format":1,"rulesVersion":"2022-08-24","position":11,"open":1,"reversed":0,"hash":""");
        lines.Count(line => line.StartsWith("""{"type":"authority",""", StringComparison.Ordinal)).ShouldBe(212);
        var settled = lines.Select(line => JsonDocument.Parse(line).RootElement).Where(l => l.GetProperty("type").GetString() == "referral");
        settled.Select(l => (l.GetProperty("id").GetString(), l.GetProperty("size").GetInt32(), l.GetProperty("chosen").GetString())).ShouldBe(
            [("NTS-2026-000001", 1, first.Chosen), ("NTS-2026-000002", 2, other), ("NTS-2026-000004", 1, fourth.Chosen)]);
        (await Export()).ShouldBe(lines);
        (await Export("?asAt=2020-01-01T00:00:00Z"))[0]
            .ShouldStartWith("""{"type":"export","format":1,"rulesVersion":"2016-07-01","position":0,"open":0,"reversed":0,"hash":""");
    }

    [Fact]
    public async Task Who_may_read_the_rota_may_read_its_ledger()
    {
        (await host.Client().GetAsync("/api/v1/rota/export")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        using var assessor = host.Client(Role.Assessor, "S12000033");
        using var answer = await assessor.GetAsync("/api/v1/rota/export");
        (answer.StatusCode, answer.Content.Headers.ContentType!.ToString()).ShouldBe((HttpStatusCode.OK, "application/jsonl"));
        (await assessor.GetAsync("/api/v1/rota/export?asAt=2010-01-01T00:00:00Z")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    async Task Accept(AllocationHost.Decided decided, string authority, int size, string? reasonCode = null)
    {
        var offer = await fixture.Offer(decided, authority, reasonCode);
        await fixture.Deliver("allocation-when-offer-accepted", Sample.Acceptance(decided.Referral, offer, authority, size));
    }

    async Task<IReadOnlyList<string>> Export(string query = "")
    {
        using var manager = host.Client(Role.Manager, "E06000001");
        return (await manager.GetStringAsync($"/api/v1/rota/export{query}")).TrimEnd('\n').Split('\n');
    }
}
