using TransferScheme.Portal.Tests.Visiting;
using TransferScheme.TestKit.Running;

namespace TransferScheme.Portal.Tests.Referring;

/// <summary>A duty officer refers a group: begins, answers page by page, looks through it all and submits.</summary>
[Collection(PortalCollection.Name)]
public sealed class ReferringTests(ThePortal portal)
{
    [Theory]
    [InTurn]
    public async Task Given_two_children_when_referred_page_by_page_then_looked_through_and_submitted(Way way)
    {
        await using var visitor = await portal.OfKentAsync(way);
        await visitor.PressAsync("Refer a child");
        await visitor.CheckAsync("refer-new");
        await visitor.PressAsync("Save and continue");
        (await visitor.ErrorsAsync()).ShouldBe(
            ["Enter how many children you are referring", "Select yes if the children are in your authority's care", "Enter the date of arrival"]);
        await visitor.CheckAsync("refer-new.empty");
        await visitor.FillAsync("How many children", "2");
        await visitor.ChooseAsync("authority's care", "Yes");
        await visitor.DayAsync("When did they arrive", "10", "12", "2026");
        await visitor.PressAsync("Save and continue");
        await visitor.CheckAsync("refer-tasks.begun");
        (await visitor.WordsAsync()).ShouldContain("You have completed 1 of the 7 sections that are needed.");

        await visitor.FollowAsync("Child 1");
        await visitor.PressAsync("Save and continue");
        (await visitor.ErrorsAsync()).ShouldBe(["Enter a given name or a family name", "Enter the date of birth", "Select a sex"]);
        await visitor.CheckAsync("refer-about.empty");
        await AnswerChildAsync(visitor, "Fixture-one", checks: true);
        foreach (var page in new[] { "unaccompanied", "identity", "references", "age", "health", "health-more" })
        {
            visitor.Address().ShouldEndWith($"/complete/{page}/1");
            await visitor.CheckAsync($"refer-{page}");
            await visitor.PressAsync("Save and continue");
        }

        await visitor.FollowAsync("Child 2");
        await AnswerChildAsync(visitor, "Fixture-two", checks: false);
        await visitor.PressAsync("Save and come back later");
        await AddAndRemoveAsync(visitor);
        await AnswerNeedsAsync(visitor);
        await AnswerFamilyAsync(visitor);
        await AnswerRestAsync(visitor);

        await visitor.CheckAsync("refer-tasks.complete");
        await visitor.PressAsync("Check your answers");
        await visitor.CheckAsync("refer-check");
        await visitor.FollowAsync("Change (Placement sought)");
        await visitor.Page.GetByLabel("Residential home").CheckAsync();
        await visitor.PressAsync("Save and continue");
        (await visitor.HeadingAsync()).ShouldBe("Check your answers");
        (await visitor.WordsAsync()).ShouldContain("Foster care, Residential home");
        await visitor.PressAsync("Submit the referral");
        (await visitor.Page.Locator(".govuk-panel__title").InnerTextAsync()).ShouldBe("Referral submitted");
        (await visitor.WordsAsync()).ShouldContain("working days left");
        await visitor.CheckAsync("refer-submitted");
    }

    [Fact]
    public async Task Given_half_an_answer_when_saved_for_later_then_it_is_there_from_the_home_page_on()
    {
        var id = await DraftAsync(portal);
        await using var visitor = await portal.OfKentAsync(Way.Plain);
        await visitor.Page.GotoAsync($"/referrals/{id}/complete/about/1");
        await visitor.FillAsync("Family name", "Fixture-half");
        await visitor.PressAsync("Save and come back later");
        await visitor.Page.GotoAsync("/duty");
        var draft = await visitor.FindAsync($"a[href='/referrals/{id}/complete'], main a[href='/referrals/{id}']", "Referrals to complete");
        await draft.ClickAsync();
        if (visitor.Address() == $"/referrals/{id}")
        {
            await visitor.Page.Locator($"a[href='/referrals/{id}/complete']").First.ClickAsync();
        }

        (await visitor.WordsAsync()).ShouldContain("answers are needed");
        await visitor.FollowAsync("Child 1");
        (await visitor.Page.GetByLabel("Family name").InputValueAsync()).ShouldBe("Fixture-half");
        await visitor.Page.GotoAsync($"/referrals/{id}/check");
        visitor.Address().ShouldBe($"/referrals/{id}/complete");
    }

    [Fact]
    public async Task Given_something_not_known_when_the_reason_is_saved_then_it_is_not_asked_for_again()
    {
        var id = await DraftAsync(portal);
        await using var visitor = await portal.OfKentAsync(Way.Usual);
        await visitor.Page.GotoAsync($"/referrals/{id}/complete/unaccompanied/1");
        await visitor.FillAsync("If something is not known, why?", "Fixture: nobody has asked yet");
        await visitor.PressAsync("Save and continue");
        await visitor.Page.GotoAsync($"/referrals/{id}/complete/nrm");
        await visitor.FillAsync("If something is not known, why?", "Fixture: the police are asked");
        await visitor.PressAsync("Save and come back later");
        using var kent = await portal.Scheme.As("duty-officer", Journey.Kent);
        var referral = (await kent.Get($"referrals/{id}")).Expect(200);
        var wanted = referral.Json["wanted"]!.AsArray().Select(p => (string)p!).ToList();
        wanted.ShouldNotContain("children[0].unaccompanied");
        wanted.ShouldNotContain("legal.nrm");
        await visitor.Page.GotoAsync($"/referrals/{id}/complete/unaccompanied/1");
        (await visitor.Page.GetByLabel("If something is not known, why?").InputValueAsync()).ShouldBe("Fixture: nobody has asked yet");
    }

    internal static async Task<Guid> DraftAsync(ThePortal portal)
    {
        using var kent = await portal.Scheme.As("duty-officer", Journey.Kent);
        return (await kent.Post(
            "referrals", """{ "entryAuthority": "E10000016", "inAuthorityCare": true, "arrivedOn": "2026-12-10", "children": [{}] }""")).Expect(201).Id;
    }

    static async Task AnswerChildAsync(Visitor visitor, string name, bool checks)
    {
        await visitor.FillAsync("Given name", name);
        await visitor.DayAsync("Date of birth", "14", "8", "2010");
        await visitor.ChooseAsync("Sex", "Female");
        await visitor.PressAsync("Save and continue");
        if (checks)
        {
            await visitor.SelectAsync("Nationality", "Another nationality, by its code");
            await visitor.PressAsync("Save and continue");
            (await visitor.ErrorsAsync()).ShouldBe(["Enter the two letters of the country's code, such as ET", "Select the main language"]);
            await visitor.CheckAsync("refer-languages.errors");
            await visitor.FillAsync("Code of another nationality", "dj");
        }
        else
        {
            await visitor.SelectAsync("Nationality", "Eritrea");
        }

        await visitor.SelectAsync("Main language", "Tigrinya");
        await visitor.FillAsync("Codes of further languages", "aa, ar");
        await visitor.ChooseAsync("need an interpreter", "Yes");
        await visitor.PressAsync("Save and continue");
        await visitor.DayAsync("Day on which the child claimed asylum", "11", "12", "2026");
        await visitor.ChooseAsync("Has the claim been decided", "No");
        if (checks)
        {
            await visitor.CheckAsync("refer-claim");
        }

        await visitor.PressAsync("Save and continue");
    }

    static async Task AddAndRemoveAsync(Visitor visitor)
    {
        await visitor.PressAsync("Add another child");
        visitor.Address().ShouldEndWith("/complete/about/3");
        await visitor.FillAsync("Given name", "Fixture-three");
        await visitor.PressAsync("Save and come back later");
        await visitor.FollowAsync("Remove a child");
        await visitor.PressAsync("Remove the child");
        (await visitor.ErrorsAsync()).ShouldBe(["Select the child who leaves", "Select a reason"]);
        await visitor.CheckAsync("refer-remove.empty");
        await visitor.ChooseAsync("Which child leaves?", "Child 3, Fixture-three");
        await visitor.ChooseAsync("Why?", "The child was reunited with family.");
        await visitor.PressAsync("Remove the child");
        (await visitor.Page.GetByText("Child 3").CountAsync()).ShouldBe(0);
    }

    static async Task AnswerNeedsAsync(Visitor visitor)
    {
        await visitor.FollowAsync("Needs and risks");
        await visitor.PressAsync("Save and continue");
        (await visitor.ErrorsAsync()).ShouldBe(["Select at least one kind of placement"]);
        await visitor.CheckAsync("refer-placement.empty");
        await visitor.Page.GetByLabel("Foster care").CheckAsync();
        await visitor.PressAsync("Save and continue");
        await visitor.CheckAsync("refer-needs");
        await visitor.FillAsync("Diet", "Fixture: halal\nno nuts");
        await visitor.PressAsync("Save and continue");
        await visitor.Page.GetByLabel("No, none of these").CheckAsync();
        await visitor.CheckAsync("refer-risk");
        await visitor.PressAsync("Save and come back later");
    }

    static async Task AnswerFamilyAsync(Visitor visitor)
    {
        await visitor.FollowAsync("Family and people who matter");
        await visitor.PressAsync("Save and continue");
        (await visitor.ErrorsAsync()).ShouldBe(["Select yes if there is somebody to add"]);
        await visitor.CheckAsync("refer-people.empty");
        await visitor.Page.GetByLabel("Yes").CheckAsync();
        await visitor.PressAsync("Save and continue");
        await visitor.FillAsync("Relation to the child", "aunt");
        await visitor.SelectAsync("Authority where they live", "Manchester");
        await visitor.CheckAsync("refer-person");
        await visitor.PressAsync("Save and continue");
        await visitor.CheckAsync("refer-people.one");
        await visitor.PressAsync("Remove person 1");
        (await visitor.WordsAsync()).ShouldContain("You have said that there is nobody");
        await visitor.Page.GetByLabel("No", new() { Exact = true }).CheckAsync();
        await visitor.PressAsync("Save and continue");
    }

    static async Task AnswerRestAsync(Visitor visitor)
    {
        await visitor.FollowAsync("Best interests");
        await visitor.DayAsync("Date of the assessment", "11", "12", "2026");
        await visitor.FillAsync("Who assessed?", "Fixture assessor");
        await visitor.FillAsync("Why is a transfer", "Fixture interests");
        await visitor.CheckAsync("refer-best-interests");
        await visitor.PressAsync("Save and continue");
        await visitor.CheckAsync("refer-alternatives");
        await visitor.PressAsync("Save and continue");
        await visitor.FollowAsync("What the children say");
        await visitor.DayAsync("Date on which you recorded", "11", "12", "2026");
        await visitor.SelectAsync("In which language were they told", "Tigrinya");
        await visitor.ChooseAsync("Was an advocate offered?", "Yes");
        await visitor.FillAsync("What do they say about moving?", "Fixture views");
        await visitor.CheckAsync("refer-views");
        await visitor.PressAsync("Save and continue");
        await visitor.PressAsync("Save and come back later");
        await visitor.FollowAsync("Legal status");
        await visitor.Page.GetByLabel("Section 20, Children Act 1989").CheckAsync();
        await visitor.CheckAsync("refer-legal");
        await visitor.PressAsync("Save and continue");
        await visitor.CheckAsync("refer-proceedings");
        await visitor.PressAsync("Save and continue");
        await visitor.CheckAsync("refer-nrm");
        await visitor.PressAsync("Save and continue");
        await visitor.FollowAsync("Travel");
        await visitor.CheckAsync("refer-travel");
        await visitor.DayAsync("First day on which they can travel", "20", "12", "2026");
        await visitor.PressAsync("Save and come back later");
    }
}
