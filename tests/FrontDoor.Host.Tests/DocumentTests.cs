using System.Net;
using System.Text.Json.Nodes;

namespace TransferScheme.FrontDoor.Host.Tests;

/// <summary>One API document of the whole scheme.</summary>
public sealed class DocumentTests
{
    [Fact]
    public async Task The_document_is_that_of_all_services_together()
    {
        await using var referrals = await StubService.StartAsync();
        await using var refusals = await StubService.StartAsync();
        referrals.Document = Document("/api/v1/referrals", "Referral", "referrals");
        refusals.Document = Document("/api/v1/refusals", "Refusal", "refusals");
        await using var door = await Door.StartAsync(new() { ["referrals"] = referrals.Address, ["refusals"] = refusals.Address });
        using var answer = await door.Client.GetAsync("/openapi/v1.json");
        answer.Content.Headers.ContentType!.ToString().ShouldBe("application/json; charset=utf-8");
        var document = await answer.JsonAsync();
        document.Select(m => m.Key).ShouldBe(["openapi", "info", "paths", "components", "tags", "security"], ignoreOrder: true);
        Names(document["paths"]).ShouldBe(["/api/v1/referrals", "/api/v1/refusals", "/health/live"]);
        Names(document["components"]!["schemas"]).ShouldBe(["Problem", "Referral", "Refusal"], ignoreOrder: true);
        Names(document["components"]!["securitySchemes"]).ShouldBe(["bearer"]);
        document["tags"]!.AsArray().Select(t => t!["name"]!.GetValue<string>()).ShouldBe(["operations", "referrals", "refusals"]);
    }

    [Fact]
    public async Task The_document_is_kept_for_a_while()
    {
        await using var referrals = await StubService.StartAsync();
        referrals.Document = Document("/api/v1/referrals", "Referral", "referrals");
        await using var door = await Door.StartAsync(new() { ["referrals"] = referrals.Address });
        var first = await door.Client.GetStringAsync("/openapi/v1.json");
        await referrals.StopAsync();
        (await door.Client.GetStringAsync("/openapi/v1.json")).ShouldBe(first);
    }

    [Fact]
    public async Task A_service_that_is_away_is_named_and_another_instance_of_one_will_do()
    {
        await using var refusals = await StubService.StartAsync();
        await using var door = await Door.StartAsync(
            new() { ["dashboards"] = "http://127.0.0.1:1", ["refusals"] = $"http://127.0.0.1:1;{refusals.Address}" }, whenReady: false);
        using var answer = await door.Client.GetAsync("/openapi/v1.json");
        var problem = await answer.ShouldBeProblemAsync(HttpStatusCode.ServiceUnavailable, "service-away");
        problem["detail"]!.GetValue<string>().ShouldStartWith("Cannot be reached: dashboards.");
        answer.Headers.RetryAfter.ShouldNotBeNull();
    }

    [Theory]
    [InlineData("/components/schemas/Problem", """ "schemas": { "Problem": { "type": "string" } } """)]
    [InlineData("/components/securitySchemes/bearer", """ "securitySchemes": { "bearer": { "type": "http" } } """)]
    public async Task Services_that_say_different_things_under_one_name_are_an_error(string clash, string components)
    {
        await using var referrals = await StubService.StartAsync();
        await using var allocation = await StubService.StartAsync();
        referrals.Document = Document("/api/v1/referrals", "Referral", "referrals");
        allocation.Document = $$"""{ "openapi": "3.1.1", "components": { {{components}} } }""";
        await using var door = await Door.StartAsync(new() { ["referrals"] = referrals.Address, ["allocation"] = allocation.Address });
        using var answer = await door.Client.GetAsync("/openapi/v1.json");
        var problem = await answer.ShouldBeProblemAsync(HttpStatusCode.ServiceUnavailable, "document-clash");
        problem["detail"]!.GetValue<string>().ShouldBe($"The services' documents differ in allocation: {clash}.");
        door.Logged.ShouldContain(line => line.Contains($"differ in allocation: {clash}"));
    }

    [Fact]
    public async Task Of_different_paths_titles_and_tags_each_is_an_error()
    {
        await using var referrals = await StubService.StartAsync();
        await using var allocation = await StubService.StartAsync();
        referrals.Document = Document("/api/v1/referrals", "Referral", "referrals");
        allocation.Document = """
            {
              "openapi": "3.1.0", "info": { "title": "Other" }, "paths": { "/health/live": { "post": {} } },
              "tags": [ { "name": "operations", "x": 1 } ]
            }
            """;
        await using var door = await Door.StartAsync(new() { ["referrals"] = referrals.Address, ["allocation"] = allocation.Address });
        using var answer = await door.Client.GetAsync("/openapi/v1.json");
        (await answer.JsonAsync())["detail"]!.GetValue<string>().ShouldBe(
            "The services' documents differ in allocation: /openapi, allocation: /info, allocation: /paths//health/live, "
            + "allocation: /tags/operations.");
    }

    [Fact]
    public async Task The_page_of_the_document_is_served()
    {
        await using var door = await Door.StartAsync();
        (await door.Client.GetStringAsync("/docs/index.html")).ShouldContain("swagger-ui");
        (await door.Client.GetStringAsync("/docs/index.js")).ShouldContain("/openapi/v1.json");
        (await door.Client.GetAsync("/docs")).StatusCode.ShouldBe(HttpStatusCode.MovedPermanently);
    }

    static IEnumerable<string> Names(JsonNode? node) => node!.AsObject().Select(m => m.Key);

    static string Document(string path, string schema, string tag) =>
        $$"""
        {
          "openapi": "3.1.1", "info": { "title": "TransferScheme", "version": "v1" }, "security": [ { "bearer": [] } ],
          "paths": { "/health/live": { "get": { "operationId": "GetLive" } }, "{{path}}": { "get": { "operationId": "List{{schema}}" } } },
          "components": {
            "schemas": { "{{schema}}": { "type": "object" }, "Problem": { "type": "object" } },
            "securitySchemes": { "bearer": { "type": "oauth2" } } },
          "tags": [ { "name": "operations" }, { "name": "{{tag}}" } ]
        }
        """;
}
