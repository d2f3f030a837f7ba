using TransferScheme.Referrals.Succeeding;

namespace TransferScheme.Referrals;

/// <summary>The fold that the store runs: the same as the decisions' and the tests'.</summary>
public sealed class ReferralProjection : SingleStreamProjection<Referral, Guid>
{
    /// <summary>Names the events of a referral.</summary>
    public ReferralProjection()
    {
        IncludeType<ReferralStarted>();
        IncludeType<ChildrenRecorded>();
        IncludeType<SectionRecorded>();
        IncludeType<DocumentAttached>();
        IncludeType<ReferralSubmitted>();
        IncludeType<ReferralFoundEligible>();
        IncludeType<ReferralFoundIneligible>();
        IncludeType<OfferNoted>();
        IncludeType<AcceptanceNoted>();
        IncludeType<IdentityOpened>();
        IncludeType<ArrangementProposed>();
        IncludeType<ArrangementSigned>();
        IncludeType<ArrangementMade>();
        IncludeType<DepartureRecorded>();
        IncludeType<ArrivalConfirmed>();
        IncludeType<TransferCompleted>();
        IncludeType<StatutoryDueSoon>();
        IncludeType<StatutoryBreached>();
        IncludeType<ReferralHeld>();
        IncludeType<HoldReleased>();
        IncludeType<MissingEpisodeOpened>();
        IncludeType<MissingEpisodeClosed>();
        IncludeType<ObjectionRecorded>();
        IncludeType<BestInterestsReviewed>();
        IncludeType<ReferralReturned>();
        IncludeType<RulesOverruled>();
        IncludeType<OfferWithdrawalNoted>();
        IncludeType<ReferralWithdrawn>();
        IncludeType<ReferralClosed>();
        IncludeType<ChildLeftGroup>();
        IncludeType<MoveFailed>();
        IncludeType<OutcomeRecorded>();
        IncludeType<QueryNoted>();
        IncludeType<QueryAnswerNoted>();
        IncludeType<DeclineNoted>();
        IncludeType<ReaffirmationNoted>();
        IncludeType<DeclineSettlementNoted>();
        IncludeType<SwapNoted>();
        IncludeType<HandoverItemChanged>();
        IncludeType<HandoverSigned>();
        IncludeType<OutcomeDue>();
        IncludeType<ReferredAgain>();
        IncludeType<ExpectedArrivalMoved>();
        IncludeType<ChildrenDidNotArrive>();
        IncludeType<ChildrenFound>();
        IncludeType<PoliceReferenceRecorded>();
        IncludeType<ArrivalDisputed>();
        IncludeType<ArrivalTimeDecided>();
        IncludeType<TransferBarredByAge>();
        IncludeType<ArrivalAgreed>();
        IncludeType<AgePlanAgreed>();
        IncludeType<AgeInUseChanged>();
        IncludeType<SuccessorNamed>();
        IncludeType<CasePassedToSuccessor>();
    }

    /// <inheritdoc/>
    public override Referral? Evolve(Referral? snapshot, Guid id, IEvent e) => Referral.Evolve(snapshot, (ReferralEvent)e.Data);
}
