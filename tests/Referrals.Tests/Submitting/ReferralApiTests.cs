using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using TransferScheme.Platform.Security;
using TransferScheme.TestKit;

namespace TransferScheme.Referrals.Tests.Submitting;

/// <summary>Referrals over HTTP on a real database: drafts, completion, bad input, disclosure and the access log.</summary>
public sealed class ReferralApiTests(ReferralsHost fixture) : IClassFixture<ReferralsHost>
{
    readonly SchemeTestHost _host = fixture.Host;

    [Fact]
    public async Task A_complete_form_of_an_authority_over_its_threshold_awaits_allocation()
    {
        using var kent = _host.Client(Role.ApiClient, A.Kent);
        var (response, answer) = await Post(kent, Form());
        response.StatusCode.ShouldBe(HttpStatusCode.Created);
        response.Headers.ETag!.Tag.ShouldBe($"\"{answer["version"]}\"");
        response.Headers.Location!.OriginalString.ShouldBe($"/api/v1/referrals/{answer["id"]}");
        ((string?)answer["status"]).ShouldBe("awaitingAllocation");
        ((string)answer["reference"]!).ShouldMatch(@"^NTS-\d{4}-\d{6}$");
        answer["missing"]!.AsArray().ShouldBeEmpty();
        ((int)answer["clocks"]!["statutory"]!["workingDays"]!).ShouldBe(10);
        answer.ToJsonString().ShouldNotContain("Canary");
    }

    [Fact]
    public async Task A_draft_says_what_is_missing_and_the_section_that_completes_it_submits_it()
    {
        using var kent = _host.Client(Role.ApiClient, A.Kent);
        var form = Form();
        form.Remove("legal");
        form.Remove("children");
        var (_, draft) = await Post(kent, form);
        ((string?)draft["status"]).ShouldBe("incomplete");
        draft["missing"]!.AsArray().Select(m => (string?)m).ShouldBe(["children", "legal.careStatus"]);
        draft["clocks"].ShouldBeNull();

        var id = (string)draft["id"]!;
        var afterChildren = await Put(kent, id, "children", Form()["children"]!.ToJsonString(), $"\"{draft["version"]}\"");
        ((string?)afterChildren["status"]).ShouldBe("incomplete");
        afterChildren["children"]!.AsArray().Count.ShouldBe(1);
        var completed = await Put(kent, id, "legal", """{"careStatus": "s20"}""", $"\"{afterChildren["version"]}\"");
        ((string?)completed["status"]).ShouldBe("awaitingAllocation");

        var seen = await Read(kent, $"/api/v1/referrals/{id}");
        ((string?)seen["children"]![0]!["givenName"]).ShouldBe("Canary-Amal");
        ((string?)seen["record"]!["needs"]!["medical"]).ShouldBe("Canary-medical");
    }

    [Fact]
    public async Task The_list_can_be_of_those_past_their_last_day_alone()
    {
        using var kent = _host.Client(Role.ApiClient, A.Kent);
        var (late, inTime) = ((string)(await Post(kent, Form())).Answer["id"]!, (string)(await Post(kent, Form())).Answer["id"]!);
        var dueOn = DateOnly.Parse((string)(await Read(kent, $"/api/v1/referrals/{late}"))["clocks"]!["statutory"]!["dueOn"]!, null);
        await using (var session = _host.Get<IReferralStore>().LightweightSession())
        {
            session.Events.Append(Guid.Parse(late), new StatutoryBreached(A.Kent, dueOn));
            await session.SaveChangesAsync();
        }

        var listed = await Ids("true");
        (listed.Contains(late), listed.Contains(inTime)).ShouldBe((true, false));
        listed = await Ids("false");
        (listed.Contains(late), listed.Contains(inTime)).ShouldBe((false, true));

        async Task<IReadOnlyList<string>> Ids(string overdue) =>
            [.. (await Read(kent, $"/api/v1/referrals?limit=200&overdue={overdue}"))["items"]!.AsArray().Select(i => (string)i!["id"]!)];
    }

    [Fact]
    public async Task What_bears_on_the_place_is_told_to_our_own_services_only_and_the_read_is_logged()
    {
        using var kent = _host.Client(Role.ApiClient, A.Kent);
        var form = Form();
        form["needs"]!["avoid"] = JsonNode.Parse("""[{ "authority": "E06000047", "code": "safety" }]""");
        form["family"] = JsonNode.Parse("""[{ "relation": "uncle", "authority": "E08000003", "verified": true }, { "relation": "cousin" }]""");
        form["children"]![0]!["religion"] = "Canary-faith";
        var (_, answer) = await Post(kent, form);
        var address = $"/api/v1/referrals/{answer["id"]}/matching-facts";
        (await kent.GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        using var stranger = _host.Client(Role.ApiClient, A.Durham);
        (await stranger.GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        using var service = _host.Client(Role.Service);
        (await service.GetStringAsync(address)).ShouldBe(
            """{"relatives":[{"authority":"E08000003","verified":true}],"faiths":["Canary-faith"],"unsuitable":["E06000047"]}""");
        using var auditor = _host.Client(Role.Auditor);
        var log = await Read(auditor, $"/api/v1/referrals/{answer["id"]}/access-log");
        log["items"]!.AsArray().Count(line => (string?)line!["role"] == "Service").ShouldBe(1);
    }

    [Theory]
    [InlineData("""{"surname": "x"}""", "surname")]
    [InlineData("""{"children": [{"givenName": "x", "sex": "Canary"}]}""", "children[0].sex")]
    [InlineData("""{"children": [{"dateOfBirth": "Canary"}]}""", "children[0].dateOfBirth")]
    [InlineData("""{"children": [{"nationality": "Canary"}]}""", "children[0].nationality")]
    [InlineData("""{"children": [{"languages": []}]}""", "children[0].languages")]
    [InlineData("""{"children": []}""", "children")]
    [InlineData("""{"needs": {"placementTypes": ["hotel"]}}""", "needs.placementTypes[0]")]
    [InlineData("""{"arrivedOn": "1999-12-31"}""", "arrivedOn")]
    [InlineData("""{"bestInterests": {"assessedOn": "2026-03-01", "assessedBy": " ", "summary": "x"}}""", "bestInterests.assessedBy")]
    [InlineData("""{"entryAuthority": null}""", "entryAuthority")]
    [InlineData("""{"children": [null]}""", "children[0]")]
    [InlineData("""{"children": [{"languages": [null]}]}""", "children[0].languages[0]")]
    [InlineData("""{"needs": {"placementTypes": [null]}}""", "needs.placementTypes[0]")]
    [InlineData("""{"children": [{"id": "01900000-0000-7000-8000-000000000001"}]}""", "children[0].id")]
    [InlineData("""{"children": [{"dateOfBirth": "2090-01-01"}]}""", "children[0].dateOfBirth")]
    public async Task Bad_input_is_400_names_the_member_and_never_repeats_the_value(string change, string member)
    {
        using var kent = _host.Client(Role.ApiClient, A.Kent);
        var form = Form();
        foreach (var (name, value) in JsonNode.Parse(change)!.AsObject())
        {
            form[name] = value?.DeepClone();
        }

        var (response, answer) = await Post(kent, form);
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        answer["errors"]!.AsObject().Select(e => e.Key).ShouldBe([member]);
        answer.ToJsonString().ShouldNotContain("Canary");
    }

    [Theory]
    [InlineData("E99999999", "safety", "needs.avoid[0].authority")]
    [InlineData("E06000047", "too-far", "needs.avoid[0].code")]
    public async Task A_mark_that_would_protect_no_child_or_is_for_no_good_reason_is_refused_in_the_form_and_in_the_section(
        string authority, string code, string member)
    {
        using var kent = _host.Client(Role.ApiClient, A.Kent);
        var form = Form();
        var (_, begun) = await Post(kent, form);
        form["needs"]!["avoid"] = new JsonArray(new JsonObject { ["authority"] = authority, ["code"] = code });
        var (response, answer) = await Post(kent, form);
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        answer["errors"]!.AsObject().Select(e => e.Key).ShouldBe([member]);
        var (refused, why) = await Sent(kent, (string)begun["id"]!, "needs", form["needs"]!.ToJsonString(), $"\"{begun["version"]}\"");
        refused.ShouldBe(HttpStatusCode.BadRequest);
        why["errors"]!.AsObject().Select(e => e.Key).ShouldBe([member]);
    }

    [Fact]
    public async Task An_authority_refers_its_own_children_and_an_unknown_one_is_400()
    {
        using var durham = _host.Client(Role.ApiClient, A.Durham);
        (await Post(durham, Form())).Response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        using var coordinator = _host.Client(Role.Coordinator, region: "south-east");
        (await Post(coordinator, Form())).Response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        using var national = _host.Client(Role.National);
        var form = Form();
        form["entryAuthority"] = "E99999999";
        (await Post(national, form)).Answer["errors"]!.AsObject().Select(e => e.Key).ShouldBe(["entryAuthority"]);
    }

    [Fact]
    public async Task Each_reader_sees_their_part_others_see_404_and_every_read_of_identity_is_in_the_access_log()
    {
        using var kent = _host.Client(Role.ApiClient, A.Kent);
        using var national = _host.Client(Role.National);
        using var coordinator = _host.Client(Role.Coordinator, region: "south-east");
        using var durham = _host.Client(Role.ApiClient, A.Durham);
        using var auditor = _host.Client(Role.Auditor);
        var path = $"/api/v1/referrals/{(await Post(kent, Form())).Answer["id"]}";

        (await Read(kent, path)).ToJsonString().ShouldContain("Canary-medical");
        var identity = (await Read(national, path)).ToJsonString();
        identity.ShouldContain("Canary-Amal");
        identity.ShouldNotContain("Canary-medical");
        var minimum = (await Read(coordinator, path)).ToJsonString();
        minimum.ShouldContain("16-17");
        minimum.ShouldContain("\"initials\":\"C.C.\"");
        minimum.ShouldNotContain("Canary");
        using var hidden = await durham.GetAsync(path);
        using var unknown = await durham.GetAsync($"/api/v1/referrals/{Guid.CreateVersion7()}");
        (hidden.StatusCode, unknown.StatusCode).ShouldBe((HttpStatusCode.NotFound, HttpStatusCode.NotFound));
        Strip(await hidden.Content.ReadAsStringAsync()).ShouldBe(Strip(await unknown.Content.ReadAsStringAsync()));

        (await Read(auditor, $"{path}/access-log"))["items"]!.AsArray().Select(i => (string?)i!["role"]).ShouldBe(["ApiClient", "National", "Coordinator"]);
        (await Read(kent, $"{path}/access-log"))["items"]!.AsArray().Count.ShouldBe(1);
        (await durham.GetAsync($"{path}/access-log")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        static string Strip(string problem)
        {
            var members = JsonNode.Parse(problem)!.AsObject();
            members.Remove("traceId").ShouldBeTrue();
            return members.ToJsonString();
        }
    }

    [Fact]
    public async Task Lists_page_without_a_miss_and_show_only_what_is_the_callers()
    {
        using var thanet = _host.Client(Role.ApiClient, ReferralsHost.Portsmouth);
        var ids = new List<string>();
        for (var i = 0; i < 7; i++)
        {
            var form = Form();
            form["entryAuthority"] = ReferralsHost.Portsmouth;
            ids.Add((string)(await Post(thanet, form)).Answer["id"]!);
        }

        var seen = new List<string>();
        for (var path = "/api/v1/referrals?limit=3"; path is not null;)
        {
            using var response = await thanet.GetAsync(path);
            var page = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
            seen.AddRange(page["items"]!.AsArray().Select(i => (string)i!["id"]!));
            path = response.Headers.TryGetValues("Link", out var links) ? links.Single().Split('<', '>')[1] : null;
        }

        seen.ShouldBe(ids);
        using var national = _host.Client(Role.National);
        var first = await Read(national, $"/api/v1/referrals?authority={ReferralsHost.Portsmouth}&limit=2&total=true");
        ((long)first["total"]!).ShouldBe(ids.Count);
        var named = await Read(thanet, $"/api/v1/referrals?ids={ids[5]},{ids[1]},{Guid.CreateVersion7()}");
        named["items"]!.AsArray().Select(i => (string)i!["id"]!).ShouldBe([ids[1], ids[5]]);
        using var stranger = _host.Client(Role.ApiClient, A.Kent);
        (await Read(stranger, $"/api/v1/referrals?ids={ids[1]}"))["items"]!.AsArray().ShouldBeEmpty();
        (await thanet.GetAsync("/api/v1/referrals?ids=x")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await thanet.GetAsync("/api/v1/referrals?status=offered,x")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await thanet.GetAsync("/api/v1/referrals?limit=201")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await thanet.GetAsync("/api/v1/referrals?cursor=x")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await thanet.GetAsync("/api/v1/referrals?status=x")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await thanet.GetAsync("/api/v1/referrals?authority=%00")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await Read(thanet, "/api/v1/referrals?status=completed"))["items"]!.AsArray().ShouldBeEmpty();
    }

    static JsonObject Form()
    {
        var form = (JsonObject)JsonSerializer.SerializeToNode(A.Form(), Platform.Problems.Json.Answers)!;
        form["children"]![0]!["givenName"] = "Canary-Amal";
        form["needs"]!["medical"] = "Canary-medical";
        return form;
    }

    static async Task<(HttpResponseMessage Response, JsonNode Answer)> Post(HttpClient client, JsonNode form)
    {
        var response = await client.PostAsJsonAsync("/api/v1/referrals", form);
        return (response, JsonNode.Parse(await response.Content.ReadAsStringAsync())!);
    }

    static async Task<JsonNode> Put(HttpClient client, string id, string section, string json, string ifMatch)
    {
        var (status, answer) = await Sent(client, id, section, json, ifMatch);
        status.ShouldBe(HttpStatusCode.OK, answer.ToJsonString());
        return answer;
    }

    static async Task<(HttpStatusCode Status, JsonNode Answer)> Sent(
        HttpClient client, string id, string section, string json, string ifMatch)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, $"/api/v1/referrals/{id}/sections/{section}")
        {
            Content = new StringContent(json, System.Text.Encoding.UTF8, "application/json"),
        };
        request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        using var response = await client.SendAsync(request);
        return (response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync())!);
    }

    static async Task<JsonNode> Read(HttpClient client, string path)
    {
        using var response = await client.GetAsync(path);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
    }
}
