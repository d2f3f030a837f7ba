using static TransferScheme.Referrals.Submitting.Asking;

namespace TransferScheme.Referrals.Submitting;

/// <summary>
/// Every question of the form, section by section (scheme rules, the referral form). What the contract does not require is wanted:
/// it is asked for, takes "not known, because …" as an answer, and never blocks.
/// </summary>
static class Questions
{
    internal static readonly Question<ReferralForm>[] Arrival =
    [
        Required<ReferralForm>("inAuthorityCare", f => f.InAuthorityCare),
        Required<ReferralForm>("arrivedOn", f => f.ArrivedOn),
        Wanted<ReferralForm>("arrivalPlace", f => f.ArrivalPlace),
        Wanted<ReferralForm>("arrivalTime", f => f.ArrivalTime),
        Wanted<ReferralForm>("meansOfTravel", f => f.MeansOfTravel),
        Wanted<ReferralForm>("metBy", f => f.MetBy),
        Wanted<ReferralForm>("enteredCareOn", f => f.EnteredCareOn),
        Wanted<ReferralForm>("currentPlacement", f => f.CurrentPlacement),
        Wanted<ReferralForm>("earlierPresentation", f => f.EarlierPresentation),
    ];

    internal static readonly Question<ReferralForm>[] Needs =
    [
        .. Within<ReferralForm, NeedsSection>(
            "needs", f => f.Needs ?? new(),
            Required<NeedsSection>("placementTypes", n => n.PlacementTypes),
            Wanted<NeedsSection>("medical", n => n.Medical),
            Wanted<NeedsSection>("risk", n => n.Risk),
            Wanted<NeedsSection>("education", n => n.Education),
            Wanted<NeedsSection>("educationLevel", n => n.EducationLevel),
            Wanted<NeedsSection>("diet", n => n.Diet),
            Wanted<NeedsSection>("cultureAndFaith", n => n.CultureAndFaith),
            Wanted<NeedsSection>("riskDetail.trafficking", n => n.RiskDetail?.Trafficking),
            Wanted<NeedsSection>("riskDetail.goingMissing", n => n.RiskDetail?.GoingMissing),
            Wanted<NeedsSection>("riskDetail.exploitation", n => n.RiskDetail?.Exploitation),
            Wanted<NeedsSection>("riskDetail.threats", n => n.RiskDetail?.Threats),
            Wanted<NeedsSection>("riskDetail.avoid", n => n.RiskDetail?.Avoid),
            Wanted<NeedsSection>("riskDetail.toOthers", n => n.RiskDetail?.ToOthers),
            Wanted<NeedsSection>("riskDetail.intelligence", n => n.RiskDetail?.Intelligence)),
    ];

    internal static readonly Question<ReferralForm>[] Family = [Wanted<ReferralForm>("family", f => f.Family)];

    internal static readonly Question<Relative>[] Person =
    [
        Wanted<Relative>("name", r => r.Name),
        Wanted<Relative>("place", r => r.Place ?? r.Authority),
        Wanted<Relative>("verified", r => r.Verified),
    ];

    internal static readonly Question<ReferralForm>[] BestInterests =
    [
        .. Within<ReferralForm, BestInterestsSection>(
            "bestInterests", f => f.BestInterests,
            Required<BestInterestsSection>("assessedOn", b => b.AssessedOn),
            Required<BestInterestsSection>("assessedBy", b => b.AssessedBy),
            Required<BestInterestsSection>("summary", b => b.Summary),
            Wanted<BestInterestsSection>("lastReviewedOn", b => b.LastReviewedOn),
            Wanted<BestInterestsSection>("alternatives", b => b.Alternatives)),
    ];

    internal static readonly Question<ReferralForm>[] ChildsViews =
    [
        .. Within<ReferralForm, ChildsViewsSection>(
            "childsViews", f => f.ChildsViews,
            Required<ChildsViewsSection>("recordedOn", v => v.RecordedOn),
            Required<ChildsViewsSection>("toldInLanguage", v => v.ToldInLanguage),
            Required<ChildsViewsSection>("advocateOffered", v => v.AdvocateOffered),
            Required<ChildsViewsSection>("summary", v => v.Summary),
            Wanted<ChildsViewsSection>("objects", v => v.Objects),
            Wanted<ChildsViewsSection>("ownWords", v => v.OwnWords)),
    ];

    internal static readonly Question<ReferralForm>[] Legal =
    [
        .. Within<ReferralForm, LegalSection>(
            "legal", f => f.Legal ?? new(),
            Required<LegalSection>("careStatus", l => l.CareStatus),
            Wanted<LegalSection>("solicitor", l => l.Solicitor),
            Wanted<LegalSection>("nrm", l => (object?)l.NrmReferral ?? l.Nrm),
            Wanted<LegalSection>("bailConditions", l => l.BailConditions),
            Wanted<LegalSection>("careProceedings", l => l.CareProceedings),
            Wanted<LegalSection>("criminalProceedings", l => l.CriminalProceedings)),
    ];

    internal static readonly Question<ReferralForm>[] Logistics =
    [
        .. Within<ReferralForm, LogisticsSection>(
            "logistics", f => f.Logistics,
            Wanted<LogisticsSection>("earliestTravel", l => l.EarliestTravel),
            Wanted<LogisticsSection>("escort", l => l.Escort),
            Wanted<LogisticsSection>("travelPlan", l => l.TravelPlan),
            Wanted<LogisticsSection>("arrivalContact", l => l.ArrivalContact),
            Wanted<LogisticsSection>("belongings", l => l.Belongings),
            Wanted<LogisticsSection>("documents", l => l.Documents)),
    ];

    /// <summary>Paths that the form's own list of what is not known takes.</summary>
    internal static readonly IReadOnlySet<string> OfForm = PathsOf([.. Arrival, .. Family], "");

    internal static readonly IReadOnlySet<string> OfNeeds = PathsOf(Needs, "needs.");

    internal static readonly IReadOnlySet<string> OfBestInterests = PathsOf(BestInterests, "bestInterests.");

    internal static readonly IReadOnlySet<string> OfChildsViews = PathsOf(ChildsViews, "childsViews.");

    internal static readonly IReadOnlySet<string> OfLegal = PathsOf(Legal, "legal.");

    internal static readonly IReadOnlySet<string> OfLogistics = PathsOf(Logistics, "logistics.");

    /// <summary>The paths of what is wanted, each with the object that it stands in: an answer for that covers all its members.</summary>
    internal static HashSet<string> PathsOf<T>(IReadOnlyList<Question<T>> questions, string from)
    {
        string[] wanted = [.. questions.Where(q => !q.IsRequired).Select(q => q.Path[from.Length..])];
        return [.. wanted, .. wanted.Where(p => p.Contains('.', StringComparison.Ordinal)).Select(p => p.Split('.')[0])];
    }
}
