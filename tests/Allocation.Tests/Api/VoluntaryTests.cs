using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using TransferScheme.Platform.Security;
using TransferScheme.TestKit;
using TransferScheme.TestKit.Ledgers;

namespace TransferScheme.Allocation.Tests.Api;

/// <summary>An authority takes a referral out of turn, over HTTP, and the exported ledger says so.</summary>
public sealed class VoluntaryTests(AllocationHost fixture) : IClassFixture<AllocationHost>
{
    // At its threshold by the published figures.
    const string Manchester = "E08000003";
    readonly SchemeTestHost host = fixture.Host;

    [Fact]
    public async Task A_volunteer_has_the_offer_and_the_exported_ledger_counts_it()
    {
        var decided = await fixture.Decide();
        using var client = host.Client(Role.ApiClient, Manchester);
        (await Volunteer(client, "E06000001", decided.Referral)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await Volunteer(client, Manchester, Guid.NewGuid())).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        using var answer = await Volunteer(client, Manchester, decided.Referral);
        ((int)answer.StatusCode).ShouldBe(201, await answer.Content.ReadAsStringAsync());
        var offer = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();
        var shown = await client.GetFromJsonAsync<JsonElement>($"/api/v1/offers/{offer}");
        (shown.GetProperty("status").GetString(), shown.GetProperty("authority").GetString()).ShouldBe(("open", Manchester));
        (await Volunteer(client, Manchester, decided.Referral)).StatusCode.ShouldBe(HttpStatusCode.Conflict);

        await fixture.Deliver("allocation-when-offer-accepted", Sample.Acceptance(decided.Referral, offer, Manchester));
        var rota = await client.GetFromJsonAsync<JsonElement>("/api/v1/rota");
        var account = rota.GetProperty("authorities").EnumerateArray().Single(a => a.GetProperty("authority").GetString() == Manchester)
            .GetProperty("account");
        (account.GetProperty("received").GetInt32(), account.GetProperty("balance").GetString()).ShouldBe((1, "-1000000000000"));
        var lines = (await client.GetStringAsync("/api/v1/rota/export")).TrimEnd('\n').Split('\n');
        LedgerChecker.Check(lines).Faults.ShouldBeEmpty();
        lines[0].ShouldContain("\"open\":0,\"reversed\":1");
        lines.Single(line => line.Contains("\"voluntary\"", StringComparison.Ordinal)).ShouldStartWith(
            $$"""{"type":"voluntary","authority":"{{Manchester}}","size":1,"counts":true,"referral":"NTS-2026-000001",""");
        lines.ShouldAllBe(line => !line.StartsWith("""{"type":"referral",""", StringComparison.Ordinal));
    }

    static Task<HttpResponseMessage> Volunteer(HttpClient client, string authority, Guid referralId) => AllocationHost.Send(
        client, HttpMethod.Post, "/api/v1/offers/voluntary", new { authority, referralId }, null);
}
