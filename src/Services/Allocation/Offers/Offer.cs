using TransferScheme.Allocation.Allocations;
using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Protection;

namespace TransferScheme.Allocation.Offers;

/// <summary>Where an offer stands.</summary>
public enum OfferStatus
{
    /// <summary>It waits for the authority's answer.</summary>
    Open,

    /// <summary>The authority takes the children.</summary>
    Accepted,
}

/// <summary>A referral put to one authority.</summary>
public sealed record Offer : ICase<Offer, OfferEvent>
{
    /// <summary>The stream.</summary>
    public Guid Id { get; init; }

    /// <summary>The stream's version.</summary>
    public long Version { get; init; }

    /// <summary>Where it stands.</summary>
    public OfferStatus Status { get; init; }

    /// <summary>The referral.</summary>
    public required Guid ReferralId { get; init; }

    /// <summary>Code of the offered authority.</summary>
    public required string Authority { get; init; }

    /// <summary>Slug of its region.</summary>
    public required string Region { get; init; }

    /// <summary>When it was made, by the scheme's clock.</summary>
    public DateTimeOffset MadeAt { get; init; }

    /// <summary>When the answer is due.</summary>
    public required DateTimeOffset RespondBy { get; init; }

    /// <summary>The minimum facts.</summary>
    public required GroupFacts Group { get; init; }

    /// <summary>Kind of placement, once accepted.</summary>
    public string? PlacementType { get; init; }

    /// <summary>Placement and social worker, once accepted.</summary>
    public Sealed<PlacementDetails>? Details { get; init; }

    /// <inheritdoc/>
    string ICase<Offer, OfferEvent>.StatusName => Wire.Name(Status);

    /// <summary>Rule E15: a child under 16 is never placed in supported accommodation, which is for those of 16 and 17.</summary>
    internal bool AllowsPlacement(string placementType) =>
        placementType != "supportedAccommodation" || Group.Children.All(c => c.AgeBand == "16-17");

    /// <inheritdoc/>
    static Offer? ICase<Offer, OfferEvent>.After(Offer? state, OfferEvent e) => Evolve(state, e);

    internal static Offer? Evolve(Offer? state, OfferEvent e) => (state, e) switch
    {
        (null, OfferMade made) => new Offer
        {
            ReferralId = made.ReferralId, Authority = made.Authority, Region = made.Region, RespondBy = made.RespondBy, Group = made.Group,
        },
        ({ } o, OfferAccepted accepted) => o with
        {
            Status = OfferStatus.Accepted,
            PlacementType = accepted.PlacementType,
            Details = accepted.Details,
        },
        _ => throw new InvalidOperationException($"{e.GetType().Name} cannot come here in an offer."),
    };
}

/// <summary>The fold that the store runs, with the time of the first event.</summary>
public sealed class OfferProjection : SingleStreamProjection<Offer, Guid>
{
    /// <summary>Names the events of an offer.</summary>
    public OfferProjection()
    {
        IncludeType<OfferMade>();
        IncludeType<OfferAccepted>();
    }

    /// <inheritdoc/>
    public override Offer? Evolve(Offer? snapshot, Guid id, IEvent e) => Offer.Evolve(snapshot, (OfferEvent)e.Data) switch
    {
        { } made when snapshot is null => made with { MadeAt = e.Timestamp },
        var offer => offer,
    };
}
