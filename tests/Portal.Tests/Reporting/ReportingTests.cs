using System.Text.Json.Nodes;
using TransferScheme.Portal.Tests.Moving;
using TransferScheme.Portal.Tests.Visiting;
using TransferScheme.TestKit.Running;

namespace TransferScheme.Portal.Tests.Reporting;

/// <summary>The entry authority tells what happens to its children before they are received.</summary>
[Collection(PortalCollection.Name)]
public sealed class ReportingTests(ThePortal portal)
{
    [Theory]
    [InTurn]
    public async Task Given_a_group_when_a_child_goes_missing_objects_and_leaves_then_each_is_recorded_and_the_rest_go_on(Way way)
    {
        await using var party = await Party.ArrangedAsync(portal, way, Two());
        var entry = party.Entry;
        await entry.Page.GotoAsync($"{party.Case}/missing");
        await entry.PressAsync("Continue");
        (await Party.ErrorsAsync(entry)).ShouldContain("Select who is missing");
        await entry.CheckAsync("missing.empty");
        await entry.Page.Locator("input[name=Child]").First.CheckAsync();
        await Party.TypeAsync(entry, "Since", "8pm", "13");
        await entry.Page.GetByLabel("Police reference").FillAsync("46-1234-26");
        await entry.PressAsync("Continue");
        await entry.CheckAsync("missing.checked");
        await entry.PressAsync("Report the child missing");
        await entry.CheckAsync("recorded.missing");
        await entry.FollowAsync("See where the transfer stands");
        await entry.CheckAsync("transfer.missing");
        await entry.FollowAsync("A child is missing");
        await entry.CheckAsync("missing.one");
        await entry.Page.Locator("a[href$='/police']").ClickAsync();
        await entry.Page.GetByLabel("Police reference").FillAsync("");
        await entry.PressAsync("Save the reference");
        await entry.CheckAsync("police.empty");
        await entry.Page.GetByLabel("Police reference").FillAsync("46-9999-26");
        await entry.PressAsync("Save the reference");
        await entry.Page.Locator("a[href$='/found']").ClickAsync();
        await entry.CheckAsync("found");
        await entry.PressAsync("Record that the child was found");
        await entry.CheckAsync("recorded.found");

        await entry.Page.GotoAsync($"{party.Case}/objection");
        await entry.PressAsync("Continue");
        await entry.CheckAsync("objection.empty");
        await entry.Page.Locator("input[name=Child]").First.CheckAsync();
        await entry.Page.Locator("input[name=Advocate][value=no]").CheckAsync();
        await entry.Page.GetByLabel("What did the child say?").FillAsync(new string('w', 20_000));
        await entry.PressAsync("Continue");
        await entry.PressAsync("Record the objection");
        (await Party.ErrorsAsync(entry)).ShouldBe("Offer the child an advocate, then record what the child says.");
        await entry.CheckAsync("objection.long");
        await entry.PressAsync("Change whether an advocate was offered");
        await entry.Page.Locator("input[name=Advocate][value=yes]").CheckAsync();
        await entry.PressAsync("Continue");
        await entry.PressAsync("Record the objection");
        await entry.CheckAsync("recorded.objection");

        await entry.Page.GotoAsync($"{party.Case}/best-interests");
        await entry.PressAsync("Continue");
        await entry.CheckAsync("review.empty");
        await entry.Page.Locator("input[name=Child][value=all]").CheckAsync();
        await entry.Page.GetByLabel("Who reviewed?").FillAsync("The reviewing officer");
        await entry.Page.GetByLabel("What did the review find").FillAsync("They would like to go together.");
        await entry.Page.Locator("input[name=Still][value=no]").CheckAsync();
        await entry.PressAsync("Continue");
        await entry.CheckAsync("review.checked");
        await entry.PressAsync("Record the review");
        await entry.CheckAsync("recorded.review");

        await entry.Page.GotoAsync($"{party.Case}/close");
        await entry.PressAsync("Continue");
        (await Party.ErrorsAsync(entry)).ShouldBe("Select whom it is about\nSelect a reason");
        await entry.CheckAsync("close.empty");
        await entry.Page.Locator("input[name=Child]").First.CheckAsync();
        await entry.Page.GetByLabel("The child was reunited with family.").CheckAsync();
        await entry.PressAsync("Continue");
        await entry.CheckAsync("close.checked");
        await entry.PressAsync("Let the child leave the referral");
        await entry.CheckAsync("recorded.left");
    }

    [Theory]
    [InTurn]
    public async Task Given_an_accepted_referral_when_it_is_held_and_withdrawn_then_what_falls_with_it_was_shown_first(Way way)
    {
        await using var party = await Party.AcceptedAsync(portal, way);
        var entry = party.Entry;
        await entry.Page.GotoAsync($"{party.Case}/hold");
        await entry.PressAsync("Continue");
        await entry.CheckAsync("hold.empty");
        await entry.Page.GetByLabel("A child is in hospital, or not fit to travel.").CheckAsync();
        await Party.TypeDayAsync(entry, "Review", "1");
        await entry.PressAsync("Continue");
        await entry.CheckAsync("hold.checked");
        await entry.PressAsync("Put on hold");
        (await Party.ErrorsAsync(entry)).ShouldBe("Must not be in the past.");
        await Party.TypeDayAsync(entry, "Review", "21");
        await entry.PressAsync("Continue");
        await entry.PressAsync("Put on hold");
        await entry.CheckAsync("recorded.hold");

        await entry.Page.GotoAsync($"{party.Case}/age-plan");
        await entry.PressAsync("Continue");
        await entry.CheckAsync("age-plan.empty");
        await entry.Page.Locator("input[name=Lead]").First.CheckAsync();
        await entry.Page.GetByLabel("By when is it answered?").FillAsync("In four weeks");
        await entry.Page.GetByLabel("What protects the child").FillAsync("Own room");
        await entry.PressAsync("Continue");
        await entry.CheckAsync("age-plan.checked");
        await entry.PressAsync("Record the plan");
        (await Party.ErrorsAsync(entry)).ShouldBe("The form does not say that this child's age is in question.");

        await entry.Page.GotoAsync($"{party.Case}/withdraw");
        await entry.PressAsync("Continue");
        (await Party.ErrorsAsync(entry)).ShouldBe("Select a reason");
        await entry.CheckAsync("withdraw.empty");
        (await entry.Page.Locator("main").InnerTextAsync()).ShouldContain("The acceptance is undone");
        await entry.Page.GetByLabel("The child stays in the present placement.").CheckAsync();
        await entry.PressAsync("Continue");
        await entry.CheckAsync("withdraw.checked");
        await entry.PressAsync("Withdraw the referral");
        await entry.CheckAsync("recorded.withdrawal");
        (await entry.Page.GotoAsync($"{party.Case}/withdraw"))!.Status.ShouldBe(409);
        await entry.CheckAsync("withdraw.ended");
    }

    [Fact]
    public async Task Given_the_receiving_authority_when_it_opens_what_the_entry_authority_reports_then_it_is_told_whose_it_is()
    {
        await using var party = await Party.AcceptedAsync(portal, Way.Plain);
        foreach (var page in (string[])["missing", "objection", "best-interests", "hold", "release", "withdraw", "close", "age-plan"])
        {
            (await party.Receiver.Page.GotoAsync($"{party.Case}/{page}"))!.Status.ShouldBe(403, page);
        }

        await party.Receiver.CheckAsync("reporting.403");
    }

    static string Two()
    {
        var form = JsonNode.Parse(Journey.Form)!;
        var second = form["children"]![0]!.DeepClone();
        second["givenName"] = "Second-given";
        second["dateOfBirth"] = "2011-02-03";
        second["homeOfficeReference"] = "Canary-ho-2";
        form["children"]!.AsArray().Add(second);
        return form.ToJsonString();
    }
}
