using Microsoft.Playwright;
using TransferScheme.Portal.Tests.Visiting;
using TransferScheme.TestKit.Running;

namespace TransferScheme.Portal.Tests.Cases;

/// <summary>The list of referrals: what is asked for, page after page, and nothing where there is nothing.</summary>
[Collection(PortalCollection.Name)]
public sealed class ReferralListTests(ThePortal portal)
{
    [Theory]
    [InTurn]
    public async Task Given_referrals_when_they_are_filtered_then_those_are_shown_and_the_choice_is_kept(Way way)
    {
        using var kent = await portal.Scheme.As("api-client", Journey.Kent);
        using var journey = await new Journey(portal.Scheme, kent).ReferAsync();
        var reference = (await kent.Get($"referrals/{journey.Id}"))["reference"];
        await using var visitor = await portal.VisitAsync(way);
        await visitor.SignInAsync("national");
        await visitor.Page.GotoAsync("/referrals");
        await visitor.CheckAsync("referrals");

        await visitor.Page.GetByText("Choose which referrals are shown").ClickAsync();
        await visitor.Page.GetByLabel("Status").SelectOptionAsync("awaitingAllocation");
        await visitor.Page.GetByLabel("Authority that refers").SelectOptionAsync(Journey.Kent);
        await visitor.PressAsync("Show these referrals");
        (await visitor.Page.GetByLabel("Status").InputValueAsync()).ShouldBe("awaitingAllocation");
        await visitor.CheckAsync("referrals.filtered");
        await GoOnToAsync(visitor.Page, reference);
        (await visitor.Page.GetByLabel("Status").InputValueAsync()).ShouldBe("awaitingAllocation");

        await visitor.Page.GetByLabel("Only those that are overdue").CheckAsync();
        await visitor.Page.GetByLabel("Region that refers").SelectOptionAsync("wales");
        await visitor.PressAsync("Show these referrals");
        (await visitor.Page.Locator("main").InnerTextAsync()).ShouldContain("No referral that you may see is like this.");
        (await visitor.Page.GetByLabel("Only those that are overdue").IsCheckedAsync()).ShouldBeTrue();
        await visitor.CheckAsync("referrals.none-like-this");
    }

    [Theory]
    [InTurn]
    public async Task Given_an_authority_without_referrals_then_the_list_says_so(Way way)
    {
        await using var visitor = await portal.VisitAsync(way);
        await visitor.SignInAsync("duty-officer", "W06000001");
        await visitor.Page.GotoAsync("/referrals");
        (await visitor.Page.Locator("main").InnerTextAsync()).ShouldContain("There is no referral that you may see.");
        await visitor.CheckAsync("referrals.empty");
    }

    // The oldest come first: of many, the newest is on the last page.
    static async Task GoOnToAsync(IPage page, string reference)
    {
        while (!(await page.Locator("tbody").InnerTextAsync()).Contains(reference, StringComparison.Ordinal))
        {
            var here = page.Url;
            await page.Locator("a[rel=next]").ClickAsync();
            await page.WaitForURLAsync(address => address != here);
        }
    }
}
