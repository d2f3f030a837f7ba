using TransferScheme.Portal.Tests.Visiting;
using TransferScheme.TestKit.Running;

namespace TransferScheme.Portal.Tests.Cases;

/// <summary>The homes of those who oversee, messages that wait, and the register of directions.</summary>
[Collection(PortalCollection.Name)]
public sealed class OverseersTests(ThePortal portal)
{
    [Theory]
    [InTurn]
    public async Task Given_the_national_team_then_its_home_tells_what_waits_and_how_the_service_is(Way way)
    {
        await using var visitor = await portal.VisitAsync(way);
        await visitor.SignInAsync("national");
        var home = await visitor.Page.Locator("main").InnerTextAsync();
        foreach (var part in new[] { "Reasons to review", "Overdue by region", "Directions", "Approvals of another region", "The service itself" })
        {
            home.ShouldContain(part);
        }

        home.ShouldNotContain("is not answering");
        home.ShouldNotContain("could not be asked");
        await visitor.CheckAsync("national");
        await visitor.FollowAsync("Messages that wait");
        (await visitor.Page.Locator("main").InnerTextAsync()).ShouldContain("No message waits.");
        await visitor.CheckAsync("national.messages");
    }

    [Theory]
    [InTurn]
    public async Task Given_a_reference_when_an_auditor_looks_for_it_then_the_case_opens(Way way)
    {
        using var kent = await portal.Scheme.As("api-client", Journey.Kent);
        using var journey = await new Journey(portal.Scheme, kent).ReferAsync();
        var reference = (await kent.Get($"referrals/{journey.Id}"))["reference"];
        await using var visitor = await portal.VisitAsync(way);
        await visitor.SignInAsync("auditor");
        await visitor.CheckAsync("audit");
        await visitor.PressAsync("Find the case");
        (await visitor.Page.Locator(".govuk-error-summary__list").InnerTextAsync()).ShouldBe("Enter the reference of a case");
        await visitor.Page.GetByLabel("Reference of the case").FillAsync("NTS-1999-000001");
        await visitor.PressAsync("Find the case");
        (await visitor.Page.Locator(".govuk-error-summary__list").InnerTextAsync()).ShouldStartWith("There is no case with this reference.");
        (await visitor.Page.GetByLabel("Reference of the case").InputValueAsync()).ShouldBe("NTS-1999-000001");
        await visitor.CheckAsync("audit.not-found");
        await visitor.Page.GetByLabel("Reference of the case").FillAsync($" {reference.ToLowerInvariant()} ");
        await visitor.PressAsync("Find the case");
        (await visitor.HeadingAsync()).ShouldBe($"Referral {reference}");
        await visitor.CheckAsync("audit.case");
    }

    [Fact]
    public async Task Given_an_auditor_then_the_files_to_verify_can_be_saved()
    {
        await using var visitor = await portal.VisitAsync(Way.Usual);
        await visitor.SignInAsync("auditor");
        foreach (var (link, name) in new[] { ("Save the ledger", "ledger.jsonl"), ("Save the receipts", "receipts.jsonl") })
        {
            var download = await visitor.Page.RunAndWaitForDownloadAsync(() => visitor.FollowAsync(link));
            download.SuggestedFilename.ShouldBe(name);
        }
    }

    [Theory]
    [InTurn]
    public async Task Given_a_notice_then_the_register_shows_it_to_all_and_what_was_written_to_those_whom_it_concerns(Way way)
    {
        // Notice is given once at a time to an authority: each way has its own.
        var directed = $"E0600000{(way.JavaScript ? 1 : 2) + (way.Width == 1280 ? 0 : way.Width == 640 ? 2 : 4)}";
        using var national = await portal.Scheme.As("national");
        var direct = $$"""{ "kind": "scheme", "authority": "{{directed}}", "reasons": "Canary-reasons of the notice" }""";
        var id = (await national.Post("directions", direct)).Expect(201).Id;
        await using var visitor = await portal.VisitAsync(way);
        await visitor.SignInAsync("duty-officer", directed);
        await visitor.Page.GotoAsync($"/directions?authority={directed}&status=notice");
        (await visitor.Page.Locator("tbody").InnerTextAsync()).ShouldContain("Notice given");
        await visitor.CheckAsync("directions");
        await visitor.Page.GotoAsync($"/directions/{id}");
        (await visitor.Page.Locator("main").InnerTextAsync()).ShouldContain("Canary-reasons");
        await visitor.CheckAsync("direction");
        await visitor.FollowAsync("The direction to print");
        (await visitor.HeadingAsync()).ShouldContain("direction");

        await using var other = await portal.VisitAsync(way);
        await other.SignInAsync("duty-officer", Journey.Kent);
        await other.Page.GotoAsync($"/directions/{id}");
        (await other.Page.Locator("main").InnerTextAsync()).ShouldNotContain("Canary");
        await other.CheckAsync("direction.other");
        await other.Page.GotoAsync("/directions?kind=reasons&status=lapsed");
        (await other.Page.Locator("main").InnerTextAsync()).ShouldContain("No direction is like this.");
        await other.CheckAsync("directions.none-like-this");
    }

    [Theory]
    [InlineData("/national")]
    [InlineData("/national/messages")]
    [InlineData("/audit")]
    [InlineData("/audit/ledger")]
    public async Task Given_a_page_of_another_role_then_it_says_that_it_is_not_for_the_reader(string page)
    {
        await using var visitor = await portal.VisitAsync(Way.Plain);
        await visitor.SignInAsync("duty-officer", Journey.Kent);
        (await visitor.Page.GotoAsync(page))!.Status.ShouldBe(403);
        (await visitor.HeadingAsync()).ShouldBe("You cannot open this page");
    }
}
