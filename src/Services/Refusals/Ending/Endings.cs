using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Messaging;
using TransferScheme.Refusals.Drafting;

namespace TransferScheme.Refusals.Ending;

/// <summary>
/// What becomes of a case whose offer or referral comes to an end by itself: the entry authority's withdrawal wins until effect, a child
/// grows up, the referral goes on elsewhere. Nothing that was written is lost, and nothing is decided about it.
/// </summary>
static class Endings
{
    /// <summary>The case after one of these.</summary>
    /// <exception cref="InvalidOperationException">The event is none of these.</exception>
    internal static Refusal After(Refusal r, RefusalEvent e) => e switch
    {
        CaseEnded ended => r with { Status = RefusalStatus.Closed, EndedFor = ended.Reason, DueOn = null },
        ChildNoLongerOffered left => r with
        {
            Offer = r.Offer with { ChildIds = [.. r.Offer.ChildIds.Where(c => c != left.ChildId)] },
        },

        // Where the obligation was reaffirmed at the same moment it cannot stand: the reasons are what is left to look at.
        ReferralMovedOn when r.Status is RefusalStatus.Reaffirmed =>
            r with { HasMovedOn = true, Status = RefusalStatus.ReasonsProvided, DueOn = null },
        ReferralMovedOn => r with { HasMovedOn = true },
        _ => throw new InvalidOperationException($"{e.GetType().Name} cannot come here in a refusal."),
    };

    /// <summary>The offer or the referral ended; null where the case is over already.</summary>
    /// <exception cref="NotYetException">Allocation is being asked: its answer comes first.</exception>
    internal static RefusalEvent? End(Refusal? refusal, string reason) => IsOver(refusal) ? null : new CaseEnded(reason);

    /// <summary>A child left the group; with the last one the case is over.</summary>
    /// <exception cref="NotYetException">Allocation is being asked: its answer comes first.</exception>
    internal static RefusalEvent? Leave(Refusal? refusal, Guid childId, int remaining) =>
        IsOver(refusal) || !refusal!.Offer.ChildIds.Contains(childId) ? null
        : remaining == 0 || refusal.Offer.ChildIds is [_] ? new CaseEnded("child-left-group")
        : new ChildNoLongerOffered(childId);

    /// <summary>The decline was settled without its reasons being accepted; the second time nothing happens.</summary>
    /// <exception cref="NotYetException">The statement is not issued here yet, or Allocation is being asked.</exception>
    internal static RefusalEvent? MoveOn(Refusal? refusal) => refusal switch
    {
        null => throw new NotYetException("the statement"),
        { HasMovedOn: true } => null,
        _ => IsOver(refusal) ? null : new ReferralMovedOn(),
    };

    /// <summary>Nothing else happens to a case while Allocation is being asked; null where it is not.</summary>
    internal static Rejection? Asked(Refusal refusal) =>
        refusal.Status is RefusalStatus.Issuing or RefusalStatus.Withdrawing ? CommonRejections.UnderWay : null;

    /// <summary>Why nothing can be done with a case now, or that ended by itself; null where there is no such reason.</summary>
    internal static Rejection? Over(Refusal refusal) => Asked(refusal) is { } asked ? asked
        : refusal.EndedFor is not { } reason ? null
        : Rejection.Conflict("case-ended", $"This case is over: {Words(reason)}. What was written is kept.");

    /// <summary>Why an offer cannot stand again; null where it can.</summary>
    internal static Rejection? Gone(Refusal refusal) => !refusal.HasMovedOn ? null
        : Rejection.Conflict(
            "offer-gone",
            "The referral has gone on to another authority: this offer cannot stand again. Its reasons can be accepted or challenged.");

    /// <summary>A reason in words.</summary>
    internal static string Words(string reason) => reason switch
    {
        "referral-withdrawn" => "the referral was withdrawn",
        "referral-closed" => "the referral was closed",
        "child-left-group" => "the child left the group that was offered",
        "offer-swapped" => "another authority took the children over",
        _ => "the offer was withdrawn",
    };

    static bool IsOver(Refusal? refusal) => refusal switch
    {
        { Status: RefusalStatus.Issuing or RefusalStatus.Withdrawing } => throw new NotYetException("the answer of Allocation"),
        null or { Status: RefusalStatus.Closed or RefusalStatus.Withdrawn } => true,
        _ => false,
    };
}
