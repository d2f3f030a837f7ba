using TransferScheme.Portal.Tests.Allocating;
using TransferScheme.Portal.Tests.Declining;
using TransferScheme.Portal.Tests.Visiting;

namespace TransferScheme.Portal.Tests.Homes;

/// <summary>What is done most often takes few clicks.</summary>
[Collection(PortalCollection.Name)]
public sealed class ClickTests(ThePortal portal)
{
    [Fact]
    public async Task Given_the_link_of_an_e_mail_when_a_duty_officer_accepts_then_six_clicks_are_enough()
    {
        using var journey = await portal.OfferAsync();
        var officer = portal.Scheme.Demo.Users.First(u => u.Role == "duty-officer" && u.Authority == journey.Chosen);
        await using var visitor = await portal.VisitAsync(Way.Usual);
        var clicks = await Clicks.CountAsync(visitor);
        await visitor.Page.GotoAsync($"/offers/{journey.OfferId}");
        await visitor.FillAsync("Email", officer.Email);
        await visitor.FillAsync("Password", officer.Password);
        await visitor.PressAsync("Sign in");
        visitor.Path().ShouldBe($"/offers/{journey.OfferId}");
        await visitor.PressAsync("Accept");
        await visitor.Page.GetByLabel("Foster care").CheckAsync();
        await visitor.FillAsync("Answer.Placement", "1 Test Lane");
        await visitor.FillAsync("Answer.Name", "Demo Worker");
        await visitor.FillAsync("Answer.Email", "worker@demo.invalid");
        await visitor.FillAsync("Answer.Phone", "01632 960000");
        await visitor.PressAsync("Continue");
        await visitor.PressAsync("Accept and send");
        (await visitor.HeadingAsync()).ShouldBe("Offer accepted");
        (await clicks.SoFarAsync()).ShouldBeInRange(5, 6);
    }

    [Fact]
    public async Task Given_a_child_who_waits_when_a_coordinator_allocates_from_their_home_then_three_clicks_are_enough()
    {
        using var journey = await portal.Scheme.WaitingAsync();
        var name = await portal.Scheme.NameAsync(journey.Chosen);
        await using var visitor = await portal.VisitAsync(Way.Usual);
        await visitor.SignInAsync("coordinator", journey.Region);
        var clicks = await Clicks.CountAsync(visitor);
        await visitor.Page.ReloadAsync();
        await (await visitor.FindAsync($"main a[href='/allocations/{journey.Id}']", "Children waiting")).ClickAsync();
        await visitor.PressAsync($"Offer to {name}");
        (await visitor.HeadingAsync()).ShouldBe($"Offered to {name}");
        (await clicks.SoFarAsync()).ShouldBeInRange(2, 3);
    }
}
