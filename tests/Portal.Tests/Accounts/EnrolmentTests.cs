using TransferScheme.Portal.Tests.Declining;
using TransferScheme.Portal.Tests.Visiting;

namespace TransferScheme.Portal.Tests.Accounts;

/// <summary>Where a second factor is required, whoever has none sets it up first and sees nothing before.</summary>
[Collection(PortalCollection.Name)]
public sealed class EnrolmentTests(ThePortal portal)
{
    [Theory]
    [InTurn]
    public async Task Given_a_person_without_a_second_factor_when_they_sign_in_then_every_page_leads_to_setting_it_up(Way way)
    {
        await using var second = await SecondPortal.StartAsync(portal.Scheme);
        second.WantsSecondFactor = true;
        await using var visitor = await portal.VisitAsync(way, second.Address);

        // A person of their own for each way: the factor stays on.
        var of = portal.Scheme.Demo.Users.Where(u => u.Role == "assessor").Select(u => u.Authority!).Distinct()
            .ElementAt(20 + Way.All.ToList().IndexOf(way));
        var user = await visitor.SignInAsync("assessor", of);
        visitor.Path().ShouldBe("/account/second-factor");
        foreach (var page in new[] { "/assessments", "/account", "/figures", "/account/password" })
        {
            await visitor.Page.GotoAsync(page);
            visitor.Path().ShouldBe("/account/second-factor", page);
        }

        await visitor.CheckAsync("account.must-enrol");
        await visitor.PressAsync("Continue");
        var secret = (await visitor.Page.Locator(".govuk-inset-text").InnerTextAsync()).Replace(" ", "", StringComparison.Ordinal);
        await visitor.FillAsync("Code", AccountTests.CodeOf(secret, DateTimeOffset.UtcNow));
        await visitor.PressAsync("Turn on one-time codes");
        (await visitor.HeadingAsync()).ShouldBe("Keep your recovery codes");
        var recovery = await visitor.Page.Locator("code").First.InnerTextAsync();
        await visitor.PressAsync("Sign in again with a code");
        await visitor.Page.GotoAsync("/sign-in");
        await visitor.FillAsync("Email", user.Email);
        await visitor.FillAsync("Password", user.Password);
        await visitor.PressAsync("Sign in");
        (await visitor.HeadingAsync()).ShouldBe("Enter your one-time code");
        await visitor.FillAsync("Code", recovery);
        await visitor.PressAsync("Sign in");
        visitor.Path().ShouldBe("/assessments");
    }
}
