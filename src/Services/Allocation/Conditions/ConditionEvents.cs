using TransferScheme.Allocation.Offers;
using TransferScheme.Platform.Protection;

namespace TransferScheme.Allocation.Conditions;

/// <summary>The authority whose duty it is says that it has met a condition of the acceptance.</summary>
/// <param name="ReferralId">The referral.</param>
/// <param name="Authority">Code of that authority.</param>
/// <param name="Number">The condition.</param>
/// <param name="Note">What it wrote about it.</param>
public sealed record ConditionMet(Guid ReferralId, string Authority, int Number, Sealed<ConditionText>? Note = null) : OfferEvent;

/// <summary>The day of a condition has passed and it is not met. The acceptance stands: people take it up with the authority.</summary>
/// <param name="ReferralId">The referral.</param>
/// <param name="Authority">Code of the authority whose duty it is.</param>
/// <param name="Number">The condition.</param>
/// <param name="DueOn">The last day on which it would have been met in time.</param>
public sealed record ConditionOverdue(Guid ReferralId, string Authority, int Number, DateOnly DueOn) : OfferEvent;
