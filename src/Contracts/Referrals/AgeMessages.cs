namespace TransferScheme.Contracts.Referrals;

/// <summary>Another finding says a child's age for the scheme: both authorities look at before and after. It ends nothing.</summary>
public sealed record AgeInUseChanged
{
    /// <summary>The referral; also the identifier of its event stream.</summary>
    public required Guid ReferralId { get; init; }

    /// <summary>Version of the referral's stream after this event.</summary>
    public required long Version { get; init; }

    /// <summary>When it was recorded, by the scheme's clock.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>The reference that people quote, such as NTS-2026-000123.</summary>
    public required string Reference { get; init; }

    /// <summary>Code of the entry authority.</summary>
    public required string EntryAuthority { get; init; }

    /// <summary>Code of the authority that it is offered to, or that accepted it; null where there is none.</summary>
    public string? OtherAuthority { get; init; }

    /// <summary>The child.</summary>
    public required Guid ChildId { get; init; }

    /// <summary><c>claimed</c>, or who found the age, such as <c>court</c>.</summary>
    public required string Source { get; init; }

    /// <summary>Whether a rule that let the referral pass bars it now: people decide what follows.</summary>
    public required bool Bars { get; init; }
}
