using TransferScheme.Portal.Tests.Visiting;
using TransferScheme.TestKit.Running;

namespace TransferScheme.Portal.Tests.Allocating;

/// <summary>What a coordinator does with an offer that is made: more time, and another council that takes over.</summary>
[Collection(PortalCollection.Name)]
public sealed class RegionsOffersTests(ThePortal portal)
{
    [Theory]
    [InTurn]
    public async Task Given_a_request_for_more_time_then_the_coordinator_decides_on_it(Way way)
    {
        using var journey = await AskedForTimeAsync(new string('w', 1_900));
        var reference = await journey.ReferenceAsync();
        await using var visitor = await portal.VisitAsync(way);
        await visitor.SignInAsync("coordinator", journey.Region);
        await visitor.CheckAsync("region.deferral");
        await visitor.Page.GotoAsync($"/offers/{journey.OfferId}/deferral-decision");
        await visitor.CheckAsync("deferral");
        await visitor.PressAsync("Continue");
        (await visitor.Page.Locator(".govuk-error-summary__list").InnerTextAsync()).ShouldBe("Select whether the council has more time");
        await visitor.CheckAsync("deferral.empty");

        await visitor.Page.GetByLabel("Yes, until Thursday 17 December 2026").CheckAsync();
        await visitor.Page.GetByLabel("Note to the council (optional)").FillAsync(new string('w', 20_000));
        await visitor.PressAsync("Continue");
        await visitor.CheckAsync("deferral.check-long");
        await visitor.PressAsync("Give more time");
        (await visitor.Page.GetByLabel("Note to the council (optional)").InputValueAsync()).Length.ShouldBe(20_000);
        await visitor.CheckAsync("deferral.note-too-long");

        await visitor.Page.GetByLabel("Note to the council (optional)").FillAsync("One day more.");
        await visitor.PressAsync("Continue");
        await visitor.PressAsync("Give more time");
        (await visitor.HeadingAsync()).ShouldBe("More time is given");
        (await visitor.Page.Locator(".govuk-panel__body").InnerTextAsync()).ShouldBe(reference);
        await visitor.CheckAsync("deferral.decided");

        await visitor.Page.GotoAsync($"/offers/{journey.OfferId}/deferral-decision");
        await visitor.CheckAsync("deferral.nothing");
    }

    [Fact]
    public async Task Given_an_answer_that_came_meanwhile_then_the_decision_is_told_so()
    {
        using var journey = await AskedForTimeAsync("A carer is ill.");
        await using var visitor = await portal.VisitAsync(Way.Usual);
        await visitor.SignInAsync("coordinator", journey.Region);
        await visitor.Page.GotoAsync($"/offers/{journey.OfferId}/deferral-decision");
        await visitor.Page.GetByLabel("No, its answer stays due when it was").CheckAsync();
        await visitor.PressAsync("Continue");
        await journey.AcceptAsync();
        await visitor.PressAsync("Give no more time");
        (await visitor.Page.Locator(".govuk-error-summary").CountAsync()).ShouldBe(1);
        await visitor.CheckAsync("deferral.changed");
    }

    [Theory]
    [InTurn]
    public async Task Given_accepted_children_then_another_council_of_the_region_is_asked_to_take_over(Way way)
    {
        using var journey = await portal.Scheme.WaitingAsync();
        await (await journey.OfferAsync()).AcceptAsync();
        using var national = await portal.Scheme.As("national");
        await national.GetWhen($"allocations/{journey.Id}", a => a["status"] == "accepted");
        await using var visitor = await portal.VisitAsync(way);
        await visitor.SignInAsync("coordinator", journey.Region);
        await visitor.Page.GotoAsync($"/allocations/{journey.Id}");
        await visitor.CheckAsync("allocation.accepted");
        await visitor.FollowAsync("Ask another council of the region to take over");
        await visitor.CheckAsync("swap");
        await visitor.PressAsync("Continue");
        (await visitor.Page.Locator(".govuk-error-summary__list").InnerTextAsync()).ShouldBe("Select the council");
        await visitor.CheckAsync("swap.empty");

        await visitor.Page.GetByLabel("Which council?").SelectOptionAsync(new Microsoft.Playwright.SelectOptionValue { Index = 1 });
        await visitor.Page.GetByLabel("Note to both councils (optional)").FillAsync("A place near the school is free there.");
        await visitor.PressAsync("Continue");
        await visitor.CheckAsync("swap.check");
        await visitor.PressAsync("Ask the council");
        (await visitor.HeadingAsync()).ShouldEndWith(" has been asked");
        await visitor.CheckAsync("swap.asked");
    }

    [Fact]
    public async Task Given_an_offer_that_nobody_has_accepted_then_nobody_can_take_over()
    {
        using var journey = await portal.Scheme.WaitingAsync();
        await journey.OfferAsync();
        await using var visitor = await portal.VisitAsync(Way.Usual);
        await visitor.SignInAsync("coordinator", journey.Region);
        await visitor.Page.GotoAsync($"/offers/{journey.OfferId}/swap");
        await visitor.CheckAsync("swap.not-accepted");
    }

    async Task<Journey> AskedForTimeAsync(string note)
    {
        var journey = await portal.Scheme.WaitingAsync();
        await journey.OfferAsync();
        var version = (await journey.Receiver.Get($"offers/{journey.OfferId}")).Expect(200).Version;
        (await journey.Receiver.Post(
            $"offers/{journey.OfferId}/deferral", $$"""{ "groundCode": "G06", "until": "2026-12-17", "note": "{{note}}" }""", version)).Expect(200);
        return journey;
    }
}
