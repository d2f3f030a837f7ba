using TransferScheme.Referrals.Submitting;

namespace TransferScheme.Referrals.Viewing;

/// <summary>A referral as its reader may see it at this stage; what they may not see is absent, not empty.</summary>
public sealed record ReferralDetails
{
    /// <summary>The referral.</summary>
    public required Guid Id { get; init; }

    /// <summary>What people call it.</summary>
    public required string Reference { get; init; }

    /// <summary>Where it stands.</summary>
    public required string Status { get; init; }

    /// <summary>Its version, the number of its ETag.</summary>
    public required long Version { get; init; }

    /// <summary>Code of the entry authority.</summary>
    public required string EntryAuthority { get; init; }

    /// <summary>Code of the receiving authority, from acceptance on.</summary>
    public string? ReceivingAuthority { get; init; }

    /// <summary>Whether the entry authority looks after the children.</summary>
    public bool? InAuthorityCare { get; init; }

    /// <summary>The children.</summary>
    public required IReadOnlyList<ChildView> Children { get; init; }

    /// <summary>Kinds of placement sought.</summary>
    public IReadOnlyList<string>? PlacementTypes { get; init; }

    /// <summary>Rules that fail.</summary>
    public IReadOnlyList<FailedRule>? Ineligible { get; init; }

    /// <summary>The rules pinned to the case.</summary>
    public string? RulesVersion { get; init; }

    /// <summary>The clocks.</summary>
    public ReferralClocks? Clocks { get; init; }

    /// <summary>The whole form, to those who may see the full record.</summary>
    public ReferralForm? Record { get; init; }

    /// <summary>Paths of required members that are absent.</summary>
    public IReadOnlyList<string>? Missing { get; init; }

    /// <summary>Paths of other members that are absent.</summary>
    public IReadOnlyList<string>? Wanted { get; init; }

    internal static ReferralDetails Of(Referral referral, ReferralForm? form, Disclosure disclosure)
    {
        var full = disclosure is Disclosure.Full;
        var completeness = full ? Completeness.Of(form!) : null;
        return new ReferralDetails
        {
            Id = referral.Id,
            Reference = referral.Reference,
            Status = referral.Status.Name(),
            Version = referral.Version,
            EntryAuthority = referral.EntryAuthority,
            ReceivingAuthority = referral.ReceivingAuthority,
            InAuthorityCare = referral.InAuthorityCare,
            Children = [.. referral.Children.Select((c, i) => ChildView.Of(referral, c.ChildId, form?.Children?[i], disclosure))],
            PlacementTypes = referral.PlacementTypes.Count > 0 ? referral.PlacementTypes : null,
            Ineligible = referral.Status is ReferralStatus.Ineligible ? FailedRule.Of(referral) : null,
            RulesVersion = referral.RulesVersion,
            Clocks = ReferralClocks.Of(referral),
            Record = full ? form : null,
            Missing = completeness?.Missing,
            Wanted = completeness?.Wanted,
        };
    }
}

/// <summary>A child as the reader may see it.</summary>
/// <param name="Id">Identifier.</param>
/// <param name="AgeBand"><c>under-16</c> or <c>16-17</c>, once eligible.</param>
/// <param name="Sex">Sex.</param>
/// <param name="Languages">Languages.</param>
/// <param name="GivenName">Given name.</param>
/// <param name="FamilyName">Family name.</param>
/// <param name="DateOfBirth">Claimed date of birth.</param>
/// <param name="HomeOfficeReference">Home Office reference.</param>
public sealed record ChildView(
    Guid Id, string? AgeBand, string? Sex, IReadOnlyList<string>? Languages, string? GivenName = null, string? FamilyName = null,
    DateOnly? DateOfBirth = null, string? HomeOfficeReference = null)
{
    internal static ChildView Of(Referral referral, Guid id, ChildDetails? details, Disclosure disclosure)
    {
        var facts = referral.MinimumFacts.FirstOrDefault(f => f.ChildId == id);
        var minimum = new ChildView(id, facts?.AgeBand, facts?.Sex, facts?.Languages);
        return disclosure < Disclosure.Identity || details is null ? minimum : minimum with
        {
            GivenName = details.GivenName,
            FamilyName = details.FamilyName,
            DateOfBirth = details.DateOfBirth,
            HomeOfficeReference = details.HomeOfficeReference,
        };
    }
}
