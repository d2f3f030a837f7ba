using TransferScheme.Portal.Tests.Visiting;
using TransferScheme.TestKit.Running;

namespace TransferScheme.Portal.Tests.Moving;

/// <summary>What does not go to plan on a transfer: a bar, a disputed arrival, a move that fails.</summary>
[Collection(PortalCollection.Name)]
public sealed class TroubleTests(ThePortal portal)
{
    [Theory]
    [InTurn]
    public async Task Given_a_hold_when_the_children_leave_then_its_sentence_leads_to_the_release_and_they_leave(Way way)
    {
        await using var party = await Party.ArrangedAsync(portal, way);
        var entry = party.Entry;
        await entry.Page.GotoAsync($"{party.At}/depart");
        await Party.TypeAsync(entry, "Departed", "9:00am");
        await Party.TypeAsync(entry, "Expected", "17:40");
        await entry.Page.GetByLabel("Who travels with them?").FillAsync("A social worker");
        await entry.PressAsync("Continue");
        await party.ReportAsync("holds", """{ "reasonCode": "in-hospital", "reviewOn": "2026-12-20" }""");
        await entry.PressAsync("Record the departure");
        await entry.CheckAsync("depart.moved-on");
        await entry.PressAsync("Record the departure");
        (await Party.ErrorsAsync(entry)).ShouldBe("The referral is on hold: release the hold before anybody travels.");
        (await entry.Page.Locator("main").InnerTextAsync()).ShouldContain("A social worker");
        await entry.CheckAsync("depart.held");
        await entry.Page.GotoAsync(party.At);
        await entry.CheckAsync("transfer.held");
        await entry.FollowAsync("The referral is on hold");
        await entry.CheckAsync("release");
        await entry.PressAsync("Release the hold");
        await entry.CheckAsync("recorded.release");
        await entry.FollowAsync("See where the transfer stands");
        (await entry.Page.Locator(".govuk-inset-text").InnerTextAsync()).ShouldContain("says when the children leave");
    }

    [Theory]
    [InTurn]
    public async Task Given_an_arrival_that_the_entry_authority_disputes_when_the_receiver_corrects_it_then_it_is_agreed(Way way)
    {
        await using var party = await Party.LeftAsync(portal, way);
        await party.DoAsync(party.Journey.Receiver, "arrival", $$"""{ "arrivedAt": "{{TheScheme.Now:O}}", "receivedBy": "A" }""");
        var (entry, receiver) = (party.Entry, party.Receiver);
        await entry.Page.GotoAsync(party.At);
        await entry.FollowAsync("Dispute the arrival");
        await entry.PressAsync("Continue");
        (await Party.ErrorsAsync(entry)).ShouldBe("Select what is not right\nEnter why you dispute it");
        await entry.CheckAsync("dispute.empty");
        await entry.Page.GetByLabel("They arrived at another time").CheckAsync();
        await Party.TypeAsync(entry, "Arrived", "9:00am");
        await entry.Page.GetByLabel("Why do you dispute it?").FillAsync("The escort rang at that time.");
        await entry.PressAsync("Continue");
        await entry.CheckAsync("dispute.checked");
        await entry.PressAsync("Dispute the arrival");
        (await Party.ErrorsAsync(entry)).ShouldBe("That is the time that the receiving authority gave: confirm the arrival.");
        await entry.CheckAsync("dispute.refused");
        await entry.PressAsync("Change what you say");
        await entry.Page.GetByLabel("They have not arrived").CheckAsync();
        await entry.PressAsync("Continue");
        await entry.PressAsync("Dispute the arrival");
        await entry.CheckAsync("transfer.disputed");
        await receiver.Page.GotoAsync(party.At);
        await receiver.CheckAsync("transfer.disputed.receiver");
        await receiver.FollowAsync("Say that the move failed");
        await receiver.PressAsync("Continue");
        (await Party.ErrorsAsync(receiver)).ShouldBe("Select a reason");
        await receiver.CheckAsync("failed.empty");
        await receiver.Page.GetByLabel("Another reason, told in the note.").CheckAsync();
        await receiver.PressAsync("Continue");
        (await Party.ErrorsAsync(receiver)).ShouldBe("Enter the reason in the note");
        await receiver.Page.Locator("#Note").FillAsync("They went back.");
        await receiver.PressAsync("Continue");
        await receiver.CheckAsync("failed.checked");
        await receiver.PressAsync("Record the failed move");
        await receiver.CheckAsync("transfer.failed");
        (await receiver.Page.Locator("main").InnerTextAsync()).ShouldContain("1 move has failed.");
    }
}
