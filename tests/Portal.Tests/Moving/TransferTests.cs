using TransferScheme.Portal.Tests.Visiting;
using TransferScheme.TestKit.Running;

namespace TransferScheme.Portal.Tests.Moving;

/// <summary>Two duty officers take a transfer from the acceptance to the outcome.</summary>
[Collection(PortalCollection.Name)]
public sealed class TransferTests(ThePortal portal)
{
    [Theory]
    [InTurn]
    public async Task Given_an_acceptance_when_both_officers_follow_the_task_list_then_responsibility_moves(Way way)
    {
        await using var party = await Party.AcceptedAsync(portal, way);
        var (entry, receiver) = (party.Entry, party.Receiver);
        await entry.Page.GotoAsync(party.At);
        await entry.CheckAsync("transfer.accepted");

        await entry.FollowAsync("Propose the arrangement");
        await entry.PressAsync("Continue");
        (await Party.ErrorsAsync(entry)).ShouldBe(
            "Enter the day from which responsibility may move\nEnter the time from which responsibility may move");
        await entry.CheckAsync("arrangement.empty");
        await Party.TypeAsync(entry, "Effect", "9am");
        await entry.Page.GetByLabel("Health record and appointments").CheckAsync();
        await entry.PressAsync("Continue");
        await entry.CheckAsync("arrangement.checked");
        (await entry.Page.Locator(".govuk-summary-list").InnerTextAsync()).ShouldContain("14 December 2026 at 9am at the earliest");
        await entry.PressAsync("Change when responsibility moves");
        (await entry.Page.Locator("#Effect_At").InputValueAsync()).ShouldBe("9am");
        await entry.PressAsync("Continue");
        await entry.PressAsync("Propose the arrangement");
        await entry.CheckAsync("transfer.proposed");

        await SignAsync(entry, "Kent", check: true);
        await receiver.Page.GotoAsync(party.At);
        await SignAsync(receiver, "", check: false);
        await receiver.CheckAsync("transfer.arranged.receiver");

        await entry.Page.GotoAsync(party.At);
        await entry.FollowAsync("Health record and appointments");
        await entry.CheckAsync("handover.ready");
        await entry.PressAsync("Sign that it was handed over");
        await entry.FollowAsync("Care plan");
        await entry.PressAsync("Save what becomes of it");
        await entry.CheckAsync("handover.empty");
        await entry.Page.GetByLabel("Follows later", new() { Exact = true }).CheckAsync();
        await Party.TypeDayAsync(entry, "Follows", "20");
        await entry.PressAsync("Save what becomes of it");
        (await entry.Page.Locator("main").InnerTextAsync()).ShouldContain("Follows on 20 December 2026");
        await receiver.Page.GotoAsync($"{party.At}/handover/health");
        await receiver.CheckAsync("handover.receiver");
        await receiver.PressAsync("Sign that it was received");

        await entry.FollowAsync("Kent says when the children leave");
        await entry.PressAsync("Continue");
        await entry.CheckAsync("depart.empty");
        await Party.TypeAsync(entry, "Departed", "9:00am");
        await Party.TypeAsync(entry, "Expected", "17:40");
        await entry.Page.GetByLabel("Who travels with them?").FillAsync(Long);
        await entry.PressAsync("Continue");
        await entry.PressAsync("Record the departure");
        await entry.CheckAsync("depart.long");
        await entry.Page.GetByLabel("Who travels with them?").FillAsync("A social worker");
        await entry.PressAsync("Continue");
        await entry.CheckAsync("depart.checked");
        await entry.PressAsync("Record the departure");
        await entry.CheckAsync("transfer.left");

        await entry.FollowAsync("Change when they are expected");
        await entry.PressAsync("Change the expected arrival");
        await entry.CheckAsync("expected.empty");
        await Party.TypeAsync(entry, "Expected", "6.30pm");
        await entry.PressAsync("Change the expected arrival");
        (await entry.Page.Locator("main").InnerTextAsync()).ShouldContain("expected on 14 December 2026 at 6:30pm");

        await ArriveAsync(receiver, party, "arrive.receiver");
        await ArriveAsync(entry, party, "arrive.entry");
        (await entry.Page.Locator(".govuk-notification-banner").InnerTextAsync()).ShouldContain("Responsibility has moved, for good.");
        await entry.CheckAsync("transfer.completed");

        await receiver.Page.GotoAsync($"{party.At}/outcome");
        await receiver.PressAsync("Continue");
        await receiver.CheckAsync("outcome.empty");
        await receiver.Page.GetByLabel("How are they?").FillAsync(new string('x', 20_000));
        await receiver.Page.Locator("#Placements_0_").SelectOptionAsync("stable");
        await receiver.PressAsync("Continue");
        await receiver.CheckAsync("outcome.long");
        await receiver.PressAsync("Tell the authority that referred them");
        await receiver.CheckAsync("transfer.outcome");
        (await receiver.Page.Locator(".govuk-inset-text").InnerTextAsync()).ShouldContain("the transfer is complete");

        await receiver.FollowAsync("Read and print the deed");
        (await receiver.HeadingAsync()).ShouldContain("Arrangement under section 69");
    }

    [Fact]
    public async Task Given_terms_that_changed_when_somebody_signs_then_they_are_told_and_what_they_typed_stands()
    {
        await using var party = await Party.AcceptedAsync(portal, Way.Usual);
        var terms = $$"""{ "effectiveAt": "{{TheScheme.Now:O}}" }""";
        await party.DoAsync(party.Journey.Entry, "arrangement", terms);
        await party.Receiver.Page.GotoAsync($"{party.At}/sign");
        await party.Receiver.Page.GetByLabel("Your full name").FillAsync("Ada Officer");
        await party.Receiver.Page.GetByLabel("Your office").FillAsync("Director of children's services");
        await party.Receiver.PressAsync("Continue");
        await party.DoAsync(party.Journey.Entry, "arrangement", $$"""{ "effectiveAt": "{{TheScheme.Now.AddDays(1):O}}" }""");
        await party.Receiver.Page.Locator("button[value=send]").ClickAsync();
        await party.Receiver.CheckAsync("sign.moved-on");
        var main = await party.Receiver.Page.Locator("main").InnerTextAsync();
        main.ShouldContain("15 December 2026 at 9am");
        main.ShouldContain("Ada Officer");
        await party.Receiver.Page.Locator("button[value=send]").ClickAsync();
        (await party.Receiver.HeadingAsync()).ShouldStartWith("Transfer of");
    }

    [Fact]
    public async Task Given_another_role_or_another_authority_when_they_open_a_transfer_then_nothing_of_it_is_shown()
    {
        await using var party = await Party.AcceptedAsync(portal, Way.Plain);
        foreach (var (role, of, status) in new[] { ("assessor", Journey.Kent, 403), ("duty-officer", Stranger(party), 404) })
        {
            await using var visitor = await portal.VisitAsync(Way.Plain);
            await visitor.SignInAsync(role, of);
            (await visitor.Page.GotoAsync(party.At))!.Status.ShouldBe(status);
            await visitor.CheckAsync($"transfer.{status}");
        }

        (await party.Receiver.Page.GotoAsync($"{party.At}/depart"))!.Status.ShouldBe(403);
        (await party.Receiver.Page.Locator("main").InnerTextAsync()).ShouldContain("The departure is recorded by Kent.");
    }

    static string Long { get; } = string.Concat(Enumerable.Repeat("Companion ", 2_000));

    string Stranger(Party party) => portal.Scheme.Demo.Users
        .First(u => u.Role == "duty-officer" && u.Authority != Journey.Kent && u.Authority != party.Journey.Chosen).Authority!;

    static async Task SignAsync(Visitor visitor, string authority, bool check)
    {
        await visitor.Page.Locator(".govuk-task-list a", new() { HasTextString = $"{authority} signs" }).ClickAsync();
        if (check)
        {
            await visitor.Page.GetByLabel("Your full name").FillAsync("");
            await visitor.PressAsync("Continue");
            (await Party.ErrorsAsync(visitor)).ShouldBe("Enter your full name\nEnter your office");
            await visitor.CheckAsync("sign.empty");
        }

        await visitor.Page.GetByLabel("Your full name").FillAsync("Ada Officer");
        await visitor.Page.GetByLabel("Your office").FillAsync("Director of children's services");
        await visitor.PressAsync("Continue");
        if (check)
        {
            await visitor.CheckAsync("sign.checked");
        }

        await visitor.Page.Locator("button[value=send]").ClickAsync();
        (await visitor.HeadingAsync()).ShouldStartWith("Transfer of");
    }

    static async Task ArriveAsync(Visitor visitor, Party party, string name)
    {
        await visitor.Page.GotoAsync($"{party.At}/arrive");
        await visitor.PressAsync("Continue");
        await visitor.CheckAsync($"{name}.empty");
        await Party.TypeAsync(visitor, "Arrived", "9:00");
        await visitor.Page.GetByLabel("Who received them?").FillAsync("The carer");
        await visitor.PressAsync("Continue");
        await visitor.CheckAsync($"{name}.checked");
        await visitor.PressAsync("Confirm the arrival");
        (await visitor.HeadingAsync()).ShouldStartWith("Transfer of");
    }
}
