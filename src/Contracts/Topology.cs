using TransferScheme.Contracts.Allocation;
using TransferScheme.Contracts.Referrals;
using TransferScheme.Contracts.Refusals;

namespace TransferScheme.Contracts;

/// <summary>One service's queue for one kind of message.</summary>
/// <param name="Queue">Name of the queue, unique in the scheme and never changed: it names where undelivered messages wait.</param>
/// <param name="Message">Type of the message.</param>
public sealed record Subscription(string Queue, Type Message);

/// <summary>
/// Who listens to what. Every service declares all of these queues before it publishes, whichever processes run: a message
/// that is published before its subscriber's queue exists is lost without an error.
/// </summary>
public static class Topology
{
    /// <summary>Every queue of the scheme, one per handler.</summary>
    public static IReadOnlyList<Subscription> Subscriptions { get; } =
    [
        new("referrals-when-authority-position-changed", typeof(AuthorityPositionChanged)),
        new("referrals-when-referral-found-ineligible", typeof(ReferralFoundIneligible)),
        new("referrals-when-scheme-rules-adopted", typeof(SchemeRulesAdopted)),
        new("referrals-when-offer-made", typeof(OfferMade)),
        new("referrals-when-offer-accepted", typeof(OfferAccepted)),
        new("referrals-when-offer-withdrawn", typeof(OfferWithdrawn)),
        new("referrals-when-offer-declined", typeof(OfferDeclined)),
        new("referrals-when-offer-reaffirmed", typeof(OfferReaffirmed)),
        new("referrals-when-decline-settled", typeof(DeclineSettled)),
        new("referrals-when-referral-queried", typeof(ReferralQueried)),
        new("referrals-when-query-answered", typeof(QueryAnswered)),
        new("referrals-when-offer-swapped", typeof(OfferSwapped)),
        new("referrals-when-authority-succeeded", typeof(AuthoritySucceeded)),
        new("allocation-when-referral-found-eligible", typeof(ReferralFoundEligible)),
        new("allocation-when-offer-accepted", typeof(OfferAccepted)),
        new("allocation-when-transfer-completed", typeof(TransferCompleted)),
        new("allocation-when-referral-withdrawn", typeof(ReferralWithdrawn)),
        new("allocation-when-referral-closed", typeof(ReferralClosed)),
        new("allocation-when-child-left-group", typeof(ChildLeftGroup)),
        new("allocation-when-referral-held", typeof(ReferralHeld)),
        new("allocation-when-hold-released", typeof(HoldReleased)),
        new("allocation-when-reasons-accepted", typeof(ReasonsAccepted)),
        new("allocation-when-obligation-reaffirmed", typeof(ObligationReaffirmed)),
        new("allocation-when-case-passed-to-successor", typeof(CasePassedToSuccessor)),
        new("dashboards-when-authority-position-changed", typeof(AuthorityPositionChanged)),
        new("dashboards-when-scheme-rules-adopted", typeof(SchemeRulesAdopted)),
        new("dashboards-when-referral-found-eligible", typeof(ReferralFoundEligible)),
        new("dashboards-when-referral-found-ineligible", typeof(ReferralFoundIneligible)),
        new("dashboards-when-authority-recommended", typeof(AuthorityRecommended)),
        new("dashboards-when-offer-made", typeof(OfferMade)),
        new("dashboards-when-offer-accepted", typeof(OfferAccepted)),
        new("dashboards-when-arrangement-made", typeof(ArrangementMade)),
        new("dashboards-when-departure-recorded", typeof(DepartureRecorded)),
        new("dashboards-when-transfer-completed", typeof(TransferCompleted)),
        new("dashboards-when-statutory-due-soon", typeof(StatutoryDueSoon)),
        new("dashboards-when-statutory-breached", typeof(StatutoryBreached)),
        new("dashboards-when-offer-response-due-soon", typeof(OfferResponseDueSoon)),
        new("dashboards-when-offer-response-overdue", typeof(OfferResponseOverdue)),
        new("dashboards-when-offer-withdrawn", typeof(OfferWithdrawn)),
        new("dashboards-when-offer-declined", typeof(OfferDeclined)),
        new("dashboards-when-offer-reaffirmed", typeof(OfferReaffirmed)),
        new("dashboards-when-decline-settled", typeof(DeclineSettled)),
        new("dashboards-when-referral-queried", typeof(ReferralQueried)),
        new("dashboards-when-query-answered", typeof(QueryAnswered)),
        new("dashboards-when-deferral-requested", typeof(DeferralRequested)),
        new("dashboards-when-deferral-decided", typeof(DeferralDecided)),
        new("dashboards-when-offer-swapped", typeof(OfferSwapped)),
        new("dashboards-when-referral-withdrawn", typeof(ReferralWithdrawn)),
        new("dashboards-when-referral-closed", typeof(ReferralClosed)),
        new("dashboards-when-child-left-group", typeof(ChildLeftGroup)),
        new("dashboards-when-referral-held", typeof(ReferralHeld)),
        new("dashboards-when-hold-released", typeof(HoldReleased)),
        new("dashboards-when-move-failed", typeof(MoveFailed)),
        new("dashboards-when-statement-issued", typeof(StatementIssued)),
        new("dashboards-when-non-compliance-reported", typeof(NonComplianceReported)),
        new("dashboards-when-reasons-challenged", typeof(ReasonsChallenged)),
        new("dashboards-when-reasons-accepted", typeof(ReasonsAccepted)),
        new("dashboards-when-obligation-reaffirmed", typeof(ObligationReaffirmed)),
        new("dashboards-when-decline-withdrawn", typeof(DeclineWithdrawn)),
        new("dashboards-when-case-conference-opened", typeof(CaseConferenceOpened)),
        new("dashboards-when-authority-succeeded", typeof(AuthoritySucceeded)),
        new("dashboards-when-case-passed-to-successor", typeof(CasePassedToSuccessor)),
        new("dashboards-when-offer-passed-to-successor", typeof(OfferPassedToSuccessor)),
        new("dashboards-when-refusal-passed-to-successor", typeof(RefusalPassedToSuccessor)),
        new("dashboards-when-direction-passed-to-successor", typeof(DirectionPassedToSuccessor)),
        new("refusals-when-authority-position-changed", typeof(AuthorityPositionChanged)),
        new("refusals-when-scheme-rules-adopted", typeof(SchemeRulesAdopted)),
        new("refusals-when-referral-found-eligible", typeof(ReferralFoundEligible)),
        new("refusals-when-transfer-completed", typeof(TransferCompleted)),
        new("refusals-when-offer-made", typeof(OfferMade)),
        new("refusals-when-offer-accepted", typeof(OfferAccepted)),
        new("refusals-when-offer-declined", typeof(OfferDeclined)),
        new("refusals-when-offer-response-overdue", typeof(OfferResponseOverdue)),
        new("refusals-when-query-answered", typeof(QueryAnswered)),
        new("refusals-when-deferral-decided", typeof(DeferralDecided)),
        new("refusals-when-offer-reaffirmed", typeof(OfferReaffirmed)),
        new("refusals-when-decline-settled", typeof(DeclineSettled)),
        new("refusals-when-offer-withdrawn", typeof(OfferWithdrawn)),
        new("refusals-when-offer-swapped", typeof(OfferSwapped)),
        new("refusals-when-referral-withdrawn", typeof(ReferralWithdrawn)),
        new("refusals-when-referral-closed", typeof(ReferralClosed)),
        new("refusals-when-child-left-group", typeof(ChildLeftGroup)),
        new("refusals-when-authority-succeeded", typeof(AuthoritySucceeded)),
        new("refusals-when-case-passed-to-successor", typeof(CasePassedToSuccessor)),
    ];
}
