namespace TransferScheme.Contracts.Referrals;

/// <summary>
/// The rules found a submitted referral eligible for the scheme: it waits for an authority. Carries the minimum facts that
/// an offered authority may see before it accepts, and nothing that identifies a child.
/// </summary>
public sealed record ReferralFoundEligible
{
    /// <summary>The referral; also the identifier of its event stream.</summary>
    public required Guid ReferralId { get; init; }

    /// <summary>Version of the referral's stream after this event.</summary>
    public required long Version { get; init; }

    /// <summary>When it happened, by the scheme's clock.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>The reference that people quote, such as NTS-2026-000123.</summary>
    public required string Reference { get; init; }

    /// <summary>Code of the entry authority.</summary>
    public required string EntryAuthority { get; init; }

    /// <summary>Whether the entry authority looks after the children; false gives the shorter statutory limit.</summary>
    public required bool InAuthorityCare { get; init; }

    /// <summary>The children, in the order of the referral; they are kept together.</summary>
    public required IReadOnlyList<MinimumFacts> Children { get; init; }

    /// <summary>Kinds of placement sought, by code.</summary>
    public required IReadOnlyList<string> PlacementTypes { get; init; }

    /// <summary>Version of the scheme rules pinned to the referral.</summary>
    public required string RulesVersion { get; init; }

    /// <summary>Day 0 of the statutory clock.</summary>
    public required DateOnly StatutoryStartedOn { get; init; }

    /// <summary>Last day of the statutory clock.</summary>
    public required DateOnly StatutoryDueOn { get; init; }

    /// <summary>Whether the form tells more that bears on the place; what it is, is asked for and never told in a message.</summary>
    public bool HasMatchingFacts { get; init; }
}

/// <summary>What may be told of a child before an offer is accepted: no name, no date of birth, no need by name.</summary>
public sealed record MinimumFacts
{
    /// <summary>The child's identifier.</summary>
    public required Guid ChildId { get; init; }

    /// <summary>Age in whole years as a band: <c>under-16</c> or <c>16-17</c>.</summary>
    public required string AgeBand { get; init; }

    /// <summary><c>female</c>, <c>male</c> or <c>other</c>.</summary>
    public required string Sex { get; init; }

    /// <summary>Languages, by ISO 639 code.</summary>
    public required IReadOnlyList<string> Languages { get; init; }
}

/// <summary>The rules found that a submitted referral is outside the scheme, with the code of every rule that fails.</summary>
public sealed record ReferralFoundIneligible
{
    /// <summary>The referral; also the identifier of its event stream.</summary>
    public required Guid ReferralId { get; init; }

    /// <summary>Version of the referral's stream after this event.</summary>
    public required long Version { get; init; }

    /// <summary>When it happened, by the scheme's clock.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>Code of the entry authority.</summary>
    public required string EntryAuthority { get; init; }

    /// <summary>Codes of the rules that fail, such as <c>threshold-not-exceeded</c>.</summary>
    public required IReadOnlyList<string> Codes { get; init; }

    /// <summary>Version of the scheme rules pinned to the referral.</summary>
    public required string RulesVersion { get; init; }
}

/// <summary>Both authorities signed: the section 69 arrangement is made. Responsibility has not moved yet.</summary>
public sealed record ArrangementMade
{
    /// <summary>The referral; also the identifier of its event stream.</summary>
    public required Guid ReferralId { get; init; }

    /// <summary>Version of the referral's stream after this event.</summary>
    public required long Version { get; init; }

    /// <summary>When it happened, by the scheme's clock.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>Code of the entry authority.</summary>
    public required string EntryAuthority { get; init; }

    /// <summary>Code of the receiving authority.</summary>
    public required string ReceivingAuthority { get; init; }
}

/// <summary>The children left the entry authority's care for the receiving authority.</summary>
public sealed record DepartureRecorded
{
    /// <summary>The referral; also the identifier of its event stream.</summary>
    public required Guid ReferralId { get; init; }

    /// <summary>Version of the referral's stream after this event.</summary>
    public required long Version { get; init; }

    /// <summary>When it happened, by the scheme's clock.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>Code of the entry authority.</summary>
    public required string EntryAuthority { get; init; }

    /// <summary>Code of the receiving authority.</summary>
    public required string ReceivingAuthority { get; init; }

    /// <summary>Identifiers that the children had in referrals before, if any: an age that is doubted there counts here too.</summary>
    public IReadOnlyList<Guid>? FormerChildren { get; init; }

    /// <summary>Identifier of the person or client that recorded it; null where it was not kept.</summary>
    public string? RecordedBy { get; init; }
}

/// <summary>Both authorities confirmed the arrival: responsibility moved at <see cref="EffectiveAt"/>, for good (section 69(7)).</summary>
public sealed record TransferCompleted
{
    /// <summary>The referral; also the identifier of its event stream.</summary>
    public required Guid ReferralId { get; init; }

    /// <summary>Version of the referral's stream after this event.</summary>
    public required long Version { get; init; }

    /// <summary>When it happened, by the scheme's clock.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>Code of the entry authority.</summary>
    public required string EntryAuthority { get; init; }

    /// <summary>Code of the receiving authority.</summary>
    public required string ReceivingAuthority { get; init; }

    /// <summary>How many children moved.</summary>
    public required int Size { get; init; }

    /// <summary>Whether the entry authority looked after the children.</summary>
    public required bool InAuthorityCare { get; init; }

    /// <summary>The instant at which responsibility moved.</summary>
    public required DateTimeOffset EffectiveAt { get; init; }

    /// <summary>Working days from day 0 of the statutory clock to the day of <see cref="EffectiveAt"/>.</summary>
    public required int WorkingDays { get; init; }

    /// <summary>Whether the transfer met the statutory limit.</summary>
    public required bool WithinLimit { get; init; }
}

/// <summary>The last working day before the last day of the statutory clock has begun, and the transfer is not complete.</summary>
public sealed record StatutoryDueSoon
{
    /// <summary>The referral; also the identifier of its event stream.</summary>
    public required Guid ReferralId { get; init; }

    /// <summary>Version of the referral's stream after this event.</summary>
    public required long Version { get; init; }

    /// <summary>When it was recorded, by the scheme's clock; after a standstill that is later than it fell due.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>Code of the entry authority.</summary>
    public required string EntryAuthority { get; init; }

    /// <summary>Last day of the statutory clock.</summary>
    public required DateOnly DueOn { get; init; }
}

/// <summary>The last day of the statutory clock has passed, at midnight, without the transfer being complete.</summary>
public sealed record StatutoryBreached
{
    /// <summary>The referral; also the identifier of its event stream.</summary>
    public required Guid ReferralId { get; init; }

    /// <summary>Version of the referral's stream after this event.</summary>
    public required long Version { get; init; }

    /// <summary>When it was recorded, by the scheme's clock; after a standstill that is later than it fell due.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>Code of the entry authority.</summary>
    public required string EntryAuthority { get; init; }

    /// <summary>Last day of the statutory clock.</summary>
    public required DateOnly DueOn { get; init; }
}
