using TransferScheme.Portal.Tests.Visiting;

namespace TransferScheme.Portal.Tests.Allocating;

/// <summary>A region's fair-share account reads like a bank statement, and table, chart and file tell the same numbers.</summary>
[Collection(PortalCollection.Name)]
public sealed class AccountTests(ThePortal portal)
{
    [Theory]
    [InTurn]
    public async Task Given_turns_then_the_statement_adds_up_and_leads_to_each_receipt(Way way)
    {
        using var journey = await portal.Scheme.WaitingAsync();
        var (reference, name) = (await journey.ReferenceAsync(), await portal.Scheme.NameAsync(journey.Chosen));
        await using var visitor = await portal.VisitAsync(way);
        await visitor.SignInAsync("coordinator", journey.Region);
        await visitor.FollowAsync("The region’s fair-share account");
        await visitor.CheckAsync("account");

        var bars = await visitor.Page.Locator("svg[role=img] text").AllTextContentsAsync();
        var csv = await FileAsync(visitor, "/region/account?handler=csv");

        // A page has no more than fifteen councils; the file has all, and the region beneath them.
        bars.Count.ShouldBe(Math.Min(csv.Count - 2, 15));
        foreach (var (line, bar) in csv.Skip(1).Zip(bars))
        {
            bar.Replace('−', '-').ShouldBe($"{line[1]}: {line[6]}");
            var units = decimal.Parse(line[10], System.Globalization.CultureInfo.InvariantCulture);
            var owed = decimal.Parse(line[11], System.Globalization.CultureInfo.InvariantCulture);
            units.ShouldBe(owed - ((Number(line[4]) + Number(line[5])) * 1_000_000_000_000m));
        }

        await visitor.FollowAsync("From 1 December 2026");
        await visitor.CheckAsync("account.since");
        await (await visitor.FindAsync($"main a[href='/region/account/{journey.Chosen}']")).ClickAsync();
        (await visitor.HeadingAsync()).ShouldBe($"Fair-share account of {name}");
        await visitor.CheckAsync("account.council");
        await visitor.FollowAsync($"Receipt of {reference}");
        (await visitor.HeadingAsync()).ShouldBe($"How {reference} was decided");
    }

    [Theory]
    [InTurn]
    public async Task Given_an_auditor_or_the_national_team_then_they_choose_the_region(Way way)
    {
        await using var visitor = await portal.VisitAsync(way);
        await visitor.SignInAsync("auditor");
        await visitor.Page.GotoAsync("/region/account");
        await visitor.CheckAsync("account.choose");
        await visitor.FollowAsync("London");
        (await visitor.HeadingAsync()).ShouldBe("Fair-share account of London");
        await visitor.CheckAsync("account.auditor");
        (await visitor.Page.Locator("a[rel=prev]").CountAsync()).ShouldBe(0);
        await visitor.Page.Locator("a[rel=next]").ClickAsync();
        await visitor.Page.WaitForURLAsync("**number=2");
        (await visitor.Page.Locator("a[rel=prev]").CountAsync()).ShouldBe(1);
        await visitor.CheckAsync("account.auditor.second");
        await visitor.Page.Locator("a[rel=next]").ClickAsync();
        await visitor.Page.WaitForURLAsync("**number=3");
        (await visitor.Page.Locator("a[rel=prev]").CountAsync(), await visitor.Page.Locator("a[rel=next]").CountAsync()).ShouldBe((1, 0));
        await visitor.Page.GotoAsync("/region/account/nowhere");
        (await visitor.HeadingAsync()).ShouldBe("Page not found");
    }

    [Fact]
    public async Task Given_a_duty_officer_then_the_statement_is_not_for_them()
    {
        await using var visitor = await portal.VisitAsync(Way.Usual);
        await visitor.SignInAsync("duty-officer");
        await visitor.Page.GotoAsync("/region/account");
        (await visitor.HeadingAsync()).ShouldBe("You cannot open this page");
    }

    static decimal Number(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    // Names stand in quotes, and some have a comma in them.
    static async Task<List<string[]>> FileAsync(Visitor visitor, string path)
    {
        var answer = await visitor.Page.APIRequest.GetAsync(path);
        answer.Headers["content-type"].ShouldStartWith("text/csv");
        return
        [
            .. (await answer.TextAsync()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('"') switch
            {
                [var code, var council, var rest] => [code.TrimEnd(','), council, .. rest.TrimStart(',').Split(',')],
                _ => line.Split(','),
            }),
        ];
    }
}
