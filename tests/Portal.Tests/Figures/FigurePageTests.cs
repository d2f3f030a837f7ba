using System.Globalization;
using System.Net;
using Microsoft.Playwright;
using TransferScheme.Portal.Tests.Visiting;
using TransferScheme.TestKit.Running;

namespace TransferScheme.Portal.Tests.Figures;

/// <summary>Every role finds its figures, with what they count, how fresh they are, their charts, and the same numbers as a table and a file.</summary>
[Collection(PortalCollection.Name)]
public sealed class FigurePageTests(ThePortal portal)
{
    [Theory]
    [InTurn]
    public async Task Given_the_national_team_when_it_opens_the_figures_then_every_part_is_there_and_the_map(Way way)
    {
        await using var visitor = await portal.VisitAsync(way);
        await visitor.SignInAsync("national");
        await visitor.FollowAsync("Figures");
        (await visitor.HeadingAsync()).ShouldBe("Figures of the whole scheme");
        await visitor.CheckAsync("figures.national");
        await visitor.FollowAsync("Map of the regions");
        (await visitor.Page.Locator("#map-table tbody tr").CountAsync()).ShouldBe(12);
        await visitor.CheckAsync("figures.national.map");
        foreach (var part in (string[])["Numbers of referrals", "Offers and answers", "Age assessments", "Time limits, thresholds and directions"])
        {
            await visitor.FollowAsync(part);
            await visitor.CheckAsync($"figures.national.{part.Split(' ', ',')[0].ToLowerInvariant()}");
        }

        await visitor.FollowAsync("Week by week");
        await visitor.CheckAsync("figures.weeks");
        (await InTableAsync(visitor, "weeks")).ShouldBe(await InFileAsync(visitor, "Children in referrals, at the end of each week"));
    }

    [Theory]
    [InTurn]
    public async Task Given_a_coordinator_when_they_choose_what_the_map_shows_and_a_day_then_picture_table_and_file_are_the_same(Way way)
    {
        await using var visitor = await portal.VisitAsync(way);
        await visitor.SignInAsync("coordinator", "wales");
        await visitor.Page.GotoAsync("/figures");
        (await visitor.HeadingAsync()).ShouldBe("Figures of Wales");
        await visitor.FollowAsync("Map of the regions");
        await visitor.Page.GetByLabel("Figure on the map").SelectOptionAsync("percentOfThreshold");
        await FillAsync(visitor, "AsAt", new DateOnly(2026, 12, 13));
        await visitor.PressAsync("Show the figures");
        (await visitor.Page.GetByText("As things stood at the end of Sunday 13 December 2026.").CountAsync()).ShouldBe(1);
        await visitor.CheckAsync("figures.region.day");
        var drawn = await visitor.Page.Locator("svg[aria-labelledby^='map-'] .scheme-chart-value").AllTextContentsAsync();
        drawn.Count.ShouldBe(12);
        var table = await InTableAsync(visitor, "map");
        drawn.Order().ShouldBe(table.Order());
        table.ShouldBe(await InFileAsync(visitor, "Share of the threshold, by region"));
    }

    [Theory]
    [InTurn]
    public async Task Given_a_day_that_is_none_or_has_not_come_then_the_field_says_so(Way way)
    {
        await using var visitor = await portal.VisitAsync(way);
        await visitor.SignInAsync("duty-officer", Journey.Kent);
        await visitor.Page.GotoAsync("/figures");
        (await visitor.HeadingAsync()).ShouldBe("Figures of Kent");
        await visitor.CheckAsync("figures.authority");
        await FillAsync(visitor, "AsAt", new DateOnly(2027, 1, 1));
        await visitor.PressAsync("Show the figures");
        (await visitor.Page.Locator(".govuk-error-summary__list").InnerTextAsync()).ShouldBe("The day must be today or in the past");
        await visitor.CheckAsync("figures.authority.wrong-day");
    }

    [Theory]
    [InTurn]
    public async Task Given_a_quarter_then_its_scorecard_is_shown_and_can_be_downloaded_when_it_is_over(Way way)
    {
        await using var visitor = await portal.VisitAsync(way);
        await visitor.SignInAsync("auditor");
        await visitor.Page.GotoAsync("/figures/scorecard");
        (await visitor.Page.GetByLabel("Quarter").InputValueAsync()).ShouldBe("2026-Q3");
        await visitor.CheckAsync("figures.scorecard");
        (await FileAsync(visitor, "Download the table for publication (CSV)")).ShouldStartWith("quarter,figure,part,value");
        await visitor.Page.GetByLabel("Quarter").SelectOptionAsync("2026-Q4");
        await visitor.PressAsync("Show the scorecard");
        (await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Download the table for publication (CSV)" }).CountAsync()).ShouldBe(0);
        await visitor.Page.GotoAsync("/figures/scorecard?quarter=nonsense");
        (await visitor.Page.Locator(".govuk-error-summary__list").InnerTextAsync()).ShouldBe("Select a quarter");
        await visitor.CheckAsync("figures.scorecard.wrong");
    }

    [Theory]
    [InTurn]
    public async Task Given_a_period_then_the_return_is_shown_and_its_table_only_for_whole_quarters(Way way)
    {
        await using var visitor = await portal.VisitAsync(way);
        await visitor.SignInAsync("national");
        await visitor.Page.GotoAsync("/figures/foi");
        await visitor.CheckAsync("figures.foi.empty");
        await visitor.Page.GetByLabel("Authority", new() { Exact = true }).SelectOptionAsync(Journey.Kent);
        await visitor.PressAsync("Show the return");
        (await visitor.Page.Locator("h2.govuk-heading-m").First.InnerTextAsync()).ShouldBe("Kent, 1 July 2026 to 30 September 2026");
        await visitor.CheckAsync("figures.foi");
        (await FileAsync(visitor, "Download the table for publication (CSV)")).ShouldStartWith("scope,code,name");
        await FillAsync(visitor, "To", new DateOnly(2026, 9, 29));
        await visitor.PressAsync("Show the return");
        (await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Download the table for publication (CSV)" }).CountAsync()).ShouldBe(0);
        await FillAsync(visitor, "To", new DateOnly(2026, 6, 30));
        await visitor.PressAsync("Show the return");
        (await visitor.Page.Locator(".govuk-error-summary__list").InnerTextAsync()).ShouldBe("The last day must not be before the first day");
        await visitor.CheckAsync("figures.foi.wrong");
    }

    [Fact]
    public async Task Given_a_region_that_is_none_then_the_page_is_not_found()
    {
        await using var visitor = await portal.VisitAsync(Way.Plain);
        await visitor.SignInAsync("manager");
        (await visitor.Page.GotoAsync("/figures?region=nowhere"))!.Status.ShouldBe(404);
        await visitor.CheckAsync("figures.not-found");
        (await visitor.Page.GotoAsync("/figures?handler=csv&chart=nothing"))!.Status.ShouldBe(404);
    }

    [Fact]
    public async Task Given_an_empty_cache_then_the_first_page_is_light_and_the_second_lighter()
    {
        await using var visitor = await portal.VisitAsync(Way.Usual);
        var weight = new Weight(visitor);
        await visitor.SignInAsync("national");
        (await weight.BytesAsync()).ShouldBeLessThan(200_000);
        foreach (var page in (string[])["/figures", "/figures?part=referrals", "/figures?part=map", "/figures?part=offers", "/figures?part=ages", "/figures?part=limits", "/figures/weeks", "/account"])
        {
            await visitor.Page.GotoAsync(page);
            (await weight.BytesAsync()).ShouldBeLessThan(30_000, page);
        }
    }

    static async Task FillAsync(Visitor visitor, string field, DateOnly day)
    {
        await visitor.Page.Locator($"[name='{field}.Day']").FillAsync($"{day.Day}");
        await visitor.Page.Locator($"[name='{field}.Month']").FillAsync($"{day.Month}");
        await visitor.Page.Locator($"[name='{field}.Year']").FillAsync($"{day.Year}");
    }

    static async Task<IReadOnlyList<string>> InTableAsync(Visitor visitor, string chart) =>
        await visitor.Page.Locator($"#{chart}-table tbody td").AllTextContentsAsync();

    static async Task<IReadOnlyList<string>> InFileAsync(Visitor visitor, string title)
    {
        var lines = (await FileAsync(visitor, $"Download these numbers (CSV): {title}")).Split("\r\n");
        var columns = lines[0].Split(',').Length;
        return [.. lines[1..^1].SelectMany(l => l.Split(',')[^(columns - 1)..]).Select(cell => cell.Length == 0
            ? "not known"
            : decimal.Parse(cell, CultureInfo.InvariantCulture).ToString("#,0.#####", CultureInfo.InvariantCulture))];
    }

    static async Task<string> FileAsync(Visitor visitor, string link)
    {
        var address = await visitor.Page.GetByRole(AriaRole.Link, new() { Name = link, Exact = true }).GetAttributeAsync("href");
        var answer = await visitor.Page.Context.APIRequest.GetAsync(address!);
        answer.Status.ShouldBe((int)HttpStatusCode.OK);
        answer.Headers["content-type"].ShouldStartWith("text/csv");
        answer.Headers["content-disposition"].ShouldStartWith("attachment");
        return await answer.TextAsync();
    }
}
