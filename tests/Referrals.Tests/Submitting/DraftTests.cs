using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Security;
using TransferScheme.TestKit;

namespace TransferScheme.Referrals.Tests.Submitting;

/// <summary>A draft is saved as far as it goes and resumed; a rejection loses nothing of it; a correction is judged again.</summary>
public sealed class DraftTests(ReferralsHost fixture) : IClassFixture<ReferralsHost>
{
    const string Half =
        """
        { "entryAuthority": "E10000016", "arrivalTime": "14:30:00", "arrivalPlace": "Dover", "metBy": "Fixture",
          "earlierPresentation": "no", "notKnown": [ { "path": "meansOfTravel", "because": "Not said yet." } ],
          "children": [ { "givenName": "Fixture", "gender": "girl", "asylumClaim": { "madeOn": "2026-03-01" },
            "age": { "leadAuthority": "E10000016" }, "notKnown": [ { "path": "nhsNumber", "because": "Not registered." } ] } ],
          "needs": { "diet": "halal", "riskDetail": { "threats": "none seen" } },
          "family": [ { "relation": "brother", "kind": "sibling", "travelledWith": true } ],
          "bestInterests": { "summary": "Fixture" }, "childsViews": { "objects": false, "ownWords": "ሰላም" },
          "legal": { "nrmReferral": { "referred": true, "referredBy": "police", "referredOn": "2026-03-01", "decision": "pending" } },
          "logistics": { "belongings": "One bag." } }
        """;

    readonly SchemeTestHost _host = fixture.Host;

    [Fact]
    public async Task A_half_typed_form_is_saved_as_it_is_and_says_how_far_each_section_is()
    {
        using var kent = _host.Client(Role.ApiClient, A.Kent);
        var draft = await AnswerAsync(kent, HttpMethod.Post, "", Half, HttpStatusCode.Created);
        Paths(draft["missing"]).ShouldBe(
        [
            "inAuthorityCare", "arrivedOn", "children[0].dateOfBirth", "children[0].sex", "children[0].nationality",
            "children[0].languages", "children[0].asylumClaim.determined", "needs.placementTypes", "bestInterests.assessedOn", "bestInterests.assessedBy",
            "childsViews.recordedOn", "childsViews.toldInLanguage", "childsViews.advocateOffered", "childsViews.summary",
            "legal.careStatus",
        ]);
        draft["sections"]![0]!.ToJsonString().ShouldBe(
            """{"section":"arrival","required":2,"requiredAnswered":0,"wanted":7,"wantedAnswered":5,"notKnown":1}""");
        draft["warnings"]!.AsArray().ShouldBeEmpty();

        var seen = JsonNode.Parse(await kent.GetStringAsync($"/api/v1/referrals/{draft["id"]}"))!;
        var record = seen["record"]!.AsObject();
        record["children"]![0]!.AsObject().Remove("id").ShouldBeTrue();
        JsonNode.DeepEquals(record, JsonNode.Parse(Half)).ShouldBeTrue(record.ToJsonString());
        seen["sections"]!.ToJsonString().ShouldBe(draft["sections"]!.ToJsonString());
    }

    [Fact]
    public async Task Given_draft_when_a_section_is_turned_down_then_all_that_was_saved_is_still_there()
    {
        using var kent = _host.Client(Role.ApiClient, A.Kent);
        var draft = await AnswerAsync(kent, HttpMethod.Post, "", Half, HttpStatusCode.Created);
        var before = await kent.GetStringAsync($"/api/v1/referrals/{draft["id"]}");
        await PutAsync(kent, draft, "needs", """{"placementTypes": ["hotel"], "diet": "none"}""", HttpStatusCode.BadRequest);
        await PutAsync(kent, draft, "bestInterests", """{"assessedOn": "2090-01-01"}""", HttpStatusCode.BadRequest);
        await PutAsync(kent, draft, "children", "[]", HttpStatusCode.BadRequest);
        await PutAsync(kent, draft, "children", """[{"givenName": "Another"}, {"givenName": "Another"}]""", HttpStatusCode.Conflict);
        (await kent.GetStringAsync($"/api/v1/referrals/{draft["id"]}")).ShouldBe(before);
    }

    [Fact]
    public async Task Given_draft_when_resumed_section_by_section_then_submitted_with_its_warnings_and_their_figures()
    {
        using var kent = _host.Client(Role.ApiClient, A.Kent);
        var form = JsonSerializer.SerializeToNode(A.Form(), Json.Answers)!;
        var draft = await AnswerAsync(kent, HttpMethod.Post, "", Half, HttpStatusCode.Created);
        foreach (var section in new[] { "needs", "bestInterests", "childsViews", "legal" })
        {
            draft = await PutAsync(kent, draft, section, form[section]!.ToJsonString());
        }

        form["children"]![0]!["health"] = new JsonObject { ["inHospital"] = true };
        draft = await PutAsync(kent, draft, "children", form["children"]!.ToJsonString());
        Paths(draft["missing"]).ShouldBe(["inAuthorityCare", "arrivedOn"]);
        var submitted = await PutAsync(kent, draft, "arrival", """{"inAuthorityCare": true, "arrivedOn": "2026-03-01"}""");
        ((string?)submitted["status"]).ShouldBe("awaitingAllocation");
        var warning = submitted["warnings"]!.AsArray().Single(w => (string?)w!["code"] == "in-hospital")!;
        ((string?)warning["rule"], (string?)warning["detail"]).ShouldBe(("E12", "True of 1 of 1 children: is in hospital."));
        ((int)warning["figures"]!["count"]!, (string?)warning["figures"]!["rulesVersion"]).ShouldBe((1, A.Rules.Id));

        using var national = _host.Client(Role.National);
        var seen = JsonNode.Parse(await national.GetStringAsync($"/api/v1/referrals/{draft["id"]}"))!;
        seen["warnings"]!.ToJsonString().ShouldBe(submitted["warnings"]!.ToJsonString());
        using var coordinator = _host.Client(Role.Coordinator, region: "south-east");
        JsonNode.Parse(await coordinator.GetStringAsync($"/api/v1/referrals/{draft["id"]}"))!["warnings"].ShouldBeNull();
    }

    [Fact]
    public async Task Given_complete_draft_that_stays_one_when_a_section_is_recorded_without_that_then_submitted()
    {
        using var kent = _host.Client(Role.ApiClient, A.Kent);
        var form = JsonSerializer.SerializeToNode(A.Form(), Json.Answers)!;
        var draft = await AnswerAsync(kent, HttpMethod.Post, "", Half, HttpStatusCode.Created);
        foreach (var section in new[] { "children", "needs", "bestInterests", "childsViews", "legal" })
        {
            draft = await PutAsync(kent, draft, $"{section}?draft=true", form[section]!.ToJsonString());
        }

        const string Arrival = """{"inAuthorityCare": true, "arrivedOn": "2026-03-01"}""";
        draft = await PutAsync(kent, draft, "arrival?draft=true", Arrival);
        Paths(draft["missing"]).ShouldBeEmpty();
        ((string?)draft["status"], draft["clocks"]).ShouldBe(("incomplete", null));
        ((string?)(await PutAsync(kent, draft, "arrival", Arrival))["status"]).ShouldBe("awaitingAllocation");
    }

    [Fact]
    public async Task Given_unlawful_placement_sought_when_corrected_then_the_rules_run_again_and_it_is_eligible()
    {
        using var kent = _host.Client(Role.ApiClient, A.Kent);
        var form = JsonSerializer.SerializeToNode(A.Form(), Json.Answers)!;
        form["children"]![0]!["dateOfBirth"] = "2013-08-14";
        form["needs"]!["placementTypes"] = new JsonArray("supportedAccommodation");
        var ineligible = await AnswerAsync(kent, HttpMethod.Post, "", form.ToJsonString(), HttpStatusCode.Created);
        ((string?)ineligible["status"]).ShouldBe("ineligible");
        ineligible["ineligible"]!.AsArray().Select(f => ((string?)f!["rule"], (string?)f["code"]))
            .ShouldBe([("E15", "placement-unlawful")]);

        // Only a draft stays as it is: what the rules turned down is held against them at every change.
        var corrected = await PutAsync(kent, ineligible, "needs?draft=true", """{"placementTypes": ["foster"]}""");
        ((string?)corrected["status"]).ShouldBe("awaitingAllocation");
        corrected["ineligible"]!.AsArray().ShouldBeEmpty();
    }

    static IEnumerable<string> Paths(JsonNode? paths) => paths!.AsArray().Select(p => (string)p!);

    static Task<JsonNode> PutAsync(
        HttpClient client, JsonNode referral, string section, string body, HttpStatusCode expected = HttpStatusCode.OK) =>
        AnswerAsync(client, HttpMethod.Put, $"/{referral["id"]}/sections/{section}", body, expected, $"\"{referral["version"]}\"");

    static async Task<JsonNode> AnswerAsync(
        HttpClient client, HttpMethod method, string path, string body, HttpStatusCode expected, string? ifMatch = null)
    {
        using var request = new HttpRequestMessage(method, $"/api/v1/referrals{path}")
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        using var response = await client.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        response.StatusCode.ShouldBe(expected, text);
        return JsonNode.Parse(text)!;
    }
}
