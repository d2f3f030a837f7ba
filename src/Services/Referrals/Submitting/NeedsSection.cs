using TransferScheme.Contracts.Referrals;
using TransferScheme.Platform.Problems;

namespace TransferScheme.Referrals.Submitting;

/// <summary>What the placement must give.</summary>
/// <param name="PlacementTypes">Kinds of placement sought.</param>
/// <param name="Medical">Medical needs.</param>
/// <param name="Risk">Codes of risks, such as <c>trafficking</c>.</param>
/// <param name="Education">Education.</param>
/// <param name="Avoid">Authorities where the children must not be placed, with the reason's code.</param>
/// <param name="EducationLevel">Schooling so far.</param>
/// <param name="Diet">Diet.</param>
/// <param name="CultureAndFaith">Cultural and faith needs.</param>
/// <param name="RiskDetail">What stands behind the risks.</param>
/// <param name="NotKnown">What of this section is not known.</param>
public sealed record NeedsSection(
    IReadOnlyList<string>? PlacementTypes = null, string? Medical = null, IReadOnlyList<string>? Risk = null, string? Education = null,
    IReadOnlyList<AvoidedAuthority>? Avoid = null, string? EducationLevel = null, string? Diet = null, string? CultureAndFaith = null,
    RiskDetail? RiskDetail = null, IReadOnlyList<NotKnown>? NotKnown = null) : IChecked
{
    const int MostAvoided = 212;
    internal static readonly string[] AllPlacementTypes = ["foster", "supportedLodgings", "residential", "supportedAccommodation"];

    /// <inheritdoc/>
    public void Check(Faults faults)
    {
        faults.When(PlacementTypes is { Count: 0 or > 4 }, "needs.placementTypes", "Must be one to four kinds.");
        foreach (var (i, type) in (PlacementTypes ?? []).Index())
        {
            faults.OneOf(type, $"needs.placementTypes[{i}]", AllPlacementTypes);
        }

        faults.Text(Medical, "needs.medical", Faults.Narrative);
        faults.When(Risk?.Count > 20, "needs.risk", "Must be at most 20 codes.");
        foreach (var (i, code) in (Risk ?? []).Index())
        {
            faults.Text(code, $"needs.risk[{i}]", 60);
        }

        faults.Text(Education, "needs.education", Faults.Narrative);
        faults.When(Avoid?.Count > MostAvoided, "needs.avoid", $"Must be at most {MostAvoided} authorities.");
        foreach (var (i, avoided) in (Avoid ?? []).Index())
        {
            faults.Text(avoided.Authority, $"needs.avoid[{i}].authority", 20);
            faults.OneOf(
                avoided.Code, $"needs.avoid[{i}].code", [.. ReferralReasons.Unsuitable.Where(r => !r.Deprecated).Select(r => r.Code)]);
        }

        faults.Text(EducationLevel, "needs.educationLevel", Faults.Narrative);
        faults.Text(Diet, "needs.diet", Faults.Narrative);
        faults.Text(CultureAndFaith, "needs.cultureAndFaith", Faults.Narrative);
        RiskDetail?.Check(faults, "needs.riskDetail");
        Submitting.NotKnown.Check(faults, NotKnown, "needs.", Questions.OfNeeds);
    }
}

/// <summary>An authority where the children must not be placed.</summary>
/// <param name="Authority">Its code.</param>
/// <param name="Code">Code of the reason: safety, areas to avoid, a court's order; never capacity, cost or preference.</param>
public sealed record AvoidedAuthority(string Authority, string Code);

/// <summary>What stands behind the risks; "none seen" is an answer.</summary>
/// <param name="Trafficking">Indicators of trafficking.</param>
/// <param name="GoingMissing">Risk of going missing.</param>
/// <param name="Exploitation">Exploitation.</param>
/// <param name="Threats">Threats or debt bondage.</param>
/// <param name="Avoid">Areas and people to avoid.</param>
/// <param name="ToOthers">Risk to others.</param>
/// <param name="Intelligence">What the police or others have told.</param>
public sealed record RiskDetail(
    string? Trafficking = null, string? GoingMissing = null, string? Exploitation = null, string? Threats = null, string? Avoid = null,
    string? ToOthers = null, string? Intelligence = null)
{
    internal void Check(Faults faults, string at)
    {
        faults.Text(Trafficking, $"{at}.trafficking", Faults.Narrative);
        faults.Text(GoingMissing, $"{at}.goingMissing", Faults.Narrative);
        faults.Text(Exploitation, $"{at}.exploitation", Faults.Narrative);
        faults.Text(Threats, $"{at}.threats", Faults.Narrative);
        faults.Text(Avoid, $"{at}.avoid", Faults.Narrative);
        faults.Text(ToOthers, $"{at}.toOthers", Faults.Narrative);
        faults.Text(Intelligence, $"{at}.intelligence", Faults.Narrative);
    }
}
