using TransferScheme.Contracts.Allocation;
using TransferScheme.Contracts.Referrals;

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
        new("allocation-when-referral-found-eligible", typeof(ReferralFoundEligible)),
        new("allocation-when-offer-accepted", typeof(OfferAccepted)),
        new("allocation-when-transfer-completed", typeof(TransferCompleted)),
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
    ];
}
