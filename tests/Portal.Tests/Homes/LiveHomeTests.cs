using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using TransferScheme.Portal.Tests.Allocating;
using TransferScheme.Portal.Tests.Visiting;
using Xunit.Abstractions;

namespace TransferScheme.Portal.Tests.Homes;

/// <summary>The homes of those who answer and those who allocate show what happens, while it happens.</summary>
[Collection(PortalCollection.Name)]
public sealed class LiveHomeTests(ThePortal portal, ITestOutputHelper output)
{
    const string Words = "[data-live-words]", On = "This page keeps itself up to date.", Cut = "Updates are cut off. Trying again.";

    // The promise is two seconds; a machine that does much else at the same time is given ten times as long.
    const float Patience = 20_000;

    [Fact]
    public async Task Given_both_homes_when_an_offer_is_made_and_accepted_then_lists_and_counts_follow_and_it_is_announced_politely()
    {
        using var journey = await portal.Scheme.WaitingAsync();
        var reference = await journey.ReferenceAsync();
        await using var duty = await HomeAsync("duty-officer", journey.Chosen);
        await using var region = await HomeAsync("coordinator", journey.Region);
        var offers = await CountAsync(duty, "offers-count");
        var (waiting, open, accepted) =
            (await CountedAsync(region, "waiting"), await CountedAsync(region, "open"), await CountedAsync(region, "accepted"));

        var watch = Stopwatch.StartNew();
        await journey.OfferAsync();
        await Assertions.Expect(Part(duty, "offers")).ToContainTextAsync(reference, new() { Timeout = Patience });
        Tell("the duty home shows the offer", watch);
        (await CountAsync(duty, "offers-count")).ShouldBe(offers + 1);
        await ExpectAsync(region, "open", open + 1);
        Tell("the region's home shows the offer", watch);
        await ExpectAsync(region, "waiting", waiting - 1);
        foreach (var visitor in new[] { duty, region })
        {
            (await visitor.Page.Locator(Words).GetAttributeAsync("aria-live")).ShouldBe("polite");
            await Assertions.Expect(visitor.Page.Locator(Words)).ToContainTextAsync("Brought up to date at");
        }

        await region.CheckAsync("region.live");
        watch.Restart();
        await journey.AcceptAsync();
        await Assertions.Expect(Part(duty, "offers")).Not.ToContainTextAsync(reference, new() { Timeout = Patience });
        await ExpectAsync(region, "accepted", accepted + 1);
        Tell("both homes show the acceptance", watch);
        await ExpectAsync(region, "open", open);
    }

    [Fact]
    public async Task Given_a_regions_home_that_is_paused_then_it_stands_still_until_it_is_resumed()
    {
        using var journey = await portal.Scheme.WaitingAsync();
        await using var region = await HomeAsync("coordinator", journey.Region);
        var (waiting, open) = (await CountedAsync(region, "waiting"), await CountedAsync(region, "open"));
        await region.PressAsync("Pause updates");
        await Assertions.Expect(region.Page.Locator(Words)).ToHaveTextAsync("Updates are paused.");
        await journey.OfferAsync();
        await region.Page.WaitForTimeoutAsync(2500);
        (await CountedAsync(region, "waiting")).ShouldBe(waiting);
        await region.PressAsync("Resume updates");
        await ExpectAsync(region, "open", open + 1);
    }

    [Fact]
    public async Task Given_a_stream_that_is_cut_then_the_home_says_so_and_catches_up_when_it_is_back()
    {
        using var journey = await portal.Scheme.WaitingAsync();
        await using var region = await portal.VisitAsync(Way.Usual);
        await region.SignInAsync("coordinator", journey.Region);
        var open = await CountedAsync(region, "open");
        await region.Page.RouteAsync("**/figures/stream*", route => route.AbortAsync());
        await region.Page.ReloadAsync();
        await Assertions.Expect(region.Page.Locator(Words)).ToHaveTextAsync(Cut, new() { Timeout = Patience });
        await journey.OfferAsync();
        await region.Page.UnrouteAsync("**/figures/stream*");
        await ExpectAsync(region, "open", open + 1);
        await Assertions.Expect(region.Page.Locator(Words)).Not.ToHaveTextAsync(Cut, new() { Timeout = Patience });
    }

    async Task<Visitor> HomeAsync(string role, string of)
    {
        var visitor = await portal.VisitAsync(Way.Usual);
        await visitor.SignInAsync(role, of);
        await Assertions.Expect(visitor.Page.Locator(Words)).ToHaveTextAsync(On, new() { Timeout = Patience });
        return visitor;
    }

    void Tell(string what, Stopwatch since) =>
        output.WriteLine($"{since.Elapsed.TotalSeconds.ToString("0.00", CultureInfo.InvariantCulture)} s after the call began, {what}");

    static ILocator Part(Visitor visitor, string name) => visitor.Page.Locator($"[data-live='{name}']");

    static async Task<int> CountAsync(Visitor visitor, string name) =>
        int.Parse(await Part(visitor, name).InnerTextAsync(), CultureInfo.InvariantCulture);

    // A region's home counts each of its lists above them, and begins with the most urgent of each alone.
    static ILocator Counted(Visitor visitor, string part) => visitor.Page.Locator($"[data-live='counts'] a[href='#{part}']");

    static async Task<int> CountedAsync(Visitor visitor, string part) =>
        int.Parse((await Counted(visitor, part).InnerTextAsync()).Split(' ')[0], CultureInfo.InvariantCulture);

    static Task ExpectAsync(Visitor visitor, string part, int count) =>
        Assertions.Expect(Counted(visitor, part))
            .ToHaveTextAsync(new Regex($"^{count} ", RegexOptions.None, TimeSpan.FromSeconds(1)), new() { Timeout = Patience });
}
