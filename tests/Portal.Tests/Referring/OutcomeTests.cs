using System.Text.Json.Nodes;
using TransferScheme.Portal.Tests.Visiting;
using TransferScheme.TestKit.Running;

namespace TransferScheme.Portal.Tests.Referring;

/// <summary>What became of a referral: outside the scheme, returned, like another one; and pages that are not for the reader.</summary>
[Collection(PortalCollection.Name)]
public sealed class OutcomeTests(ThePortal portal)
{
    [Theory]
    [InTurn]
    public async Task Given_ineligible_referral_when_the_answer_is_mended_then_it_goes_on(Way way)
    {
        var id = await ReferAsync(form =>
        {
            form["children"]![0]!["dateOfBirth"] = "2012-01-01";
            form["children"]![0]!["asylumClaim"]!["determined"] = true;
            form["needs"]!["placementTypes"] = new JsonArray("supportedAccommodation");
        });
        await using var visitor = await portal.OfKentAsync(way);
        await visitor.Page.GotoAsync($"/referrals/{id}/submitted");
        (await visitor.HeadingAsync()).ShouldBe("This referral is not eligible");
        await visitor.CheckAsync("refer-ineligible");
        await visitor.FollowAsync("Go to the form");
        await visitor.CheckAsync("refer-tasks.ineligible");
        await visitor.Page.GotoAsync($"/referrals/{id}/submitted");

        await visitor.FollowAsync("Look at this answer (No undecided claim of their own)");
        await visitor.ChooseAsync("Has the claim been decided", "No");
        await visitor.PressAsync("Save and continue");
        (await visitor.WordsAsync()).ShouldNotContain("No undecided claim");
        await visitor.FollowAsync("Look at this answer (Supported accommodation under 16)");
        await visitor.Page.GetByLabel("Supported accommodation").UncheckAsync();
        await visitor.Page.GetByLabel("Foster care").CheckAsync();
        await visitor.PressAsync("Save and continue");
        (await visitor.HeadingAsync()).ShouldStartWith("Referral submitted");
    }

    [Fact]
    public async Task Given_a_returned_referral_then_what_is_asked_for_is_told_and_sends_it_in_again()
    {
        var id = await ReferAsync(form => form["children"]![0]!["asylumClaim"]!["determined"] = true);
        using var national = await portal.Scheme.As("national");
        var version = (await national.Get($"referrals/{id}")).Expect(200).Version;
        (await national.Post($"referrals/{id}/return", """{ "missing": ["children[0].asylumClaim.determined", "needs"] }""", version)).Expect(200);

        await using var visitor = await portal.OfKentAsync(Way.Usual);
        await visitor.Page.GotoAsync($"/referrals/{id}/complete");
        (await visitor.WordsAsync()).ShouldContain("Child 1: Has the claim been decided?");
        await visitor.CheckAsync("refer-tasks.returned");
        await visitor.Page.GotoAsync($"/referrals/{id}/complete/claim/1");
        await visitor.ChooseAsync("Has the claim been decided", "No");
        await visitor.PressAsync("Save and come back later");
        await visitor.FollowAsync("Needs and risks");
        await visitor.PressAsync("Save and come back later");
        (await visitor.WordsAsync()).ShouldNotContain("Asked for");
        await visitor.PressAsync("Check your answers");
        await visitor.PressAsync("Submit the referral");
        (await visitor.HeadingAsync()).ShouldStartWith("Referral submitted");
    }

    [Fact]
    public async Task Given_a_child_like_another_when_submitted_then_the_officer_is_warned()
    {
        await ReferAsync(form => form["children"]![0]!["familyName"] = "Fixture-twice");
        var id = await ReferAsync(form => form["children"]![0]!["familyName"] = "Fixture-twice");
        await using var visitor = await portal.OfKentAsync(Way.Usual);
        await visitor.Page.GotoAsync($"/referrals/{id}/submitted");
        (await visitor.WordsAsync()).ShouldContain("This may be the same child as one referred before.");
        await visitor.CheckAsync("refer-submitted.duplicate");
        await visitor.FollowAsync("Add answers that help to find a place");
        (await visitor.WordsAsync()).ShouldContain("This referral was submitted.");
        await visitor.CheckAsync("refer-tasks.submitted");
    }

    [Fact]
    public async Task Given_another_role_or_another_authority_then_the_page_says_so()
    {
        var id = await ReferringTests.DraftAsync(portal);
        await using var coordinator = await portal.VisitAsync(Way.Plain);
        await coordinator.SignInAsync("coordinator");
        foreach (var page in new[] { "/referrals/new", $"/referrals/{id}/complete", $"/referrals/{id}/check" })
        {
            (await coordinator.Page.GotoAsync(page))!.Status.ShouldBe(403, page);
        }

        await using var other = await portal.VisitAsync(Way.Plain);
        await other.SignInAsync("duty-officer", "E08000003");
        string[] pages = ["complete", "complete/about/1", "complete/needs", "people", "remove", "check", "submitted"];
        foreach (var page in pages)
        {
            (await other.Page.GotoAsync($"/referrals/{id}/{page}"))!.Status.ShouldBe(404, page);
        }

        await using var own = await portal.OfKentAsync(Way.Plain);
        foreach (var page in new[] { "complete/nothing", "complete/about", "complete/about/2", "complete/needs/1", "complete/person/3" })
        {
            (await own.Page.GotoAsync($"/referrals/{id}/{page}"))!.Status.ShouldBe(404, page);
        }
    }

    async Task<Guid> ReferAsync(Action<JsonNode> with)
    {
        var form = JsonNode.Parse(Journey.Form)!;
        with(form);
        using var kent = await portal.Scheme.As("duty-officer", Journey.Kent);
        return (await kent.Post("referrals", form.ToJsonString())).Expect(201).Id;
    }
}
