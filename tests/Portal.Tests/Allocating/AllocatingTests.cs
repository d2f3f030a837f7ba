using TransferScheme.Portal.Tests.Visiting;

namespace TransferScheme.Portal.Tests.Allocating;

/// <summary>A coordinator offers a child to the recommended council, with its reasons beside it.</summary>
[Collection(PortalCollection.Name)]
public sealed class AllocatingTests(ThePortal portal)
{
    [Theory]
    [InTurn]
    public async Task Given_a_child_who_waits_then_the_coordinator_allocates_in_at_most_three_clicks(Way way)
    {
        using var journey = await portal.Scheme.WaitingAsync();
        var name = await portal.Scheme.NameAsync(journey.Chosen);
        await using var visitor = await portal.VisitAsync(way);
        await visitor.SignInAsync("coordinator", journey.Region);
        await visitor.CheckAsync("region.waiting");

        await (await visitor.FindAsync($"main a[href='/allocations/{journey.Id}']", "Children waiting")).ClickAsync();
        await visitor.CheckAsync("allocation.waiting");
        (await visitor.Page.Locator("main").InnerTextAsync()).ShouldContain("Why this council?");
        await visitor.PressAsync($"Offer to {name}");

        (await visitor.HeadingAsync()).ShouldBe($"Offered to {name}");
        await visitor.CheckAsync("allocation.offered");
        using var national = await portal.Scheme.As("national");
        var allocation = (await national.Get($"allocations/{journey.Id}")).Expect(200);
        allocation["status"].ShouldBe("offered");
        ((string)allocation.Json["offer"]!["authority"]!).ShouldBe(journey.Chosen);
    }

    [Theory]
    [InTurn]
    public async Task Given_a_decision_then_all_candidates_and_its_receipt_are_read_in_plain_words(Way way)
    {
        using var journey = await portal.Scheme.WaitingAsync();
        var reference = await journey.ReferenceAsync();
        await using var visitor = await portal.VisitAsync(way);
        await visitor.SignInAsync("coordinator", journey.Region);
        await visitor.Page.GotoAsync($"/allocations/{journey.Id}");
        await visitor.Page.Locator("main a[href$='/candidates']").ClickAsync();
        (await visitor.HeadingAsync()).ShouldBe($"Who could take {reference}");
        await visitor.CheckAsync("allocation.candidates");
        await visitor.FollowAsync("Back");

        await visitor.FollowAsync("The receipt of this decision, in plain words");
        (await visitor.HeadingAsync()).ShouldBe($"How {reference} was decided");
        await visitor.CheckAsync("allocation.receipt");
        var file = await visitor.Page.APIRequest.GetAsync($"/allocations/{journey.Id}/receipt?handler=file");
        (await file.JsonAsync())!.Value.GetProperty("referral").GetString().ShouldBe(reference);
    }

    [Theory]
    [InTurn]
    public async Task Given_somebody_who_offered_it_meanwhile_then_the_page_says_so_and_shows_where_it_stands(Way way)
    {
        using var journey = await portal.Scheme.WaitingAsync();
        var name = await portal.Scheme.NameAsync(journey.Chosen);
        await using var visitor = await portal.VisitAsync(way);
        await visitor.SignInAsync("coordinator", journey.Region);
        await visitor.Page.GotoAsync($"/allocations/{journey.Id}");
        await journey.OfferAsync();

        await visitor.PressAsync($"Offer to {name}");

        (await visitor.Page.Locator(".govuk-error-summary").CountAsync()).ShouldBe(1);
        (await visitor.Page.Locator("main").InnerTextAsync()).ShouldContain($"Offered to {name}.");
        await visitor.CheckAsync("allocation.changed");
    }

    [Theory]
    [InTurn]
    public async Task Given_a_person_of_another_role_or_region_then_the_case_is_not_theirs(Way way)
    {
        using var journey = await portal.Scheme.WaitingAsync();
        await using var officer = await portal.VisitAsync(way);
        await officer.SignInAsync("duty-officer", journey.Chosen);
        await officer.Page.GotoAsync($"/allocations/{journey.Id}");
        (await officer.HeadingAsync()).ShouldBe("You cannot open this page");
        await officer.CheckAsync("allocation.forbidden");

        var elsewhere = portal.Scheme.Demo.Users.First(u =>
            u.Role == "coordinator" && u.Region != journey.Region && u.Region != "south-east").Region;
        await using var other = await portal.VisitAsync(way);
        await other.SignInAsync("coordinator", elsewhere);
        await other.Page.GotoAsync($"/allocations/{journey.Id}");
        (await other.HeadingAsync()).ShouldBe("Page not found");
        await other.CheckAsync("allocation.not-theirs");
    }

    [Theory]
    [InTurn]
    public async Task Given_the_national_team_then_it_opens_any_region_and_offers_too(Way way)
    {
        using var journey = await portal.Scheme.WaitingAsync();
        var name = await portal.Scheme.NameAsync(journey.Chosen);
        await using var visitor = await portal.VisitAsync(way);
        await visitor.SignInAsync("national");
        await visitor.Page.GotoAsync("/region");
        (await visitor.HeadingAsync()).ShouldBe("Choose a region");
        await visitor.CheckAsync("region.choose");
        await visitor.Page.GotoAsync($"/region?region={journey.Region}");
        await (await visitor.FindAsync($"main a[href='/allocations/{journey.Id}']", "Children waiting")).ClickAsync();
        await visitor.PressAsync($"Offer to {name}");
        (await visitor.HeadingAsync()).ShouldBe($"Offered to {name}");
        await visitor.FollowAsync("Back to today");
        visitor.Page.Url.ShouldEndWith($"/region?region={journey.Region}");
        await visitor.CheckAsync("region.national");
    }

    [Fact]
    public async Task Given_a_region_without_anything_to_do_then_each_list_says_so()
    {
        await using var visitor = await portal.VisitAsync(Way.Usual);
        await visitor.SignInAsync("coordinator", "northern-ireland");
        var main = await visitor.Page.Locator("main").InnerTextAsync();
        main.ShouldContain("No council waits for your decision on more time.");
        await visitor.CheckAsync("region.quiet");
    }
}
