using TransferScheme.Portal.Tests.Visiting;

namespace TransferScheme.Portal.Tests.Signing;

/// <summary>People sign in, are told what is wrong, go on where they were, and sign out.</summary>
[Collection(PortalCollection.Name)]
public sealed class SigningInTests(ThePortal portal)
{
    [Theory]
    [InTurn]
    public async Task Given_nobody_when_the_first_page_is_opened_then_it_leads_to_the_sign_in(Way way)
    {
        await using var visitor = await portal.VisitAsync(way);
        await visitor.Page.GotoAsync("/");
        await visitor.CheckAsync("start");
        await visitor.PressAsync("Sign in");
        await visitor.CheckAsync("sign-in");
    }

    [Theory]
    [InTurn]
    public async Task Given_a_form_without_answers_when_it_is_sent_then_each_field_says_what_it_needs(Way way)
    {
        await using var visitor = await portal.VisitAsync(way);
        await visitor.Page.GotoAsync("/sign-in");
        await visitor.PressAsync("Sign in");
        (await visitor.Page.Locator(".govuk-error-summary__list").InnerTextAsync()).ShouldBe("Enter your email address\nEnter your password");
        await visitor.CheckAsync("sign-in.empty");
    }

    [Theory]
    [InTurn]
    public async Task Given_a_wrong_password_then_address_and_password_look_the_same(Way way)
    {
        await using var visitor = await portal.VisitAsync(way);
        await visitor.Page.GotoAsync("/sign-in");
        await visitor.Page.GetByLabel("Email address").FillAsync("nobody@demo.invalid");
        await visitor.Page.GetByLabel("Password", new() { Exact = true }).FillAsync("wrong");
        await visitor.PressAsync("Sign in");
        (await visitor.Page.Locator(".govuk-error-summary__list").InnerTextAsync()).ShouldBe("The email address or password is not right");
        (await visitor.Page.GetByLabel("Email address").InputValueAsync()).ShouldBe("nobody@demo.invalid");
        (await visitor.Page.GetByLabel("Password", new() { Exact = true }).InputValueAsync()).ShouldBeEmpty();
        await visitor.CheckAsync("sign-in.wrong");
    }

    [Theory]
    [InlineData("national", "/national")]
    [InlineData("coordinator", "/region")]
    [InlineData("duty-officer", "/duty")]
    [InlineData("assessor", "/assessments")]
    [InlineData("manager", "/assessments")]
    [InlineData("auditor", "/audit")]
    public async Task Given_a_person_of_a_role_when_they_sign_in_then_they_are_at_their_home_and_can_sign_out(string role, string home)
    {
        await using var visitor = await portal.VisitAsync(Way.Plain);
        await visitor.SignInAsync(role);
        new Uri(visitor.Page.Url).AbsolutePath.ShouldBe(home);
        await visitor.FollowAsync("Sign out");
        await visitor.PressAsync("Sign out");
        await visitor.Page.GotoAsync(home);
        new Uri(visitor.Page.Url).AbsolutePath.ShouldBe("/sign-in");
    }

    [Fact]
    public async Task Given_a_link_to_a_page_when_nobody_is_signed_in_then_the_sign_in_goes_on_to_it()
    {
        await using var visitor = await portal.VisitAsync(Way.Plain);
        var user = portal.Scheme.Demo.Users.First(u => u.Role == "auditor");
        await visitor.Page.GotoAsync("/account");
        await visitor.Page.GetByLabel("Email address").FillAsync(user.Email);
        await visitor.Page.GetByLabel("Password", new() { Exact = true }).FillAsync(user.Password);
        await visitor.PressAsync("Sign in");
        new Uri(visitor.Page.Url).AbsolutePath.ShouldBe("/account");
        await visitor.CheckAsync("account");
    }
}
