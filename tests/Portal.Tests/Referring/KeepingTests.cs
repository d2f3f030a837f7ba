using System.Text.Json.Nodes;
using TransferScheme.Portal.Pages.Referring;
using TransferScheme.Portal.Tests.Visiting;
using TransferScheme.TestKit.Running;

namespace TransferScheme.Portal.Tests.Referring;

/// <summary>Nothing that was typed is lost, and nothing that the form asks for is left unasked.</summary>
[Collection(PortalCollection.Name)]
public sealed class KeepingTests(ThePortal portal)
{
    [Fact]
    public async Task Given_a_case_that_moves_on_meanwhile_when_saved_then_told_and_saved_at_the_second_press()
    {
        var id = await ReferringTests.DraftAsync(portal);
        await using var visitor = await portal.OfKentAsync(Way.Usual);
        await visitor.Page.GotoAsync($"/referrals/{id}/complete/needs");
        await visitor.FillAsync("Diet", "Fixture-diet");
        using (var kent = await portal.Scheme.As("duty-officer", Journey.Kent))
        {
            var version = (await kent.Get($"referrals/{id}")).Expect(200).Version;
            (await kent.Send(HttpMethod.Put, $"referrals/{id}/sections/needs", """{ "medical": "Fixture-medical" }""", version)).Expect(200);
        }

        await visitor.PressAsync("Save and continue");
        (await visitor.ErrorsAsync()).Length.ShouldBe(1);
        (await visitor.Page.GetByLabel("Diet").InputValueAsync()).ShouldBe("Fixture-diet");
        await visitor.CheckAsync("refer-needs.stale");
        await visitor.PressAsync("Save and continue");
        visitor.Address().ShouldEndWith("/complete/risk");
    }

    [Fact]
    public async Task Given_a_form_that_is_fixed_when_changed_then_told_why_and_what_was_typed_stays()
    {
        using var kent = await portal.Scheme.As("duty-officer", Journey.Kent);
        var id = (await kent.Post("referrals", Journey.Form)).Expect(201).Id;
        await using var visitor = await portal.OfKentAsync(Way.Usual);
        await visitor.Page.GotoAsync($"/referrals/{id}/complete/placement");
        await visitor.Page.GetByLabel("Residential home").CheckAsync();
        await visitor.PressAsync("Save and continue");
        (await visitor.ErrorsAsync()).Single().ShouldStartWith("An authority is being looked for");
        (await visitor.Page.GetByLabel("Residential home").IsCheckedAsync()).ShouldBeTrue();
        await visitor.CheckAsync("refer-placement.fixed");
    }

    [Fact]
    public async Task Given_the_longest_text_when_saved_then_kept_whole_and_one_more_character_is_told()
    {
        var id = await ReferringTests.DraftAsync(portal);
        await using var visitor = await portal.OfKentAsync(Way.Usual);
        await visitor.Page.GotoAsync($"/referrals/{id}/complete/alternatives");
        var longest = string.Concat(Enumerable.Repeat("Fixture-word ", 1_600))[..19_990] + "\nend-of-it";
        longest.Length.ShouldBe(20_000);
        await visitor.FillAsync("Which alternatives were weighed?", longest + "x");
        await visitor.PressAsync("Save and continue");
        (await visitor.ErrorsAsync()).ShouldBe(["Shorten your answer to 20,000 characters or fewer"]);
        await visitor.CheckAsync("refer-alternatives.too-long");
        await visitor.FillAsync("Which alternatives were weighed?", longest);
        await visitor.PressAsync("Save and continue");
        visitor.Address().ShouldEndWith($"/referrals/{id}/complete");
        await visitor.Page.GotoAsync($"/referrals/{id}/complete/alternatives");
        (await visitor.Page.GetByLabel("Which alternatives were weighed?").InputValueAsync()).ShouldBe(longest);
    }

    [Fact]
    public async Task Given_a_form_with_nothing_said_then_a_page_asks_for_everything_that_the_service_lacks()
    {
        using var kent = await portal.Scheme.As("duty-officer", Journey.Kent);
        const string Bare =
            """
            { "entryAuthority": "E10000016",
              "children": [ { "age": { "status": "doubted" }, "asylumClaim": {}, "health": {} }, { "age": { "status": "complete" } } ],
              "needs": {}, "family": [ { "relation": "aunt" } ], "bestInterests": {}, "childsViews": {}, "legal": {}, "logistics": {} }
            """;
        var draft = (await kent.Post("referrals", Bare)).Expect(201).Json;
        var asked = Parts.All.SelectMany(p => p.Questions.Select(q => (p.Section, q.NotKnownPath, q.Path))).ToList();
        var lacking = draft["missing"]!.AsArray().Concat(draft["wanted"]!.AsArray()).Select(p => (string)p!).ToList();
        lacking.Count.ShouldBeGreaterThan(80);

        // A photograph is a document, which is attached to the case and is no answer.
        lacking.Where(path => !path.EndsWith(".photograph", StringComparison.Ordinal) && !IsAsked(path)).ShouldBeEmpty();

        bool IsAsked(string path)
        {
            var section = Parts.Sections.FirstOrDefault(s => s == path.Split('.', '[')[0]) ?? "arrival";
            var member = section is "arrival" ? path : path[(path.IndexOf('.', StringComparison.Ordinal) + 1)..];
            return asked.Exists(a => a.Section == section
                && (a.Path == member || a.NotKnownPath == member || a.Path.StartsWith($"{member}.", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public void Given_a_path_of_several_names_when_put_and_taken_out_then_no_empty_object_is_left()
    {
        var form = new JsonObject();
        form.Put("riskDetail.threats", "none seen");
        form.Put("riskDetail.toOthers", "none seen");
        form.Put("riskDetail.threats", null);
        form.ToJsonString().ShouldBe("""{"riskDetail":{"toOthers":"none seen"}}""");
        form.Put("riskDetail.toOthers", null);
        form.ToJsonString().ShouldBe("{}");
    }
}
