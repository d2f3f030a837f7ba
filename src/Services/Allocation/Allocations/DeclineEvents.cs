using TransferScheme.Platform.Protection;

namespace TransferScheme.Allocation.Allocations;

/// <summary>The offered authority declined. Its reservation stays: whether it is passed over is not settled yet.</summary>
/// <param name="OfferId">The offer.</param>
/// <param name="Authority">Code of the authority.</param>
public sealed record AllocationDeclined(Guid OfferId, string Authority) : AllocationEvent;

/// <summary>The obligation of the offered authority was reaffirmed: its offer stands, with a new time to answer.</summary>
/// <param name="OfferId">The offer.</param>
/// <param name="Authority">Code of the authority.</param>
/// <param name="RespondBy">When the answer is due.</param>
public sealed record AllocationOfferedAgain(Guid OfferId, string Authority, DateTimeOffset RespondBy) : AllocationEvent;

/// <summary>The authority is passed over: its decision is taken back, and another follows at once without it.</summary>
/// <param name="OfferId">The offer.</param>
/// <param name="Authority">Code of the authority.</param>
/// <param name="IsValid">Whether its reasons were accepted: then it has no share of the referral either.</param>
/// <param name="ReasonCode">Why the referral was not to wait; null where the reasons were settled.</param>
/// <param name="Note">What the national team wrote about it.</param>
public sealed record DeclineStood(
    Guid OfferId, string Authority, bool IsValid, string? ReasonCode = null, Sealed<PickNote>? Note = null) : AllocationEvent;
