using TransferScheme.Portal.Tests.Allocating;
using TransferScheme.Portal.Tests.Declining;
using TransferScheme.Portal.Tests.Visiting;
using TransferScheme.TestKit.Running;
using Xunit.Abstractions;

namespace TransferScheme.Portal.Tests.Homes;

/// <summary>Pages are light: at most 200 kB with an empty cache, style and scripts included, and 30 kB after.</summary>
[Collection(PortalCollection.Name)]
public sealed class WeightTests(ThePortal portal, ITestOutputHelper output)
{
    [Fact]
    public async Task Given_every_role_when_they_open_their_home_and_their_main_pages_then_the_first_is_light_and_the_others_lighter()
    {
        using var waiting = await portal.Scheme.WaitingAsync();
        using var offered = await portal.OfferAsync();
        string[] cases = ["/referrals", $"/referrals/{offered.Id}"];
        (string Role, string? Of, string[] Pages)[] readers =
        [
            ("duty-officer", offered.Chosen, ["/duty", $"/offers/{offered.OfferId}", $"/offers/{offered.OfferId}/accept", .. cases]),
            ("duty-officer", Journey.Kent, ["/duty", "/referrals/new", $"/referrals/{offered.Id}/complete", "/authority", .. cases]),
            ("coordinator", waiting.Region, ["/region", $"/allocations/{waiting.Id}", "/referrals"]),
            ("national", null, ["/national", $"/region?region={waiting.Region}", "/refusals", "/directions", .. cases]),
            ("assessor", Journey.Kent, ["/assessments"]),
            ("manager", Journey.Kent, ["/assessments", "/refusals"]),
            ("auditor", null, ["/audit", .. cases]),
        ];
        (await HeavyAsync(readers)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Given_lists_that_are_longer_than_a_page_when_they_are_opened_then_each_page_is_as_light()
    {
        await using var burst = await new Burst(portal.Scheme).PrepareAsync();
        burst.WaitingCount.ShouldBeGreaterThan(10);
        var (region, council, offer) = burst.Offered;
        var waiting = $"/allocations/{burst.Waiting}";
        string[] allocation = [waiting, $"{waiting}/candidates", $"{waiting}/candidates?number=2", $"{waiting}/receipt"];
        (string Role, string? Of, string[] Pages)[] readers =
        [
            ("coordinator", region,
            [
                "/region", "/region/all?of=waiting", "/region/all?of=open", "/allocations/batch", .. allocation,
                $"{waiting}/another", "/region/account", "/referrals", "/figures", "/rota",
            ]),
            ("duty-officer", Journey.Kent, ["/duty", "/referrals?status=incomplete", "/referrals", "/refusals", "/figures", "/authority"]),
            ("duty-officer", council, ["/duty", "/duty/offers", $"/offers/{offer}", "/refusals", "/figures"]),
            ("national", null,
            [
                "/national", "/national/messages", "/region?region=london", $"/region?region={region}", "/region/account?region=london",
                "/region/account?region=london&since=2026-12-01", "/referrals", "/referrals?status=awaitingAllocation", "/refusals",
                "/directions", "/rota", "/rota/forecast", "/rules", "/figures", "/figures?part=map", "/figures/weeks", "/figures/scorecard",
            ]),
            ("assessor", Journey.Kent, ["/assessments", "/figures"]),
            ("manager", Journey.Kent, ["/assessments", "/assessments/countersign", "/refusals"]),
            ("auditor", null, ["/audit", "/referrals", .. allocation, "/region/account?region=london"]),
        ];
        (await HeavyAsync(readers)).ShouldBeEmpty();
    }

    // The scale itself: an answer that lists every call of the API is heavier than a page may be.
    [Fact]
    public async Task Given_an_answer_that_is_too_heavy_then_it_is_found() =>
        (await HeavyAsync([("auditor", null, ["/audit", "/openapi/v1.json"])])).ShouldHaveSingleItem().ShouldEndWith("/openapi/v1.json");

    async Task<IReadOnlyList<string>> HeavyAsync(IReadOnlyList<(string Role, string? Of, string[] Pages)> readers)
    {
        var heavy = new List<string>();
        foreach (var (role, of, pages) in readers)
        {
            await using var visitor = await portal.VisitAsync(Way.Usual);
            var weight = new Weight(visitor);
            await visitor.SignInAsync(role, of);
            await HoldAsync($"{role}: first page", 200_000);
            foreach (var page in pages)
            {
                (await visitor.Page.GotoAsync(page))!.Status.ShouldBe(200, $"{role} {page}");
                await HoldAsync($"{role}: {page}", 30_000);
            }

            async Task HoldAsync(string what, long most)
            {
                var bytes = await weight.BytesAsync();
                output.WriteLine($"{bytes,8} {what}");
                if (bytes > most)
                {
                    heavy.Add($"{bytes} {what}");
                }
            }
        }

        return heavy;
    }
}
