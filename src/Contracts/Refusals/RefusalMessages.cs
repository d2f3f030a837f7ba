namespace TransferScheme.Contracts.Refusals;

/// <summary>A statement of reasons was issued to the entry authority and the national team. The offer is declined only by the response <c>decline</c>.</summary>
public sealed record StatementIssued
{
    /// <summary>The refusal; also the identifier of its event stream and of the offer that it answers.</summary>
    public required Guid RefusalId { get; init; }

    /// <summary>Version of the refusal's stream after this event.</summary>
    public required long Version { get; init; }

    /// <summary>When it happened, by the scheme's clock.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>The referral that was offered.</summary>
    public required Guid ReferralId { get; init; }

    /// <summary>Code of the authority that the referral was offered to.</summary>
    public required string Authority { get; init; }

    /// <summary>Code of the entry authority.</summary>
    public required string EntryAuthority { get; init; }

    /// <summary><c>decline</c>, <c>conditionalOffer</c>, <c>deferral</c> or <c>queryBack</c>.</summary>
    public required string Response { get; init; }

    /// <summary>Codes of the grounds, such as G06.</summary>
    public required IReadOnlyList<string> Codes { get; init; }

    /// <summary>Whether it came after the time to answer.</summary>
    public required bool Late { get; init; }
}

/// <summary>A person stated that the authority did not comply with the request (section 71(1)).</summary>
public sealed record NonComplianceReported
{
    /// <summary>The refusal; also the identifier of its event stream and of the offer that it answers.</summary>
    public required Guid RefusalId { get; init; }

    /// <summary>Version of the refusal's stream after this event.</summary>
    public required long Version { get; init; }

    /// <summary>When it happened, by the scheme's clock.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>The referral that was offered.</summary>
    public required Guid ReferralId { get; init; }

    /// <summary>Code of the authority that the referral was offered to.</summary>
    public required string Authority { get; init; }

    /// <summary>Code of the entry authority.</summary>
    public required string EntryAuthority { get; init; }

    /// <summary>Whether it had declined; false where it never answered, which is no decline.</summary>
    public required bool Declined { get; init; }
}

/// <summary>The reasons were not accepted as they stand: the authority is to reply.</summary>
public sealed record ReasonsChallenged
{
    /// <summary>The refusal; also the identifier of its event stream and of the offer that it answers.</summary>
    public required Guid RefusalId { get; init; }

    /// <summary>Version of the refusal's stream after this event.</summary>
    public required long Version { get; init; }

    /// <summary>When it happened, by the scheme's clock.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>The referral that was offered.</summary>
    public required Guid ReferralId { get; init; }

    /// <summary>Code of the authority that the referral was offered to.</summary>
    public required string Authority { get; init; }

    /// <summary>Code of the entry authority.</summary>
    public required string EntryAuthority { get; init; }

    /// <summary>Codes of the grounds that are challenged.</summary>
    public required IReadOnlyList<string> Codes { get; init; }

    /// <summary>Last day for the reply.</summary>
    public required DateOnly ReplyBy { get; init; }
}

/// <summary>The national team accepted the reasons: the rota decides afresh, without this authority for this referral.</summary>
public sealed record ReasonsAccepted
{
    /// <summary>The refusal; also the identifier of its event stream and of the offer that it answers.</summary>
    public required Guid RefusalId { get; init; }

    /// <summary>Version of the refusal's stream after this event.</summary>
    public required long Version { get; init; }

    /// <summary>When it happened, by the scheme's clock.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>The referral that was offered.</summary>
    public required Guid ReferralId { get; init; }

    /// <summary>Code of the authority that the referral was offered to.</summary>
    public required string Authority { get; init; }

    /// <summary>Code of the entry authority.</summary>
    public required string EntryAuthority { get; init; }

    /// <summary>Codes of the grounds that were accepted.</summary>
    public required IReadOnlyList<string> Codes { get; init; }
}

/// <summary>The national team did not accept the reasons: the offer to this authority stands again, under its direction.</summary>
public sealed record ObligationReaffirmed
{
    /// <summary>The refusal; also the identifier of its event stream and of the offer that it answers.</summary>
    public required Guid RefusalId { get; init; }

    /// <summary>Version of the refusal's stream after this event.</summary>
    public required long Version { get; init; }

    /// <summary>When it happened, by the scheme's clock.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>The referral that was offered.</summary>
    public required Guid ReferralId { get; init; }

    /// <summary>Code of the authority that the referral was offered to.</summary>
    public required string Authority { get; init; }

    /// <summary>Code of the entry authority.</summary>
    public required string EntryAuthority { get; init; }

    /// <summary>Last day to comply.</summary>
    public required DateOnly ComplyBy { get; init; }
}

/// <summary>The authority took its decline back and accepted. Allocation decided so before it was recorded.</summary>
public sealed record DeclineWithdrawn
{
    /// <summary>The refusal; also the identifier of its event stream and of the offer that it answers.</summary>
    public required Guid RefusalId { get; init; }

    /// <summary>Version of the refusal's stream after this event.</summary>
    public required long Version { get; init; }

    /// <summary>When it happened, by the scheme's clock.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>The referral that was offered.</summary>
    public required Guid ReferralId { get; init; }

    /// <summary>Code of the authority that the referral was offered to.</summary>
    public required string Authority { get; init; }

    /// <summary>Code of the entry authority.</summary>
    public required string EntryAuthority { get; init; }
}

/// <summary>An authority after the other declined one child: the coordinator calls a case conference.</summary>
public sealed record CaseConferenceOpened
{
    /// <summary>The refusal; also the identifier of its event stream and of the offer that it answers.</summary>
    public required Guid RefusalId { get; init; }

    /// <summary>Version of the refusal's stream after this event.</summary>
    public required long Version { get; init; }

    /// <summary>When it happened, by the scheme's clock.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>The referral that was offered.</summary>
    public required Guid ReferralId { get; init; }

    /// <summary>Code of the authority that the referral was offered to.</summary>
    public required string Authority { get; init; }

    /// <summary>Code of the entry authority.</summary>
    public required string EntryAuthority { get; init; }

    /// <summary>How many declines the child has.</summary>
    public required int Declines { get; init; }
}
