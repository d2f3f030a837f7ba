using TransferScheme.Platform.Problems;

namespace TransferScheme.Referrals;

/// <summary>A claim for asylum. A draft may hold a part of it.</summary>
/// <param name="MadeOn">Day of the claim.</param>
/// <param name="Determined">Whether it has been decided; then the child is outside the scheme (section 69(9)).</param>
/// <param name="OwnRight">Whether the child claims in their own right; submitting states that it does.</param>
/// <param name="AlreadyProtected">Whether the child is a refugee already, or was resettled; then it is outside the scheme.</param>
public sealed record AsylumClaim(DateOnly? MadeOn = null, bool? Determined = null, bool? OwnRight = null, bool? AlreadyProtected = null);

/// <summary>Why a child counts as unaccompanied (Immigration Rules, paragraph 352ZD).</summary>
/// <param name="SeparatedFromBothParents">Whether both parents are elsewhere.</param>
/// <param name="NoResponsibleAdult">Whether no adult is responsible by law or custom.</param>
/// <param name="Source">Where that is known from.</param>
/// <param name="LivesWithRelative">Whether the child lives with a relative they travelled with; then it is outside the scheme.</param>
public sealed record UnaccompaniedStatement(
    bool? SeparatedFromBothParents = null, bool? NoResponsibleAdult = null, string? Source = null, bool? LivesWithRelative = null);

/// <summary>Health, as far as a placement must know; "none known" is an answer.</summary>
/// <param name="Urgent">Urgent needs.</param>
/// <param name="Medication">Medication.</param>
/// <param name="Allergies">Allergies.</param>
/// <param name="Disability">Disability.</param>
/// <param name="SelfHarmRisk">Risk of self-harm.</param>
/// <param name="Pregnancy">Pregnancy.</param>
/// <param name="InHospital">Whether the child is in hospital now.</param>
/// <param name="Screening">Screening for infectious diseases.</param>
/// <param name="SubstanceUse">Use of substances.</param>
/// <param name="History">Medical history.</param>
public sealed record HealthFacts(
    string? Urgent = null, string? Medication = null, string? Allergies = null, string? Disability = null, string? SelfHarmRisk = null,
    string? Pregnancy = null, bool? InHospital = null, string? Screening = null, string? SubstanceUse = null, string? History = null)
{
    internal void Check(Faults faults, string at)
    {
        faults.Text(Urgent, $"{at}.urgent", Faults.Narrative);
        faults.Text(Medication, $"{at}.medication", Faults.Narrative);
        faults.Text(Allergies, $"{at}.allergies", Faults.Narrative);
        faults.Text(Disability, $"{at}.disability", Faults.Narrative);
        faults.Text(SelfHarmRisk, $"{at}.selfHarmRisk", Faults.Narrative);
        faults.Text(Pregnancy, $"{at}.pregnancy", Faults.Narrative);
        faults.Text(Screening, $"{at}.screening", Faults.Narrative);
        faults.Text(SubstanceUse, $"{at}.substanceUse", Faults.Narrative);
        faults.Text(History, $"{at}.history", Faults.Narrative);
    }
}

/// <summary>Where a child's age stands. A pending assessment never bars a referral.</summary>
/// <param name="Status"><c>accepted</c>, <c>doubted</c>, <c>notNeeded</c>, <c>required</c>, <c>inProgress</c> or <c>complete</c>.</param>
/// <param name="LeadAuthority">Code of the authority that leads an assessment.</param>
/// <param name="Timescale">When an open question is to be answered.</param>
/// <param name="Safeguards">What protects the child, and other children, until then.</param>
/// <param name="ReportShared">Whether the report of a complete assessment goes with the referral.</param>
/// <param name="HomeOfficeTreatsAs"><c>child</c> or <c>adult</c>: how the Home Office treats the person now.</param>
/// <param name="FoundChildBy"><c>authority</c>, <c>naab</c> or <c>court</c>: who found that the person is a child, if anybody.</param>
public sealed record AgeFacts(
    string? Status = null, string? LeadAuthority = null, string? Timescale = null, string? Safeguards = null, bool? ReportShared = null,
    string? HomeOfficeTreatsAs = null, string? FoundChildBy = null)
{
    /// <summary>Whether the question of age is open.</summary>
    internal bool IsOpen => Status is "doubted" or "required" or "inProgress";

    /// <summary>Whether who leads, by when and the safeguards are agreed.</summary>
    internal bool IsPlanned => !string.IsNullOrWhiteSpace(LeadAuthority) && !string.IsNullOrWhiteSpace(Timescale)
        && !string.IsNullOrWhiteSpace(Safeguards);

    internal void Check(Faults faults, string at)
    {
        faults.OneOf(Status, $"{at}.status", "accepted", "doubted", "notNeeded", "required", "inProgress", "complete");
        faults.Text(LeadAuthority, $"{at}.leadAuthority", 20);
        faults.Text(Timescale, $"{at}.timescale", Faults.Narrative);
        faults.Text(Safeguards, $"{at}.safeguards", Faults.Narrative);
        faults.OneOf(HomeOfficeTreatsAs, $"{at}.homeOfficeTreatsAs", "child", "adult");
        faults.OneOf(FoundChildBy, $"{at}.foundChildBy", "authority", "naab", "court");
    }
}
