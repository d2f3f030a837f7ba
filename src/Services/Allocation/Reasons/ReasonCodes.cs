using TransferScheme.Contracts.Referrals;

namespace TransferScheme.Allocation.Reasons;

/// <summary>A reason that may be given.</summary>
/// <param name="Code">Its code, which never changes.</param>
/// <param name="Text">What it means.</param>
/// <param name="Since">First version of the lists that had it.</param>
/// <param name="Deprecated">Whether it may no longer be given. It is kept, since events hold it.</param>
public sealed record ReasonCode(string Code, string Text, int Since = 1, bool Deprecated = false);

/// <summary>The reasons of the scheme's acts. A code is never taken out or given another meaning, only deprecated.</summary>
/// <param name="Version">Version of the lists: it grows with every change of any of them.</param>
/// <param name="Hold">Why a referral is put on hold.</param>
/// <param name="Withdraw">Why the entry authority withdraws a referral.</param>
/// <param name="Closure">Why a referral is closed, or one child leaves it.</param>
/// <param name="FailedMove">Why a journey did not end with the receiving authority.</param>
/// <param name="Unsuitable">Why an authority is marked for a group: never capacity, cost or preference.</param>
/// <param name="Participation">Why an authority is in or out of the rota, or its room is limited.</param>
/// <param name="OutOfOrder">Why anyone but the first candidate is picked.</param>
/// <param name="Deferral">Why an offered authority answers later: the grounds that justify delay and never a final decline.</param>
/// <param name="Rerouting">Why children do not wait for the review of a decline.</param>
/// <param name="Outcome">What became of the placement of a child, some weeks after the move.</param>
public sealed record ReasonCodes(
    int Version, IReadOnlyList<ReasonCode> Hold, IReadOnlyList<ReasonCode> Withdraw, IReadOnlyList<ReasonCode> Closure,
    IReadOnlyList<ReasonCode> FailedMove, IReadOnlyList<ReasonCode> Unsuitable, IReadOnlyList<ReasonCode> Participation,
    IReadOnlyList<ReasonCode> OutOfOrder, IReadOnlyList<ReasonCode> Deferral, IReadOnlyList<ReasonCode> Rerouting,
    IReadOnlyList<ReasonCode> Outcome)
{
    // The version in which declines and deferrals came in.
    const int Second = 2;

    // The version in which outcomes, and authorities that have become one, came in.
    const int Third = 3;

    /// <summary>The lists in force (scheme rules E09, E10, E12 and the exceptions; a first version of our own).</summary>
    internal static ReasonCodes InForce { get; } = new(
        Third,
        Hold: Of(ReferralReasons.Hold),
        Withdraw: Of(ReferralReasons.Withdraw),
        Closure: Of(ReferralReasons.Closure),
        FailedMove: Of(ReferralReasons.FailedMove),
        Unsuitable: Of(ReferralReasons.Unsuitable),
        Participation:
        [
            new("pause-agreed", "A pause has been agreed with the authority."),
            new("room-agreed", "A limit to its room has been accepted."),
            new("statutory-intervention", "The authority is under statutory intervention, and undue prejudice is shown."),
            new("direction-withdrawn", "The direction to the authority has been withdrawn or modified."),
            new("emergency", "An emergency in the authority's area."),
            new("resumed", "The reason for an earlier entry has gone."),
            new("correction", "An earlier entry was wrong."),
        ],
        OutOfOrder:
        [
            new("family-link", "Family lives nearby."),
            new("specialist-care", "Care that the child needs is there."),
            new("keeps-group-together", "The group can stay together there."),
            new("existing-network", "The child knows people or a community there."),
            new("court-order", "A court's order."),
            new("safety", "The child is safer there."),
            new("placement-ready", "A fitting placement is ready."),
            new("no-answer", "The first candidate did not answer."),
            new("correction", "An earlier pick was wrong."),
            new("other", "Another reason, told in the note."),
        ],
        Deferral:
        [
            new("G06", "No suitable placement for this child now.", Second),
            new("G07", "The referral is wrong or incomplete, so that suitability cannot be judged.", Second),
            new("G09", "Sudden emergency: fire, major incident, mass safeguarding event, loss of a carer.", Second),
            new("G10", "The child is missing.", Second),
        ],
        Rerouting:
        [
            new("urgent", "A child cannot stay in the present place until the review is over.", Second),
            new("statutory-clock", "The statutory clock would run out before the review is over.", Second),
            new("best-interests", "Waiting is not in the best interests of a child.", Second),
            new("not-complied", "The obligation was reaffirmed, and the authority has not taken the children.", Second),
            new("other", "Another reason, told in the note.", Second),
        ],
        Outcome: Of(ReferralReasons.Outcome));

    // Those of acts of Referrals, which holds requests against the same lists.
    static IReadOnlyList<ReasonCode> Of(IReadOnlyList<ReferralReason> reasons) =>
        [.. reasons.Select(r => new ReasonCode(r.Code, r.Text, r.Since, r.Deprecated))];
}

/// <summary>Answers the lists.</summary>
static class ViewReasonCodes
{
    internal static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/v1/reason-codes", () => TypedResults.Ok(ReasonCodes.InForce)).WithName("GetReasonCodes");
}
