using TransferScheme.Portal.Tests.Declining;
using TransferScheme.Portal.Tests.Visiting;
using TransferScheme.TestKit.Running;

namespace TransferScheme.Portal.Tests.Emergencies;

/// <summary>An auditor opens a whole record in an emergency, and somebody else says whether it was justified.</summary>
[Collection(PortalCollection.Name)]
public sealed class EmergencyTests(ThePortal portal)
{
    const string Why = "Fixture: a caller says that a child of this case is in danger tonight.";
    static readonly string Long = string.Concat(Enumerable.Repeat("Fixture: there is danger. ", 800))[..20_000];

    [Theory]
    [InTurn]
    public async Task Given_a_case_when_an_auditor_opens_the_whole_record_then_the_case_shows_it_and_somebody_else_reviews_it(Way way)
    {
        using var journey = await portal.OfferAsync();
        await using var silent = await SecondPortal.StartAsync(portal.Scheme);
        await using var auditor = await portal.VisitAsync(way, silent.Address);
        await auditor.SignInAsync("auditor");
        await auditor.Page.GotoAsync($"/referrals/{journey.Id}");
        (await WordsAsync(auditor)).ShouldNotContain("Canary");
        await auditor.FollowAsync("Open the whole record in an emergency");
        await auditor.CheckAsync("emergency-open");
        await auditor.PressAsync("Open the whole record");
        (await auditor.ErrorsAsync()).ShouldBe("Enter why you must read the whole record now");
        await auditor.CheckAsync("emergency-open.empty");
        await auditor.FillAsync("Reason", Long);
        await auditor.PressAsync("Open the whole record");
        (await auditor.ErrorsAsync()).ShouldNotBeEmpty();
        (await auditor.Page.Locator("#Reason").InputValueAsync()).ShouldBe(Long);
        await auditor.CheckAsync("emergency-open.long");

        // The service fails just then: the reason is kept, and sent again.
        await auditor.FillAsync("Reason", Why);
        silent.Silent = [$"/api/v1/referrals/{journey.Id}/break-glass"];
        await auditor.PressAsync("Open the whole record");
        (await auditor.ErrorsAsync()).ShouldContain("The service is not answering.");
        (await auditor.Page.Locator("#Reason").InputValueAsync()).ShouldBe(Why);
        await auditor.CheckAsync("emergency-open.silent");
        silent.Silent = [];
        await auditor.PressAsync("Open the whole record");
        auditor.Path().ShouldBe($"/referrals/{journey.Id}");
        var opened = await WordsAsync(auditor);
        opened.ShouldContain("The whole record is open to you until");
        opened.ShouldContain("Canary-given Canary-family");
        opened.ShouldContain("Canary-medication");
        opened.ShouldContain("No document is attached.");
        (await auditor.Page.TitleAsync()).ShouldNotContain("Canary");
        await auditor.CheckAsync("case.emergency");
        await auditor.FollowAsync("Open the whole record in an emergency");
        (await WordsAsync(auditor)).ShouldContain("If you open it again");
        await auditor.CheckAsync("emergency-open.again");

        // Nobody reviews their own.
        var access = $"/emergency-accesses/{await AccessAsync(journey.Id)}";
        await auditor.Page.GotoAsync("/audit");
        await auditor.FollowAsync("Emergency accesses to review");
        await auditor.CheckAsync("emergencies.auditor");
        await auditor.Page.Locator($"a[href='{access}']").ClickAsync();
        (await WordsAsync(auditor)).ShouldContain("You opened the record yourself, so somebody else reviews it");
        (await auditor.Page.GetByText("Record the review").CountAsync()).ShouldBe(0);
        await auditor.CheckAsync("emergency.own");

        await using var national = await portal.VisitAsync(way);
        await national.SignInAsync("national");
        (await national.Page.Locator("p:has(a[href='/emergency-accesses'])").InnerTextAsync()).ShouldMatch(@"review \([1-9]\d*\)$");
        await national.FollowAsync("Emergency accesses to review");
        await national.CheckAsync("emergencies");
        await national.Page.Locator($"a[href='{access}']").ClickAsync();
        (await WordsAsync(national)).ShouldContain(Why);
        await national.CheckAsync("emergency");
        await national.PressAsync("Record the review");
        (await national.ErrorsAsync()).ShouldBe("Select whether it was justified");
        await national.CheckAsync("emergency.empty");
        await national.Page.GetByLabel("No, it was not justified").CheckAsync();
        await national.PressAsync("Record the review");
        (await national.HeadingAsync()).ShouldBe("Review recorded");
        await national.CheckAsync("emergency.reviewed");
    }

    [Theory]
    [InTurn]
    public async Task Given_an_access_that_somebody_reviews_meanwhile_then_the_second_review_is_turned_down_and_the_first_is_shown(Way way)
    {
        using var journey = await portal.OfferAsync();
        using var auditor = await portal.Scheme.As("auditor");
        (await auditor.Post($"referrals/{journey.Id}/break-glass", $$"""{ "reason": "{{Why}}" }""")).Expect(201);
        var id = await AccessAsync(journey.Id);
        await using var visitor = await portal.VisitAsync(way);
        await visitor.SignInAsync("national");
        await visitor.Page.GotoAsync($"/emergency-accesses/{id}");
        using var national = await portal.Scheme.As("national");
        (await national.Post($"referrals/break-glass/{id}/review", """{ "outcome": "justified" }""", 1)).Expect(200);
        await visitor.Page.GetByLabel("No, it was not justified").CheckAsync();
        await visitor.PressAsync("Record the review");
        (await visitor.ErrorsAsync()).ShouldNotBeEmpty();
        (await visitor.Page.Locator(".govuk-summary-list .govuk-tag").InnerTextAsync()).ShouldBe("Justified");
        await visitor.CheckAsync("emergency.changed-meanwhile");
        await visitor.FollowAsync("All emergency accesses");
        (await visitor.Page.Locator($"tr:has(a[href='/emergency-accesses/{id}']) .govuk-tag").InnerTextAsync()).ShouldBe("Justified");
        await visitor.CheckAsync("emergencies.reviewed");
    }

    [Fact]
    public async Task Given_another_role_or_a_case_that_is_not_there_then_nothing_is_opened()
    {
        using var journey = await portal.OfferAsync();
        await using var officer = await portal.VisitAsync(Way.Plain);
        await officer.SignInAsync("duty-officer", Journey.Kent);
        (await officer.OpenAsync($"/referrals/{journey.Id}/emergency")).ShouldBe(403);
        (await officer.OpenAsync("/emergency-accesses")).ShouldBe(403);
        await using var auditor = await portal.VisitAsync(Way.Plain);
        await auditor.SignInAsync("auditor");
        (await auditor.OpenAsync($"/referrals/{Guid.NewGuid()}/emergency")).ShouldBe(404);
        (await auditor.OpenAsync($"/emergency-accesses/{Guid.NewGuid()}")).ShouldBe(404);
    }

    static async Task<string> WordsAsync(Visitor visitor) => (await visitor.Page.Locator("main").TextContentAsync())!;

    // The emergency access to a referral.
    async Task<string> AccessAsync(Guid referral)
    {
        using var national = await portal.Scheme.As("national");
        var all = (await national.Get("referrals/break-glass?limit=200")).Expect(200).Json["items"]!.AsArray();
        return (string)all.Single(a => (Guid)a!["referralId"]! == referral)!["id"]!;
    }
}
