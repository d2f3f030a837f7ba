using TransferScheme.Portal.Tests.Visiting;
using TransferScheme.TestKit.Running;

namespace TransferScheme.Portal.Tests.Declining;

/// <summary>What the parties and the national team record of a decline: receipt, non-compliance, written reasons, a reply.</summary>
[Collection(PortalCollection.Name)]
public sealed class CaseActTests(ThePortal portal)
{
    [Theory]
    [InTurn]
    public async Task Given_a_decline_when_non_compliance_is_reported_then_reasons_are_directed_and_given(Way way)
    {
        using var journey = await (await (await portal.OfferAsync()).DraftAsync()).IssueAsync();
        var at = $"/refusals/{journey.OfferId}";
        await using (var entry = await portal.VisitAsync(way))
        {
            await entry.SignInAsync("duty-officer", Journey.Kent);
            await entry.OpenAsync(at);
            await entry.CheckAsync("decline.to-receive");
            await entry.FollowAsync("Confirm that you received it");
            await entry.CheckAsync("case-receipt");
            await entry.PressAsync("Confirm the receipt");
            await entry.CheckAsync("case-receipt.recorded");
            await entry.FollowAsync("Back to this statement");
            (await entry.Page.GetByText("Confirm that you received it").CountAsync()).ShouldBe(0);
            await entry.FollowAsync("Report that the authority does not comply");
            await entry.PressAsync("Continue");
            (await entry.ErrorsAsync()).ShouldBe("Enter what happened");
            await entry.CheckAsync("case-non-compliance.empty");
            await entry.FillAsync("Words", new string('n', 20_000));
            await entry.PressAsync("Continue");
            await entry.CheckAsync("case-non-compliance.long");
            await entry.PressAsync("Report non-compliance");
            await entry.CheckAsync("case-non-compliance.recorded");
            (await entry.OpenAsync($"{at}/acts/reply")).ShouldBe(403);
            await entry.CheckAsync("case-reply.403");
        }

        await using (var national = await portal.VisitAsync(way))
        {
            await national.SignInAsync("national");
            await national.OpenAsync(at);
            await national.FollowAsync("Direct the authority to give written reasons");
            await national.CheckAsync("direction-reasons");
            await national.FillAsync("Reasons", "Every key point is answered.");
            await national.PressAsync("Continue");
            await national.CheckAsync("direction-reasons.checked");
            await national.PressAsync("Give the direction");
            (await national.HeadingAsync()).ShouldBe("Direction given");
        }

        await using var manager = await portal.VisitAsync(way);
        await manager.SignInAsync("manager", journey.Chosen);
        await manager.OpenAsync($"{at}/issue");
        (await manager.HeadingAsync()).ShouldBe("Decide on the written reasons");
        await manager.CheckAsync("written-reasons");
        await manager.PressAsync("Give the written reasons");
        (await manager.HeadingAsync()).ShouldBe("Written reasons given");
        await manager.CheckAsync("written-reasons.given");
    }

    [Theory]
    [InTurn]
    public async Task Given_a_challenge_when_the_authority_replies_then_the_reply_stands_beside_its_reasons(Way way)
    {
        using var journey = await (await (await portal.OfferAsync()).DraftAsync()).IssueAsync();
        var (at, path) = ($"/refusals/{journey.OfferId}", $"refusals/{journey.OfferId}");
        using (var team = await portal.Scheme.As("national"))
        {
            var review = """
                { "outcome": "challenged", "note": "One thing is open.",
                  "perGround": [{ "code": "G04", "outcome": "evidenceAsked", "note": "Say when it ends." }] }
                """;
            (await team.Post($"{path}/review", review, (await team.Get(path)).Version)).Expect(200);
        }

        await using var officer = await portal.VisitAsync(way);
        await officer.SignInAsync("duty-officer", journey.Chosen);
        await officer.OpenAsync(at);
        await officer.FollowAsync("Reply to the challenge");
        await officer.PressAsync("Continue");
        (await officer.ErrorsAsync()).ShouldBe("Select what you add\nEnter your reply");
        await officer.CheckAsync("case-reply.empty");
        await officer.Page.GetByLabel("Explanation").CheckAsync();
        await officer.FillAsync("Words", "Doctor Jane Sample ends it in March.");
        await officer.PressAsync("Continue");
        await officer.PressAsync("Send the reply");
        (await officer.ErrorsAsync()).ShouldStartWith("R11");
        (await officer.Page.Locator("main").InnerTextAsync()).ShouldContain("Doctor Jane Sample");
        await officer.CheckAsync("case-reply.409");
        await officer.PressAsync("Change What do you reply?");
        await officer.FillAsync("Words", "The treatment ends in March.");
        await officer.PressAsync("Continue");
        await officer.CheckAsync("case-reply.checked");
        await officer.PressAsync("Send the reply");
        await officer.CheckAsync("case-reply.recorded");
        await officer.FollowAsync("Back to this statement");
        (await officer.Page.Locator("main").InnerTextAsync()).ShouldContain("The treatment ends in March.");
        await officer.CheckAsync("decline.replied");
        await officer.FollowAsync("Record what a court does");
        await officer.FillAsync("Words", "High Court, CO/1/2026");
        await officer.PressAsync("Continue");
        await officer.CheckAsync("case-court.checked");
        await officer.PressAsync("Record this");
        await officer.FollowAsync("Back to this statement");
        await officer.FollowAsync("Record what a court does");
        await officer.CheckAsync("case-court.ended");
    }
}
