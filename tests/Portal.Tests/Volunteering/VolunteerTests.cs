using TransferScheme.Portal.Tests.Allocating;
using TransferScheme.Portal.Tests.Moving;
using TransferScheme.Portal.Tests.Visiting;

namespace TransferScheme.Portal.Tests.Volunteering;

/// <summary>An authority takes children out of turn.</summary>
[Collection(PortalCollection.Name)]
public sealed class VolunteerTests(ThePortal portal)
{
    const string Bath = "E06000022";

    [Theory]
    [InTurn]
    public async Task Given_a_child_who_waits_when_an_authority_volunteers_then_the_offer_is_open_to_it(Way way)
    {
        using var waiting = await portal.Scheme.WaitingAsync();
        await using var silent = await SecondPortal.StartAsync(portal.Scheme);
        await using var visitor = await portal.VisitAsync(way, silent.Address);
        await visitor.SignInAsync("duty-officer", Bath);
        await visitor.Page.GotoAsync("/authority");
        await visitor.FollowAsync("Volunteer to take children");
        await visitor.CheckAsync("volunteer");
        await visitor.PressAsync("Continue");
        (await Party.ErrorsAsync(visitor)).ShouldBe("Select whether it counts as a turn");
        await visitor.CheckAsync("volunteer.empty");
        await visitor.Page.Locator("input[name=Counts][value=gift]").CheckAsync();
        await visitor.PressAsync("Continue");
        await visitor.CheckAsync("volunteer.checked");

        // The service fails just then: what was chosen is kept, and sent again.
        silent.Silent = ["/api/v1/offers/voluntary"];
        await visitor.PressAsync("Volunteer");
        (await Party.ErrorsAsync(visitor)).ShouldContain("The service is not answering.");
        await visitor.CheckAsync("volunteer.silent");
        silent.Silent = [];
        await visitor.PressAsync("Volunteer");
        (await visitor.HeadingAsync()).ShouldBe("You have volunteered");
        await visitor.CheckAsync("volunteered");
        await visitor.PressAsync("Open the offer");
        (await visitor.Page.Locator("main").InnerTextAsync()).ShouldContain("Accept");
    }

    [Fact]
    public async Task Given_another_role_then_the_page_is_not_for_it()
    {
        await using var visitor = await portal.VisitAsync(Way.Plain);
        await visitor.SignInAsync("coordinator");
        (await visitor.Page.GotoAsync("/authority/volunteer"))!.Status.ShouldBe(403);
    }
}
