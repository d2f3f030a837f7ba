namespace TransferScheme.Dashboards.Streaming;

/// <summary>Something changed in a case of the caller's. It is thin: how the case stands now, the authorised call on it tells.</summary>
/// <param name="Kind">
/// What kind of case: <c>referral</c>, <c>allocation</c>, <c>offer</c>, <c>refusal</c>, <c>direction</c>, <c>ageAssessment</c>,
/// <c>authority</c> or <c>rules</c>.
/// </param>
/// <param name="CaseId">The case; of an authority or the rules their stream.</param>
/// <param name="ReferralId">The referral that it belongs to; absent where it belongs to none.</param>
/// <param name="Change">What changed, by code, such as <c>offer-made</c>.</param>
/// <param name="Version">Version of the case after it.</param>
/// <param name="At">When it happened, by the scheme's clock.</param>
public sealed record CaseChanged(string Kind, Guid CaseId, Guid? ReferralId, string Change, long Version, DateTimeOffset At);

/// <summary>Tells that the stream lives, and how far it is behind.</summary>
/// <param name="At">Now, by the scheme's clock.</param>
/// <param name="LagSeconds">Seconds since the oldest change that was received and is not told yet; zero when all are.</param>
public sealed record Heartbeat(DateTimeOffset At, int LagSeconds);

/// <summary>The last of a stream that ends in good order: come again with the id of the last event.</summary>
/// <param name="Reason"><c>token-expired</c>: come with a new token; <c>stopping</c>: this instance stops, another takes over.</param>
public sealed record StreamEnded(string Reason);

/// <summary>A change with whom it concerns.</summary>
/// <param name="Number">Its number in this service's store, which is its id in every stream.</param>
/// <param name="Told">What is told.</param>
/// <param name="Audience">Whom it is told.</param>
sealed record Change(long Number, CaseChanged Told, Audience Audience);
