using TransferScheme.Platform.Calling;
using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Problems;

namespace TransferScheme.Referrals.Guarding;

/// <summary>
/// Asks AgeAssessments before a child travels, and before a referral ends: a person whose age is being assessed is a child meanwhile
/// (Modern Slavery Act 2015 section 51), so nothing ends on a pending age. No answer is a no.
/// </summary>
/// <param name="calls">Calls between services.</param>
/// <param name="store">The service's store, for who children were in a referral before.</param>
sealed class AgeGuard(ServiceCalls calls, IReferralStore store)
{
    static readonly Problem NotTold = new(
        503, "age-not-confirmed", "Not available at the moment",
        "Whether the age of a child is being assessed could not be found out, so nothing was recorded: try again in a moment.");

    /// <summary>
    /// A decision after which children travel. What is doubted or found after the answer and before the departure is told to AgeAssessments
    /// by the departure itself: so it says which identifiers of the same children were asked about.
    /// </summary>
    /// <param name="decision">The decision; one that is rejected asks nobody.</param>
    /// <param name="referral">The referral: all its children travel.</param>
    /// <param name="ct">Cancels the request.</param>
    /// <exception cref="NoAnswerException">AgeAssessments does not answer.</exception>
    internal Task<Decision<ReferralEvent>> TravellingAsync(Decision<ReferralEvent> decision, Referral referral, CancellationToken ct) =>
        GuardedAsync(decision, referral, null, answer => answer.Travel, ct);

    /// <summary>
    /// A decision after which a referral, or a child's part in it, ends. A doubt that is raised after the answer and before the end is told
    /// to AgeAssessments by the end itself, in the same way.
    /// </summary>
    /// <param name="decision">The decision; one that is rejected asks nobody.</param>
    /// <param name="referral">The referral.</param>
    /// <param name="child">The only child whose part ends; null for all.</param>
    /// <param name="ct">Cancels the request.</param>
    /// <exception cref="NoAnswerException">AgeAssessments does not answer.</exception>
    internal Task<Decision<ReferralEvent>> EndingAsync(
        Decision<ReferralEvent> decision, Referral referral, Guid? child, CancellationToken ct) =>
        GuardedAsync(decision, referral, child, answer => answer.End, ct);

    async Task<Decision<ReferralEvent>> GuardedAsync(
        Decision<ReferralEvent> decision, Referral referral, Guid? only, Func<AgeTold, Verdict> verdict, CancellationToken ct)
    {
        if (decision.Rejection is not null)
        {
            return decision;
        }

        var ever = await EverAsync(referral, only, ct);
        var told = await Task.WhenAll(
            ever.Select(child => calls.AskAsync<AgeTold>($"/api/v1/age-assessments/guard?childId={child}", NotTold, ct)));
        return Rejected([.. told.Select(t => t is null ? null : verdict(t))]) is { } no ? no
            : ever.Except(referral.ChildIds).ToList() is { Count: > 0 } former ? decision.Telling(e => Naming(e, former))
            : decision;
    }

    static ReferralEvent Naming(ReferralEvent e, IReadOnlyList<Guid> former) => e switch
    {
        DepartureRecorded departure => departure with { FormerChildren = former },
        ReferralWithdrawn withdrawn => withdrawn with { FormerChildren = former },
        ReferralClosed closed => closed with { FormerChildren = former },
        ChildLeftGroup left => left with { FormerChildren = former },
        _ => e,
    };

    // Children who are referred anew have another identifier; an age that was doubted in the referral before is pending still.
    async Task<IReadOnlyList<Guid>> EverAsync(Referral referral, Guid? only, CancellationToken ct)
    {
        List<RecordedChild> now = [.. referral.Children.Where(c => only is null || c.ChildId == only)];
        List<Guid> ever = [.. now.Select(c => c.ChildId)];
        await using var session = store.QuerySession();
        for (var before = referral.ReturnOf; before is { } id && now.Any(c => c.FormerChildId is not null);)
        {
            var former = await session.LoadAsync<Referral>(id, ct) ?? throw new InvalidOperationException($"Referral {id} is gone.");
            now = [.. former.Children.Where(c => now.Any(n => n.FormerChildId == c.ChildId))];
            ever.AddRange(now.Select(c => c.ChildId));
            before = former.ReturnOf;
        }

        return ever;
    }

    /// <summary>The rejection that follows from the answers; null where each of them is a yes.</summary>
    internal static Rejection? Rejected(IReadOnlyList<Verdict?> verdicts) =>
        verdicts.All(v => v is { Allowed: true }) ? null
        : verdicts.FirstOrDefault(v => v is { Allowed: false, Code: not null, Detail: not null }) is { } no
            ? Rejection.Conflict(no.Code!, no.Detail!)
        : Rejection.Conflict(NotTold.Code, NotTold.Detail);

    /// <summary>What of the answer matters.</summary>
    sealed record AgeTold(Verdict Travel, Verdict End);

    /// <summary>Whether something may be done.</summary>
    /// <param name="Allowed">Whether it may.</param>
    /// <param name="Code">Why not, as a code.</param>
    /// <param name="Detail">Why not, in a sentence.</param>
    internal sealed record Verdict(bool Allowed, string? Code, string? Detail);
}
