using TransferScheme.Dashboards.Following;

namespace TransferScheme.Dashboards.Viewing;

/// <summary>Where an offer stands, in the words of the HTTP contract; of a decline also whether it is settled.</summary>
enum OfferStage
{
    /// <summary>It waits for its answer.</summary>
    Open,

    /// <summary>It waits for an answer that was due.</summary>
    Overdue,

    /// <summary>Declined; the reasons are not settled.</summary>
    InReview,

    /// <summary>Declined for good.</summary>
    Settled,

    /// <summary>Accepted.</summary>
    Accepted,

    /// <summary>Withdrawn from the authority.</summary>
    Withdrawn,

    /// <summary>Accepted, and taken over by another authority since.</summary>
    Superseded,
}

/// <summary>Where an offer stood at a time.</summary>
/// <param name="Offer">The offer.</param>
/// <param name="Stage">Where it stood.</param>
/// <param name="Decline">The decline, whatever became of it; null where there was none by then.</param>
/// <param name="IsReaffirmed">Whether the obligation was reaffirmed on the decline.</param>
/// <param name="AnsweredAt">When it was accepted or declined first; null while it was neither.</param>
sealed record OfferStanding(Offered Offer, OfferStage Stage, OfferTurn? Decline, bool IsReaffirmed, DateTimeOffset? AnsweredAt)
{
    /// <summary>Whether the authority declined, and neither took that back nor was told that the offer stands.</summary>
    internal bool IsDeclined => Stage is OfferStage.InReview or OfferStage.Settled;

    /// <summary>By which group a decline is counted; its settlement may be told before it.</summary>
    internal string Group => Decline?.Level1 ?? OfferTurn.NotTold;

    /// <summary>Whole minutes from the offer to the first answer; null where it has none, and where nobody was asked.</summary>
    internal int? MinutesToAnswer => AnsweredAt - Offer.MadeAt is { } took ? (int)took.TotalMinutes : null;

    /// <summary>Whether it waits for an answer.</summary>
    internal bool IsWaiting => Stage is OfferStage.Open or OfferStage.Overdue;

    /// <summary>The offers of a referral that had been made by a time, by when they were made.</summary>
    internal static IReadOnlyList<OfferStanding> Of(ReferralProgress referral, DateTimeOffset at) =>
    [
        .. referral.Offers.Where(o => o.Value.MadeAt <= at || o.Value.AcceptedAt <= at).OrderBy(o => o.Value.MadeAt)
            .Select(o => Of(o.Value, [.. referral.TurnsOf(o.Key).Where(t => t.At <= at)], at)),
    ];

    static OfferStanding Of(Offered offer, IReadOnlyList<OfferTurn> turns, DateTimeOffset at)
    {
        var declined = turns.FirstOrDefault(t => t.Kind is OfferTurnKind.Declined);
        var accepted = offer.AcceptedAt <= at ? offer.AcceptedAt : null;
        return new OfferStanding(
            offer,
            offer.WithdrawnAt <= at ? OfferStage.Withdrawn
                : offer.SwappedAt <= at ? OfferStage.Superseded
                : accepted is not null ? OfferStage.Accepted
                : turns.Aggregate(OfferStage.Open, After),
            turns.LastOrDefault(t => t.Kind is OfferTurnKind.Declined),
            declined is not null && turns.SkipWhile(t => t != declined).Any(t => t.Kind is OfferTurnKind.Reaffirmed),
            declined?.At ?? accepted);
    }

    // An answer that is overdue stays so when the obligation is reaffirmed: only a decline leaves the offer open again.
    static OfferStage After(OfferStage stage, OfferTurn turn) => turn.Kind switch
    {
        OfferTurnKind.Overdue when stage is OfferStage.Open => OfferStage.Overdue,
        OfferTurnKind.Declined => OfferStage.InReview,
        OfferTurnKind.Reaffirmed when stage is OfferStage.InReview => OfferStage.Open,
        OfferTurnKind.Settled => OfferStage.Settled,
        _ => stage,
    };
}
