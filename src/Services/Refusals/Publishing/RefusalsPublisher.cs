using TransferScheme.Platform.Auditing;
using TransferScheme.Refusals.Directing;
using TransferScheme.Refusals.Succeeding;
using Messages = TransferScheme.Contracts.Refusals;

namespace TransferScheme.Refusals.Publishing;

/// <summary>What Refusals tells others: the message for an event, made from the event and its metadata alone.</summary>
static class RefusalsPublisher
{
    /// <summary>The message for an event; null when the event is nobody else's business.</summary>
    /// <exception cref="InvalidOperationException">The event is not named here: a new one must be, one way or the other.</exception>
    internal static object? Message(IEvent e) => e.Data switch
    {
        StatementIssued s => new Messages.StatementIssued
        {
            RefusalId = e.StreamId, Version = e.Version, OccurredAt = e.Timestamp, ReferralId = s.ReferralId, Authority = s.Authority,
            EntryAuthority = s.EntryAuthority, Response = s.Response, Codes = s.Codes, Late = s.Late,
        },
        NonComplianceReported r => new Messages.NonComplianceReported
        {
            RefusalId = e.StreamId, Version = e.Version, OccurredAt = e.Timestamp, ReferralId = r.ReferralId, Authority = r.Authority,
            EntryAuthority = r.EntryAuthority, Declined = r.Declined,
        },
        ReasonsChallenged c => new Messages.ReasonsChallenged
        {
            RefusalId = e.StreamId, Version = e.Version, OccurredAt = e.Timestamp, ReferralId = c.ReferralId, Authority = c.Authority,
            EntryAuthority = c.EntryAuthority, Codes = [.. c.Grounds.Where(g => g.Outcome != "accepted").Select(g => g.Code)],
            ReplyBy = c.ReplyBy,
        },
        ReasonsAccepted a => new Messages.ReasonsAccepted
        {
            RefusalId = e.StreamId, Version = e.Version, OccurredAt = e.Timestamp, ReferralId = a.ReferralId, Authority = a.Authority,
            EntryAuthority = a.EntryAuthority, Codes = [.. a.Grounds.Where(g => g.Outcome == "accepted").Select(g => g.Code)],
        },
        ObligationReaffirmed o => new Messages.ObligationReaffirmed
        {
            RefusalId = e.StreamId, Version = e.Version, OccurredAt = e.Timestamp, ReferralId = o.ReferralId, Authority = o.Authority,
            EntryAuthority = o.EntryAuthority, ComplyBy = o.ComplyBy,
        },
        DeclineWithdrawn w => new Messages.DeclineWithdrawn
        {
            RefusalId = e.StreamId, Version = e.Version, OccurredAt = e.Timestamp, ReferralId = w.ReferralId, Authority = w.Authority,
            EntryAuthority = w.EntryAuthority,
        },
        CaseConferenceOpened c => new Messages.CaseConferenceOpened
        {
            RefusalId = e.StreamId, Version = e.Version, OccurredAt = e.Timestamp, ReferralId = c.ReferralId, Authority = c.Authority,
            EntryAuthority = c.EntryAuthority, Declines = c.Declines,
        },
        RefusalPassedToSuccessor p => new Messages.RefusalPassedToSuccessor
        {
            RefusalId = e.StreamId, Version = e.Version, OccurredAt = e.Timestamp, ReferralId = p.ReferralId, Authority = p.Authority,
            Successor = p.Successor,
        },
        DirectionPassedToSuccessor p => new Messages.DirectionPassedToSuccessor
        {
            DirectionId = e.StreamId, Version = e.Version, OccurredAt = e.Timestamp, Authority = p.Authority, Successor = p.Successor,
        },
        RefusalOpened or StatementDrafted or EvidenceAttached or SecondReadingRecorded or EqualityReviewRecorded or IssueBegun or IssueTurnedDown
            or ReceiptLogged or LatenessExplained or AnnexReleased or OfferTaken or CaseEnded or ChildNoLongerOffered or ReferralMovedOn
            or ReasonsDirected or WrittenReasonsProvided or ReasonsSupplemented or AwaitedOverdue or WithdrawalBegun
            or WithdrawalTurnedDown or DirectionBreached or DeclineChallengedInCourt or DeclineQuashed or DeclineUpheld
            or CaseConferenceHeld or RecordViewed or DirectionNumbered => null,
        DirectionEvent => DirectionMessages.Of(e),
        var other => throw new InvalidOperationException($"Nobody has said whether {other.GetType().Name} is published."),
    };
}
