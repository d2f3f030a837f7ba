using System.Text.Json.Nodes;
using TransferScheme.Portal.Tests.Visiting;
using TransferScheme.TestKit.Running;

namespace TransferScheme.Portal.Tests.Declining;

/// <summary>Drafts that others change meanwhile, that cannot be issued, and that are not the reader's.</summary>
[Collection(PortalCollection.Name)]
public sealed class DraftTests(ThePortal portal)
{
    [Fact]
    public async Task Given_a_draft_that_moved_on_when_a_page_is_saved_then_what_was_typed_is_kept_and_saved_on_the_new_one()
    {
        using var journey = await (await portal.OfferAsync()).DraftAsync();
        await using var officer = await portal.VisitAsync(Way.Usual);
        await officer.SignInAsync("duty-officer", journey.Chosen);
        await officer.Page.GotoAsync($"/refusals/{journey.OfferId}/child");
        var other = Declines.Statement();
        other["change"] = "A place near the clinic.";
        var version = (await journey.Receiver.Get($"refusals/{journey.OfferId}")).Version;
        (await journey.Receiver.Send(HttpMethod.Put, $"refusals/{journey.OfferId}/statement", other.ToJsonString(), version)).Expect(200);

        await officer.FillAsync("BestInterests", "Typed meanwhile.");
        await officer.ContinueAsync();
        (await officer.Page.GetByLabel("How did you weigh the child's best interests?").InputValueAsync()).ShouldBe("Typed meanwhile.");
        await officer.CheckAsync("decline.child.moved-on");
        await officer.ContinueAsync();

        officer.Path().ShouldEndWith("/key-points");
        var draft = (await journey.Receiver.Get($"refusals/{journey.OfferId}")).Json["draft"]!;
        ((string)draft["bestInterests"]!, (string)draft["change"]!).ShouldBe(("Typed meanwhile.", "A place near the clinic."));
    }

    [Theory]
    [InTurn]
    public async Task Given_a_draft_with_other_and_suggestive_words_when_another_looks_at_it_then_it_can_be_issued(Way way)
    {
        using var journey = await (await portal.OfferAsync()).DraftAsync(draft => draft["grounds"] = new JsonArray(new JsonObject
        {
            ["code"] = "G99", ["facts"] = "The school says that religion would be hard for this child here.", ["alternatives"] = "None.",
        }));
        await using var officer = await portal.VisitAsync(way);
        await officer.SignInAsync("duty-officer", journey.Chosen);
        await officer.Page.GotoAsync($"/refusals/{journey.OfferId}/issue");
        await officer.CheckAsync("decline.issue.blocked");
        await officer.Page.GotoAsync($"/refusals/{journey.OfferId}/second-look");
        await officer.PressAsync("I have read it");
        (await officer.ErrorsAsync()).ShouldStartWith("Whoever wrote any version of the draft cannot be its second pair of eyes");
        await officer.CheckAsync("decline.second-look.own");

        await using var manager = await portal.VisitAsync(way);
        await manager.SignInAsync("manager", journey.Chosen);
        await manager.Page.GotoAsync($"/refusals/{journey.OfferId}/second-look");
        await manager.PressAsync("Record the review");
        (await manager.ErrorsAsync()).ShouldBe("Enter what your review found");
        await manager.CheckAsync("decline.second-look.empty");
        await manager.FillAsync("Note", "It rests on the school's place alone.");
        await manager.PressAsync("Record the review");
        await manager.Page.GotoAsync($"/refusals/{journey.OfferId}/second-look");
        await manager.PressAsync("I have read it");
        (await manager.Page.GetByText("Nothing: the statement can be issued.").CountAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task Given_the_writer_with_no_delegation_when_they_open_the_decision_then_they_are_told_who_decides()
    {
        using var journey = await (await portal.OfferAsync()).DraftAsync();
        await using var officer = await portal.VisitAsync(Way.Plain);
        await officer.SignInAsync("duty-officer", journey.Chosen);
        await officer.Page.GotoAsync($"/refusals/{journey.OfferId}/issue");
        (await officer.Page.GetByText("You have no delegated authority to decide this.", new() { Exact = false }).CountAsync()).ShouldBe(1);
        await officer.CheckAsync("decline.issue.no-delegation");
    }

    [Fact]
    public async Task Given_a_manager_who_wrote_a_part_of_it_when_they_issue_it_then_they_are_told_that_another_decides()
    {
        using var journey = await (await portal.OfferAsync()).DraftAsync();
        await using var manager = await portal.VisitAsync(Way.Plain);
        await manager.SignInAsync("manager", journey.Chosen);
        await manager.Page.GotoAsync($"/refusals/{journey.OfferId}/child");
        await manager.ContinueAsync();
        await manager.Page.GotoAsync($"/refusals/{journey.OfferId}/issue");
        await manager.PressAsync("Issue and decline");
        (await manager.ErrorsAsync()).ShouldBe("R10: whoever drafted any version of the statement cannot decide it.");
        await manager.CheckAsync("decline.issue.own");
    }

    [Fact]
    public async Task Given_other_people_when_they_open_the_pages_then_each_is_told_no()
    {
        using var journey = await (await portal.OfferAsync()).DraftAsync();
        await using var coordinator = await portal.VisitAsync(Way.Plain);
        await coordinator.SignInAsync("coordinator", journey.Region);
        foreach (var path in new[]
        {
            $"/offers/{journey.OfferId}/decline", $"/refusals/{journey.OfferId}/child", "/refusals", $"/refusals/{journey.OfferId}/review",
        })
        {
            (await coordinator.OpenAsync(path)).ShouldBe(403, path);
        }

        await coordinator.CheckAsync("decline.wrong-role");
        await using var stranger = await portal.VisitAsync(Way.Plain);
        await stranger.SignInAsync("duty-officer", Stranger(journey));
        foreach (var path in new[]
        {
            $"/offers/{journey.OfferId}/decline", $"/offers/{journey.OfferId}/question", $"/offers/{journey.OfferId}/identity",
            $"/offers/{journey.OfferId}/more-time", $"/refusals/{journey.OfferId}", $"/refusals/{journey.OfferId}/answer",
            $"/refusals/{journey.OfferId}/grounds", $"/refusals/{journey.OfferId}/statement", $"/refusals/{journey.OfferId}/take-back",
        })
        {
            (await stranger.OpenAsync(path)).ShouldBe(404, path);
        }

        await stranger.CheckAsync("decline.not-yours");
    }

    [Fact]
    public async Task Given_an_issued_statement_when_a_part_of_it_is_opened_to_change_then_it_is_never_edited()
    {
        using var journey = await (await (await portal.OfferAsync()).DraftAsync()).IssueAsync();
        await using var officer = await portal.VisitAsync(Way.Plain);
        await officer.SignInAsync("duty-officer", journey.Chosen);
        (await officer.OpenAsync($"/refusals/{journey.OfferId}/child")).ShouldBe(409);
        await officer.CheckAsync("decline.child.issued");
    }

    string Stranger(Journey journey) => portal.Scheme.Demo.Users
        .First(u => u.Role == "duty-officer" && u.Authority != Journey.Kent && u.Authority != journey.Chosen).Authority!;
}
