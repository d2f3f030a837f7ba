using TransferScheme.Allocation.Allocations;
using TransferScheme.Platform.Protection;

namespace TransferScheme.Allocation.Offers;

/// <summary>What can happen to an offer. A decline, the authority's act, will be one; a rejection by our software never is.</summary>
public abstract record OfferEvent
{
    private protected OfferEvent()
    {
    }
}

/// <summary>A referral was put to one authority, which may see its minimum facts from now on.</summary>
/// <param name="ReferralId">The referral.</param>
/// <param name="Authority">Code of the offered authority.</param>
/// <param name="Region">Slug of its region.</param>
/// <param name="RespondBy">When the answer is due. Nothing is decided by silence.</param>
/// <param name="Group">The minimum facts.</param>
public sealed record OfferMade(Guid ReferralId, string Authority, string Region, DateTimeOffset RespondBy, GroupFacts Group) : OfferEvent;

/// <summary>The offered authority agreed to take the children and named a placement and a social worker.</summary>
/// <param name="ReferralId">The referral.</param>
/// <param name="Authority">Code of the authority, the receiving one from now on.</param>
/// <param name="Size">How many children it takes.</param>
/// <param name="PlacementType">Kind of placement, by code.</param>
/// <param name="Details">The placement and the social worker.</param>
public sealed record OfferAccepted(
    Guid ReferralId, string Authority, int Size, string PlacementType, Sealed<PlacementDetails> Details) : OfferEvent;

/// <summary>Where the children will live and who looks after them there; only ever inside a <c>Sealed</c>.</summary>
/// <param name="Placement">The placement, with its address.</param>
/// <param name="SocialWorker">The social worker, named before travel.</param>
public sealed record PlacementDetails(string Placement, SocialWorker SocialWorker);

/// <summary>The social worker of the children in the receiving authority.</summary>
/// <param name="Name">Name.</param>
/// <param name="Email">E-mail address.</param>
/// <param name="Phone">Telephone number.</param>
public sealed record SocialWorker(string Name, string Email, string Phone);
