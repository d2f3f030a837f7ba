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
public sealed record ReasonCodes(
    int Version, IReadOnlyList<ReasonCode> Hold, IReadOnlyList<ReasonCode> Withdraw, IReadOnlyList<ReasonCode> Closure,
    IReadOnlyList<ReasonCode> FailedMove, IReadOnlyList<ReasonCode> Unsuitable, IReadOnlyList<ReasonCode> Participation,
    IReadOnlyList<ReasonCode> OutOfOrder)
{
    /// <summary>The lists in force (scheme rules E09, E10, E12 and the exceptions; a first version of our own).</summary>
    internal static ReasonCodes InForce { get; } = new(
        1,
        Hold:
        [
            new("treated-as-adult", "The Home Office treats the person as an adult, and nobody has found a child."),
            new("missing", "A child is missing."),
            new("possible-duplicate", "The child may have been referred already."),
            new("child-objects", "A child objects to the move, or will not travel."),
            new("best-interests-review", "The best-interests review is stale or under way."),
            new("in-hospital", "A child is in hospital, or not fit to travel."),
            new("court-proceedings", "Care or criminal proceedings, or a court's order, are to be awaited."),
            new("failed-move", "A move failed, and the next is not arranged yet."),
            new("other", "Another reason, told in the note."),
        ],
        Withdraw:
        [
            new("best-interests", "A transfer is no longer in the child's best interests."),
            new("child-objects", "A child objects to the move."),
            new("family-found", "Family was found near the entry authority."),
            new("placement-kept", "The child stays in the present placement."),
            new("duplicate", "The child was referred already."),
            new("made-in-error", "The referral was made in error."),
            new("other", "Another reason, told in the note."),
        ],
        Closure:
        [
            new("turned-18", "The child turned 18."),
            new("found-adult", "The person was found to be an adult."),
            new("left-uk", "The child left the United Kingdom."),
            new("family-reunited", "The child was reunited with family."),
            new("died", "The child died."),
        ],
        FailedMove:
        [
            new("child-refused", "A child would not travel."),
            new("missing", "A child went missing before or during travel."),
            new("ill", "A child or the escort fell ill."),
            new("transport", "Transport or escort failed."),
            new("placement-lost", "The placement was no longer there."),
            new("not-received", "Nobody of the receiving authority was there."),
            new("other", "Another reason, told in the note."),
        ],
        Unsuitable:
        [
            new("safety", "The child would not be safe there."),
            new("area-to-avoid", "An area or people that the child must avoid."),
            new("court-order", "A court's order."),
        ],
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
        ]);
}

/// <summary>Answers the lists.</summary>
static class ViewReasonCodes
{
    internal static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/v1/reason-codes", () => TypedResults.Ok(ReasonCodes.InForce)).WithName("GetReasonCodes");
}
