using TransferScheme.Portal.Tests.Declining;
using TransferScheme.Portal.Tests.Visiting;
using TransferScheme.Portal.Words;

namespace TransferScheme.Portal.Tests.Languages;

/// <summary>A duty officer who works in Welsh accepts an offer, in a narrow window.</summary>
[Collection(PortalCollection.Name)]
public sealed class WelshJourneyTests(ThePortal portal)
{
    static readonly Text Welsh = Text.WelshDraft;

    [Fact]
    public async Task Given_somebody_who_chose_Welsh_when_they_sign_in_and_accept_an_offer_then_every_page_is_Welsh_and_says_it_is_a_draft()
    {
        using var journey = await portal.OfferAsync();
        var user = portal.Scheme.Demo.Users.First(u => u.Role == "duty-officer" && u.Authority == journey.Chosen);
        await using var visitor = await portal.VisitAsync(new Way(true, 320));
        await visitor.Page.GotoAsync("/sign-in");
        await visitor.FollowAsync("Cymraeg");
        await IsWelshAsync(visitor, "Sign in", "sign-in");
        await visitor.Page.GetByLabel(Welsh["Email address"]).FillAsync(user.Email);
        await visitor.Page.GetByLabel(Welsh["Password"], new() { Exact = true }).FillAsync(user.Password);
        await visitor.PressAsync(Welsh["Sign in"]);
        new Uri(visitor.Page.Url).AbsolutePath.ShouldBe("/duty");
        await visitor.CheckAsync("welsh.duty");

        await visitor.Page.GotoAsync($"/offers/{journey.OfferId}");
        await visitor.CheckAsync("welsh.offer");
        await visitor.Page.GotoAsync($"/offers/{journey.OfferId}/accept");
        await visitor.CheckAsync("welsh.accept");
        await visitor.Page.GetByLabel(Welsh["Foster care"]).CheckAsync();
        await visitor.Page.GetByLabel(Welsh["Placement and its address"]).FillAsync("Two carers, 1 Demo Street");
        await visitor.Page.GetByLabel(Welsh["Full name"]).FillAsync("Demo Worker");
        await visitor.Page.GetByLabel(Welsh["Email address"]).FillAsync("worker@demo.invalid");
        await visitor.Page.GetByLabel(Welsh["Telephone number"]).FillAsync("0300 000 0000");
        await visitor.PressAsync(Welsh["Continue"]);
        await IsWelshAsync(visitor, "Check your answers", "accept.check");
        await visitor.PressAsync(Welsh["Accept and send"]);
        await IsWelshAsync(visitor, "Offer accepted", "accepted");

        await visitor.FollowAsync("English");
        (await visitor.HeadingAsync()).ShouldBe("Offer accepted");
        (await visitor.Page.Locator(".scheme-draft-language").CountAsync()).ShouldBe(0);
    }

    static async Task IsWelshAsync(Visitor visitor, string heading, string name)
    {
        (await visitor.HeadingAsync()).ShouldBe(Welsh[heading]);
        (await visitor.Page.Locator("html").GetAttributeAsync("lang")).ShouldBe("cy");
        (await visitor.Page.Locator(".scheme-draft-language").InnerTextAsync())
            .ShouldBe(Welsh["This translation is a draft: no translator has signed it yet."]);
        await visitor.CheckAsync($"welsh.{name}");
    }
}
