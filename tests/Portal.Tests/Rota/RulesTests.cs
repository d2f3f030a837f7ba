using TransferScheme.Portal.Tests.Moving;
using TransferScheme.Portal.Tests.Visiting;
using TransferScheme.TestKit.Running;

namespace TransferScheme.Portal.Tests.Rota;

/// <summary>The rota and its rules as people read them, and a version that is tried on the past and adopted.</summary>
[Collection(PortalCollection.Name)]
public sealed class RulesTests(ThePortal portal)
{
    [Theory]
    [InTurn]
    public async Task Given_the_rules_in_force_when_a_version_is_proposed_then_it_is_tried_on_the_past_and_adopted(Way way)
    {
        // A version has a first day and a name of its own: each way its own, far ahead of every other test.
        var (year, name) = (2040 + way.Width / 320 + (way.JavaScript ? 5 : 0), $"2040-{way.Width}-{way.JavaScript}");
        using (var journey = await new Journey(portal.Scheme, await portal.Scheme.As("api-client", Journey.Kent)).ReferAsync())
        {
            await (await journey.OfferAsync()).AcceptAsync();
        }

        await using var national = await portal.VisitAsync(way);
        await national.SignInAsync("national");
        await national.FollowAsync("The rules in force and to come");
        await national.CheckAsync("rules");
        await national.PressAsync("Propose a version and try it on the past");
        await national.CheckAsync("rules-new");
        await national.Page.Locator("#Numbers_0_").FillAsync("one in a thousand");
        await national.PressAsync("Try it on the past");
        (await Party.ErrorsAsync(national)).ShouldContain("Enter a name for the version");
        (await Party.ErrorsAsync(national)).ShouldContain("Enter a whole number, such as 2");
        await national.CheckAsync("rules-new.wrong");
        await national.Page.GetByLabel("Name of the version").FillAsync(name);
        await national.Page.Locator("#First_Day").FillAsync("1");
        await national.Page.Locator("#First_Month").FillAsync("7");
        await national.Page.Locator("#First_Year").FillAsync("2025");
        await national.Page.Locator("#Numbers_0_").FillAsync("120");
        await national.PressAsync("Try it on the past");
        (await Party.ErrorsAsync(national)).ShouldBe("Must not be in the past.");
        await national.Page.Locator("#First_Year").FillAsync($"{year}");
        await national.PressAsync("Try it on the past");
        var tried = await national.Page.Locator("main").InnerTextAsync();
        tried.ShouldContain("120 instead of 100");
        tried.ShouldContain("placed again under these rules");
        await national.CheckAsync("rules-new.tried");
        await national.PressAsync("Adopt these rules");
        (await national.Page.Locator("main").InnerTextAsync()).ShouldContain($"The rules {name} are adopted.");
        await national.CheckAsync("rules.adopted");
    }

    [Theory]
    [InTurn]
    public async Task Given_the_rota_then_a_reader_sees_balances_by_region_and_what_an_authority_can_expect(Way way)
    {
        await using var visitor = await portal.VisitAsync(way);
        await visitor.SignInAsync("coordinator", "london");
        await visitor.FollowAsync("The rota: balances by region, and the next turns");
        (await visitor.Page.Locator("tbody").First.InnerTextAsync()).ShouldContain("Yorkshire and The Humber");
        await visitor.CheckAsync("rota");
        await visitor.FollowAsync("What an authority can expect");
        await visitor.CheckAsync("rota-forecast.none");
        await visitor.Page.GetByLabel("Authority").SelectOptionAsync("E09000007");
        await visitor.PressAsync("Show this authority");
        (await visitor.HeadingAsync()).ShouldBe("What Camden can expect of the rota");
        await visitor.CheckAsync("rota-forecast");
    }

    [Fact]
    public async Task Given_a_duty_officer_then_the_forecast_is_of_their_authority_and_the_rules_are_not_theirs_to_propose()
    {
        await using var visitor = await portal.VisitAsync(Way.Plain);
        await visitor.SignInAsync("duty-officer", Journey.Kent);
        await visitor.FollowAsync("Your authority");
        await visitor.FollowAsync("When your next turn may come");
        (await visitor.HeadingAsync()).ShouldBe("What Kent can expect of the rota");
        await visitor.CheckAsync("rota-forecast.own");
        (await visitor.Page.GotoAsync("/rules/new"))!.Status.ShouldBe(403);
        await visitor.CheckAsync("rules-new.403");
    }
}
