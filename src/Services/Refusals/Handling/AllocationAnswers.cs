using TransferScheme.Platform.Calling;
using TransferScheme.Platform.Problems;

namespace TransferScheme.Refusals.Handling;

/// <summary>What Allocation answers when it is asked.</summary>
/// <param name="calls">Calls between services.</param>
sealed class AllocationAnswers(ServiceCalls calls)
{
    static readonly Problem NotTold = new(
        503, "offer-not-confirmed", "Not available at the moment",
        "How the offer stands could not be found out, so nothing was done: try again in a moment.");

    /// <summary>An offer of which no message has come yet; null where there is none.</summary>
    /// <exception cref="NoAnswerException">There is no answer.</exception>
    internal async Task<(KnownOffer Offer, KnownReferral Referral)?> OfferAsync(Guid offerId, CancellationToken ct) =>
        await calls.AskAsync<OfferTold>($"/api/v1/offers/{offerId}", NotTold, ct)
            is not { EntryAuthority: { } entry, Children: { } children } told ? null
            : (new KnownOffer(
                    offerId, told.ReferralId, told.Authority, told.Region, children.Count, told.RespondBy, Status(told.Status), 0),
                new KnownReferral(told.ReferralId, entry, children, told.PlacementTypes ?? [], null, false, 0));

    /// <summary>
    /// The places of an authority's own return that have not run out; none where it made no return, null where it cannot be read.
    /// </summary>
    internal async Task<IReadOnlyList<PlaceTold>?> PlacesAsync(string authority, CancellationToken ct)
    {
        try
        {
            var told = await calls.AskAsync<AuthorityTold>($"/api/v1/authorities/{authority}", NotTold, ct);
            return told?.Capacity is { Expired: false } capacity ? capacity.Places : [];
        }
        catch (NoAnswerException)
        {
            return null;
        }
    }

    /// <summary>How many of some places would do for a child of a referral; null where the referral is not known.</summary>
    internal static int? Suitable(IReadOnlyList<PlaceTold> places, KnownReferral? referral) =>
        referral is null ? null : places.Where(p => Suits(p, referral)).Sum(p => p.Places);

    /// <summary>Whether a free place would do for one of the children: kind, sex and age.</summary>
    internal static bool Suits(PlaceTold place, KnownReferral referral) =>
        referral.PlacementTypes.Contains(place.PlacementType)
        && referral.Children.Any(c => (place.Sex == "any" || place.Sex == c.Sex)
            && (c.AgeBand == "under-16" ? place.AgeFrom < 16 : place.AgeTo >= 16));

    static KnownStatus Status(string status) => status switch
    {
        "open" => KnownStatus.Open,
        "overdue" => KnownStatus.Overdue,
        "accepted" => KnownStatus.Accepted,
        "withdrawn" => KnownStatus.Withdrawn,
        "superseded" => KnownStatus.Superseded,
        _ => KnownStatus.Declined,
    };

    sealed record OfferTold(
        Guid ReferralId, string Authority, string Region, string Status, DateTimeOffset RespondBy, string? EntryAuthority,
        IReadOnlyList<KnownChild>? Children, IReadOnlyList<string>? PlacementTypes);

    sealed record AuthorityTold(CapacityTold? Capacity);

    sealed record CapacityTold(IReadOnlyList<PlaceTold> Places, bool Expired);
}

/// <summary>Free places of one kind, of an authority's own return.</summary>
/// <param name="PlacementType">Kind of placement.</param>
/// <param name="Sex">Whom they are for, or <c>any</c>.</param>
/// <param name="AgeFrom">Youngest age.</param>
/// <param name="AgeTo">Oldest age.</param>
/// <param name="Places">How many.</param>
sealed record PlaceTold(string PlacementType, string Sex, int AgeFrom, int AgeTo, int Places);
