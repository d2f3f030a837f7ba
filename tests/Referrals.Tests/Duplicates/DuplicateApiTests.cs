using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Protection;
using TransferScheme.Platform.Security;

namespace TransferScheme.Referrals.Tests.Duplicates;

/// <summary>The warning over HTTP: how many other records, and nothing of them; gone with the child's key.</summary>
public sealed class DuplicateApiTests(ReferralsHost referrals) : IClassFixture<ReferralsHost>
{
    [Fact]
    public async Task Given_child_referred_elsewhere_in_another_script_when_referred_then_a_warning_tells_only_how_many()
    {
        var first = await ReferAsync(A.Kent, "Mulugheta", "Okbazghi");
        Duplicates(first).ShouldBeEmpty();
        var second = await ReferAsync(ReferralsHost.Portsmouth, "ሙሉጌታ", "ዑቅባዝጊ");
        Duplicates(second).ShouldBe(["1 other record looks like a child of this one."]);
        ((string?)second["status"]).ShouldBe("awaitingAllocation");
        second.ToJsonString().ShouldNotContain((string)first["id"]!);
        second.ToJsonString().ShouldNotContain((string)first["reference"]!);

        using var portsmouth = referrals.Host.Client(Role.ApiClient, ReferralsHost.Portsmouth);
        Duplicates(JsonNode.Parse(await portsmouth.GetStringAsync($"/api/v1/referrals/{second["id"]}"))!).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Given_draft_when_its_children_are_corrected_then_they_are_found_by_the_correction_alone()
    {
        using var kent = referrals.Host.Client(Role.ApiClient, A.Kent);
        var draft = await ReferAsync(A.Kent, "Zerihun", "Fixture", form => form.Remove("legal"));
        Duplicates(draft).ShouldBeEmpty();
        var child = Form(A.Kent, "Netsanet", "Fixture")["children"]!;
        using var corrected = new HttpRequestMessage(HttpMethod.Put, $"/api/v1/referrals/{draft["id"]}/sections/children")
        {
            Content = JsonContent.Create(child), Headers = { { "If-Match", $"\"{draft["version"]}\"" } },
        };
        (await kent.SendAsync(corrected)).EnsureSuccessStatusCode();

        Duplicates(await ReferAsync(A.Kent, "Zerihun", "Fixture")).ShouldBeEmpty();
        Duplicates(await ReferAsync(A.Kent, "Netsanet", "Fixture")).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Given_childs_key_deleted_when_another_is_referred_then_nothing_is_found()
    {
        var first = await ReferAsync(A.Kent, "Dawwit", "Erased");
        await using (var session = referrals.Host.Get<IReferralStore>().LightweightSession())
        {
            session.Delete<ChildKey>((Guid)first["children"]![0]!["id"]!);
            await session.SaveChangesAsync();
        }

        Duplicates(await ReferAsync(A.Kent, "Dawwit", "Erased")).ShouldBeEmpty();
    }

    static IReadOnlyList<string> Duplicates(JsonNode answer) =>
        [.. answer["warnings"]!.AsArray().Where(w => (string?)w!["code"] == "possible-duplicate").Select(w => (string)w!["detail"]!)];

    async Task<JsonNode> ReferAsync(string authority, string given, string family, Action<JsonObject>? change = null)
    {
        using var entry = referrals.Host.Client(Role.ApiClient, authority);
        var form = Form(authority, given, family);
        change?.Invoke(form);
        var answer = await entry.PostAsJsonAsync("/api/v1/referrals", form);
        var text = await answer.Content.ReadAsStringAsync();
        answer.IsSuccessStatusCode.ShouldBeTrue(text);
        return JsonNode.Parse(text)!;
    }

    static JsonObject Form(string authority, string given, string family)
    {
        var form = (JsonObject)JsonSerializer.SerializeToNode(A.Form() with { EntryAuthority = authority }, Json.Answers)!;
        (form["children"]![0]!["givenName"], form["children"]![0]!["familyName"]) = (given, family);
        return form;
    }
}
