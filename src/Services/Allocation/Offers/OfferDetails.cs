using TransferScheme.Allocation.Allocations;
using TransferScheme.Platform.Hosting;

namespace TransferScheme.Allocation.Offers;

/// <summary>An offer, as far as the reader may see it.</summary>
/// <param name="Id">The offer.</param>
/// <param name="ReferralId">The referral.</param>
/// <param name="Authority">Code of the offered authority.</param>
/// <param name="Region">Slug of its region.</param>
/// <param name="Status"><c>open</c> or <c>accepted</c>.</param>
/// <param name="Version">Version for If-Match.</param>
/// <param name="MadeAt">When it was made.</param>
/// <param name="RespondBy">When the answer is due.</param>
/// <param name="Clock">The response clock.</param>
/// <param name="Questions">Questions to the entry authority, with their answers.</param>
/// <param name="PlacementType">Kind of placement, once accepted.</param>
/// <param name="Reference">What people call the referral; as all that follows, where the reader may see the minimum facts.</param>
/// <param name="EntryAuthority">Code of the entry authority.</param>
/// <param name="Children">The children at this stage: the minimum facts and no more.</param>
/// <param name="PlacementTypes">Kinds of placement sought.</param>
/// <param name="Statutory">The statutory clock, which never pauses.</param>
public sealed record OfferDetails(
    Guid Id, Guid ReferralId, string Authority, string Region, string Status, long Version, DateTimeOffset MadeAt, DateTimeOffset RespondBy,
    OfferClock Clock, IReadOnlyList<string> Questions, string? PlacementType, string? Reference, string? EntryAuthority,
    IReadOnlyList<ChildFacts>? Children, IReadOnlyList<string>? PlacementTypes, StatutoryDays? Statutory)
{
    internal static OfferDetails Of(Offer o, Disclosure disclosure)
    {
        var seen = disclosure is Disclosure.MinimumFacts ? o.Group : null;
        return new OfferDetails(
            o.Id, o.ReferralId, o.Authority, o.Region, Wire.Name(o.Status), o.Version, o.MadeAt, o.RespondBy,
            new OfferClock(o.MadeAt, o.RespondBy, Paused: false), [], o.PlacementType, seen?.Reference, seen?.EntryAuthority, seen?.Children,
            seen?.PlacementTypes, seen is null ? null : new StatutoryDays(seen.StatutoryStartedOn, seen.StatutoryDueOn));
    }
}

/// <summary>The response clock. The statutory clock never waits for it.</summary>
/// <param name="StartedAt">When the offer was made.</param>
/// <param name="DueAt">When the answer is due.</param>
/// <param name="Paused">Whether it waits for an answer to a question.</param>
public sealed record OfferClock(DateTimeOffset StartedAt, DateTimeOffset DueAt, bool Paused);

/// <summary>Answers offers, the oldest first, and one by its identifier.</summary>
static class ViewOffers
{
    const string Mine =
        """
        where (? or d.data ->> 'region' = ? or d.data -> 'group' ->> 'entryRegion' = ?
                or d.data ->> 'authority' = ? or d.data -> 'group' ->> 'entryAuthority' = ?)
            and (? = '' or d.data ->> 'authority' = ?) and (? = '' or lower(d.data ->> 'status') = ?) and d.id > ?
        order by d.id limit ?
        """;

    internal static void Map(RouteGroupBuilder offers)
    {
        offers.MapGet("", List).WithName("ListOffers").Produces<Page<OfferDetails>>();
        offers.MapGet("{id:guid}", Get).WithName("GetOffer").Produces<OfferDetails>();
    }

    static async Task<IResult> List(string? authority, string? status, HttpContext http, IAllocationStore store, CancellationToken ct)
    {
        var actor = http.Actor();
        var scope = AllocationPolicy.Lists(actor);
        var (ofAuthority, inStatus) = (authority ?? "", status?.ToLowerInvariant() ?? "");
        await using var session = store.QuerySession();
        return await Paging.AnswerAsync<Offer, Guid, OfferDetails>(
            http,
            (after, most) => session.QueryAsync<Offer>(
                Mine, ct, scope.All, scope.Region, scope.Region, scope.Authority, scope.Authority,
                ofAuthority, ofAuthority, inStatus, inStatus, after, most),
            offer => offer.Id,
            offer => AllocationPolicy.Sees(actor, offer) is not Disclosure.Nothing,
            offer => OfferDetails.Of(offer, AllocationPolicy.Sees(actor, offer)));
    }

    static async Task<IResult> Get(Guid id, DateTimeOffset? asAt, HttpContext http, IAllocationStore store, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        return await session.LoadAsync<Offer>(id, ct) is { } now
            && AllocationPolicy.Sees(http.Actor(), now) is not Disclosure.Nothing and var disclosure
            && await session.AsAt(id, now, asAt, ct) is { } shown
            ? http.Versioned(OfferDetails.Of(shown, disclosure), shown.Version)
            : TypedResults.NotFound();
    }
}
