using TransferScheme.Portal.Tests.Declining;
using TransferScheme.Portal.Tests.Moving;
using TransferScheme.Portal.Tests.Visiting;

namespace TransferScheme.Portal.Tests.Rota;

/// <summary>The national team records who takes over from an authority that is to be no more, years before the day.</summary>
[Collection(PortalCollection.Name)]
public sealed class SuccessionTests(ThePortal portal)
{
    const string Ceredigion = "W06000008";
    const string Pembrokeshire = "W06000009";

    [Theory]
    [InTurn]
    public async Task Given_an_authority_when_two_are_to_take_over_then_what_follows_is_said_and_the_succession_recorded(Way way)
    {
        // A succession stays: each way has its own authority.
        var ended = $"W0600000{(way.JavaScript ? 1 : 2) + (way.Width == 1280 ? 0 : way.Width == 640 ? 2 : 4)}";
        await using var national = await portal.VisitAsync(way);
        await national.SignInAsync("national");
        await national.Page.GotoAsync($"/rota/authorities/{ended}");
        await national.FollowAsync("Record who takes over from it when it is abolished, merged or split");
        await national.CheckAsync("succession");
        await national.PressAsync("Continue");
        (await Party.ErrorsAsync(national)).ShouldStartWith("Select an authority\n");
        await national.CheckAsync("succession.empty");
        await national.Page.Locator("#Successors_0_").SelectOptionAsync(ended);
        await national.FillDayAsync("First", new DateOnly(2030, 4, 1));
        await national.PressAsync("Continue");
        (await national.Page.Locator("main").InnerTextAsync()).ShouldContain("Its open cases pass to");
        await national.PressAsync("Record the succession");
        (await Party.ErrorsAsync(national)).ShouldBe("Must be another authority of the scheme, and not abolished by then.");
        await national.CheckAsync("succession.refused");
        await national.Page.Locator("#Successors_0_").SelectOptionAsync(Ceredigion);
        await national.PressAsync("Add another successor");
        await national.Page.Locator("#Successors_1_").SelectOptionAsync(Ceredigion);
        await national.PressAsync("Continue");
        (await Party.ErrorsAsync(national)).ShouldBe(
            "Select each authority once\nSelect who has its open cases, or that it is said later");
        await national.CheckAsync("succession.twice");
        await national.Page.Locator("#Successors_1_").SelectOptionAsync(Pembrokeshire);
        await national.Page.GetByLabel("That is said later").CheckAsync();
        await national.PressAsync("Continue");
        (await national.Page.Locator("main").InnerTextAsync()).ShouldContain("Its open cases wait until you say here");
        await national.CheckAsync("succession.checked");
        await national.PressAsync("Record the succession");
        var recorded = await national.Page.Locator("main").InnerTextAsync();
        recorded.ShouldContain("From 1 April 2030 on it no longer exists. It is succeeded by Ceredigion, Pembrokeshire.");
        recorded.ShouldContain("Who has its open cases is not said yet.");
        await national.CheckAsync("succession.recorded");
        using var caller = await portal.Scheme.As("national");
        (await caller.Get($"authorities/{ended}")).Expect(200).Json["succession"]!["from"]!.ToString().ShouldBe("2030-04-01");

        // Said later, of all of them.
        await national.Page.Locator("input[name=Heir][value='1']").CheckAsync();
        await national.PressAsync("Continue");
        await national.PressAsync("Record the succession");
        (await national.Page.Locator("main").InnerTextAsync()).ShouldContain("Open cases pass to Pembrokeshire.");
    }

    [Theory]
    [InlineData("duty-officer")]
    [InlineData("auditor")]
    public async Task Given_another_role_then_the_page_is_not_for_it(string role)
    {
        await using var visitor = await portal.VisitAsync(Way.Plain);
        await visitor.SignInAsync(role);
        (await visitor.Page.GotoAsync($"/rota/authorities/{Ceredigion}/succession"))!.Status.ShouldBe(403);
    }

    [Fact]
    public async Task Given_a_code_of_no_authority_then_there_is_no_such_page()
    {
        await using var visitor = await portal.VisitAsync(Way.Plain);
        await visitor.SignInAsync("national");
        (await visitor.Page.GotoAsync("/rota/authorities/X99999999/succession"))!.Status.ShouldBe(404);
    }
}
