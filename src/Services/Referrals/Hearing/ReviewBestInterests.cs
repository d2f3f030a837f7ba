using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Protection;
using TransferScheme.Platform.Time;

namespace TransferScheme.Referrals.Hearing;

/// <summary>A review of the best interests and the views of the children.</summary>
/// <param name="ReviewedOn">Day of the review; not in the future.</param>
/// <param name="ReviewedBy">Who reviewed.</param>
/// <param name="Summary">What they found, and what the children say.</param>
/// <param name="StillObjects">Whether a child still objects; needed while an objection is open.</param>
/// <param name="ChildId">The child; absent where the review covers all children of the referral.</param>
public sealed record ReviewBestInterestsRequest(
    DateOnly ReviewedOn, string ReviewedBy, string Summary, bool? StillObjects = null, Guid? ChildId = null) : IChecked
{
    /// <inheritdoc/>
    public void Check(Faults faults)
    {
        faults.Text(ReviewedBy, "reviewedBy");
        faults.Text(Summary, "summary", 20000);
    }
}

/// <summary>
/// The entry authority looks at the best interests and the views of the children afresh (protocol v7.0: re-checked up to travel). A
/// review that hears a child who no longer objects settles the objection.
/// </summary>
static class ReviewBestInterests
{
    internal static void Map(IEndpointRouteBuilder referrals) =>
        referrals.MapPost("{id:guid}/best-interests-reviews", Handle).WithName("ReviewBestInterests").Produces<ActAnswer>();

    internal static Decision<ReferralEvent> Decide(
        Referral referral, ReviewBestInterestsRequest request, Sealed<ReviewReport> report, DateOnly today)
    {
        if (request.ReviewedOn > today)
        {
            return Rejection.Invalid("reviewedOn", "Must not be in the future.");
        }

        if ((Acts.Stranger(referral, request.ChildId) ?? Acts.Ended(referral)) is { } rejection)
        {
            return rejection;
        }

        if (referral.Children.Count == 0)
        {
            return Rejection.Conflict("no-children", "The draft names no child yet whose interests could be reviewed.");
        }

        var open = referral.Overlays.Objections;
        return open.Count > 0 && request.StillObjects is null ? Rejection.Invalid("stillObjects", "Is needed while an objection is open.")
            : request.StillObjects is false && open.Any(o => o.RecordedOn > request.ReviewedOn)
                ? Rejection.Conflict(
                    "review-before-objection", "A review from before the child objected settles nothing: hear the child again.")
            : new BestInterestsReviewed(request.ChildId, request.ReviewedOn, request.StillObjects ?? false, report);
    }

    static Task<CommandResult> Handle(
        Guid id, Command<ReviewBestInterestsRequest> command, IReferralStore store, Sealer<IReferralStore> sealer,
        TimeProvider clock, CancellationToken ct) =>
        store.Decide<Referral, ReferralEvent, ReviewBestInterestsRequest>(
            command,
            id,
            ReferralsPolicy.MayReport,
            async (referral, request) => Decide(
                referral, request,
                await sealer.Seal(Acts.AboutOf(referral, request.ChildId), new ReviewReport(request.ReviewedBy, request.Summary), ct),
                UkTime.DateOf(clock.GetUtcNow())),
            ct,
            ActAnswer.Of(id));
}
