using TransferScheme.Portal.Tests.Moving;
using TransferScheme.Portal.Tests.Visiting;

namespace TransferScheme.Portal.Tests.Directions;

/// <summary>The national team directs an authority, and the authority makes representations.</summary>
[Collection(PortalCollection.Name)]
public sealed class DirectingTests(ThePortal portal)
{
    [Theory]
    [InTurn]
    public async Task Given_an_authority_when_notice_is_given_then_it_makes_representations_and_each_is_considered(Way way)
    {
        // Notice is given once at a time to an authority: each way has its own.
        var directed = $"E0600001{Index(way)}";
        await using var national = await portal.VisitAsync(way);
        await national.SignInAsync("national");
        await national.FollowAsync("Give notice of a direction to comply");
        await national.PressAsync("Continue");
        (await Party.ErrorsAsync(national)).ShouldBe("Select the authority\nEnter what you direct, and why");
        await national.CheckAsync("direction-new.empty");
        await national.Page.GetByLabel("Which authority do you direct?").SelectOptionAsync(directed);
        await national.Page.GetByLabel("What do you propose to direct").FillAsync(new string('w', 20_000));
        await national.PressAsync("Continue");
        await national.CheckAsync("direction-new.checked-long");
        await national.PressAsync("Change what is directed");
        await national.Page.GetByLabel("What do you propose to direct").FillAsync("To take its turns in the rota, as others do.");
        await national.PressAsync("Continue");
        await national.PressAsync("Give notice");
        (await national.HeadingAsync()).ShouldBe("Notice given");
        await national.CheckAsync("direction-recorded.notice");

        await national.Page.GotoAsync("/directions/new/scheme");
        await national.Page.GetByLabel("Which authority do you direct?").SelectOptionAsync(directed);
        await national.Page.GetByLabel("What do you propose to direct").FillAsync("The same again.");
        await national.PressAsync("Continue");
        await national.PressAsync("Give notice");
        (await Party.ErrorsAsync(national)).ShouldContain("decide on that one first");
        (await national.Page.Locator("main").InnerTextAsync()).ShouldContain("The same again.");
        await national.CheckAsync("direction-new.409");
        await national.FollowAsync("See the directions to this authority");
        await national.Page.Locator("tbody a").First.ClickAsync();
        var direction = new Uri(national.Page.Url).AbsolutePath;

        await using var officer = await portal.VisitAsync(way);
        await officer.SignInAsync("duty-officer", directed);
        await officer.CheckAsync("duty.notice");
        await officer.FollowAsync("Read it and make representations");
        await officer.CheckAsync("direction.to-represent");
        await officer.PressAsync("Make representations");
        await officer.PressAsync("Continue");
        (await Party.ErrorsAsync(officer)).ShouldBe("Enter your representations");
        await officer.CheckAsync("direction-represent.empty");
        await officer.Page.GetByLabel("What do you say to it?").FillAsync("Our homes are full until the summer.");
        await officer.PressAsync("Continue");
        await officer.CheckAsync("direction-represent.checked");
        await officer.PressAsync("Make representations");
        (await officer.HeadingAsync()).ShouldBe("Representations made");
        await officer.CheckAsync("direction-recorded.represented");

        await national.Page.GotoAsync($"{direction}/decision");
        (await national.Page.Locator("main").InnerTextAsync()).ShouldContain("Representations 1 were made in time");
        await national.CheckAsync("direction-decision.barred");
        await national.FollowAsync("Go back to the direction");
        await national.CheckAsync("direction.to-consider");
        await national.FollowAsync("Consider representations 1");
        await national.PressAsync("Record that they were considered");
        (await Party.ErrorsAsync(national)).ShouldBe("Enter what you make of them");
        await national.CheckAsync("direction-consider.empty");

        // The authority writes again meanwhile: the person is told, and nothing that was typed is lost.
        using var authority = await portal.Scheme.As("api-client", directed);
        var path = direction[1..];
        (await authority.Post($"{path}/representations", """{ "text": "More." }""", (await authority.Get(path)).Version)).Expect(200);
        await national.Page.GetByLabel("What do you make of them?").FillAsync("Weighed with the places of the region.");
        await national.PressAsync("Record that they were considered");
        (await national.Page.GetByLabel("What do you make of them?").InputValueAsync()).ShouldBe("Weighed with the places of the region.");
        await national.CheckAsync("direction-consider.412");
        await national.PressAsync("Record that they were considered");
        (await national.HeadingAsync()).ShouldBe("Representations considered");
        await national.CheckAsync("direction-recorded.considered");
    }

    [Theory]
    [InTurn]
    public async Task Given_an_authority_when_information_is_directed_then_a_later_direction_takes_the_place_of_the_first(Way way)
    {
        await using var national = await portal.VisitAsync(way);
        await national.SignInAsync("national");
        await national.FollowAsync("Directions");
        await national.CheckAsync("directions.national");
        await national.PressAsync("Direct information");
        await national.PressAsync("Continue");
        await national.CheckAsync("direction-information.empty");
        await national.Page.GetByLabel("Which authority do you direct?").SelectOptionAsync("E06000052");
        await national.Page.GetByLabel("In which form").FillAsync($"services-{Index(way)}");
        await Party.TypeAsync(national, "Due", "17:00", "1");
        await national.Page.GetByLabel("What do you direct, and why?").FillAsync("Places for children by kind.");
        await national.PressAsync("Continue");
        await national.CheckAsync("direction-information.checked");
        await national.PressAsync("Give the direction");
        (await Party.ErrorsAsync(national)).ShouldBe("Must not be in the past.");
        await Party.TypeAsync(national, "Due", "17:00", "31");
        await national.PressAsync("Continue");
        await national.PressAsync("Give the direction");
        (await national.Page.Locator("main").InnerTextAsync()).ShouldContain("31 December 2026 at 5pm");
        await national.CheckAsync("direction-recorded.directed");
        await national.FollowAsync("Open the direction");
        await national.PressAsync("Give another in its place");
        await Party.TypeAsync(national, "Due", "9am", "30");
        await national.Page.GetByLabel("What do you direct, and why?").FillAsync("A day earlier.");
        await national.PressAsync("Continue");
        await national.CheckAsync("direction-replacing.checked");
        await national.PressAsync("Give the direction");
        await national.FollowAsync("Open the direction");
        await national.FollowAsync("The direction that it takes the place of");
        (await national.Page.Locator("main").InnerTextAsync()).ShouldContain("Replaced by another");
        await national.CheckAsync("direction.replaced");
    }

    [Fact]
    public async Task Given_another_role_or_authority_when_they_open_an_act_on_a_direction_then_it_is_not_theirs()
    {
        using var national = await portal.Scheme.As("national");
        var direct = """{ "kind": "scheme", "authority": "E06000019", "reasons": "Canary" }""";
        var id = (await national.Post("directions", direct)).Expect(201).Id;
        await using var other = await portal.VisitAsync(Way.Plain);
        await other.SignInAsync("duty-officer", "E06000018");
        foreach (var page in (string[])["new/scheme", $"{id}/decision", $"{id}/change/modify", $"{id}/representations"])
        {
            (await other.Page.GotoAsync($"/directions/{page}"))!.Status.ShouldBe(403, page);
        }

        await other.CheckAsync("direction-represent.403");
        (await other.Page.GotoAsync($"/directions/{Guid.CreateVersion7()}/representations"))!.Status.ShouldBe(404);
    }

    static int Index(Way way) => (way.JavaScript ? 0 : 1) + (way.Width == 1280 ? 0 : way.Width == 640 ? 2 : 4);
}
