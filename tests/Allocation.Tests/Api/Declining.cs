using System.Net.Http.Json;
using System.Text.Json;
using TransferScheme.Contracts.Refusals;
using TransferScheme.Platform.Security;
using TransferScheme.TestKit;

namespace TransferScheme.Allocation.Tests.Api;

/// <summary>Declines over HTTP, asked for and reviewed as Refusals would.</summary>
static class Declining
{
    static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    /// <summary>An acceptance.</summary>
    internal static readonly object Acceptance = new
    {
        placementType = "foster", placement = "1 High Street", socialWorker = new { name = "Sam Lee", email = "sam@example.org", phone = "0191 496 0000" },
    };

    /// <summary>Asks to decline, as the service does.</summary>
    internal static async Task<string> Decline(this AllocationHost fixture, Guid offer, string etag = "\"1\"", Guid? refusal = null)
    {
        using var service = fixture.Host.Client(Role.Service);
        return await AllocationHost.Told(
            service, HttpMethod.Post, $"/api/v1/offers/{offer}/decline",
            new { refusalId = refusal ?? offer, codes = new[] { "G04" }, groups = new[] { "child" } }, etag);
    }

    /// <summary>Asks to take the decline back, as the service does.</summary>
    internal static async Task<string> TakeBack(
        this AllocationHost fixture, Guid offer, string etag, string placementType = "foster", Guid? refusal = null)
    {
        using var service = fixture.Host.Client(Role.Service);
        return await AllocationHost.Told(
            service, HttpMethod.Post, $"/api/v1/offers/{offer}/decline-withdrawal",
            new
            {
                refusalId = refusal ?? offer, placementType, placement = "1 High Street",
                socialWorker = new { name = "Sam Lee", email = "sam@example.org", phone = "0191 496 0000" },
            }, etag);
    }

    /// <summary>A referral that is offered and declined, and its allocation has heard of it.</summary>
    internal static async Task<(AllocationHost.Decided Decided, Guid Offer)> Declined(this AllocationHost fixture, params string[] ageBands)
    {
        var decided = await fixture.Decide(ageBands);
        var offer = await fixture.Offer(decided);
        (await fixture.Decline(offer)).ShouldBe("200 declined");
        await fixture.Reaches(decided.Referral, "declined");
        return (decided, offer);
    }

    /// <summary>Waits until an allocation stands somewhere.</summary>
    internal static Task Reaches(this AllocationHost fixture, Guid referral, string status) => Poll.ForAsync(
        async () => (await fixture.Allocation(referral)).GetProperty("status").GetString(), s => s == status, Limit, $"the allocation to be {status}");

    /// <summary>An allocation as the national team sees it.</summary>
    internal static async Task<JsonElement> Allocation(this AllocationHost fixture, Guid referral)
    {
        using var national = fixture.Host.Client(Role.National);
        return await national.GetFromJsonAsync<JsonElement>($"/api/v1/allocations/{referral}");
    }

    /// <summary>An offer's status and version, as the national team sees them.</summary>
    internal static async Task<string> OfferAt(this AllocationHost fixture, Guid offer)
    {
        using var national = fixture.Host.Client(Role.National);
        var shown = await national.GetFromJsonAsync<JsonElement>($"/api/v1/offers/{offer}");
        return $"{shown.GetProperty("status").GetString()} {shown.GetProperty("version").GetInt64()}";
    }

    /// <summary>The national team accepts the reasons.</summary>
    internal static Task AcceptReasons(this AllocationHost fixture, AllocationHost.Decided decided, Guid offer) => fixture.Deliver(
        "allocation-when-reasons-accepted", new ReasonsAccepted
        {
            RefusalId = offer, Version = 5, OccurredAt = Sample.Monday, ReferralId = decided.Referral, Authority = decided.Chosen,
            EntryAuthority = AllocationHost.Kent, Codes = ["G04"],
        });

    /// <summary>The national team reaffirms the obligation.</summary>
    internal static Task Reaffirm(this AllocationHost fixture, AllocationHost.Decided decided, Guid offer, DateOnly complyBy) => fixture.Deliver(
        "allocation-when-obligation-reaffirmed", new ObligationReaffirmed
        {
            RefusalId = offer, Version = 5, OccurredAt = Sample.Monday, ReferralId = decided.Referral, Authority = decided.Chosen,
            EntryAuthority = AllocationHost.Kent, ComplyBy = complyBy,
        });

    /// <summary>Asks to let a declined referral go on.</summary>
    internal static async Task<string> Reroute(this AllocationHost fixture, HttpClient client, Guid referral, object? body = null)
    {
        var version = (await fixture.Allocation(referral)).GetProperty("version").GetInt64();
        return await AllocationHost.Told(
            client, HttpMethod.Post, $"/api/v1/allocations/{referral}/rerouting", body ?? new { reasonCode = "urgent", note = "Tonight." }, $"\"{version}\"");
    }
}
