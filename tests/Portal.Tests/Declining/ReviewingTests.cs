using TransferScheme.Portal.Tests.Visiting;

namespace TransferScheme.Portal.Tests.Declining;

/// <summary>The national team reviews reasons ground by ground.</summary>
[Collection(PortalCollection.Name)]
public sealed class ReviewingTests(ThePortal portal)
{
    [Theory]
    [InTurn]
    public async Task Given_reasons_when_they_are_reviewed_and_accepted_then_the_case_leaves_the_list(Way way)
    {
        using var journey = await (await (await portal.OfferAsync()).DraftAsync()).IssueAsync();
        await using var reviewer = await portal.VisitAsync(way);
        await reviewer.SignInAsync("national");
        await reviewer.Page.GotoAsync("/refusals");
        await reviewer.CheckAsync("review.list");
        await (await reviewer.FindAsync($"a[href='/refusals/{journey.OfferId}']")).ClickAsync();
        await reviewer.CheckAsync("review.statement");
        await reviewer.PressAsync("Review the reasons");
        await reviewer.CheckAsync("review");
        await reviewer.PressAsync("Continue");
        (await reviewer.ErrorsAsync()).ShouldBe(
            "Select what you find of G04\nSelect what you decide\nEnter the reason for your decision");
        await reviewer.CheckAsync("review.empty");
        await reviewer.Page.GetByLabel("It holds").CheckAsync();
        await reviewer.Page.GetByLabel("Accept the reasons").CheckAsync();
        await reviewer.FillAsync("Note", "The clinic decides.");
        await reviewer.PressAsync("Continue");
        (await reviewer.ErrorsAsync()).ShouldStartWith("Select yes or no to question 1\nEnter why, for question 1");
        await reviewer.CheckAsync("review.adequacy-empty");
        for (var i = 0; i < 6; i++)
        {
            await reviewer.Page.Locator($"[name='Adequacy[{i}].Outcome'][value=yes]").CheckAsync();
            await reviewer.FillAsync($"Adequacy[{i}].Note", "It does.");
        }

        await reviewer.PressAsync("Continue");
        await reviewer.CheckAsync("review.check");
        await reviewer.PressAsync("Record the review");
        (await reviewer.HeadingAsync()).ShouldBe("Review recorded");
        await reviewer.CheckAsync("review.recorded");
        await reviewer.FollowAsync("Go on to the next statement");
        (await reviewer.Page.Locator($"a[href='/refusals/{journey.OfferId}']").CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Given_reasons_when_more_is_asked_then_their_authority_reads_what()
    {
        using var journey = await (await (await portal.OfferAsync()).DraftAsync()).IssueAsync();
        await using (var reviewer = await portal.VisitAsync(Way.Plain))
        {
            await reviewer.SignInAsync("national");
            await reviewer.Page.GotoAsync($"/refusals/{journey.OfferId}/review");
            await reviewer.Page.GetByLabel("More evidence is needed").CheckAsync();
            await reviewer.FillAsync("Grounds[0].Note", "Say when the treatment ends.");
            await reviewer.Page.GetByLabel("Ask the authority for more").CheckAsync();
            await reviewer.FillAsync("Note", "One thing is open.");
            await reviewer.PressAsync("Continue");
            await reviewer.PressAsync("Record the review");
            await reviewer.CheckAsync("review.recorded.challenged");
            await reviewer.OpenAsync($"/refusals/{journey.OfferId}/review");
            await reviewer.CheckAsync("review.nothing");
        }

        await using var officer = await portal.VisitAsync(Way.Plain);
        await officer.SignInAsync("duty-officer", journey.Chosen);
        await officer.Page.GotoAsync($"/refusals/{journey.OfferId}");
        (await officer.Page.GetByText("Say when the treatment ends.").CountAsync()).ShouldBe(1);
        await officer.CheckAsync("decline.challenged");
    }
}
