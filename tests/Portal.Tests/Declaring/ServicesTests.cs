using TransferScheme.Portal.Tests.Moving;
using TransferScheme.Portal.Tests.Visiting;

namespace TransferScheme.Portal.Tests.Declaring;

/// <summary>A duty officer answers a direction to give information with the return of services.</summary>
[Collection(PortalCollection.Name)]
public sealed class ServicesTests(ThePortal portal)
{
    const string Cornwall = "E06000052";

    [Theory]
    [InTurn]
    public async Task Given_a_direction_for_information_when_the_authority_returns_its_services_then_it_is_answered(Way way)
    {
        var form = $"return-{way.Width}-{way.JavaScript}";
        using var team = await portal.Scheme.As("national");
        var directed = $$"""{ "kind": "information", "authority": "{{Cornwall}}", "form": "{{form}}", "dueAt": "2026-12-31T17:00:00Z" }""";
        var id = (await team.Post("directions", directed)).Expect(201).Id;
        using var authority = await portal.Scheme.As("api-client", Cornwall);
        await authority.GetWhen($"authorities/{Cornwall}/services", r => r.Text.Contains(form, StringComparison.Ordinal));
        await using var visitor = await portal.VisitAsync(way);
        await visitor.SignInAsync("duty-officer", Cornwall);
        await visitor.Page.GotoAsync($"/directions/{id}");
        await visitor.PressAsync("Answer it with your return");
        await visitor.CheckAsync("services");
        await visitor.Page.Locator("#Form").FillAsync("");
        await visitor.Page.Locator("#Offered_0__Kind").FillAsync("");
        await visitor.Page.Locator("#Offered_0__Places").FillAsync("some");
        await visitor.PressAsync("Continue");
        (await Party.ErrorsAsync(visitor)).ShouldContain("Enter the form in which you return it\nEnter the kind of service");
        await visitor.CheckAsync("services.wrong");
        await visitor.Page.Locator("#Form").FillAsync(form);
        await visitor.Page.Locator("#Offered_0__Kind").FillAsync("Foster care");
        await visitor.Page.Locator("#Offered_0__Description").FillAsync(new string('d', 2001));
        await visitor.Page.Locator("#Offered_0__Places").FillAsync("3");
        await visitor.Page.Locator("#Offered_0__Languages").FillAsync("ti, ar");
        await visitor.PressAsync("Continue");
        await visitor.PressAsync("Return this");
        (await visitor.Page.Locator("#Offered_0__Kind").InputValueAsync()).ShouldBe("Foster care");
        await visitor.CheckAsync("services.refused");
        await visitor.Page.Locator("#Offered_0__Description").FillAsync("Carers who speak Tigrinya.");
        await visitor.PressAsync("Continue");
        await visitor.CheckAsync("services.checked");
        await visitor.PressAsync("Return this");
        (await visitor.Page.Locator("main").InnerTextAsync()).ShouldContain("Your return is recorded.");
        await visitor.CheckAsync("authority.returned");
        await team.GetWhen($"directions/{id}", r => r["status"] == "answered");
    }
}
