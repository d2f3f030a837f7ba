using System.Net.Http.Json;
using System.Text.Json;
using TransferScheme.Platform.Security;
using TransferScheme.Platform.Time;

namespace TransferScheme.Allocation.Tests.Api;

/// <summary>Participation, room, capacity and succession over HTTP, and what the next decision makes of them.</summary>
public sealed class PositionsTests(AllocationHost fixture) : IClassFixture<AllocationHost>
{
    static readonly string Today = $"{UkTime.DateOf(DateTimeOffset.UtcNow):O}";
    static readonly string NextYear = $"{UkTime.DateOf(DateTimeOffset.UtcNow).AddYears(1):O}";

    [Fact]
    public async Task Participation_is_the_national_teams_and_the_next_decision_sees_it()
    {
        var code = (await fixture.Decide()).Chosen;
        var address = $"/api/v1/authorities/{code}/participation";
        using var national = fixture.Host.Client(Role.National);
        using var own = fixture.Host.Client(Role.ApiClient, code);
        var before = await Authority(code);
        var etag = $"\"{before.GetProperty("version").GetInt64()}\"";
        var full = new { able = true, places = 0, reasonCode = "room-agreed", until = NextYear };
        (await Put(national, "/api/v1/authorities/E99999999/participation", full, "\"1\"")).ShouldBe("404 not-found");
        (await Put(own, address, full, etag)).ShouldBe("403 forbidden");
        (await Put(national, address, full, null)).ShouldBe("428 if-match-missing");
        (await Put(national, address, full, "\"77\"")).ShouldBe("412 stale");
        (await Put(national, address, new { able = true, places = -1, reasonCode = "cost", until = "2020-01-01" }, etag))
            .ShouldBe("400 invalid places reasonCode");
        (await Put(national, address, new { able = true, reasonCode = "room-agreed", until = "2020-01-01" }, etag))
            .ShouldBe("400 invalid until");
        (await Put(national, address, full, etag)).ShouldBe("200 able");
        var limited = await Authority(code);
        limited.GetProperty("participation").GetRawText()
            .ShouldBe($$"""{"able":true,"places":0,"reasonCode":"room-agreed","until":"{{NextYear}}"}""");
        limited.GetProperty("room").GetInt32().ShouldBe(0, "the child on the way does not take of it");
        (await Excluded((await fixture.Decide()).Referral, code)).ShouldBe("no-room");

        var paused = new { able = false, reasonCode = "pause-agreed", until = Today };
        (await Put(national, address, paused, $"\"{limited.GetProperty("version").GetInt64()}\"")).ShouldBe("200 paused");
        (await Excluded((await fixture.Decide()).Referral, code)).ShouldBe("not-participating");
        var after = await Authority(code);
        (after.GetProperty("balance").GetString(), after.GetProperty("inFlight").GetInt32())
            .ShouldBe((before.GetProperty("balance").GetString(), before.GetProperty("inFlight").GetInt32()));
    }

    [Fact]
    public async Task A_return_names_the_member_that_is_wrong()
    {
        const string address = "/api/v1/authorities/E06000003/children-looked-after";
        using var own = fixture.Host.Client(Role.ApiClient, "E06000003");
        (await Put(own, address, new { count = -1, asOf = "1999-12-31" }, "\"2\"")).ShouldBe("400 invalid asOf count");
        (await Put(own, address, new { count = 1, asOf = NextYear }, "\"2\"")).ShouldBe("400 invalid asOf");
        (await Put(own, address, new { count = 1, asOf = Today }, "\"2\"")).ShouldBe("200 able");
    }

    [Fact]
    public async Task A_declaration_of_capacity_informs_and_never_changes_whose_turn_it_is()
    {
        const string address = "/api/v1/authorities/E06000001/capacity";
        using var own = fixture.Host.Client(Role.DutyOfficer, "E06000001");
        using var other = fixture.Host.Client(Role.ApiClient, "E06000002");
        object line = new { placementType = "foster", sex = "female", ageFrom = 0, ageTo = 17, places = 99 };
        (await Put(other, address, new { places = new[] { line }, validUntil = Today }, "\"2\"")).ShouldBe("403 forbidden");
        (await Put(own, address, new { places = new[] { line }, validUntil = "2020-01-01" }, "\"2\"")).ShouldBe("400 invalid validUntil");
        (await Put(own, address, new
        {
            places = new[] { line, new { placementType = "hotel", sex = "boy", ageFrom = 9, ageTo = 8, places = -1 } },
            validUntil = NextYear,
        }, "\"2\"")).ShouldBe("400 invalid places[1].ageTo places[1].placementType places[1].places places[1].sex");
        (await Put(own, address, new { places = new[] { line }, validUntil = Today }, "\"2\"")).ShouldBe("200 able");
        var shown = await Authority("E06000001");
        const string places = """[{"placementType":"foster","sex":"female","ageFrom":0,"ageTo":17,"places":99}]""";
        var sentence = $"It declares 99 places free, but its threshold leaves {shown.GetProperty("headroom").GetInt32()}.";
        shown.GetProperty("capacity").GetRawText().ShouldBe(
            $$"""{"places":{{places}},"validUntil":"{{Today}}","expired":false,"contradictions":["{{sentence}}"]}""");
        shown.GetProperty("room").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task An_authority_that_is_succeeded_keeps_its_balance_and_takes_no_command_any_more()
    {
        const string address = "/api/v1/authorities/S12000033/succession";
        await fixture.Decide();
        var before = await Authority("S12000033");
        using var national = fixture.Host.Client(Role.National);
        using var own = fixture.Host.Client(Role.ApiClient, "S12000033");
        var succession = new { successors = new[] { "S12000034" }, from = Today };
        (await Post(own, address, succession, "\"1\"")).ShouldBe("403 forbidden");
        (await Post(national, address, new { successors = new[] { "S12000033" }, from = Today }, "\"1\""))
            .ShouldBe("400 invalid successors[0]");
        (await Post(national, address, new { successors = Array.Empty<string>(), from = Today }, "\"1\""))
            .ShouldBe("400 invalid successors");
        (await Post(national, address, succession, "\"1\"")).ShouldBe("200 abolished");
        (await Put(own, "/api/v1/authorities/S12000033/children-looked-after", new { count = 1, asOf = Today }, "\"2\""))
            .ShouldBe("409 authority-abolished");
        (await Put(own, "/api/v1/authorities/S12000033/capacity", new { places = Array.Empty<object>(), validUntil = Today }, "\"2\""))
            .ShouldBe("409 authority-abolished");
        (await Put(national, "/api/v1/authorities/S12000033/participation",
            new { able = true, reasonCode = "resumed", until = Today }, "\"2\"")).ShouldBe("409 authority-abolished");
        var after = await Authority("S12000033");
        after.GetProperty("succession").GetRawText().ShouldBe($$"""{"successors":["S12000034"],"from":"{{Today}}","openCases":"S12000034"}""");
        after.GetProperty("participation").GetRawText().ShouldBe("""{"able":false}""");
        after.GetProperty("balance").GetString().ShouldBe(before.GetProperty("balance").GetString());
        (await Excluded((await fixture.Decide()).Referral, "S12000033")).ShouldBe("not-participating");
    }

    async Task<JsonElement> Authority(string code)
    {
        using var anybody = fixture.Host.Client(Role.Assessor, "E06000002");
        return await anybody.GetFromJsonAsync<JsonElement>($"/api/v1/authorities/{code}");
    }

    async Task<string?> Excluded(Guid referral, string code)
    {
        using var national = fixture.Host.Client(Role.National);
        var allocation = await national.GetFromJsonAsync<JsonElement>($"/api/v1/allocations/{referral}");
        return allocation.GetProperty("excluded").EnumerateArray().Where(e => e.GetProperty("authority").GetString() == code)
            .Select(e => e.GetProperty("code").GetString()).SingleOrDefault();
    }

    static Task<string> Put(HttpClient client, string address, object body, string? etag) =>
        AllocationHost.Told(client, HttpMethod.Put, address, body, etag);

    static Task<string> Post(HttpClient client, string address, object body, string? etag) =>
        AllocationHost.Told(client, HttpMethod.Post, address, body, etag);
}
