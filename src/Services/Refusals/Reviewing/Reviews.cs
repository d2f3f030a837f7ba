using TransferScheme.Refusals.Evidencing;

namespace TransferScheme.Refusals.Reviewing;

/// <summary>The second half of the fold: what happens to a statement, or to silence, once others look at it.</summary>
static class Reviews
{
    /// <summary>The case after one more event.</summary>
    /// <exception cref="InvalidOperationException">The event cannot come here.</exception>
    internal static Refusal After(Refusal r, RefusalEvent e) => e switch
    {
        NonComplianceReported reported => r with { Status = RefusalStatus.UnderReview, Unanswered = r.Unanswered || !reported.Declined },
        ReasonsDirected directed => r with
        {
            Status = RefusalStatus.ReasonsDue,
            DueOn = directed.DueOn,
            DirectionId = directed.DirectionId,
        },
        WrittenReasonsProvided => r.Giving() with
        {
            Status = RefusalStatus.ReasonsProvided,
            WrittenReasons = r.Draft,
            DueOn = null,
            Receipts = [],
            IsAnnexReleased = false,
        },
        ReasonsChallenged challenged => r with
        {
            Status = RefusalStatus.Challenged,
            Reviewed = challenged.Grounds,
            ReviewNote = challenged.Note,
            DueOn = challenged.ReplyBy,
        },
        ReasonsSupplemented added => r with
        {
            Supplements = [.. r.Supplements, added],
            Status = added.ReplyToChallenge ? RefusalStatus.ReasonsProvided : r.Status,
            DueOn = added.ReplyToChallenge ? null : r.DueOn,
        },
        AwaitedOverdue overdue => r with { SaidOverdue = overdue.DueOn },
        ReasonsAccepted accepted => Refusal.Closing(r with
        {
            Status = RefusalStatus.ReasonsAccepted,
            Reviewed = accepted.Grounds,
            ReviewNote = accepted.Note,
            DueOn = null,
            Receipts = r.Receipts.Contains("national") ? r.Receipts : [.. r.Receipts, "national"],
        }),
        ObligationReaffirmed reaffirmed => r with
        {
            Status = RefusalStatus.Reaffirmed,
            ReviewNote = reaffirmed.Note,
            DueOn = reaffirmed.ComplyBy,
        },
        WithdrawalBegun begun => r with
        {
            Before = r.Status,
            Status = RefusalStatus.Withdrawing,
            Withdrawal = begun,
            TurnedDownFor = null,
        },
        WithdrawalTurnedDown turned => r with { Status = r.Before, Withdrawal = null, TurnedDownFor = turned.Code },
        DeclineWithdrawn => r with { Status = RefusalStatus.Withdrawn, DeclineStands = false, DueOn = null },
        DirectionBreached => r with { Status = RefusalStatus.Breached, DueOn = null },
        DeclineChallengedInCourt => r with { InCourt = true },
        DeclineUpheld => r with { InCourt = false },
        DeclineQuashed => r with { InCourt = false, DeclineStands = false, Status = RefusalStatus.Closed, DueOn = null },
        CaseConferenceOpened opened => r with { Conference = opened },
        CaseConferenceHeld held => r with { ConferenceHeld = held },
        _ => throw new InvalidOperationException($"{e.GetType().Name} cannot come here in a refusal."),
    };
}
