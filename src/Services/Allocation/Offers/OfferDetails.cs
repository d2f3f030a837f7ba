using TransferScheme.Allocation.Allocations;

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
/// <param name="MinimumFacts">The minimum facts, where the reader may see them.</param>
public sealed record OfferDetails(
    Guid Id, Guid ReferralId, string Authority, string Region, string Status, long Version, DateTimeOffset MadeAt, DateTimeOffset RespondBy,
    OfferClock Clock, IReadOnlyList<string> Questions, string? PlacementType, GroupFacts? MinimumFacts)
{
    internal static OfferDetails Of(Offer o, Disclosure disclosure) => new(
        o.Id, o.ReferralId, o.Authority, o.Region, Wire.Name(o.Status), o.Version, o.MadeAt, o.RespondBy, new OfferClock(o.MadeAt, o.RespondBy, false),
        [], o.PlacementType, disclosure is Disclosure.MinimumFacts ? o.Group : null);

    /// <summary>The children at this stage: the minimum facts and no more.</summary>
    public IReadOnlyList<ChildFacts>? Children => MinimumFacts?.Children;
}

/// <summary>The response clock. The statutory clock never waits for it.</summary>
/// <param name="StartedAt">When the offer was made.</param>
/// <param name="DueAt">When the answer is due.</param>
/// <param name="Paused">Whether it waits for an answer to a question.</param>
public sealed record OfferClock(DateTimeOffset StartedAt, DateTimeOffset DueAt, bool Paused);

/// <summary>Answers offers, the oldest first, and one by its identifier.</summary>
internal static class ViewOffers
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
        offers.MapGet("", List).WithName("ListOffers").Produces<Listing<OfferDetails>>();
        offers.MapGet("{id:guid}", Get).WithName("GetOffer").Produces<OfferDetails>();
    }

    static async Task<IResult> List(
        string? authority, string? status, int? limit, string? cursor, HttpContext http, IAllocationStore store, CancellationToken ct)
    {
        var after = Guid.Empty;
        if (Paging.Of(limit, cursor) is not { } page || (page.After is { } key && !Guid.TryParse(key, out after)))
        {
            return Paging.Invalid;
        }

        var actor = http.Actor();
        var scope = AllocationPolicy.Lists(actor);
        var wanted = (Authority: authority ?? "", Status: status?.ToLowerInvariant() ?? "");
        await using var session = store.QuerySession();
        var found = await session.QueryAsync<Offer>(
            Mine, ct, scope.All, scope.Region, scope.Region, scope.Authority, scope.Authority,
            wanted.Authority, wanted.Authority, wanted.Status, wanted.Status, after, page.Limit + 1);
        return page.Answer(http, found, o => o.Id.ToString(), o => OfferDetails.Of(o, AllocationPolicy.Sees(actor, o)));
    }

    static async Task<IResult> Get(Guid id, HttpContext http, IAllocationStore store, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        return await session.LoadAsync<Offer>(id, ct) is { } offer
            && AllocationPolicy.Sees(http.Actor(), offer) is not Disclosure.Nothing and var disclosure
            ? http.Versioned(OfferDetails.Of(offer, disclosure), offer.Version)
            : TypedResults.NotFound();
    }
}
