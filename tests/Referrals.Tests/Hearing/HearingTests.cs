using TransferScheme.Platform.Deciding;
using TransferScheme.Referrals.Hearing;
using TransferScheme.TestKit;

namespace TransferScheme.Referrals.Tests.Hearing;

/// <summary>Objections, and the reviews that settle them: nobody is forced, and nothing is settled unheard.</summary>
public sealed class HearingTests
{
    static readonly DateOnly Today = new(2026, 3, 5);
    static readonly RecordObjectionRequest Objects = new(new(2026, 3, 4), true, "x", A.ChildId);
    static readonly ReviewBestInterestsRequest Reviewed = new(Today, "x", "y", StillObjects: false);
    static readonly ObjectionRecorded Objection = new(1, A.ChildId, new(2026, 3, 4), A.Sealed<ChildsWords>());
    static readonly BestInterestsReviewed Review = new(null, Today, false, A.Sealed<ReviewReport>());

    [Fact]
    public void Given_an_objection_when_a_review_finds_it_gone_then_settled_and_otherwise_it_stands()
    {
        Given.Events<Referral, ReferralEvent>(A.Eligible).When(r => RecordObjection.Decide(r, Objects, Objection.Words, Today)).Then(Objection);
        var objecting = Given.Events<Referral, ReferralEvent>([.. A.Eligible, Objection]);
        objecting.State!.OverlayNames.ShouldBe(["objecting"]);
        objecting.When(r => RecordObjection.Decide(r, Objects, Objection.Words, Today)).Then(Objection with { Number = 2 });
        objecting.When(r => ReviewBestInterests.Decide(r, Reviewed, Review.Report, Today)).Then(Review);
        objecting.When(r => ReviewBestInterests.Decide(r, Reviewed with { StillObjects = true }, Review.Report, Today)).Then(Review with { StillObjects = true });
        Overlays(Objection, Review with { StillObjects = true }).ShouldBe(["objecting"]);
        Overlays(Objection, Review).ShouldBeEmpty();
        Overlays(Objection, Review with { ChildId = A.BrotherId }).ShouldBe(["objecting"]);
        Overlays(Objection with { ChildId = null }, Review with { ChildId = A.ChildId }).ShouldBe(["objecting"]);
    }

    [Fact]
    public void A_review_says_whether_the_child_still_objects_and_comes_after_the_objection()
    {
        var objecting = Given.Events<Referral, ReferralEvent>([.. A.Eligible, Objection]);
        objecting.When(r => ReviewBestInterests.Decide(r, Reviewed with { StillObjects = null }, Review.Report, Today))
            .ThenRejected("stillObjects", RejectionKind.Invalid);
        objecting.When(r => ReviewBestInterests.Decide(r, Reviewed with { ReviewedOn = new(2026, 3, 3) }, Review.Report, Today))
            .ThenRejected("review-before-objection");
    }

    [Fact]
    public void The_newest_review_of_each_child_counts()
    {
        var state = Given.Events<Referral, ReferralEvent>(
        [
            .. A.Brothers, Review, Review with { ReviewedOn = new(2026, 3, 2) }, Review with { ChildId = A.BrotherId, ReviewedOn = new(2026, 3, 8) },
        ]).State!;
        state.Overlays.Reviews.ShouldBe([new ChildReview(A.ChildId, Today), new ChildReview(A.BrotherId, new(2026, 3, 8))]);
    }

    [Fact]
    public void An_objection_needs_an_advocate_offered()
    {
        var eligible = Given.Events<Referral, ReferralEvent>(A.Eligible);
        eligible.When(r => RecordObjection.Decide(r, Objects with { AdvocateOffered = false }, Objection.Words, Today)).ThenRejected("advocate-not-offered");
    }

    [Fact]
    public void Neither_is_in_the_future_about_a_stranger_or_of_a_referral_that_has_ended()
    {
        var eligible = Given.Events<Referral, ReferralEvent>(A.Eligible);
        eligible.When(r => RecordObjection.Decide(r, Objects with { RecordedOn = Today.AddDays(1) }, Objection.Words, Today))
            .ThenRejected("recordedOn", RejectionKind.Invalid);
        eligible.When(r => ReviewBestInterests.Decide(r, Reviewed with { ReviewedOn = Today.AddDays(1) }, Review.Report, Today))
            .ThenRejected("reviewedOn", RejectionKind.Invalid);
        eligible.When(r => RecordObjection.Decide(r, Objects with { ChildId = A.BrotherId }, Objection.Words, Today)).ThenRejected("childId", RejectionKind.Invalid);
        eligible.When(r => ReviewBestInterests.Decide(r, Reviewed with { ChildId = A.BrotherId }, Review.Report, Today))
            .ThenRejected("childId", RejectionKind.Invalid);
        Given.Events<Referral, ReferralEvent>(A.Started[..1]).When(r => ReviewBestInterests.Decide(r, Reviewed, Review.Report, Today)).ThenRejected("no-children");
        foreach (var (end, code) in new[] { (A.Completed, "transfer-completed"), (A.Withdrawn, "referral-withdrawn"), (A.Closed, "referral-closed") })
        {
            Given.Events<Referral, ReferralEvent>(end).When(r => RecordObjection.Decide(r, Objects, Objection.Words, Today)).ThenRejected(code);
            Given.Events<Referral, ReferralEvent>(end).When(r => ReviewBestInterests.Decide(r, Reviewed, Review.Report, Today)).ThenRejected(code);
        }
    }

    static IReadOnlyList<string> Overlays(params ReferralEvent[] events) =>
        Given.Events<Referral, ReferralEvent>([.. A.Brothers, .. events]).State!.OverlayNames;
}
