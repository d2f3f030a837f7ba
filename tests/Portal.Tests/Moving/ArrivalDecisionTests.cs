using TransferScheme.Portal.Tests.Visiting;
using TransferScheme.TestKit.Running;

namespace TransferScheme.Portal.Tests.Moving;

/// <summary>The national team decides the time of a disputed arrival.</summary>
[Collection(PortalCollection.Name)]
public sealed class ArrivalDecisionTests(ThePortal portal)
{
    [Theory]
    [InTurn]
    public async Task Given_two_times_of_arrival_when_the_national_team_decides_then_the_arrival_is_agreed(Way way)
    {
        await using var party = await Party.LeftAsync(portal, way);
        var now = TheScheme.Now.ToString("O");
        await party.DoAsync(party.Journey.Receiver, "arrival", $$"""{ "arrivedAt": "{{now}}", "receivedBy": "A" }""");
        await party.DoAsync(party.Journey.Entry, "arrival-dispute", """{ "reason": "Canary-reason" }""");
        await using var national = await portal.VisitAsync(way);
        await national.SignInAsync("national");
        await national.Page.GotoAsync(party.At);
        await national.CheckAsync("transfer.disputed.national");
        await national.PressAsync("Decide when they arrived");
        await national.CheckAsync("arrival-decision");
        await national.PressAsync("Continue");
        (await Party.ErrorsAsync(national)).ShouldBe("Enter the time at which they arrived\nEnter why you decide so");
        await national.CheckAsync("arrival-decision.empty");
        await Party.TypeAsync(national, "Arrived", "9:00am");
        await national.Page.GetByLabel("Why?").FillAsync("The carer’s log says so.");
        await national.PressAsync("Continue");
        await national.CheckAsync("arrival-decision.checked");
        await national.PressAsync("Decide the time of arrival");
        (await national.Page.Locator("main").InnerTextAsync()).ShouldContain("The time of arrival is decided");
        (await national.Page.GetByText("Cannot start yet").CountAsync()).ShouldBe(0);
        await national.CheckAsync("transfer.decided");
        (await national.Page.GotoAsync($"{party.At}/deed"))!.Status.ShouldBe(200);
        (await party.Entry.Page.GotoAsync($"{party.At}/arrival-decision"))!.Status.ShouldBe(403);
        await party.Entry.CheckAsync("arrival-decision.403");
    }
}
