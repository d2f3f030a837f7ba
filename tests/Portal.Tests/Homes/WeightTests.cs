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

        heavy.ShouldBeEmpty();
    }
}
