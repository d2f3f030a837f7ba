using Microsoft.Playwright;
using TransferScheme.Portal.Tests.Assessing;
using TransferScheme.Portal.Tests.Declining;
using TransferScheme.Portal.Tests.Visiting;
using TransferScheme.Portal.Words;
using TransferScheme.TestKit.Running;

namespace TransferScheme.Portal.Tests.Languages;

/// <summary>
/// On a Welsh page a sentence that a service writes in English says that it is English, so that it is read aloud as such (WCAG 3.1.2); what
/// is ours, and what people typed, says nothing.
/// </summary>
[Collection(PortalCollection.Name)]
public sealed class ToldTests(ThePortal portal)
{
    static readonly Text Welsh = Text.WelshDraft;

    [Fact]
    public async Task Given_a_draft_that_lacks_something_when_it_is_read_in_Welsh_then_what_stops_it_is_marked()
    {
        using var journey = await (await portal.OfferAsync()).DraftAsync(draft => draft.Remove("plainSummary"));
        await using var officer = await InWelshAsync("duty-officer", journey.Chosen);
        await officer.Page.GotoAsync($"/refusals/{journey.OfferId}");
        var told = await ReadAsync(officer, ".scheme-written");
        told.ShouldNotBeEmpty();
        told.ShouldAllBe(t => t.Language == "en");
        await officer.Page.GotoAsync($"/refusals/{journey.OfferId}/statement");
        var typed = await ReadAsync(officer, ".scheme-written");
        typed.ShouldContain(t => t.Words.Contains("The child wants to stay near the clinic.", StringComparison.Ordinal));
        typed.ShouldAllBe(t => t.Language == "cy");
    }

    [Fact]
    public async Task Given_an_age_assessment_when_it_is_read_in_Welsh_then_its_checklist_is_marked_and_our_own_help_is_not()
    {
        using var course = await AgeCourse.BeginAsync(portal);
        await using var assessor = await InWelshAsync("assessor", Journey.Kent);
        await assessor.Page.GotoAsync(course.Address);
        var help = await ReadAsync(assessor, ".govuk-task-list__hint");
        help.Single(h => h.Words.StartsWith("Decide on the route:", StringComparison.Ordinal)).Language.ShouldBe("en");
        var begin = Welsh["Done while the assessment is: {0}."].Split(':')[0];
        var ours = help.Where(h => h.Words.StartsWith(begin, StringComparison.Ordinal)).ToList();
        ours.ShouldNotBeEmpty();
        ours.ShouldAllBe(h => h.Language == "cy");
        await assessor.CheckAsync("welsh.assessment");
    }

    [Fact]
    public async Task Given_a_case_when_it_is_read_in_Welsh_then_what_services_tell_in_its_timeline_is_marked_and_who_and_when_is_not()
    {
        using var journey = await portal.OfferAsync();
        await using var officer = await InWelshAsync("duty-officer", Journey.Kent);
        await officer.Page.GotoAsync($"/referrals/{journey.Id}");
        var told = await ReadAsync(officer, ".moj-timeline__title");
        told.ShouldContain(t => t.Words.StartsWith("Kent began the referral", StringComparison.Ordinal));
        told.ShouldAllBe(t => t.Language == "en");
        foreach (var ours in new[] { ".moj-timeline__byline", ".moj-timeline__date", ".moj-timeline__description" })
        {
            var said = await ReadAsync(officer, ours);
            said.Count.ShouldBe(told.Count);
            said.ShouldAllBe(s => s.Language == "cy");
        }

        await officer.CheckAsync("welsh.case");
    }

    [Fact]
    public async Task Given_a_form_when_we_or_a_service_turn_it_down_then_the_service_s_sentence_alone_is_marked()
    {
        using var journey = await portal.OfferAsync();
        await using var officer = await InWelshAsync("duty-officer", journey.Chosen);
        await officer.Page.GotoAsync($"/offers/{journey.OfferId}/question");
        await officer.PressAsync(Welsh["Continue"]);
        (await ReadAsync(officer, ".govuk-error-summary__list li, .govuk-error-message")).ShouldAllBe(e => e.Language == "cy");

        var version = (await journey.Receiver.Get($"offers/{journey.OfferId}")).Version;
        (await journey.Receiver.Post($"offers/{journey.OfferId}/questions", """{ "text": "Another." }""", version)).Expect(200);
        await officer.Page.Locator("[name=Question]").FillAsync("Which medicine?");
        await officer.PressAsync(Welsh["Continue"]);
        await officer.PressAsync(Welsh["Send the question"]);
        (await ReadAsync(officer, ".govuk-error-summary__list li")).ShouldHaveSingleItem().Language.ShouldBe("en");
    }

    async Task<Visitor> InWelshAsync(string role, string of)
    {
        var visitor = await portal.VisitAsync(Way.Usual);
        await visitor.SignInAsync(role, of);
        await visitor.Page.WaitForURLAsync(at => !at.EndsWith("/sign-in", StringComparison.Ordinal));
        await visitor.FollowAsync("Cymraeg");
        await visitor.Page.Locator("html[lang=cy]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        return visitor;
    }

    // What elements say, and the language that a screen reader takes it for.
    static async Task<IReadOnlyList<Read>> ReadAsync(Visitor visitor, string selector)
    {
        var all = visitor.Page.Locator(selector);
        await all.First.WaitForAsync(new() { State = WaitForSelectorState.Attached });
        return await all.EvaluateAllAsync<Read[]>(
            """
            all => all.map(one => ({
                words: one.textContent.trim(),
                language: (one.querySelector('[lang]') ?? one).closest('[lang]').lang,
            }))
            """);
    }

    internal sealed record Read
    {
        public string Words { get; init; } = "";

        public string Language { get; init; } = "";
    }
}
