using TransferScheme.Platform.Deciding;

namespace TransferScheme.Refusals.Directing;

/// <summary>
/// What a direction for reasons comes to when the case that they are asked of goes on. Whatever the direction waits for happens to the
/// case, so that both are recorded in one transaction, and the case's version stands for the direction's.
/// </summary>
static class ReasonsAwaited
{
    /// <summary>
    /// Answered by the reasons that were directed, or by a statement that declines, which goes to the same two recipients; lapsed where
    /// the request itself is over. Null while it still waits, or where none does.
    /// </summary>
    /// <param name="before">The case before.</param>
    /// <param name="events">What happens to it.</param>
    internal static (Guid Direction, DirectionEvent Event)? Of(Refusal before, IReadOnlyList<RefusalEvent> events)
    {
        if (before.DirectionId is not { } direction || !Waits(before))
        {
            return null;
        }

        var after = events.Aggregate(before, (r, e) => Refusal.Evolve(r, e)!);
        return Waits(after) ? null
            : after.Status is RefusalStatus.ReasonsProvided or RefusalStatus.Declined
                ? (direction, new DirectionAnswered("reasons", before.Offer.Authority, IsLate(before, events)))
            : (direction, new DirectionLapsed("reasons", before.Offer.Authority));
    }

    /// <summary>Records it beside what happens to the case.</summary>
    internal static void FollowDirection(this IDocumentSession session, Refusal before, IReadOnlyList<RefusalEvent> events)
    {
        if (Of(before, events) is var (direction, e))
        {
            session.Events.Append(direction, e);
        }
    }

    /// <summary>Records it beside what is decided of the case.</summary>
    internal static Decision<RefusalEvent> WithDirectionOf(this Decision<RefusalEvent> decision, Refusal before) =>
        decision.Rejection is null ? decision.Also(session => session.FollowDirection(before, decision.Events)) : decision;

    static bool Waits(Refusal refusal) => refusal.Status is RefusalStatus.ReasonsDue
        || (refusal.Status is RefusalStatus.Issuing or RefusalStatus.Withdrawing && refusal.Before is RefusalStatus.ReasonsDue);

    // A statement does not look at the day of the direction; that it passed has been said.
    static bool IsLate(Refusal before, IReadOnlyList<RefusalEvent> events) =>
        events.OfType<WrittenReasonsProvided>().FirstOrDefault()?.Late ?? (before.DueOn is { } due && before.SaidOverdue == due);
}
