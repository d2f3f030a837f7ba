using System.Data;
using TransferScheme.Contracts.AgeAssessments;
using TransferScheme.Contracts.Allocation;
using TransferScheme.Contracts.Referrals;
using TransferScheme.Contracts.Refusals;
using TransferScheme.Platform.Messaging;

namespace TransferScheme.Dashboards.Keeping;

/// <summary>Every message that this service keeps: its queue, its stored name and its stream.</summary>
static class KeptMessages
{
    static readonly IReadOnlyList<Kept> All =
    [
        Message<AuthorityPositionChanged>("authority-position-changed", m => m.AuthorityId),
        Message<SchemeRulesAdopted>("scheme-rules-adopted", m => m.SchemeRulesId),
        Message<ReferralFoundEligible>("referral-found-eligible", m => m.ReferralId),
        Message<ReferralFoundIneligible>("referral-found-ineligible", m => m.ReferralId),
        Message<AuthorityRecommended>("authority-recommended", m => m.ReferralId),
        Message<OfferMade>("offer-made", m => m.OfferId),
        Message<OfferAccepted>("offer-accepted", m => m.OfferId),
        Message<ArrangementMade>("arrangement-made", m => m.ReferralId),
        Message<DepartureRecorded>("departure-recorded", m => m.ReferralId),
        Message<TransferCompleted>("transfer-completed", m => m.ReferralId),
        Message<StatutoryDueSoon>("statutory-due-soon", m => m.ReferralId),
        Message<StatutoryBreached>("statutory-breached", m => m.ReferralId),
        Message<OfferResponseDueSoon>("offer-response-due-soon", m => m.OfferId),
        Message<OfferResponseOverdue>("offer-response-overdue", m => m.OfferId),
        Message<OfferWithdrawn>("offer-withdrawn", m => m.OfferId),
        Message<OfferDeclined>("offer-declined", m => m.OfferId),
        Message<OfferReaffirmed>("offer-reaffirmed", m => m.OfferId),
        Message<DeclineSettled>("decline-settled", m => m.OfferId),
        Message<ReferralQueried>("referral-queried", m => m.OfferId),
        Message<QueryAnswered>("query-answered", m => m.OfferId),
        Message<DeferralRequested>("deferral-requested", m => m.OfferId),
        Message<DeferralDecided>("deferral-decided", m => m.OfferId),
        Message<OfferSwapped>("offer-swapped", m => m.OfferId),
        Message<ReferralWithdrawn>("referral-withdrawn", m => m.ReferralId),
        Message<ReferralClosed>("referral-closed", m => m.ReferralId),
        Message<ChildLeftGroup>("child-left-group", m => m.ReferralId),
        Message<ReferralHeld>("referral-held", m => m.ReferralId),
        Message<HoldReleased>("hold-released", m => m.ReferralId),
        Message<MoveFailed>("move-failed", m => m.ReferralId),
        Message<OutcomeDue>("outcome-due", m => m.ReferralId),
        Message<ChildrenDidNotArrive>("children-did-not-arrive", m => m.ReferralId),
        Message<ChildrenFound>("children-found", m => m.ReferralId),
        Message<StatementIssued>("statement-issued", m => m.RefusalId),
        Message<NonComplianceReported>("non-compliance-reported", m => m.RefusalId),
        Message<ReasonsChallenged>("reasons-challenged", m => m.RefusalId),
        Message<ReasonsAccepted>("reasons-accepted", m => m.RefusalId),
        Message<ObligationReaffirmed>("obligation-reaffirmed", m => m.RefusalId),
        Message<DeclineWithdrawn>("decline-withdrawn", m => m.RefusalId),
        Message<CaseConferenceOpened>("case-conference-opened", m => m.RefusalId),
        Message<AgeFindingMade>("age-finding-made", m => m.AssessmentId),
        Message<AgeOwnerChanged>("age-owner-changed", m => m.AssessmentId),
        Message<AgeChallengeOpened>("age-challenge-opened", m => m.AssessmentId),
        Message<AgeClockBreached>("age-clock-breached", m => m.AssessmentId),
        Message<OutcomeRecorded>("outcome-recorded", m => m.ReferralId),
        Message<AgeStepTaken>("age-step-taken", m => m.AssessmentId),
        Message<AgeDecisionQuashed>("age-decision-quashed", m => m.AssessmentId),
        Message<AgeInUseChanged>("age-in-use-changed", m => m.ReferralId),
        Message<DirectionGiven>("direction-given", m => m.DirectionId),
        Message<DirectionModified>("direction-modified", m => m.DirectionId),
        Message<DirectionWithdrawn>("direction-withdrawn", m => m.DirectionId),
        Message<DirectionAnswered>("direction-answered", m => m.DirectionId),
        Message<AuthoritySucceeded>("authority-succeeded", m => m.AuthorityId),
        Message<CasePassedToSuccessor>("case-passed-to-successor", m => m.ReferralId),
        Message<OfferPassedToSuccessor>("offer-passed-to-successor", m => m.OfferId),
        Message<RefusalPassedToSuccessor>("refusal-passed-to-successor", m => m.RefusalId),
        Message<DirectionPassedToSuccessor>("direction-passed-to-successor", m => m.DirectionId),
    ];

    internal static void AddKeptMessages(this IServiceCollection services)
    {
        foreach (var kept in All)
        {
            kept.Register(services);
        }
    }

    internal static void MapKeptMessages(this StoreOptions options)
    {
        foreach (var kept in All)
        {
            kept.Map(options);
        }
    }

    static Kept Message<TMessage>(string name, Func<TMessage, Guid> stream)
        where TMessage : class =>
        new(
            services => services.AddSingleton(new StreamOf<TMessage>(stream))
                .AddHandler<IDashboardStore, TMessage, Keep<TMessage>>($"dashboards-when-{name}", IsolationLevel.ReadCommitted),
            options => options.Events.MapEventType<TMessage>(name.Replace('-', '_')));

    sealed record Kept(Action<IServiceCollection> Register, Action<StoreOptions> Map);
}
