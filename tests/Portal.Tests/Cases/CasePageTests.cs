using System.Net.Http.Headers;
using Microsoft.Playwright;
using TransferScheme.Portal.Tests.Visiting;
using TransferScheme.TestKit.Running;

namespace TransferScheme.Portal.Tests.Cases;

/// <summary>The page of a case, for each reader at each stage: never more than the API answers them.</summary>
[Collection(PortalCollection.Name)]
public sealed class CasePageTests(ThePortal portal)
{
    static readonly string LongText = string.Concat(Enumerable.Repeat("Unbrokenwordofthirtycharacters", 660));

    [Theory]
    [InTurn]
    public async Task Given_an_offered_referral_when_its_authority_opens_the_case_then_it_reads_the_whole_of_it(Way way)
    {
        using var kent = await portal.Scheme.As("api-client", Journey.Kent);
        using var journey = await new Journey(portal.Scheme, kent).OfferAsync();
        await AttachAsync(journey);
        await using var visitor = await portal.VisitAsync(way);
        await visitor.SignInAsync("duty-officer", Journey.Kent);
        await visitor.Page.GotoAsync($"/referrals/{journey.Id}");

        var body = await visitor.Page.Locator("main").TextContentAsync();
        body.ShouldNotBeNull().ShouldContain("Canary-given Canary-family");
        body.ShouldNotBeNull().ShouldContain("Canary-medication");
        body.ShouldNotBeNull().ShouldContain("Kent began the referral");
        body.ShouldNotBeNull().ShouldContain("by the system of Kent");
        body.ShouldNotBeNull().ShouldContain("working days left");
        body.ShouldNotBeNull().ShouldContain("Answer to the offer");
        (await visitor.Page.TitleAsync()).ShouldNotContain("Canary");
        visitor.Page.Url.ShouldNotContain("Canary");
        (await StepsAsync(visitor)).ShouldBe(["Report a child missing", "Withdraw the referral", "Close the referral"]);
        await visitor.CheckAsync("case.entry");

        // In a narrow window the parts stand below each other.
        if (way is { JavaScript: true, Width: > 640 })
        {
            await visitor.Page.GetByRole(AriaRole.Tab, new() { Name = "Timeline" }).ClickAsync();
            await visitor.CheckAsync("case.entry.timeline");
            await visitor.Page.GetByRole(AriaRole.Tab, new() { Name = "Documents" }).ClickAsync();
            await visitor.CheckAsync("case.entry.documents");
        }

        var download = await visitor.Page.RunAndWaitForDownloadAsync(() => visitor.Page.GetByText("Canary-title").ClickAsync());
        (await File.ReadAllTextAsync(await download.PathAsync())).ShouldBe("Canary-content");
        await visitor.FollowAsync("See who may see this case and who has looked");
        (await visitor.Page.Locator("main").TextContentAsync()).ShouldNotBeNull().ShouldContain("nothing was changed or taken out");
        await visitor.CheckAsync("case.access");
    }

    [Theory]
    [InTurn]
    public async Task Given_an_offered_referral_when_the_offered_authority_opens_the_case_then_it_reads_no_name(Way way)
    {
        using var kent = await portal.Scheme.As("api-client", Journey.Kent);
        using var journey = await new Journey(portal.Scheme, kent).OfferAsync();
        await using var visitor = await portal.VisitAsync(way);
        await visitor.SignInAsync("duty-officer", journey.Chosen);
        await visitor.Page.GotoAsync($"/referrals/{journey.Id}");
        var body = await visitor.Page.Locator("main").TextContentAsync();
        body.ShouldNotBeNull().ShouldNotContain("Canary");
        body.ShouldNotBeNull().ShouldContain("More of the record is not shown to you at this stage.");
        body.ShouldNotBeNull().ShouldContain("Documents are not shown to you at this stage.");
        (await StepsAsync(visitor)).ShouldBe(["Answer the offer"]);
        await visitor.CheckAsync("case.offered");
        await visitor.FollowAsync("See who may see this case and who has looked");
        await visitor.CheckAsync("case.access.offered");
    }

    [Fact]
    public async Task Given_a_completed_referral_then_each_side_and_the_overseers_read_what_is_theirs()
    {
        using var kent = await portal.Scheme.As("api-client", Journey.Kent);
        using var journey = await (await (await new Journey(portal.Scheme, kent).OfferAsync()).AcceptAsync()).CompleteAsync();
        foreach (var (role, of, seen) in new[]
        {
            ("duty-officer", journey.Chosen, "Canary-medication"), ("coordinator", journey.Region, "Of the children nothing is shown to you"),
            ("national", (string?)null, "Canary-given"), ("auditor", null, "Female"), ("assessor", Journey.Kent, "Of the children nothing is shown to you"),
        })
        {
            await using var visitor = await portal.VisitAsync(Way.Usual);
            await visitor.SignInAsync(role, of);
            await visitor.Page.GotoAsync($"/referrals/{journey.Id}");
            (await visitor.Page.Locator("main").TextContentAsync())!.ShouldContain(seen, customMessage: role);
            await visitor.CheckAsync($"case.completed.{role}");
            await visitor.FollowAsync("See who may see this case and who has looked");
            await visitor.CheckAsync($"case.completed.access.{role}");
        }
    }

    [Theory]
    [InTurn]
    public async Task Given_a_case_when_it_is_asked_for_at_another_time_then_it_is_shown_as_it_stood(Way way)
    {
        using var kent = await portal.Scheme.As("api-client", Journey.Kent);
        using var journey = await new Journey(portal.Scheme, kent).ReferAsync();
        await using var visitor = await portal.VisitAsync(way);
        await visitor.SignInAsync("duty-officer", Journey.Kent);
        await visitor.Page.GotoAsync($"/referrals/{journey.Id}");
        await visitor.Page.GetByText("See the case as it stood at another time").ClickAsync();
        await visitor.PressAsync("Show the case at that time");
        (await visitor.Page.Locator(".govuk-error-summary__list").InnerTextAsync()).ShouldBe("Enter day\nEnter a time");
        await visitor.CheckAsync("case.as-at.empty");

        await FillAsync(visitor, "14", "12", "2099", "25 past");
        (await visitor.Page.Locator(".govuk-error-summary__list").InnerTextAsync()).ShouldBe("Time must be a time, like 9:40am or 17:40");
        await FillAsync(visitor, "14", "12", "2099", "9:40am");
        (await visitor.Page.Locator(".govuk-error-summary__list").InnerTextAsync()).ShouldBe("Day and time must be in the past");
        (await visitor.Page.GetByLabel("Year").InputValueAsync()).ShouldBe("2099");

        await FillAsync(visitor, "1", "12", "2025", "17:40");
        visitor.Page.Url.ShouldEndWith("?asAt=2025-12-01T17:40:00Z");
        (await visitor.Page.Locator("main").TextContentAsync()).ShouldNotBeNull().ShouldContain("At that time there was nothing of this case that you may see.");
        await visitor.CheckAsync("case.as-at.before");

        var now = (await visitor.Page.Locator("time").First.GetAttributeAsync("datetime"))!;
        await visitor.Page.GotoAsync($"/referrals/{journey.Id}?asAt={now[..^1]}.999Z");
        (await visitor.Page.Locator("main").TextContentAsync()).ShouldNotBeNull().ShouldContain("This is the case as it stood on");
        await visitor.CheckAsync("case.as-at");
    }

    [Theory]
    [InTurn]
    public async Task Given_a_draft_with_a_text_without_end_then_the_page_says_what_is_missing_and_keeps_its_width(Way way)
    {
        using var kent = await portal.Scheme.As("api-client", Journey.Kent);
        var draft = $$"""
            { "entryAuthority": "{{Journey.Kent}}", "arrivedOn": "2026-12-10",
              "children": [ { "givenName": "Canary-given", "sex": "female", "languages": ["ti"], "asylumClaim": { "determined": false } } ],
              "needs": { "placementTypes": ["foster"], "medical": "{{LongText}}" } }
            """;
        var id = (await kent.Post("referrals", draft)).Expect(201).Id;
        await using var visitor = await portal.VisitAsync(way);
        await visitor.SignInAsync("duty-officer", Journey.Kent);
        await visitor.Page.GotoAsync($"/referrals/{id}");
        var body = await visitor.Page.Locator("main").TextContentAsync();
        body.ShouldNotBeNull().ShouldContain("answers are still required");
        body.ShouldNotBeNull().ShouldContain("Child 1: date of birth");
        body.ShouldNotBeNull().ShouldContain(LongText);
        body.ShouldNotBeNull().ShouldContain("No document is attached.");
        (await StepsAsync(visitor))[0].ShouldBe("Complete the referral");
        await visitor.CheckAsync("case.draft.long");
    }

    [Fact]
    public async Task Given_a_case_of_others_when_it_is_opened_then_it_looks_like_one_that_is_not_there()
    {
        using var kent = await portal.Scheme.As("api-client", Journey.Kent);
        using var journey = await new Journey(portal.Scheme, kent).ReferAsync();
        await using var visitor = await portal.VisitAsync(Way.Usual);
        await visitor.SignInAsync("duty-officer", "E06000001");
        foreach (var page in new[] { "", "/access", $"/documents/{Guid.NewGuid()}" })
        {
            var answer = await visitor.Page.GotoAsync($"/referrals/{journey.Id}{page}");
            answer!.Status.ShouldBe(404);
            (await visitor.HeadingAsync()).ShouldBe("Page not found");
        }

        await visitor.CheckAsync("case.not-found");
    }

    async Task AttachAsync(Journey journey)
    {
        using var http = new HttpClient { BaseAddress = portal.Scheme.Processes.Address };
        var token = (await portal.Scheme.Demo.ClientOf("api-client", Journey.Kent).TokenAsync(http)).Expect(200)["access_token"];
        var version = (await journey.Entry.Get($"referrals/{journey.Id}")).Expect(200).Version;
        using var put = new HttpRequestMessage(HttpMethod.Put, $"/api/v1/referrals/{journey.Id}/documents/{Guid.CreateVersion7()}?kind=health")
        {
            Content = new StringContent("Canary-content", new MediaTypeHeaderValue("text/plain")),
        };
        put.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        put.Headers.TryAddWithoutValidation("If-Match", $"\"{version}\"");
        put.Headers.TryAddWithoutValidation("Document-Title", "Canary-title");
        put.Headers.TryAddWithoutValidation("Acting-Person", $"{portal.Scheme.Demo.OfficerOf(Journey.Kent)!.Id}");
        using var answer = await http.SendAsync(put);
        answer.IsSuccessStatusCode.ShouldBeTrue(await answer.Content.ReadAsStringAsync());
    }

    static async Task FillAsync(Visitor visitor, string day, string month, string year, string time)
    {
        if (await visitor.Page.GetByLabel("Year").IsHiddenAsync())
        {
            await visitor.Page.GetByText("See the case as it stood at another time").ClickAsync();
        }

        await visitor.Page.Locator("[name='Day.Day']").FillAsync(day);
        await visitor.Page.Locator("[name='Day.Month']").FillAsync(month);
        await visitor.Page.Locator("[name='Day.Year']").FillAsync(year);
        await visitor.Page.Locator("[name='Clock']").FillAsync(time);
        await visitor.PressAsync("Show the case at that time");
    }

    static async Task<IReadOnlyList<string>> StepsAsync(Visitor visitor) =>
        await visitor.Page.Locator("h2:has-text('What you can do next') + ul a").AllInnerTextsAsync();
}
