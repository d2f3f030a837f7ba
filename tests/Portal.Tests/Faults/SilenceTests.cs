using TransferScheme.Portal.Tests.Declining;
using TransferScheme.Portal.Tests.Referring;
using TransferScheme.Portal.Tests.Visiting;
using TransferScheme.TestKit.Running;

namespace TransferScheme.Portal.Tests.Faults;

/// <summary>Nothing that was typed is lost when a session ends or a service fails, and the pages say what still works.</summary>
[Collection(PortalCollection.Name)]
public sealed class SilenceTests(ThePortal portal)
{
    static readonly string Long = string.Concat(Enumerable.Repeat("Fixture: a cousin, a friend, a school; ", 500))[..19_000];

    [Theory]
    [InTurn]
    public async Task Given_a_long_form_when_the_session_ended_before_it_was_sent_then_signing_in_again_goes_on_with_it(Way way)
    {
        var id = await ReferringTests.DraftAsync(portal);
        await using var visitor = await portal.OfKentAsync(way);
        var officer = portal.Scheme.Demo.Users.First(u => u.Role == "duty-officer" && u.Authority == Journey.Kent);
        await visitor.Page.GotoAsync($"/referrals/{id}/complete/alternatives");
        await Declines.FillAsync(visitor, "Answers[1].Text", Long);
        await visitor.Page.Context.ClearCookiesAsync(new() { Name = "session" });
        await visitor.PressAsync("Save and continue");
        (await visitor.HeadingAsync()).ShouldBe("Sign in to go on");
        await visitor.CheckAsync("session-ended.sign-in-to-go-on");
        await visitor.PressAsync("Sign in");
        await Declines.FillAsync(visitor, "Email", officer.Email);
        await Declines.FillAsync(visitor, "Password", officer.Password);
        await visitor.PressAsync("Sign in");
        (await visitor.HeadingAsync()).ShouldBe("You are signed in");
        await visitor.CheckAsync("session-ended.signed-in-again");
        await visitor.PressAsync("Go on where you were");
        await visitor.Page.WaitForURLAsync($"**/referrals/{id}/complete");
        await visitor.Page.GotoAsync($"/referrals/{id}/complete/alternatives");
        (await IsKeptAsync(visitor)).ShouldBeTrue();
    }

    [Theory]
    [InTurn]
    public async Task Given_a_long_form_when_the_service_does_not_answer_then_all_is_kept_and_sent_at_the_next_press(Way way)
    {
        var id = await ReferringTests.DraftAsync(portal);
        await using var second = await SecondPortal.StartAsync(portal.Scheme);
        await using var visitor = await portal.VisitAsync(way, second.Address);
        await visitor.SignInAsync("duty-officer", Journey.Kent);
        await visitor.Page.GotoAsync($"/referrals/{id}/complete/alternatives");
        await Declines.FillAsync(visitor, "Answers[1].Text", Long);
        second.Silent = [$"/api/v1/referrals/{id}/sections"];
        await visitor.PressAsync("Save and continue");
        (await Declines.ErrorsAsync(visitor)).ShouldContain("The service is not answering. What you typed is still here");
        (await IsKeptAsync(visitor)).ShouldBeTrue();
        await visitor.CheckAsync("service-silent.form");
        second.Silent = [];
        await visitor.PressAsync("Save and continue");
        visitor.Path().ShouldBe($"/referrals/{id}/complete");
    }

    [Theory]
    [InTurn]
    public async Task Given_a_service_that_is_down_then_a_home_shows_the_rest_and_a_page_of_its_own_says_what_still_works(Way way)
    {
        using var journey = await portal.OfferAsync();
        await using var second = await SecondPortal.StartAsync(portal.Scheme);
        await using var visitor = await portal.VisitAsync(way, second.Address);
        await visitor.SignInAsync("duty-officer", journey.Chosen);
        second.Silent = ["/api/v1/refusals"];
        await visitor.Page.ReloadAsync();
        var home = await visitor.WordsAsync();
        home.ShouldContain("Statements of reasons: the service that knows is not answering.");
        home.ShouldContain("Offers to answer (");
        home.ShouldContain("Statements of reasons to write (not known)");
        home.ShouldNotContain("No statement of yours is begun.");
        (await visitor.Page.Locator($"a[href='/offers/{journey.OfferId}']").CountAsync()).ShouldBe(1);
        await visitor.CheckAsync("service-silent.home");
        (await visitor.Page.GotoAsync($"/refusals/{journey.OfferId}"))!.Status.ShouldBe(503);
        (await visitor.HeadingAsync()).ShouldBe("Sorry, a part of the service is not answering");
        (await visitor.WordsAsync()).ShouldContain("Nothing was lost. The other pages work");
        await visitor.CheckAsync("service-silent.page");
        (await visitor.Page.GotoAsync($"/offers/{journey.OfferId}"))!.Status.ShouldBe(200);
    }

    [Fact]
    public async Task Given_an_issuer_that_does_not_answer_then_the_sign_in_says_so_and_keeps_the_address()
    {
        await using var second = await SecondPortal.StartAsync(portal.Scheme);
        await using var visitor = await portal.VisitAsync(Way.Plain, second.Address);
        second.Silent = ["/connect/"];
        var officer = await visitor.SignInAsync("auditor");
        (await Declines.ErrorsAsync(visitor)).ShouldContain("Signing in is not answering. Try again in a moment");
        (await visitor.Page.Locator("[name=Email]").InputValueAsync()).ShouldBe(officer.Email);
        await visitor.CheckAsync("sign-in.silent");
    }

    [Fact]
    public async Task Given_an_issuer_that_does_not_answer_when_somebody_signs_out_then_they_are_out_of_this_computer()
    {
        await using var second = await SecondPortal.StartAsync(portal.Scheme);
        await using var visitor = await portal.VisitAsync(Way.Plain, second.Address);
        await visitor.SignInAsync("auditor");
        second.Silent = ["/connect/"];
        await visitor.Page.GotoAsync("/sign-out");
        await visitor.PressAsync("Sign out");
        (await visitor.HeadingAsync()).ShouldBe("Transfer a child to another authority");
        await visitor.Page.GotoAsync("/account");
        (await visitor.HeadingAsync()).ShouldBe("Sign in");
    }

    // Not shown character by character where it differs.
    static async Task<bool> IsKeptAsync(Visitor visitor) => await visitor.Page.Locator("[name='Answers[1].Text']").InputValueAsync() == Long;
}
