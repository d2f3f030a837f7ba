using TransferScheme.Portal.Tests.Moving;
using TransferScheme.Portal.Tests.Visiting;
using TransferScheme.TestKit.Running;

namespace TransferScheme.Portal.Tests.Directions;

/// <summary>What comes after the fourteen days, in a scheme whose clock goes on: a decision, a change, a withdrawal.</summary>
/// <param name="portal">A scheme of its own.</param>
public sealed class DecidingTests(ThePortal portal) : IClassFixture<ThePortal>
{
    [Fact]
    public async Task Given_a_notice_whose_days_are_over_when_it_is_decided_then_the_direction_is_given_modified_and_withdrawn()
    {
        using var team = await portal.Scheme.As("national");
        var id = (await team.Post("directions", """{ "kind": "scheme", "authority": "E06000047", "reasons": "To take its turns." }"""))
            .Expect(201).Id;
        await AdvanceAsync(team, 15);

        // With scripts in a narrow window: what both ways of looking would find.
        await using var national = await portal.VisitAsync(new Way(true, 320));
        await national.SignInAsync("national");
        await national.Page.GotoAsync($"/directions/{id}");
        await national.CheckAsync("direction.to-decide");
        await national.PressAsync("Decide on the notice");
        await national.PressAsync("Continue");
        await national.CheckAsync("direction-decision.empty");
        await national.Page.Locator("input[name=Given][value=yes]").CheckAsync();
        await national.PressAsync("Continue");
        (await Party.ErrorsAsync(national)).ShouldBe(
            "Select whether compliance would unduly prejudice a function\nEnter why, or why not\nEnter the reasons for your decision");
        await national.Page.Locator("input[name=Prejudice][value=yes]").CheckAsync();
        await national.Page.GetByLabel("Why, or why not?").FillAsync("Found from its return.");
        await national.Page.GetByLabel("Reasons for your decision").FillAsync("Every other means was tried.");
        await national.PressAsync("Continue");
        await national.PressAsync("Decide");
        (await Party.ErrorsAsync(national)).ShouldContain("must not be given");
        await national.CheckAsync("direction-decision.409");
        await national.PressAsync("Change the finding");
        await national.Page.Locator("input[name=Prejudice][value=no]").CheckAsync();
        await national.PressAsync("Continue");
        await national.PressAsync("Decide");
        (await national.Page.Locator("main").InnerTextAsync()).ShouldContain("The direction is in force.");
        await national.CheckAsync("direction-recorded.decided");

        await national.FollowAsync("Open the direction");
        await national.CheckAsync("direction.given");
        await national.PressAsync("Modify it");
        await national.PressAsync("Continue");
        await national.CheckAsync("direction-change.empty");
        await national.Page.GetByLabel("What do you change, and why?").FillAsync("Its turns from April alone.");
        await national.PressAsync("Continue");
        await national.CheckAsync("direction-change.checked");
        await national.PressAsync("Give notice");
        await AdvanceAsync(team, 15);
        await national.Page.GotoAsync($"/directions/{id}/decision");
        await national.Page.Locator("input[name=Given][value=no]").CheckAsync();
        await national.Page.GetByLabel("Reasons for your decision").FillAsync("It is not needed.");
        await national.PressAsync("Continue");
        await national.PressAsync("Decide");

        await national.FollowAsync("Open the direction");
        await national.PressAsync("Withdraw it");
        await national.PressAsync("Continue");
        await national.CheckAsync("direction-withdraw.empty");
        await national.Page.Locator("input[name=Agreed][value=yes]").CheckAsync();
        await national.Page.GetByLabel("Why do you withdraw it?").FillAsync("It complies.");
        await national.PressAsync("Continue");
        await national.CheckAsync("direction-withdraw.checked");
        await national.PressAsync("Withdraw the direction");
        (await national.HeadingAsync()).ShouldBe("Direction withdrawn");
        await national.FollowAsync("Open the direction");
        (await national.Page.Locator("main").InnerTextAsync()).ShouldContain("Withdrawn");
        (await national.Page.GetByText("Modify it").CountAsync()).ShouldBe(0);
    }

    static async Task AdvanceAsync(Caller caller, int days)
    {
        var now = DateTimeOffset.Parse((await caller.Get("development/clock"))["now"], System.Globalization.CultureInfo.InvariantCulture);
        (await caller.Post("development/clock", $$"""{ "advanceTo": "{{now.AddDays(days):O}}" }""")).Expect(200);
    }
}
