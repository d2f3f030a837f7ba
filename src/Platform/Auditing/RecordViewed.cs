using TransferScheme.Platform.Protection;

namespace TransferScheme.Platform.Auditing;

/// <summary>
/// Somebody read personal data of a referral, or opened it. Kept in a stream of its own beside the case's, which it never changes; each
/// line holds the hash of itself and the line before (<see cref="AccessChain"/>).
/// </summary>
/// <param name="ReferralId">The referral whose children it is about.</param>
/// <param name="Subject">The person or client who read.</param>
/// <param name="Person">The person for whom a client read.</param>
/// <param name="Role">Role of the reader.</param>
/// <param name="Authority">Code of the reader's authority.</param>
/// <param name="Purpose">Code of the purpose.</param>
/// <param name="Disclosure">How much was shown: a column of the service's need-to-know table.</param>
/// <param name="Projection">The view; lines from before there were several have none.</param>
/// <param name="Fields">What was shown, by code.</param>
/// <param name="Reason">Why, where a record was opened that is closed otherwise.</param>
/// <param name="At">When.</param>
/// <param name="Number">Number of the line in its log, from 1; lines from before the chain have none.</param>
/// <param name="Hash">The chain's hash after this line.</param>
public sealed record RecordViewed(
    Guid ReferralId, string Subject, Guid? Person, string Role, string? Authority, string Purpose, string Disclosure,
    string? Projection = null, IReadOnlyList<string>? Fields = null, Sealed<AccessReason>? Reason = null, DateTimeOffset? At = null,
    long? Number = null, string? Hash = null);

/// <summary>Why somebody opened what is closed otherwise; only ever inside a <c>Sealed</c>.</summary>
/// <param name="Text">In words.</param>
public sealed record AccessReason(string Text);

/// <summary>What somebody read, and why.</summary>
/// <param name="ReferralId">The referral whose children it is about.</param>
/// <param name="Projection">The view, by name.</param>
/// <param name="Purpose">Code of the purpose.</param>
/// <param name="Disclosure">How much is shown.</param>
/// <param name="Fields">What is shown, by code.</param>
/// <param name="Reason">The reason of an opening.</param>
public sealed record ViewedAs(
    Guid ReferralId, string Projection, string Purpose, string Disclosure, IReadOnlyList<string>? Fields = null,
    Sealed<AccessReason>? Reason = null);
