using TransferScheme.Portal.Tests.Moving;
using TransferScheme.Portal.Tests.Visiting;

namespace TransferScheme.Portal.Tests.Declaring;

/// <summary>A duty officer says how many children the authority looks after, what is free, and where it is reached.</summary>
[Collection(PortalCollection.Name)]
public sealed class DeclaringTests(ThePortal portal)
{
    const string Leeds = "E08000035";

    [Theory]
    [InTurn]
    public async Task Given_an_authority_when_its_officer_declares_then_the_page_shows_it(Way way)
    {
        await using var visitor = await portal.VisitAsync(way);
        await visitor.SignInAsync("duty-officer", Leeds);
        await visitor.FollowAsync("Your authority");
        await visitor.CheckAsync("authority");

        await visitor.Page.Locator("a[href='/authority/children-looked-after']").ClickAsync();
        await visitor.Page.GetByLabel("Number of children").FillAsync("many");
        await visitor.PressAsync("Continue");
        (await Party.ErrorsAsync(visitor)).ShouldBe("The number of children must be a whole number, like 42");
        await visitor.CheckAsync("figures.wrong");
        await visitor.Page.GetByLabel("Number of children").FillAsync(way.JavaScript ? "41" : "42");
        await visitor.PressAsync("Continue");
        await visitor.CheckAsync("figures.checked");
        await visitor.PressAsync("Return the number");
        (await visitor.Page.Locator("main").InnerTextAsync()).ShouldContain(way.JavaScript ? "41" : "42");

        await visitor.PressAsync("Declare free places");
        await visitor.PressAsync("Continue");
        await visitor.CheckAsync("capacity.empty");
        await visitor.Page.Locator("#Kinds_0__Type").SelectOptionAsync("foster");
        await visitor.Page.Locator("#Kinds_0__Sex").SelectOptionAsync("any");
        await visitor.Page.Locator("#Kinds_0__From").FillAsync("15");
        await visitor.Page.Locator("#Kinds_0__To").FillAsync("17");
        await visitor.Page.Locator("#Kinds_0__Places").FillAsync("3");
        await visitor.PressAsync("Add another kind");
        await visitor.CheckAsync("capacity.two");
        (await visitor.Page.Locator("#Kinds_0__From").InputValueAsync()).ShouldBe("15");
        await visitor.PressAsync("Remove places of kind 2");
        await Party.TypeDayAsync(visitor, "Until", "31");
        await visitor.PressAsync("Continue");
        await visitor.CheckAsync("capacity.checked");
        await visitor.PressAsync("Declare");
        await visitor.CheckAsync("authority.declared");
        (await visitor.Page.Locator("table").InnerTextAsync()).ShouldContain("15 to 17");

        await visitor.Page.Locator("a[href='/authority/contacts']").ClickAsync();
        await visitor.Page.GetByLabel("Duty desk: mailbox").FillAsync("not a mailbox");
        await visitor.PressAsync("Save contacts");
        await visitor.CheckAsync("contacts.wrong");
        await visitor.Page.GetByLabel("Duty desk: mailbox").FillAsync("duty@leeds.demo.invalid");
        await visitor.PressAsync("Save contacts");
        (await visitor.Page.Locator("main").InnerTextAsync()).ShouldContain("duty@leeds.demo.invalid");
    }

    [Fact]
    public async Task Given_another_role_when_it_opens_an_authoritys_page_then_it_is_not_for_them()
    {
        await using var visitor = await portal.VisitAsync(Way.Plain);
        await visitor.SignInAsync("auditor");
        (await visitor.Page.GotoAsync("/authority"))!.Status.ShouldBe(403);
        await visitor.CheckAsync("authority.403");
    }
}
