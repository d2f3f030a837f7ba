namespace TransferScheme.Allocation.Notifying;

/// <summary>
/// What can happen to the notices about one offer, or about the statutory clock of one referral. They have a stream of their own: the
/// version of an offer or an allocation is its parties'.
/// </summary>
public abstract record NoticeEvent
{
    private protected NoticeEvent()
    {
    }
}

/// <summary>An office was told that an offer waits for its answer, or of what else happened to it.</summary>
/// <param name="OfferId">The offer.</param>
/// <param name="Rung">Which office of the ladder.</param>
/// <param name="Office">The office by its code: of an authority, of a region, or <c>national</c>.</param>
/// <param name="DueAt">When it was to be told.</param>
/// <param name="Proof">What says that it was delivered, as the channel has it.</param>
/// <param name="Occasion">What it was told of, such as <c>question-1</c>; null for a rung of the ladder.</param>
public sealed record NoticeDelivered(
    Guid OfferId, Rung Rung, string Office, DateTimeOffset DueAt, string Proof, string? Occasion = null) : NoticeEvent;

/// <summary>An office could not be told: of the ladder, the next one is told in its place, at once.</summary>
/// <param name="OfferId">The offer.</param>
/// <param name="Rung">Which office of the ladder.</param>
/// <param name="Office">The office by its code: of an authority, of a region, or <c>national</c>.</param>
/// <param name="DueAt">When it was to be told.</param>
/// <param name="Reason">Why, by code: <c>no-mailbox</c>, <c>not-a-mailbox</c>, <c>refused</c> or <c>unreachable</c>.</param>
/// <param name="Occasion">What it was to be told of; null for a rung of the ladder.</param>
public sealed record NoticeFailed(
    Guid OfferId, Rung Rung, string Office, DateTimeOffset DueAt, string Reason, string? Occasion = null) : NoticeEvent;

/// <summary>An office was told that the statutory clock of a referral ends, or has ended, before the children have moved.</summary>
/// <param name="ReferralId">The referral.</param>
/// <param name="DueOn">The last day in time.</param>
/// <param name="Rung">Which office of the ladder.</param>
/// <param name="Office">The office by its code: of the entry authority, of a region, or <c>national</c>.</param>
/// <param name="DueAt">When it was to be told.</param>
/// <param name="Proof">What says that it was delivered, as the channel has it.</param>
public sealed record StatutoryNoticeDelivered(
    Guid ReferralId, DateOnly DueOn, Rung Rung, string Office, DateTimeOffset DueAt, string Proof) : NoticeEvent;

/// <summary>An office could not be told of a statutory clock: the next one is told in its place, at once.</summary>
/// <param name="ReferralId">The referral.</param>
/// <param name="DueOn">The last day in time.</param>
/// <param name="Rung">Which office of the ladder.</param>
/// <param name="Office">The office by its code: of the entry authority, of a region, or <c>national</c>.</param>
/// <param name="DueAt">When it was to be told.</param>
/// <param name="Reason">Why, by code: <c>no-mailbox</c>, <c>not-a-mailbox</c>, <c>refused</c> or <c>unreachable</c>.</param>
public sealed record StatutoryNoticeFailed(
    Guid ReferralId, DateOnly DueOn, Rung Rung, string Office, DateTimeOffset DueAt, string Reason) : NoticeEvent;

/// <summary>The offices that are told of an offer without an answer, one after the other.</summary>
public enum Rung
{
    /// <summary>The duty mailbox of the authority, as the offer is made.</summary>
    Duty,

    /// <summary>The authority's second contact, when the answer is due soon.</summary>
    SecondContact,

    /// <summary>The coordinator of its region, when the answer is overdue.</summary>
    Coordinator,

    /// <summary>The national team, one working day later.</summary>
    National,
}
