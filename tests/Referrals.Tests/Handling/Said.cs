using TransferScheme.Contracts.Allocation;

namespace TransferScheme.Referrals.Tests.Handling;

/// <summary>Messages of Allocation on an offer.</summary>
static class Said
{
    internal static OfferMade Made(Guid offer, string authority, Guid referral = default) => new()
    {
        OfferId = offer, Version = 1, OccurredAt = A.Monday, ReferralId = referral, Authority = authority, Region = "north-east", Size = 1,
        RespondBy = A.Monday,
    };

    internal static OfferAccepted Accepted(long version, Guid? offer = null) => new()
    {
        OfferId = offer ?? A.OfferId, Version = version, OccurredAt = A.Monday, ReferralId = default, Authority = A.Durham, Size = 1,
    };

    internal static OfferWithdrawn Withdrawn(Guid offer, long version) => new()
    {
        OfferId = offer, Version = version, OccurredAt = A.Monday, ReferralId = default, Authority = A.Durham, Size = 1,
        Reason = "child-left-group",
    };

    internal static OfferDeclined Declined(long version, Guid? offer = null, Guid referral = default) => new()
    {
        OfferId = offer ?? A.OfferId, Version = version, OccurredAt = A.Monday, ReferralId = referral, Authority = A.Durham, Size = 1,
        RefusalId = offer ?? A.OfferId, Codes = ["G04"], Groups = ["child"],
    };

    internal static OfferReaffirmed Reaffirmed(long version, Guid? offer = null, Guid referral = default) => new()
    {
        OfferId = offer ?? A.OfferId, Version = version, OccurredAt = A.Monday, ReferralId = referral, Authority = A.Durham,
        RespondBy = A.Monday,
    };

    internal static DeclineSettled Settled(long version, Guid? offer = null, Guid referral = default) => new()
    {
        OfferId = offer ?? A.OfferId, Version = version, OccurredAt = A.Monday, ReferralId = referral, Authority = A.Durham,
        RefusalId = offer ?? A.OfferId, IsValid = true,
    };

    internal static ReferralQueried Queried(long version, int number = 1, Guid? offer = null, Guid referral = default) => new()
    {
        OfferId = offer ?? A.OfferId, Version = version, OccurredAt = A.Monday, ReferralId = referral, Authority = A.Durham,
        Number = number,
    };

    internal static QueryAnswered Answered(long version, int number = 1, Guid? offer = null, Guid referral = default) => new()
    {
        OfferId = offer ?? A.OfferId, Version = version, OccurredAt = A.Monday, ReferralId = referral, Authority = A.Durham,
        Number = number, RespondBy = A.Monday,
    };

    internal static OfferSwapped Swapped(Guid offer, Guid next, string authority, long version, Guid referral = default) => new()
    {
        OfferId = offer, Version = version, OccurredAt = A.Monday, ReferralId = referral, Authority = A.Durham, NewOfferId = next,
        NewAuthority = authority, NewRegion = "north-east", Size = 1,
    };
}
