namespace TransferScheme.Allocation.Notifying;

/// <summary>
/// When the notices about an offer, or about a referral's statutory clock, are to be looked at next, so that nothing else is read. It is
/// worked out from both: one that is missing, or was worked out from something older, is worked out again.
/// </summary>
/// <param name="Id">The offer or the referral.</param>
/// <param name="Key">What it was worked out from: the version of the offer, or the last day of the clock.</param>
/// <param name="At">When an office is to be told next; null where none is.</param>
public sealed record NoticeDue(Guid Id, string Key, DateTimeOffset? At);
