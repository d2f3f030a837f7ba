using Microsoft.Playwright;
using TransferScheme.Portal.Tests.Visiting;
using TransferScheme.TestKit.Running;

namespace TransferScheme.Portal.Tests.Figures;

/// <summary>Pages keep themselves up to date, say so, can be stopped, and lose nothing when the line drops.</summary>
[Collection(PortalCollection.Name)]
public sealed class LiveTests(ThePortal portal)
{
    const string Status = "[data-live-words]", Incomplete = "[data-live='incomplete-count']";

    [Fact]
    public async Task Given_paused_updates_then_nothing_moves_on_this_page_nor_the_next_until_they_are_resumed()
    {
        await using var visitor = await HomeAsync(Way.Usual);
        await visitor.PressAsync("Pause updates");
        await visitor.Page.ReloadAsync();
        await Assertions.Expect(visitor.Page.Locator(Status)).ToHaveTextAsync("Updates are paused.");
        await visitor.CheckAsync("duty.paused");
        var before = await CountAsync(visitor);
        using var kent = await portal.Scheme.As("api-client", Journey.Kent);
        await BeginReferralAsync(kent);
        await visitor.Page.WaitForTimeoutAsync(2500);
        (await CountAsync(visitor)).ShouldBe(before);
        await visitor.PressAsync("Resume updates");
        await UntilAsync(visitor, before + 1);
    }

    [Fact]
    public async Task Given_a_stream_that_is_behind_then_the_page_says_by_how_much()
    {
        await using var visitor = await portal.VisitAsync(Way.Usual);
        await visitor.SignInAsync("duty-officer", Journey.Kent);
        await visitor.Page.AddInitScriptAsync(
            """
            window.EventSource = class extends EventTarget {
                static CLOSED = 2;
                readyState = 1;
                constructor() {
                    super();
                    setTimeout(() => this.dispatchEvent(new MessageEvent('heartbeat', { data: '{"lagSeconds":9}', lastEventId: '1' })), 50);
                }
                close() { this.readyState = 2; }
            };
            """);
        await visitor.Page.GotoAsync("/duty");
        await Assertions.Expect(visitor.Page.Locator(Status)).ToHaveTextAsync("Updates are 9 seconds behind.");
        await visitor.CheckAsync("duty.behind");
    }

    [Fact]
    public async Task Given_no_scripts_then_a_link_loads_the_page_anew()
    {
        await using var visitor = await HomeAsync(Way.Plain);
        var before = await CountAsync(visitor);
        using var kent = await portal.Scheme.As("api-client", Journey.Kent);
        await BeginReferralAsync(kent);
        await visitor.FollowAsync("Reload");
        (await CountAsync(visitor)).ShouldBe(before + 1);
        await visitor.CheckAsync("duty.live");
    }

    [Fact]
    public async Task Given_nobody_signed_in_then_the_stream_ends_at_once_for_good()
    {
        using var anybody = portal.Scheme.Anybody();
        (await anybody.Get("/figures/stream")).Status.ShouldBe(204);
    }

    async Task<Visitor> HomeAsync(Way way)
    {
        var visitor = await portal.VisitAsync(way);
        await visitor.SignInAsync("duty-officer", Journey.Kent);
        if (way.JavaScript)
        {
            await Assertions.Expect(visitor.Page.Locator(Status)).ToHaveTextAsync("This page keeps itself up to date.");
        }

        return visitor;
    }

    static async Task BeginReferralAsync(Caller kent) =>
        (await kent.Post("referrals", """{ "entryAuthority": "E10000016" }""")).Expect(201);

    static async Task<int> CountAsync(Visitor visitor) => int.Parse(await visitor.Page.Locator(Incomplete).InnerTextAsync(), null);

    static Task UntilAsync(Visitor visitor, int count) =>
        Assertions.Expect(visitor.Page.Locator(Incomplete)).ToHaveTextAsync($"{count}", new() { Timeout = 15_000 });
}
