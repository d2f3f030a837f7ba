using TransferScheme.Platform.Problems;

namespace TransferScheme.Referrals.Submitting;

/// <summary>Legal status.</summary>
/// <param name="CareStatus"><c>s20</c>, <c>s17</c> or <c>s31</c> of the Children Act 1989, or another nation's code.</param>
/// <param name="Solicitor">Solicitor.</param>
/// <param name="Nrm">National Referral Mechanism: who referred and when, in words.</param>
/// <param name="NrmReferral">The same as codes and dates.</param>
/// <param name="BailConditions">Conditions of immigration bail.</param>
/// <param name="CareProceedings">Whether care proceedings are under way.</param>
/// <param name="CriminalProceedings">Whether criminal proceedings are under way.</param>
/// <param name="CriminalMatters">What they are about.</param>
/// <param name="NotKnown">What of this section is not known.</param>
public sealed record LegalSection(
    string? CareStatus = null, string? Solicitor = null, string? Nrm = null, NrmReferral? NrmReferral = null, string? BailConditions = null,
    bool? CareProceedings = null, bool? CriminalProceedings = null, string? CriminalMatters = null,
    IReadOnlyList<NotKnown>? NotKnown = null) : IChecked
{
    /// <inheritdoc/>
    public void Check(Faults faults)
    {
        faults.Text(CareStatus, "legal.careStatus", 20);
        faults.Text(Solicitor, "legal.solicitor", 400);
        faults.Text(Nrm, "legal.nrm", Faults.Narrative);
        NrmReferral?.Check(faults, "legal.nrmReferral");
        faults.Text(BailConditions, "legal.bailConditions", Faults.Narrative);
        faults.Text(CriminalMatters, "legal.criminalMatters", Faults.Narrative);
        Submitting.NotKnown.Check(faults, NotKnown, "legal.", Questions.OfLegal);
    }
}

/// <summary>A referral to the National Referral Mechanism, for potential victims of trafficking.</summary>
/// <param name="Referred">Whether one was made.</param>
/// <param name="ReferredBy">Code of the first responder: <c>localAuthority</c>, <c>police</c>, <c>homeOffice</c> or <c>charity</c>.</param>
/// <param name="ReferredOn">Day on which it was made.</param>
/// <param name="Decision"><c>pending</c>, <c>reasonableGrounds</c>, <c>conclusiveGrounds</c> or <c>negative</c>.</param>
public sealed record NrmReferral(bool Referred, string? ReferredBy = null, DateOnly? ReferredOn = null, string? Decision = null)
{
    internal void Check(Faults faults, string at)
    {
        faults.OneOf(ReferredBy, $"{at}.referredBy", "localAuthority", "police", "homeOffice", "charity");
        faults.OneOf(Decision, $"{at}.decision", "pending", "reasonableGrounds", "conclusiveGrounds", "negative");
        faults.When(!Referred && (ReferredBy ?? Decision) is not null, $"{at}.referred", "Must be true where a referral is described.");
    }
}
