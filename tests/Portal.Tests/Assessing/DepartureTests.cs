using TransferScheme.Portal.Pages.Assessing;
using TransferScheme.Portal.Tests.Visiting;
using TransferScheme.TestKit.Running;

namespace TransferScheme.Portal.Tests.Assessing;

/// <summary>A safeguard is departed from with a manager's counter-signature; and what a page does where it cannot go on.</summary>
[Collection(PortalCollection.Name)]
public sealed class DepartureTests(ThePortal portal)
{
    [Theory]
    [InTurn]
    public async Task Given_a_justified_departure_when_the_manager_counter_signs_then_the_queue_goes_on(Way way)
    {
        using var course = await (await AgeCourse.BeginAsync(portal)).ToAsync("plan");
        await using var assessor = await portal.VisitAsync(way);
        await assessor.SignInAsync("assessor", Journey.Kent);
        await assessor.OpenAsync($"{course.Address}/departure");
        await assessor.ChooseAsync("Interpreter at each session");
        await assessor.FillAsync("Why?", "The young person speaks English as a first language.");
        await assessor.PressAsync("Continue");
        await assessor.SendAsync("Justify the departure", "departure");

        await using var manager = await portal.VisitAsync(way);
        await manager.SignInAsync("manager", Journey.Kent);
        await manager.OpenAsync("/assessments/countersign");
        (await manager.MainAsync()).ShouldContain(course.Reference);
        await manager.CheckAsync("countersign");
        await manager.OpenAsync(course.Address);
        await manager.CheckAsync("assessment.countersign");
        await manager.OpenAsync($"{course.Address}/departures/A07");
        (await manager.MainAsync()).ShouldContain("The young person speaks English as a first language.");
        await manager.CheckAsync("counter-signature");
        await manager.PressAsync("Counter-sign the departure");
        (await manager.MainAsync()).ShouldContain("It is counter-signed.");
        await manager.CheckAsync("counter-signature.done");
    }

    [Theory]
    [InTurn]
    public async Task Given_a_case_that_moved_on_or_a_rule_against_it_when_an_act_is_sent_then_what_was_typed_stays(Way way)
    {
        using var course = await (await AgeCourse.BeginAsync(portal)).ToAsync("plan");
        await using var visitor = await portal.VisitAsync(way);
        await visitor.SignInAsync("assessor", Journey.Kent);
        await visitor.OpenAsync($"{course.Address}/interview");
        await visitor.MomentAsync("8:00am");
        for (var part = 0; part < 3; part++)
        {
            await visitor.PressAsync("Continue");
        }

        await visitor.DayAsync(14);
        await visitor.FillAsync("In which language?", "Tigrinya");
        await visitor.PressAsync("Continue");
        await course.MeanwhileAsync("overrun", new { words = "Canary-overrun" });
        await visitor.PressAsync("Open the interview");
        (await visitor.Page.GetByLabel("In which language?").InputValueAsync()).ShouldBe("Tigrinya");
        await visitor.CheckAsync("interview.moved-on");
        await visitor.PressAsync("Continue");
        await visitor.PressAsync("Open the interview");
        (await visitor.ErrorsAsync()).ShouldContain("A06: There is no independent appropriate adult");
        (await visitor.Page.GetByLabel("In which language?").InputValueAsync()).ShouldBe("Tigrinya");
        await visitor.CheckAsync("interview.barred");
    }

    [Fact]
    public async Task Given_every_act_when_its_page_is_opened_then_it_asks_or_says_what_bars_it()
    {
        using var course = await (await AgeCourse.BeginAsync(portal)).ToAsync("responses");
        await using var assessor = await portal.VisitAsync(Way.Usual);
        await assessor.SignInAsync("assessor", Journey.Kent);
        await using var manager = await portal.VisitAsync(Way.Usual);
        await manager.SignInAsync("manager", Journey.Kent);
        foreach (var act in Acts.All)
        {
            (await assessor.OpenAsync($"{course.Address}/{act.Name}")).ShouldBe(act.By is By.Manager ? 403 : 200, act.Name);
            (await manager.OpenAsync($"{course.Address}/{act.Name}")).ShouldBe(act.By is By.Manager or By.Either ? 200 : 403, act.Name);
            await (act.By is By.Manager ? manager : assessor).CheckAsync($"act.{act.Name}");
        }

        (await assessor.OpenAsync($"{course.Address}/no-such-act")).ShouldBe(404);
    }

    [Fact]
    public async Task Given_another_role_or_another_authority_when_pages_are_opened_then_they_are_not_shown()
    {
        using var course = await AgeCourse.BeginAsync(portal);
        var other = portal.Scheme.Demo.Users.First(u => u.Role == "assessor" && u.Authority != Journey.Kent).Authority;
        string[] pages = ["", "/plan", "/findings", "/documents", "/record", "/passport", "/plan/done"];
        await using var stranger = await portal.VisitAsync(Way.Usual);
        await stranger.SignInAsync("assessor", other);
        await stranger.CheckAsync("assessments.empty");
        foreach (var page in pages)
        {
            (await stranger.OpenAsync($"{course.Address}{page}")).ShouldBe(404, page);
        }

        (await stranger.OpenAsync("/assessments/countersign")).ShouldBe(403);
        await stranger.CheckAsync("countersign.forbidden");
        await using var coordinator = await portal.VisitAsync(Way.Usual);
        await coordinator.SignInAsync("coordinator");
        foreach (var page in pages)
        {
            (await coordinator.OpenAsync($"{course.Address}{page}")).ShouldBe(403, page);
        }

        (await coordinator.OpenAsync($"/referrals/{course.Referral}/age-doubt")).ShouldBe(403);
    }
}
