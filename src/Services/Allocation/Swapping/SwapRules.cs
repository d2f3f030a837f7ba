using TransferScheme.Allocation.Allocations;
using TransferScheme.Allocation.Authorities;
using TransferScheme.Allocation.Offers;
using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Time;

namespace TransferScheme.Allocation.Swapping;

/// <summary>
/// Whether the children can pass to another authority (scheme rules, step 15: after acceptance, another of the region, with its
/// agreement). Asked when a swap is proposed and again when it is agreed to. Room and threshold are no bar: whoever agrees knows them.
/// </summary>
static class SwapRules
{
    static readonly Rejection NotAccepted =
        Rejection.Conflict("offer-not-accepted", "Only children whom an authority has accepted can pass to another.");

    static readonly Rejection SameAuthority = Rejection.Conflict("same-authority", "This authority has accepted the children itself.");

    static readonly Rejection OtherRegion =
        Rejection.Conflict("other-region", "Children pass to another authority of the same region only.");

    static readonly Rejection EntryAuthority =
        Rejection.Conflict("entry-authority", "The entry authority does not receive its own children.");

    static readonly Rejection NotEntered = Rejection.Conflict(
        "acceptance-not-entered", "The ledger does not hold this acceptance, or not yet: try again in a moment.");

    static readonly Rejection NotAtAcceptance = Rejection.Conflict(
        "arrangement-begun", "Children pass to another authority only while the arrangement is unsigned and the referral not on hold.");

    /// <summary>Why they cannot; null when they can.</summary>
    /// <param name="offer">The offer.</param>
    /// <param name="taker">Code of the authority that would take them.</param>
    /// <param name="facts">What is known.</param>
    /// <param name="now">The time.</param>
    internal static Rejection? Against(Offer offer, string taker, SwapFacts facts, DateTimeOffset now) =>
        facts.Sight.Facts.Authorities.FirstOrDefault(a => a.Code == taker) switch
        {
            null => Rejection.Invalid("authority", "Is no authority of the scheme."),
            _ when offer.Status is not OfferStatus.Accepted => NotAccepted,
            { Code: var code } when code == offer.Authority => SameAuthority,
            { Code: var code } when code == offer.Group.EntryAuthority => EntryAuthority,
            { Region: var region } when region != offer.Region => OtherRegion,
            var other when other.IsAbolishedOn(UkTime.DateOf(now)) => SucceedAuthority.Abolished,
            { Code: var code } when facts.Marked.Unsuitable.Contains(code) => MakeOffer.Unsuitable,
            _ when facts.Allocation.Status is not AllocationStatus.Accepted => NotEntered,
            _ when !IsUnsigned(facts.Transfer, offer.Authority) => NotAtAcceptance,
            _ => null,
        };

    static bool IsUnsigned(TransferStage? transfer, string receiver) =>
        transfer is { Status: "accepted", SignedBy: [] } && transfer.ReceivingAuthority == receiver;
}
