using TransferScheme.Portal.Tests.Declining;
using TransferScheme.Portal.Tests.Visiting;
using TransferScheme.TestKit.Running;

namespace TransferScheme.Portal.Tests.Asking;

/// <summary>What a duty officer asks before an answer: a question, who the children are, more time.</summary>
[Collection(PortalCollection.Name)]
public sealed class AskingTests(ThePortal portal)
{
    [Theory]
    [InTurn]
    public async Task Given_an_offer_when_a_question_is_asked_then_the_entry_authority_answers_and_both_read_it(Way way)
    {
        using var journey = await portal.OfferAsync();
        await using var officer = await portal.VisitAsync(way);
        await officer.SignInAsync("duty-officer", journey.Chosen);
        await officer.Page.GotoAsync($"/offers/{journey.OfferId}");
        await officer.FollowAsync("Ask a question");
        await officer.CheckAsync("question");
        await officer.PressAsync("Continue");
        (await officer.ErrorsAsync()).ShouldBe("Select what your question is about, or write it");
        await officer.CheckAsync("question.empty");
        await officer.Page.GetByLabel("Health and medication").CheckAsync();
        await officer.Page.GetByLabel("When they can travel").CheckAsync();
        await officer.FillAsync("Question", "Which medicine, and who gives it?");
        await officer.PressAsync("Continue");
        await officer.CheckAsync("question.check");
        await officer.PressAsync("Send the question");
        (await officer.HeadingAsync()).ShouldBe("Question sent");
        await officer.CheckAsync("question.sent");
        await officer.FollowAsync("Back to the offer");
        (await officer.Page.GetByText("waits for an answer to your question").CountAsync()).ShouldBe(1);
        await officer.CheckAsync("question.on-the-offer");

        await using var kent = await portal.VisitAsync(way);
        await kent.SignInAsync("duty-officer", Journey.Kent);
        await kent.CheckAsync("duty.question");
        await kent.Page.Locator($"a[href='/offers/{journey.OfferId}/questions/1']").ClickAsync();
        await kent.PressAsync("Send the answer");
        (await kent.ErrorsAsync()).ShouldBe("Enter your answer");
        await kent.CheckAsync("question.answer.empty");
        await kent.FillAsync("Answer", "None since Tuesday.");
        await kent.PressAsync("Send the answer");
        (await kent.HeadingAsync()).ShouldBe("Answer sent");
        await kent.CheckAsync("question.answered");
        await kent.FollowAsync("Back to the offer");
        await kent.CheckAsync("question.offer-of-the-entry-authority");
        await kent.Page.GotoAsync($"/offers/{journey.OfferId}/questions/1");
        await kent.CheckAsync("question.answer.given");

        await officer.Page.ReloadAsync();
        (await officer.Page.GetByText("None since Tuesday.").CountAsync()).ShouldBe(1);
        await officer.CheckAsync("question.answer-on-the-offer");
    }

    [Fact]
    public async Task Given_an_offer_with_a_question_when_each_side_opens_it_then_each_is_led_to_its_own_acts_alone()
    {
        using var journey = await portal.OfferAsync();
        var version = (await journey.Receiver.Get($"offers/{journey.OfferId}")).Version;
        var offer = $"/offers/{journey.OfferId}";
        const string Question = """{ "text": "Which?", "items": ["needs.diet"] }""";
        (await journey.Receiver.Post($"{offer[1..]}/questions", Question, version)).Expect(200);
        await using var kent = await portal.VisitAsync(Way.Usual);
        await kent.SignInAsync("duty-officer", Journey.Kent);
        await kent.Page.GotoAsync(offer);
        (await LinksAsync(kent)).ShouldBe([$"{offer}/questions/1"]);
        (await kent.Page.GetByText("waits for an answer to a question").CountAsync()).ShouldBe(1);
        (await kent.Page.GetByText("Your answer").CountAsync()).ShouldBe(0);
        await kent.CheckAsync("offer.entry-authority");
        foreach (var act in new[] { "accept", "question", "more-time", "identity", "decline" })
        {
            await kent.Page.GotoAsync($"{offer}/{act}");
            (await kent.HeadingAsync()).ShouldBe("You cannot open this page", act);
            (await kent.Page.Locator("main form").CountAsync()).ShouldBe(0, act);
        }

        await using var officer = await portal.VisitAsync(Way.Usual);
        await officer.SignInAsync("duty-officer", journey.Chosen);
        await officer.Page.GotoAsync(offer);
        (await LinksAsync(officer)).ShouldBe(
            [$"{offer}/identity", $"{offer}/accept", $"{offer}/decline", $"{offer}/question", $"{offer}/more-time"]);
        await officer.Page.GotoAsync($"{offer}/questions/1");
        (await officer.HeadingAsync()).ShouldBe("You cannot open this page");

        await using var manager = await portal.VisitAsync(Way.Usual);
        await manager.SignInAsync("manager", journey.Chosen);
        await manager.Page.GotoAsync(offer);
        (await LinksAsync(manager)).ShouldBe([$"{offer}/decline"]);
        await manager.Page.GotoAsync($"{offer}/decline");
        (await LinksAsync(manager)).ShouldBe([$"/refusals/{journey.OfferId}/answer"]);
    }

    static async Task<IReadOnlyList<string?>> LinksAsync(Visitor visitor) =>
        await Task.WhenAll((await visitor.Page.Locator("main a").AllAsync()).Select(a => a.GetAttributeAsync("href")));

    [Fact]
    public async Task Given_an_offer_that_moved_on_when_a_question_is_sent_then_it_is_kept_and_sent_again()
    {
        using var journey = await portal.OfferAsync();
        await using var officer = await portal.VisitAsync(Way.Plain);
        await officer.SignInAsync("duty-officer", journey.Chosen);
        await officer.Page.GotoAsync($"/offers/{journey.OfferId}/question");
        var version = (await journey.Receiver.Get($"offers/{journey.OfferId}")).Version;
        (await journey.Receiver.Post($"offers/{journey.OfferId}/questions", """{ "text": "Another." }""", version)).Expect(200);
        await officer.FillAsync("Question", new string('a', 4000));
        await officer.PressAsync("Continue");
        await officer.PressAsync("Send the question");
        await officer.CheckAsync("question.moved-on");
        await officer.PressAsync("Send the question");
        (await officer.HeadingAsync()).ShouldBe("Question sent");
    }

    [Theory]
    [InTurn]
    public async Task Given_an_offer_when_identity_is_opened_with_a_reason_then_it_is_open_to_that_person_alone(Way way)
    {
        using var journey = await portal.OfferAsync();
        await using var officer = await portal.VisitAsync(way);
        await officer.SignInAsync("duty-officer", journey.Chosen);
        await officer.Page.GotoAsync($"/offers/{journey.OfferId}");
        await officer.FollowAsync("See who the children are");
        await officer.PressAsync("Show me");
        (await officer.ErrorsAsync()).ShouldBe("Enter why you need to know");
        await officer.CheckAsync("identity.empty");
        await officer.FillAsync("Reason", "A foster family asks about medication.");
        await officer.PressAsync("Show me");
        (await officer.Page.GetByText("Canary-given Canary-family").CountAsync()).ShouldBe(1);
        (await officer.Page.TitleAsync()).ShouldNotContain("Canary");
        await officer.CheckAsync("identity.open");
    }

    [Theory]
    [InTurn]
    public async Task Given_an_offer_when_more_time_is_asked_for_then_the_offer_says_so(Way way)
    {
        using var journey = await portal.OfferAsync();
        await using var officer = await portal.VisitAsync(way);
        await officer.SignInAsync("duty-officer", journey.Chosen);
        await officer.Page.GotoAsync($"/offers/{journey.OfferId}/more-time");
        await officer.PressAsync("Continue");
        (await officer.ErrorsAsync()).ShouldBe(
            "Select why you need more time\nEnter the day on which you will answer\nEnter what you will do meanwhile");
        await officer.CheckAsync("more-time.empty");
        await officer.Page.GetByLabel("No suitable placement for this child now.").CheckAsync();
        await officer.FillDayAsync("Until", new DateOnly(2026, 12, 14));
        await officer.FillAsync("Note", "We approach three more families.");
        await officer.PressAsync("Continue");
        (await officer.ErrorsAsync()).ShouldBe("The day must be after Wednesday 16 December 2026, when your answer is due");
        await officer.FillDayAsync("Until", new DateOnly(2027, 1, 29));
        await officer.PressAsync("Continue");
        await officer.PressAsync("Ask for more time");
        (await officer.ErrorsAsync()).ShouldStartWith("Must be a working day after");
        (await officer.Page.GetByLabel("What will you do meanwhile?").InputValueAsync()).ShouldBe("We approach three more families.");
        await officer.CheckAsync("more-time.too-late");
        await officer.FillDayAsync("Until", new DateOnly(2026, 12, 18));
        await officer.PressAsync("Continue");
        await officer.CheckAsync("more-time.check");
        await officer.PressAsync("Ask for more time");
        (await officer.HeadingAsync()).ShouldBe("More time asked for");
        await officer.CheckAsync("more-time.sent");
        await officer.FollowAsync("Back to the offer");
        await officer.CheckAsync("more-time.on-the-offer");
    }
}
