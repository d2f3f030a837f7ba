using TransferScheme.Platform.Problems;

namespace TransferScheme.Referrals.Submitting;

/// <summary>The arrival section: two top-level members of the form.</summary>
/// <param name="InAuthorityCare">Whether the entry authority looks after the children.</param>
/// <param name="ArrivedOn">Day on which the children arrived.</param>
public sealed record ArrivalSection(bool? InAuthorityCare = null, DateOnly? ArrivedOn = null) : IChecked
{
    /// <inheritdoc/>
    public void Check(Faults faults) => Check(faults, ArrivedOn);

    internal static void Check(Faults faults, DateOnly? arrivedOn) =>
        faults.When(arrivedOn is { Year: < 2000 }, "arrivedOn", "Must not be before 2000.");
}

/// <summary>What the placement must give.</summary>
/// <param name="PlacementTypes">Kinds of placement sought.</param>
/// <param name="Medical">Medical needs.</param>
/// <param name="Risk">Codes of risks, such as <c>trafficking</c>.</param>
/// <param name="Education">Education.</param>
/// <param name="Avoid">Authorities where the children must not be placed, with the reason's code.</param>
public sealed record NeedsSection(
    IReadOnlyList<string>? PlacementTypes = null, string? Medical = null, IReadOnlyList<string>? Risk = null, string? Education = null,
    IReadOnlyList<AvoidedAuthority>? Avoid = null) : IChecked
{
    internal static readonly string[] AllPlacementTypes = ["foster", "supportedLodgings", "residential", "supportedAccommodation"];

    /// <inheritdoc/>
    public void Check(Faults faults)
    {
        faults.When(PlacementTypes is { Count: 0 or > 4 }, "needs.placementTypes", "Must be one to four kinds.");
        foreach (var (i, type) in (PlacementTypes ?? []).Index())
        {
            faults.OneOf(type, $"needs.placementTypes[{i}]", AllPlacementTypes);
        }

        faults.Text(Medical, "needs.medical", 4000);
        faults.When(Risk?.Count > 20, "needs.risk", "Must be at most 20 codes.");
        foreach (var (i, code) in (Risk ?? []).Index())
        {
            faults.Text(code, $"needs.risk[{i}]", 60);
        }

        faults.Text(Education, "needs.education", 4000);
        foreach (var (i, avoided) in (Avoid ?? []).Index())
        {
            faults.Text(avoided.Authority, $"needs.avoid[{i}].authority", 20);
            faults.Text(avoided.Code, $"needs.avoid[{i}].code", 60);
        }
    }
}

/// <summary>An authority where the children must not be placed.</summary>
/// <param name="Authority">Its code.</param>
/// <param name="Code">Code of the reason: safety, areas to avoid, a court's order; never capacity, cost or preference.</param>
public sealed record AvoidedAuthority(string Authority, string Code);

/// <summary>A relative in the United Kingdom.</summary>
/// <param name="Relation">Relation to the child.</param>
/// <param name="Authority">Code of the authority where they live.</param>
/// <param name="Verified">Whether the relation was checked.</param>
/// <param name="Name">Name.</param>
public sealed record Relative(string Relation, string? Authority = null, bool? Verified = null, string? Name = null)
{
    internal static void Check(Faults faults, IReadOnlyList<Relative>? family)
    {
        faults.When(family?.Count > 50, "family", "Must be at most 50 relatives.");
        foreach (var (i, relative) in (family ?? []).Take(50).Index())
        {
            faults.Text(relative.Relation, $"family[{i}].relation");
            faults.Text(relative.Authority, $"family[{i}].authority", 20);
            faults.Text(relative.Name, $"family[{i}].name");
        }
    }
}

/// <summary>The best-interests assessment (protocol v7.0: the referral is in the child's best interests).</summary>
/// <param name="AssessedOn">Day of the assessment.</param>
/// <param name="AssessedBy">Who assessed.</param>
/// <param name="Summary">What it says.</param>
public sealed record BestInterestsSection(DateOnly AssessedOn, string AssessedBy, string Summary) : IChecked
{
    /// <inheritdoc/>
    public void Check(Faults faults)
    {
        faults.Text(AssessedBy, "bestInterests.assessedBy");
        faults.Text(Summary, "bestInterests.summary", 20000);
    }
}

/// <summary>What the children say themselves.</summary>
/// <param name="RecordedOn">Day on which it was recorded.</param>
/// <param name="ToldInLanguage">Language in which they were told of the scheme.</param>
/// <param name="AdvocateOffered">Whether an advocate was offered.</param>
/// <param name="Summary">What they say.</param>
public sealed record ChildsViewsSection(DateOnly RecordedOn, string ToldInLanguage, bool AdvocateOffered, string Summary) : IChecked
{
    /// <inheritdoc/>
    public void Check(Faults faults)
    {
        faults.Text(ToldInLanguage, "childsViews.toldInLanguage", 20);
        faults.Text(Summary, "childsViews.summary", 20000);
    }
}

/// <summary>Legal status.</summary>
/// <param name="CareStatus"><c>s20</c>, <c>s17</c> or <c>s31</c> of the Children Act 1989, or another nation's code.</param>
/// <param name="Solicitor">Solicitor.</param>
/// <param name="Nrm">National Referral Mechanism: who referred and when.</param>
public sealed record LegalSection(string? CareStatus = null, string? Solicitor = null, string? Nrm = null) : IChecked
{
    /// <inheritdoc/>
    public void Check(Faults faults)
    {
        faults.Text(CareStatus, "legal.careStatus", 20);
        faults.Text(Solicitor, "legal.solicitor", 400);
        faults.Text(Nrm, "legal.nrm", 2000);
    }
}

/// <summary>Travel.</summary>
/// <param name="EarliestTravel">First day on which the children can travel.</param>
/// <param name="Escort">Who can travel with them.</param>
public sealed record LogisticsSection(DateOnly? EarliestTravel = null, string? Escort = null) : IChecked
{
    /// <inheritdoc/>
    public void Check(Faults faults) => faults.Text(Escort, "logistics.escort", 400);
}
