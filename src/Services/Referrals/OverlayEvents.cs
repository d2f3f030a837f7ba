using TransferScheme.Platform.Protection;

namespace TransferScheme.Referrals;

/// <summary>The referral was put on hold: it goes no further until it is released. The statutory clock never waits for that.</summary>
/// <param name="ReasonCode">Why, by code.</param>
/// <param name="ReviewOn">Day on which the hold is looked at again.</param>
/// <param name="Note">What was written about it; null where nothing was.</param>
public sealed record ReferralHeld(string ReasonCode, DateOnly ReviewOn, Sealed<ActNote>? Note) : ReferralEvent;

/// <summary>The hold was released: the referral goes on from where it stood.</summary>
public sealed record HoldReleased : ReferralEvent;

/// <summary>A child went missing. The entry authority stays responsible, and the police were told.</summary>
/// <param name="Number">Number of the episode within the referral, from 1.</param>
/// <param name="ChildId">The child.</param>
/// <param name="MissingSince">When the child was last known to be there.</param>
/// <param name="Owner">The person who owns the episode, or the client where no person is named.</param>
/// <param name="Report">The police's reference.</param>
public sealed record MissingEpisodeOpened(
    int Number, Guid ChildId, DateTimeOffset MissingSince, string Owner, Sealed<PoliceReport> Report) : ReferralEvent;

/// <summary>The missing child was found.</summary>
/// <param name="Number">Number of the episode.</param>
/// <param name="FoundAt">When it was recorded that the child is back; where an arrival ends it, that of the arrival.</param>
public sealed record MissingEpisodeClosed(int Number, DateTimeOffset FoundAt) : ReferralEvent;

/// <summary>A child objects to the move. Nobody is forced: a fresh best-interests review has to hear the child first.</summary>
/// <param name="Number">Number of the objection within the referral, from 1.</param>
/// <param name="ChildId">The child; null where all children of the referral object.</param>
/// <param name="RecordedOn">Day on which the child said so.</param>
/// <param name="Words">What the child said.</param>
public sealed record ObjectionRecorded(int Number, Guid? ChildId, DateOnly RecordedOn, Sealed<ChildsWords> Words) : ReferralEvent;

/// <summary>The best interests and the views of the children were looked at afresh (protocol v7.0: re-checked up to travel).</summary>
/// <param name="ChildId">The child; null where it covers all children of the referral.</param>
/// <param name="ReviewedOn">Day of the review.</param>
/// <param name="StillObjects">Whether a child still objects; an objection that is gone no longer bars the journey.</param>
/// <param name="Report">Who reviewed, and what they found.</param>
public sealed record BestInterestsReviewed(
    Guid? ChildId, DateOnly ReviewedOn, bool StillObjects, Sealed<ReviewReport> Report) : ReferralEvent;
