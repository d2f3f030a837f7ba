using TransferScheme.Refusals.Succeeding;

namespace TransferScheme.Refusals;

/// <summary>The fold that the store runs, with the time of issue.</summary>
public sealed class RefusalProjection : SingleStreamProjection<Refusal, Guid>
{
    /// <summary>Names the events of a refusal.</summary>
    public RefusalProjection()
    {
        IncludeType<RefusalOpened>();
        IncludeType<StatementDrafted>();
        IncludeType<EvidenceAttached>();
        IncludeType<SecondReadingRecorded>();
        IncludeType<EqualityReviewRecorded>();
        IncludeType<IssueBegun>();
        IncludeType<IssueTurnedDown>();
        IncludeType<StatementIssued>();
        IncludeType<ReceiptLogged>();
        IncludeType<LatenessExplained>();
        IncludeType<AnnexReleased>();
        IncludeType<OfferTaken>();
        IncludeType<CaseEnded>();
        IncludeType<ChildNoLongerOffered>();
        IncludeType<ReferralMovedOn>();
        IncludeType<NonComplianceReported>();
        IncludeType<ReasonsDirected>();
        IncludeType<WrittenReasonsProvided>();
        IncludeType<ReasonsChallenged>();
        IncludeType<ReasonsSupplemented>();
        IncludeType<AwaitedOverdue>();
        IncludeType<ReasonsAccepted>();
        IncludeType<ObligationReaffirmed>();
        IncludeType<WithdrawalBegun>();
        IncludeType<WithdrawalTurnedDown>();
        IncludeType<DeclineWithdrawn>();
        IncludeType<DirectionBreached>();
        IncludeType<DeclineChallengedInCourt>();
        IncludeType<DeclineQuashed>();
        IncludeType<DeclineUpheld>();
        IncludeType<CaseConferenceOpened>();
        IncludeType<CaseConferenceHeld>();
        IncludeType<RefusalPassedToSuccessor>();
    }

    /// <inheritdoc/>
    public override Refusal? Evolve(Refusal? snapshot, Guid id, IEvent e) => (Refusal.Evolve(snapshot, (RefusalEvent)e.Data), e.Data) switch
    {
        ({ } refusal, StatementIssued) => refusal with { IssuedAt = e.Timestamp },
        var (refusal, _) => refusal,
    };
}
