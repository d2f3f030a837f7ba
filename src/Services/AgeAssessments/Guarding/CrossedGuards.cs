using TransferScheme.AgeAssessments.Handling;
using TransferScheme.AgeAssessments.Overriding;

namespace TransferScheme.AgeAssessments.Guarding;

/// <summary>What another service did after the guard had said yes to it.</summary>
/// <param name="ReferralId">The referral.</param>
/// <param name="At">When.</param>
/// <param name="By">Identifier of the person or client; null where it was not told.</param>
sealed record Crossing(Guid ReferralId, DateTimeOffset At, string? By);

/// <summary>
/// Referrals asks the guard and then ends a referral or lets children travel, in two services and two transactions: a doubt that is raised
/// between the two is not in the answer. Such a doubt was recorded before the act was, so it stands here when the message of the act comes:
/// the guard is asked again then. Its no makes the act an override of the guard, on the alarms with who did it, until the national team has
/// reviewed it. A doubt that came after the act, and before its message, is looked at as well: rather once too often than once too seldom.
/// </summary>
/// <param name="episodes">Finds the assessments.</param>
/// <param name="desk">The time, and working days.</param>
sealed class CrossedGuards(Episodes episodes, AgeDesk desk)
{
    /// <summary>What is noted of an end in the newest assessment of a person; null where the guard says yes, or it is noted.</summary>
    /// <param name="assessments">The person's assessments, the oldest first.</param>
    /// <param name="end">The end of the referral, or of the child's part in it.</param>
    /// <param name="today">The day.</param>
    /// <param name="now">The time.</param>
    /// <param name="reviewDueOn">Last day of a review, by the owner's calendar.</param>
    internal static AgeEvent? DecideEnd(
        IReadOnlyList<AgeAssessment> assessments, Crossing end, DateOnly today, DateTimeOffset now, Func<AgeOwner, DateOnly> reviewDueOn) =>
        assessments is not [.., var last] || AskGuard.Of(last.ChildId, assessments, today, now).End.Allowed
            || last.Overrides.Any(o => o.EndedAt == end.At)
            ? null
            : new ReferralEndedOnPendingAge(end.ReferralId, end.At, end.By ?? "unknown", reviewDueOn(last.Owner));

    /// <summary>What is noted of a departure in the newest assessment of a person; null where the guard says yes, or it is noted.</summary>
    /// <param name="assessments">The person's assessments, the oldest first.</param>
    /// <param name="departure">The departure.</param>
    /// <param name="today">The day.</param>
    /// <param name="now">The time.</param>
    /// <param name="reviewDueOn">Last day of a review, by the owner's calendar.</param>
    internal static AgeEvent? DecideDeparture(
        IReadOnlyList<AgeAssessment> assessments, Crossing departure, DateOnly today, DateTimeOffset now, Func<AgeOwner, DateOnly> reviewDueOn) =>
        assessments is not [.., var last] || AskGuard.Of(last.ChildId, assessments, today, now).Travel.Code is not { } bar
            || last.Overrides.Any(o => o.DepartedAt == departure.At)
            ? null
            : new DepartedAgainstGuard(departure.ReferralId, departure.At, departure.By ?? "unknown", bar, reviewDueOn(last.Owner));

    /// <summary>Looks at every child whose part has ended.</summary>
    /// <param name="session">Where to append.</param>
    /// <param name="childId">The only child whose part ended; null for all.</param>
    /// <param name="former">Identifiers that the children had before.</param>
    /// <param name="end">The end.</param>
    /// <param name="ct">Cancels the work.</param>
    internal Task NoteEndAsync(IDocumentSession session, Guid? childId, IReadOnlyList<Guid>? former, Crossing end, CancellationToken ct) =>
        NoteAsync(session, childId, former, end, DecideEnd, ct);

    /// <summary>Looks at every child who left for the receiving authority.</summary>
    /// <param name="session">Where to append.</param>
    /// <param name="former">Identifiers that the children had before.</param>
    /// <param name="departure">The departure.</param>
    /// <param name="ct">Cancels the work.</param>
    internal Task NoteDepartureAsync(IDocumentSession session, IReadOnlyList<Guid>? former, Crossing departure, CancellationToken ct) =>
        NoteAsync(session, null, former, departure, DecideDeparture, ct);

    async Task NoteAsync(
        IDocumentSession session, Guid? childId, IReadOnlyList<Guid>? former, Crossing crossing, Decide decide, CancellationToken ct)
    {
        IReadOnlyList<Guid> children = childId is { } one ? [one] : await episodes.AssessedInAsync(crossing.ReferralId, ct);
        foreach (var child in children.Union(former ?? []))
        {
            var assessments = await episodes.OfChildAsync(child, ct);
            if (decide(
                assessments, crossing, desk.Today, desk.Now, owner => desk.Working(owner, OverrideGuard.WorkingDaysForReview)) is { } crossed)
            {
                var stream = await session.Events.FetchForWriting<AgeAssessment>(assessments[^1].Id, ct);
                stream.AppendOne(crossed);
            }
        }
    }

    delegate AgeEvent? Decide(
        IReadOnlyList<AgeAssessment> assessments, Crossing crossing, DateOnly today, DateTimeOffset now, Func<AgeOwner, DateOnly> reviewDueOn);
}
