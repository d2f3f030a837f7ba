using TransferScheme.Portal.Tests.Declining;
using TransferScheme.Portal.Tests.Moving;
using TransferScheme.Portal.Tests.Visiting;

namespace TransferScheme.Portal.Tests.Verifying;

/// <summary>An auditor and the national team check the ledger itself, and one decision.</summary>
[Collection(PortalCollection.Name)]
public sealed class VerifyTests(ThePortal portal)
{
    [Theory]
    [InTurn]
    public async Task Given_an_accepted_referral_when_an_auditor_checks_the_ledger_then_it_holds_and_the_decision_is_taken_again(Way way)
    {
        using var journey = await (await portal.OfferAsync()).AcceptAsync();
        var reference = (await journey.Entry.Get($"referrals/{journey.Id}"))["reference"];
        await WaitForLineAsync(reference);
        await using var visitor = await portal.VisitAsync(way);
        await visitor.SignInAsync("auditor");
        await visitor.FollowAsync("Check the ledger, or one decision, here");
        await visitor.CheckAsync("verify");
        await visitor.PressAsync("Check the whole ledger");
        var found = await visitor.Page.Locator("main").InnerTextAsync();
        found.ShouldContain("The whole ledger holds. Nothing is wrong.");
        found.ShouldContain("Whoever received children had room for the whole group");
        found.ShouldNotContain("Not so");
        await visitor.CheckAsync("verify.holds");
        await visitor.PressAsync("Check its receipt");
        (await Party.ErrorsAsync(visitor)).ShouldBe("Enter the reference of a case");
        await visitor.CheckAsync("verify.empty");
        await visitor.Page.GetByLabel("Reference of the case").FillAsync("NTS-1999-000001");
        await visitor.PressAsync("Check its receipt");
        (await Party.ErrorsAsync(visitor)).ShouldStartWith("There is no case with this reference.");
        (await visitor.Page.GetByLabel("Reference of the case").InputValueAsync()).ShouldBe("NTS-1999-000001");
        await visitor.Page.GetByLabel("Reference of the case").FillAsync($" {reference.ToLowerInvariant()} ");
        await visitor.PressAsync("Check its receipt");
        (await visitor.HeadingAsync()).ShouldBe($"How {reference} was decided");
        (await visitor.Page.Locator("main").InnerTextAsync()).ShouldContain("It was taken again just now");
        (await visitor.Page.Locator("main").InnerTextAsync()).ShouldNotContain("something else came out");
        await visitor.CheckAsync("receipt.taken-again");
    }

    [Theory]
    [InTurn]
    public async Task Given_the_national_team_then_its_home_leads_there_and_a_silent_service_is_said(Way way)
    {
        await using var silent = await SecondPortal.StartAsync(portal.Scheme);
        await using var visitor = await portal.VisitAsync(way, silent.Address);
        await visitor.SignInAsync("national");
        await visitor.FollowAsync("Verify the ledger");
        (await visitor.HeadingAsync()).ShouldBe("Verify the ledger");
        silent.Silent = ["/api/v1/rota/export"];
        await visitor.PressAsync("Check the whole ledger");
        await visitor.CheckAsync("verify.silent");
        silent.Silent = [];
        await visitor.Page.GotoAsync("/verify");
        await visitor.PressAsync("Check the whole ledger");
        (await visitor.Page.Locator("main").InnerTextAsync()).ShouldContain("The whole ledger holds.");
    }

    [Theory]
    [InlineData("duty-officer")]
    [InlineData("coordinator")]
    public async Task Given_another_role_then_the_page_is_not_for_it(string role)
    {
        await using var visitor = await portal.VisitAsync(Way.Plain);
        await visitor.SignInAsync(role);
        (await visitor.Page.GotoAsync("/verify"))!.Status.ShouldBe(403);
    }

    // The ledger is told of an acceptance by a message.
    async Task WaitForLineAsync(string reference)
    {
        using var auditor = await portal.Scheme.As("auditor");
        await auditor.GetWhen("rota/export", r => r.Text.Contains(reference, StringComparison.Ordinal));
    }
}
