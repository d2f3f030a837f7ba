using TransferScheme.Portal.Tests.Visiting;
using TransferScheme.TestKit;
using TransferScheme.TestKit.Running;

namespace TransferScheme.Portal.Tests.Declining;

/// <summary>A duty officer declines in writing, page after page; a manager who wrote none of it decides, and takes it back.</summary>
[Collection(PortalCollection.Name)]
public sealed class WritingTests(ThePortal portal)
{
    [Theory]
    [InTurn]
    public async Task Given_an_offer_when_a_statement_is_written_and_issued_then_it_is_declined_and_can_be_taken_back(Way way)
    {
        using var journey = await portal.OfferAsync();
        var refusal = $"/refusals/{journey.OfferId}";
        await using (var officer = await portal.VisitAsync(way))
        {
            await officer.SignInAsync("duty-officer", journey.Chosen);
            await officer.Page.GotoAsync($"/offers/{journey.OfferId}");
            await officer.CheckAsync("decline.offer");
            await officer.FollowButtonAsync("Decline in writing");
            await officer.CheckAsync("decline.preview");
            await officer.FollowButtonAsync("Write a statement of reasons");
            await WriteAsync(officer, refusal);
            await officer.CheckAsync("decline.ready");
            (await officer.Page.GetByText("Nothing: the statement can be issued.").CountAsync()).ShouldBe(1);
            await officer.FollowAsync("Read the whole statement as it stands");
            await officer.CheckAsync("decline.draft-to-read");
            await officer.Page.GotoAsync("/duty");
            (await officer.Page.Locator($"a[href='{refusal}']").CountAsync()).ShouldBe(1);
            await officer.CheckAsync("duty.statement-begun");
            await officer.Page.GotoAsync("/duty/offers");
            (await officer.Page.Locator($"a[href='/offers/{journey.OfferId}']").CountAsync()).ShouldBe(1);
            await officer.CheckAsync("duty-offers");
        }

        await using var manager = await portal.VisitAsync(way);
        await manager.SignInAsync("manager", journey.Chosen);
        await manager.Page.GotoAsync("/refusals");
        await manager.CheckAsync("decline.statements-of-an-authority");
        await manager.Page.Locator($"a[href='{refusal}']").ClickAsync();
        await manager.FollowButtonAsync("Decide and issue");
        await manager.CheckAsync("decline.issue");
        await manager.PressAsync("Issue and decline");
        (await manager.HeadingAsync()).ShouldBe("Offer declined");
        await manager.CheckAsync("decline.issued");
        await manager.FollowAsync("Read the statement, or print it");
        await manager.CheckAsync("decline.statement");

        await manager.Page.GotoAsync(refusal);
        await manager.CheckAsync("decline.declined");
        await manager.FollowButtonAsync("Take the decline back");
        await manager.PressAsync("Continue");
        (await manager.ErrorsAsync()).ShouldStartWith("Select the kind of placement");
        await manager.CheckAsync("decline.take-back.empty");
        await manager.Page.GetByLabel("Foster care").CheckAsync();
        await manager.FillAsync("Answer.Placement", "1 Test Lane");
        await manager.FillAsync("Answer.Name", "Demo Worker");
        await manager.FillAsync("Answer.Email", "worker@demo.invalid");
        await manager.FillAsync("Answer.Phone", "01632 960000");
        await manager.PressAsync("Continue");
        await manager.CheckAsync("decline.take-back.check");
        await manager.PressAsync("Take it back and accept");
        (await manager.HeadingAsync()).ShouldBe("Decline taken back");
        await manager.CheckAsync("decline.taken-back");
        (await journey.Receiver.Get($"offers/{journey.OfferId}")).Expect(200)["status"].ShouldBe("accepted");
    }

    static async Task WriteAsync(Visitor officer, string refusal)
    {
        await officer.CheckAsync("decline.answer");
        await officer.Page.GetByLabel("We would answer later").CheckAsync();
        await officer.FillAsync("Until.Day", "31");
        await officer.ContinueAsync();
        (await officer.ErrorsAsync()).ShouldContain("must include a month and year");
        await officer.CheckAsync("decline.answer.wrong-day");
        await officer.Page.GetByLabel("We decline").CheckAsync();
        await officer.FillAsync("Decision", "We decline the offer of this child.");
        await officer.ContinueAsync();

        await officer.ContinueAsync();
        (await officer.ErrorsAsync()).ShouldBe("Select at least one ground");
        await officer.CheckAsync("decline.grounds.empty");
        await officer.Page.GetByLabel("This child's best interests require that they stay").CheckAsync();
        await officer.ContinueAsync();

        await officer.CheckAsync("decline.ground");
        await officer.FillAsync("Items[0].Reference", "file 7, page 2");
        await officer.FillAsync("Items[0].Dated.Day", "45");
        await officer.FillAsync("Items[0].Dated.Month", "12");
        await officer.FillAsync("Items[0].Dated.Year", "2026");
        await officer.ContinueAsync();
        (await officer.ErrorsAsync()).ShouldBe("The date of the evidence must be a real date");
        await officer.CheckAsync("decline.ground.wrong-day");
        await officer.FillDayAsync("Items[0].Dated", DateOnly.FromDateTime(TheScheme.Now.Date));
        await officer.FillAsync("Items[1].Reference", "file 7, page 3");
        await officer.FillDayAsync("Items[1].Dated", DateOnly.FromDateTime(TheScheme.Now.Date));
        await officer.FillAsync("Facts", string.Concat(Enumerable.Repeat("the clinic treats this child here. ", 572))[..20_000]);
        await officer.FillAsync("Alternatives", "A place out of the area: it is not near the clinic.");
        await officer.CheckAsync("decline.ground.long");
        await officer.ContinueAsync();

        officer.Path().ShouldBe($"{refusal}/child");
        await officer.PressAsync("Save and come back later");
        (await officer.Page.GetByText("Say how the child's best interests were weighed", new() { Exact = false }).CountAsync())
            .ShouldBeGreaterThan(0);
        await officer.CheckAsync("decline.blocked");
        await officer.FollowAsync("The child");
        await officer.FillAsync("BestInterests", "The move would end a treatment that has begun; that weighs most.");
        await officer.FillAsync("ChildsViews", "The child wants to stay near the clinic.");
        await officer.FillAsync("PlainSummary", "Your doctor is where you are.");
        await officer.CheckAsync("decline.child");
        await officer.ContinueAsync();

        await officer.FillAsync("Points[0].Answer", "There is none.");
        await officer.ContinueAsync();
        (await officer.ErrorsAsync()).ShouldBe("Enter the point that this answers");
        await officer.CheckAsync("decline.key-points.wrong");
        await officer.FillAsync("Points[0].Point", "A cousin lives near.");
        await officer.PressAsync("Save and add another point");
        await officer.ContinueAsync();

        await officer.FillAsync("Name", "Demo Director");
        await officer.FillAsync("Office", "director of children's services");
        await officer.FillAsync("DelegatedAuthority", "delegation, part 3");
        await officer.CheckAsync("decline.decision-maker");
        await officer.ContinueAsync();
        await officer.FillAsync("Annex", "Canary-annex");
        await officer.CheckAsync("decline.annex");
        await officer.ContinueAsync();
        await AttachAsync(officer);
    }

    static async Task AttachAsync(Visitor officer)
    {
        await officer.PressAsync("Attach it");
        (await officer.ErrorsAsync()).ShouldBe("Enter what the file is called\nSelect what it is\nSelect who may read it\nSelect a file");
        await officer.CheckAsync("decline.evidence.empty");
        await officer.Page.Locator("[name=Upload]").SetInputFilesAsync(new Microsoft.Playwright.FilePayload
        {
            Name = "assessment.pdf", MimeType = "application/pdf", Buffer = Files.APdf,
        });
        await officer.FillAsync("Title", "The assessment");
        await officer.Page.GetByLabel("What is it?").SelectOptionAsync("bestInterestsAssessment");
        await officer.Page.GetByLabel("It goes with the statement").CheckAsync();
        await officer.PressAsync("Attach it");
        (await officer.Page.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = "The assessment" }).CountAsync()).ShouldBe(1);
        await officer.CheckAsync("decline.evidence");
        await officer.FollowButtonAsync("Continue");
    }
}
