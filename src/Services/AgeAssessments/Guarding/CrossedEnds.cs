using TransferScheme.AgeAssessments.Handling;
using TransferScheme.AgeAssessments.Overriding;

namespace TransferScheme.AgeAssessments.Guarding;

/// <summary>The end of a referral, or of a child's part in it.</summary>
/// <param name="At">When.</param>
/// <param name="By">Identifier of the person or client; null where it was not told.</param>
sealed record EndOfReferral(DateTimeOffset At, string? By);

/// <summary>
/// Referrals asks the guard and then ends a referral, in two services and two transactions: a doubt that is raised between the two is not in
/// the answer. Such a doubt was recorded before the end was, so it stands here when the message of the end comes: the guard is asked
/// again then. Its no makes the end an override of the guard, on the alarms with who did it, until the national team has reviewed it. A
/// doubt that came after the end, and before its message, is looked at as well: rather once too often than once too seldom.
/// </summary>
/// <param name="episodes">Finds the assessments.</param>
/// <param name="desk">The time, and working days.</param>
sealed class CrossedEnds(Episodes episodes, AgeDesk desk)
{
    /// <summary>What is noted in the newest assessment of a person; null where the guard says yes, or it is noted.</summary>
    /// <param name="assessments">The person's assessments, the oldest first.</param>
    /// <param name="referralId">The referral.</param>
    /// <param name="end">Its end.</param>
    /// <param name="today">The day.</param>
    /// <param name="now">The time.</param>
    /// <param name="reviewDueOn">Last day of a review, by the owner's calendar.</param>
    internal static ReferralEndedOnPendingAge? Decide(
        IReadOnlyList<AgeAssessment> assessments, Guid referralId, EndOfReferral end, DateOnly today, DateTimeOffset now,
        Func<AgeOwner, DateOnly> reviewDueOn) =>
        assessments is not [.., var last] || AskGuard.Of(last.ChildId, assessments, today, now).End.Allowed
            || last.Overrides.Any(o => o.EndedAt == end.At)
            ? null
            : new ReferralEndedOnPendingAge(referralId, end.At, end.By ?? "unknown", reviewDueOn(last.Owner));

    /// <summary>Looks at every child whose part has ended.</summary>
    /// <param name="session">Where to append.</param>
    /// <param name="referralId">The referral.</param>
    /// <param name="childId">The only child whose part ended; null for all.</param>
    /// <param name="former">Identifiers that the children had before.</param>
    /// <param name="end">The end.</param>
    /// <param name="ct">Cancels the work.</param>
    internal async Task NoteAsync(
        IDocumentSession session, Guid referralId, Guid? childId, IReadOnlyList<Guid>? former, EndOfReferral end, CancellationToken ct)
    {
        IReadOnlyList<Guid> children = childId is { } one ? [one] : await episodes.AssessedInAsync(referralId, ct);
        foreach (var child in children.Union(former ?? []))
        {
            var assessments = await episodes.OfChildAsync(child, ct);
            if (Decide(
                assessments, referralId, end, desk.Today, desk.Now,
                owner => desk.Working(owner, OverrideGuard.WorkingDaysForReview)) is { } crossed)
            {
                var stream = await session.Events.FetchForWriting<AgeAssessment>(assessments[^1].Id, ct);
                stream.AppendOne(crossed);
            }
        }
    }
}
