using TransferScheme.Portal.Tests.Moving;
using TransferScheme.Portal.Tests.Visiting;
using TransferScheme.TestKit.Running;

namespace TransferScheme.Portal.Tests.Rota;

/// <summary>The national team puts an authority in or out of the rota, and lets a referral go on although a rule fails.</summary>
[Collection(PortalCollection.Name)]
public sealed class ParticipationTests(ThePortal portal)
{
    const string Rutland = "E06000017";

    [Theory]
    [InTurn]
    public async Task Given_an_authority_when_the_national_team_limits_its_room_then_its_page_says_so(Way way)
    {
        await using var national = await portal.VisitAsync(way);
        await national.SignInAsync("national");
        await national.Page.GotoAsync($"/rota/forecast?authority={Rutland}");
        await national.FollowAsync("Put it in or out of the rota, or limit its room");
        await national.CheckAsync("participation");
        await national.PressAsync("Continue");
        (await Party.ErrorsAsync(national)).ShouldStartWith("Select whether it takes its turns\nSelect a reason");
        await national.CheckAsync("participation.empty");
        await national.Page.Locator("input[name=Able][value=yes]").CheckAsync();
        await national.Page.Locator("#Places").FillAsync(way.JavaScript ? "7" : "8");
        await national.Page.GetByLabel("A limit to its room has been accepted.").CheckAsync();
        await Party.TypeDayAsync(national, "Until", "1");
        await national.PressAsync("Continue");
        await national.CheckAsync("participation.checked");
        await national.PressAsync("Make this entry");
        (await Party.ErrorsAsync(national)).ShouldBe("Must not be in the past.");
        await Party.TypeDayAsync(national, "Until", "31");
        await national.PressAsync("Continue");
        await national.PressAsync("Make this entry");
        (await national.Page.Locator("main").InnerTextAsync()).ShouldContain("It has room for");
        await national.CheckAsync("participation.done");
    }

    [Theory]
    [InTurn]
    public async Task Given_a_referral_that_a_rule_fails_when_the_national_team_overrules_it_then_it_goes_on(Way way)
    {
        using var entry = await portal.Scheme.As("api-client", Rutland);
        var form = Journey.Form.Replace(Journey.Kent, Rutland, StringComparison.Ordinal);
        var referral = (await entry.Post("referrals", form)).Expect(201);
        referral["status"].ShouldBe("ineligible");
        await using var national = await portal.VisitAsync(way);
        await national.SignInAsync("national");
        await national.Page.GotoAsync($"/referrals/{referral.Id}");
        await national.FollowAsync("Let it go on although a rule fails");
        await national.PressAsync("Continue");
        (await Party.ErrorsAsync(national)).ShouldBe("Select a reason");
        await national.CheckAsync("overrule.empty");
        await national.Page.GetByLabel("Other", new() { Exact = true }).CheckAsync();
        await national.PressAsync("Continue");
        (await Party.ErrorsAsync(national)).ShouldBe("Enter the reason in the note");
        await national.Page.Locator("#Note").FillAsync("Agreed with the authority.");
        await national.PressAsync("Continue");
        await national.CheckAsync("overrule.checked");
        await national.PressAsync("Let it go on");
        (await national.HeadingAsync()).ShouldBe("Referral goes on");
        await national.CheckAsync("recorded.overruled");
        (await national.Page.GotoAsync($"/referrals/{referral.Id}/overrule"))!.Status.ShouldBe(409);
    }
}
