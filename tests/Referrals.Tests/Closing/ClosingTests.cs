using TransferScheme.Platform.Deciding;
using TransferScheme.Referrals.Closing;
using TransferScheme.TestKit;

namespace TransferScheme.Referrals.Tests.Closing;

/// <summary>A referral that ends for what happened to the children, and one child who leaves a group.</summary>
public sealed class ClosingTests
{
    static readonly CloseReferralRequest Request = new("left-uk");

    [Fact]
    public void Given_any_open_stage_when_closed_then_closed()
    {
        foreach (var (stage, wasEligible) in new[] { (A.Started, false), (A.Ineligible, false), (A.Eligible, true), (A.Accepted, true), (A.InTransit, true) })
        {
            Given.Events<Referral, ReferralEvent>(stage).When(r => CloseReferral.Decide(r, Request, null, [], A.Monday)).Then(new ReferralClosed(A.Kent, "left-uk", wasEligible, null));
        }
    }

    [Fact]
    public void Given_a_group_when_one_child_leaves_then_the_others_go_on_at_their_stage()
    {
        var left = new ChildLeftGroup(A.ChildId, 1, "found-adult", true, null);
        Given.Events<Referral, ReferralEvent>(A.Brothers).When(r => CloseReferral.Decide(r, new("found-adult", ChildId: A.ChildId), null, [], A.Monday)).Then(left);
        var r = Given.Events<Referral, ReferralEvent>([.. A.Brothers, new OfferNoted(A.OfferId, A.Durham, "north-east"), left]).State!;
        (r.Status, r.OfferId).ShouldBe((ReferralStatus.Offered, A.OfferId));
        r.ChildIds.ShouldBe([A.BrotherId]);
        r.MinimumFacts.Select(f => f.ChildId).ShouldBe([A.BrotherId]);
    }

    [Fact]
    public void Given_an_ineligible_group_when_a_child_leaves_then_the_others_are_judged_with_it()
    {
        var found = (ReferralFoundEligible)A.Eligible[^1];
        Given.Events<Referral, ReferralEvent>([.. A.Brothers, new ReferralFoundIneligible(A.Kent, "v", [])])
            .When(r => CloseReferral.Decide(r, new("found-adult", ChildId: A.BrotherId), null, [found], A.Monday))
            .Then(new ChildLeftGroup(A.BrotherId, 1, "found-adult", true, null), found);
    }

    [Fact]
    public void Given_the_only_child_a_stranger_or_an_end_when_closed_then_rejected()
    {
        var eligible = Given.Events<Referral, ReferralEvent>(A.Eligible);
        eligible.When(r => CloseReferral.Decide(r, Request with { ChildId = A.ChildId }, null, [], A.Monday)).ThenRejected("last-child");
        eligible.When(r => CloseReferral.Decide(r, Request with { ChildId = A.BrotherId }, null, [], A.Monday)).ThenRejected("childId", RejectionKind.Invalid);
        foreach (var (end, code) in new[] { (A.Completed, "transfer-completed"), (A.Withdrawn, "referral-withdrawn"), (A.Closed, "referral-closed") })
        {
            Given.Events<Referral, ReferralEvent>(end).When(r => CloseReferral.Decide(r, Request, null, [], A.Monday)).ThenRejected(code);
        }
    }
}
