using TransferScheme.Portal.Tests.Visiting;
using TransferScheme.TestKit.Running;

namespace TransferScheme.Portal.Tests.Moving;

/// <summary>A referral on its way, with the duty officer of each of its two authorities at a browser.</summary>
/// <param name="journey">The referral.</param>
/// <param name="entry">The entry authority's officer.</param>
/// <param name="receiver">The receiving authority's officer.</param>
sealed class Party(Journey journey, Visitor entry, Visitor receiver) : IAsyncDisposable
{
    internal Journey Journey => journey;

    internal Visitor Entry => entry;

    internal Visitor Receiver => receiver;

    internal string At => $"/transfers/{journey.Id}";

    internal string Case => $"/referrals/{journey.Id}";

    /// <summary>An accepted referral, both officers signed in.</summary>
    internal static async Task<Party> AcceptedAsync(ThePortal portal, Way way, string? form = null)
    {
        var journey = new Journey(portal.Scheme, await portal.Scheme.As("api-client", Journey.Kent));
        await journey.ReferAsync(form);
        await (await journey.OfferAsync()).AcceptAsync();
        var (entry, receiver) = (await portal.VisitAsync(way), await portal.VisitAsync(way));
        await entry.SignInAsync("duty-officer", Journey.Kent);
        await receiver.SignInAsync("duty-officer", journey.Chosen);
        return new Party(journey, entry, receiver);
    }

    /// <summary>Such a referral whose arrangement is made.</summary>
    internal static async Task<Party> ArrangedAsync(ThePortal portal, Way way, string? form = null)
    {
        var party = await AcceptedAsync(portal, way, form);
        var now = TheScheme.Now.ToString("O");
        await party.DoAsync(party.Journey.Entry, "arrangement", $$"""{ "effectiveAt": "{{now}}" }""");
        await party.DoAsync(
            party.Journey.Entry, "signatures", $$"""{ "onBehalfOf": "{{Journey.Kent}}", "signedBy": "A", "office": "B" }""");
        await party.DoAsync(
            party.Journey.Receiver, "signatures", $$"""{ "onBehalfOf": "{{party.Journey.Chosen}}", "signedBy": "C", "office": "D" }""");
        return party;
    }

    /// <summary>Such a referral whose children have left.</summary>
    internal static async Task<Party> LeftAsync(ThePortal portal, Way way)
    {
        var party = await ArrangedAsync(portal, way);
        var now = TheScheme.Now.ToString("O");
        await party.DoAsync(
            party.Journey.Entry, "departure", $$"""{ "departedAt": "{{now}}", "escort": "A", "expectedAt": "{{now}}" }""");
        return party;
    }

    /// <summary>One act on the transfer, by the API.</summary>
    internal async Task DoAsync(Caller caller, string act, string body)
    {
        var version = (await caller.Get($"transfers/{journey.Id}")).Expect(200).Version;
        (await caller.Post($"transfers/{journey.Id}/{act}", body, version)).Expect(200);
    }

    /// <summary>One act on the referral, by the API.</summary>
    internal async Task ReportAsync(string act, string body)
    {
        var version = (await journey.Entry.Get($"referrals/{journey.Id}")).Expect(200).Version;
        (await journey.Entry.Post($"referrals/{journey.Id}/{act}", body, version)).Expect(200);
    }

    /// <summary>Types a day of December 2026 and a time.</summary>
    internal static async Task TypeAsync(Visitor visitor, string field, string time, string day = "14")
    {
        await TypeDayAsync(visitor, $"{field}_On", day);
        await visitor.Page.Locator($"#{field}_At").FillAsync(time);
    }

    /// <summary>Types a day of December 2026.</summary>
    internal static async Task TypeDayAsync(Visitor visitor, string field, string day)
    {
        await visitor.Page.Locator($"#{field}_Day").FillAsync(day);
        await visitor.Page.Locator($"#{field}_Month").FillAsync("12");
        await visitor.Page.Locator($"#{field}_Year").FillAsync("2026");
    }

    /// <summary>The errors above a form.</summary>
    internal static Task<string> ErrorsAsync(Visitor visitor) => visitor.Page.Locator(".govuk-error-summary__list").InnerTextAsync();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await entry.DisposeAsync();
        await receiver.DisposeAsync();
        journey.Dispose();
    }
}
