using TransferScheme.Allocation.Allocations;
using TransferScheme.Allocation.Succeeding;
using static TransferScheme.Platform.Printing.Page;

namespace TransferScheme.Allocation.Viewing;

/// <summary>What happened to an allocation, as a timeline tells it: codes and dates, nothing of what was written, and no child.</summary>
static class AllocationSentence
{
    /// <summary>An event in words.</summary>
    /// <exception cref="InvalidOperationException">The event is not named here: a new one must be.</exception>
    internal static string Of(AllocationEvent e) => e switch
    {
        AuthorityRecommended r => $"The rota recommended {r.Chosen}. {r.Sentence}",
        NoAuthorityFound n => $"The rota found no authority. {n.Sentence}",
        SeatGiven s => $"In a burst that was matched as a whole it took the seat of {s.Chosen}. {s.Sentence}",
        OtherRegionApproved a => $"An offer to {a.Authority}, of another region, was approved: {a.ReasonCode}",
        AllocationOffered { ReasonCode: { } reason } o =>
            $"{o.Authority} was offered the children out of order, to answer by {Moment(o.RespondBy)}: {reason}",
        AllocationOffered o => $"{o.Authority} was offered the children, to answer by {Moment(o.RespondBy)}",
        AllocationVolunteered v => $"{v.Authority} volunteered out of turn and has the offer, to answer by {Moment(v.RespondBy)}",
        AllocationAccepted a => $"{a.Authority} accepted the children",
        AllocationSwapped s => $"{s.Authority} takes the children in place of the authority that had accepted",
        AllocationDeclined d => $"{d.Authority} declined. Its turn stands until its reasons are settled",
        AllocationOfferedAgain a => $"The obligation of {a.Authority} was reaffirmed: it answers by {Moment(a.RespondBy)}",
        DeclineStood { IsValid: true } d =>
            $"The reasons of {d.Authority} were accepted: it is passed over, without a share of the referral",
        DeclineStood { ReasonCode: { } reason } d => $"{d.Authority} is passed over, as the referral is not to wait: {reason}",
        DeclineStood d => $"{d.Authority} is passed over, although its reasons were not accepted",
        TurnLapsed t => $"{t.Authority} cannot take the children any more: {t.Reason}. The rota decides anew",
        AllocationPassedToSuccessor p => $"{p.Authority} is no more: {p.Successor} stands in its place",
        ChildLeft { IsTakenBack: true } => "A child left the group: the decision was taken back for those who remain",
        ChildLeft => "A child left the group",
        AllocationWithdrawn w => $"The referral was withdrawn: {w.ReasonCode}. Turn and place were given back",
        AllocationClosed c => $"The referral was closed: {c.ReasonCode}. Turn and place were given back",
        AllocationCompleted c => $"Responsibility moved to {c.Authority} on {Moment(c.EffectiveAt)}",
        _ => throw new InvalidOperationException($"{e.GetType().Name} has no sentence."),
    };
}
