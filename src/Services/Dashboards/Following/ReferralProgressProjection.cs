using System.Collections.Immutable;
using TransferScheme.Contracts.Allocation;
using TransferScheme.Contracts.Referrals;

namespace TransferScheme.Dashboards.Following;

/// <summary>Follows each referral through the messages of two services, whose order among each other is not known.</summary>
public sealed class ReferralProgressProjection : MultiStreamProjection<ReferralProgress, Guid>
{
    /// <summary>Names the messages and the referral that each belongs to.</summary>
    public ReferralProgressProjection()
    {
        Identity<ReferralFoundEligible>(m => m.ReferralId);
        Identity<ReferralFoundIneligible>(m => m.ReferralId);
        Identity<AuthorityRecommended>(m => m.ReferralId);
        Identity<OfferMade>(m => m.ReferralId);
        Identity<OfferAccepted>(m => m.ReferralId);
        Identity<ArrangementMade>(m => m.ReferralId);
        Identity<DepartureRecorded>(m => m.ReferralId);
        Identity<TransferCompleted>(m => m.ReferralId);
        Identity<OfferWithdrawn>(m => m.ReferralId);
        Identity<ReferralWithdrawn>(m => m.ReferralId);
        Identity<ReferralClosed>(m => m.ReferralId);
        Identity<ChildLeftGroup>(m => m.ReferralId);
        Identity<ReferralHeld>(m => m.ReferralId);
        Identity<HoldReleased>(m => m.ReferralId);
        Identity<MoveFailed>(m => m.ReferralId);
        Identity<OfferResponseOverdue>(m => m.ReferralId);
        Identity<OfferDeclined>(m => m.ReferralId);
        Identity<OfferReaffirmed>(m => m.ReferralId);
        Identity<DeclineSettled>(m => m.ReferralId);
        Identity<OfferSwapped>(m => m.ReferralId);
        Identity<OutcomeRecorded>(m => m.ReferralId);
        Identity<CasePassedToSuccessor>(m => m.ReferralId);
    }

    /// <inheritdoc/>
    public override ReferralProgress? Evolve(ReferralProgress? snapshot, Guid id, IEvent e) =>
        With(snapshot ?? new ReferralProgress { Id = id }, e.Data);

    /// <summary>What is known once a message is added: the same whatever came before it, also when it came before itself.</summary>
    internal static ReferralProgress With(ReferralProgress known, object message) => message switch
    {
        ReferralFoundEligible m => known with
        {
            Findings = known.Findings.SetItem(m.Version, new Judged(m.OccurredAt, m.EntryAuthority, m.Children.Count, m.StatutoryDueOn)),
        },
        ReferralFoundIneligible m => known with
        {
            Findings = known.Findings.SetItem(m.Version, new Judged(m.OccurredAt, m.EntryAuthority, null, null)),
        },
        AuthorityRecommended m => known with { Recommended = Later(known.Recommended, new(m.OccurredAt, m.Version, m.Authority)) },
        OfferMade m => known with
        {
            // Whom it was made to: what is told later may name a successor.
            Offers = known.Offers.SetItem(
                m.OfferId, Of(known, m.OfferId, m.Authority, m.Size) with { Authority = m.Authority, MadeAt = m.OccurredAt }),
        },
        OfferAccepted m => known with
        {
            Offers = known.Offers.SetItem(m.OfferId, Of(known, m.OfferId, m.Authority, m.Size) with { AcceptedAt = m.OccurredAt }),
        },
        ArrangementMade m => known with { Arranged = Later(known.Arranged, new(m.OccurredAt, m.Version, m.ReceivingAuthority)) },
        DepartureRecorded m => known with { Departed = Later(known.Departed, new(m.OccurredAt, m.Version, m.ReceivingAuthority)) },
        TransferCompleted m => known with
        {
            Completed = new Moved(m.OccurredAt, m.EntryAuthority, m.ReceivingAuthority, m.Size, m.WorkingDays, m.WithinLimit),
        },
        OfferWithdrawn m => known with
        {
            Offers = known.Offers.SetItem(m.OfferId, Of(known, m.OfferId, m.Authority, m.Size) with { WithdrawnAt = m.OccurredAt }),
        },
        ReferralWithdrawn m => known with { Ended = new Ended(m.OccurredAt, m.EntryAuthority, true, m.ReasonCode, m.WasEligible) },
        ReferralClosed m => known with { Ended = new Ended(m.OccurredAt, m.EntryAuthority, false, m.ReasonCode, m.WasEligible) },
        ChildLeftGroup m => known with { Left = known.Left.SetItem(m.Version, m.OccurredAt) },
        ReferralHeld m => known with { Holds = known.Holds.SetItem(m.Version, new HoldChanged(m.OccurredAt, true)) },
        HoldReleased m => known with { Holds = known.Holds.SetItem(m.Version, new HoldChanged(m.OccurredAt, false)) },
        MoveFailed m => known with { FailedMoves = known.FailedMoves.SetItem(m.Version, m.OccurredAt) },
        OfferResponseOverdue m => Turning(known, m.OfferId, m.Version, new OfferTurn(m.OccurredAt, OfferTurnKind.Overdue)),
        OfferDeclined m => Turning(known, m.OfferId, m.Version, OfferTurn.Declined(m.OccurredAt, m.Groups, m.Codes)),
        OfferReaffirmed m => Turning(known, m.OfferId, m.Version, new OfferTurn(m.OccurredAt, OfferTurnKind.Reaffirmed)),
        DeclineSettled m => Turning(known, m.OfferId, m.Version, new OfferTurn(m.OccurredAt, OfferTurnKind.Settled)),
        OfferSwapped m => known with
        {
            Offers = known.Offers
                .SetItem(m.OfferId, Of(known, m.OfferId, m.Authority, m.Size) with { SwappedAt = m.OccurredAt })
                .SetItem(
                    m.NewOfferId,
                    Of(known, m.NewOfferId, m.NewAuthority, m.Size) with { Authority = m.NewAuthority, AcceptedAt = m.OccurredAt }),
        },
        OutcomeRecorded m => known with { Outcomes = known.Outcomes.SetItem(m.Version, m.OccurredAt) },
        CasePassedToSuccessor m => known with
        {
            Successors = known.Successors.SetItem(m.Version, new Passed(m.OccurredAt, m.Authority, m.Successor)),
        },
        _ => throw new InvalidOperationException($"{message.GetType().Name} says nothing of a referral's progress."),
    };

    static Offered Of(ReferralProgress known, Guid offer, string authority, int children) =>
        known.Offers.GetValueOrDefault(offer) ?? new Offered(authority, children, null, null);

    static ReferralProgress Turning(ReferralProgress known, Guid offer, long version, OfferTurn turn) => known with
    {
        Turns = known.Turns.SetItem(
            offer, known.Turns.GetValueOrDefault(offer, ImmutableSortedDictionary<long, OfferTurn>.Empty).SetItem(version, turn)),
    };

    static Milestone Later(Milestone? known, Milestone told) => known?.AtVersion > told.AtVersion ? known : told;
}
