using TransferScheme.Platform.Protection;

namespace TransferScheme.Allocation.Offers;

/// <summary>
/// The offered authority asked the entry authority for what it needs to judge whether it suits the children (ground G07). The response
/// clock pauses until all that is open is answered; the statutory clock never does.
/// </summary>
/// <param name="ReferralId">The referral.</param>
/// <param name="Authority">Code of the authority that asks.</param>
/// <param name="Number">1 for the first question of the offer.</param>
/// <param name="Items">What it is about: paths of the referral's form, such as <c>children[0].health</c>.</param>
/// <param name="Text">The question in words; null where the items say it all.</param>
/// <param name="DaysLeft">Working days to answer that were left as the clock paused; null where it does not.</param>
public sealed record ReferralQueried(
    Guid ReferralId, string Authority, int Number, IReadOnlyList<string> Items, Sealed<QuestionText>? Text,
    int? DaysLeft = null) : OfferEvent;

/// <summary>The entry authority answered a question. Once no other is open, the response clock runs on.</summary>
/// <param name="ReferralId">The referral.</param>
/// <param name="Authority">Code of the authority that asked.</param>
/// <param name="Region">Slug of its region.</param>
/// <param name="Number">The question.</param>
/// <param name="Text">The answer.</param>
/// <param name="RespondBy">When the answer to the offer is due now; while another question is open, when it would have been.</param>
public sealed record QueryAnswered(
    Guid ReferralId, string Authority, string Region, int Number, Sealed<QuestionText> Text, DateTimeOffset RespondBy) : OfferEvent;

/// <summary>The offered authority asked to answer later, on a ground that only defers. It is no decline, and decides nothing.</summary>
/// <param name="ReferralId">The referral.</param>
/// <param name="Authority">Code of the authority that asks.</param>
/// <param name="GroundCode">Code of the ground, such as G06.</param>
/// <param name="Until">Day on which it would answer.</param>
/// <param name="Note">Why, in words.</param>
public sealed record DeferralRequested(
    Guid ReferralId, string Authority, string GroundCode, DateOnly Until, Sealed<QuestionText> Note) : OfferEvent;

/// <summary>The offered authority may answer later. The statutory clock runs on.</summary>
/// <param name="ReferralId">The referral.</param>
/// <param name="Authority">Code of the authority that asked.</param>
/// <param name="Region">Slug of its region.</param>
/// <param name="RespondBy">When the answer is due now, or will be from once no question is open.</param>
/// <param name="Note">What was decided, in words.</param>
/// <param name="Days">Working days by which it is later.</param>
public sealed record DeferralGranted(
    Guid ReferralId, string Authority, string Region, DateTimeOffset RespondBy, Sealed<QuestionText>? Note, int Days = 0) : OfferEvent;

/// <summary>The offered authority may not answer later: its time stays as it was.</summary>
/// <param name="ReferralId">The referral.</param>
/// <param name="Authority">Code of the authority that asked.</param>
/// <param name="Region">Slug of its region.</param>
/// <param name="RespondBy">When the answer is due, as before.</param>
/// <param name="Note">What was decided, in words.</param>
public sealed record DeferralNotGranted(
    Guid ReferralId, string Authority, string Region, DateTimeOffset RespondBy, Sealed<QuestionText>? Note) : OfferEvent;

/// <summary>What somebody wrote while an offer waits for its answer; only ever inside a <c>Sealed</c>.</summary>
/// <param name="Act">
/// <c>question</c>, <c>answer</c>, <c>deferral</c> or <c>deferral-decision</c>: sealed with the words, so that one cannot be passed off as
/// another.
/// </param>
/// <param name="Words">The words.</param>
public sealed record QuestionText(string Act, string Words);
