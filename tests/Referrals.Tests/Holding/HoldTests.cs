using TransferScheme.Platform.Deciding;
using TransferScheme.Referrals.Holding;
using TransferScheme.TestKit;

namespace TransferScheme.Referrals.Tests.Holding;

/// <summary>A hold over any open stage: shown in place of it, one at a time, released to where it stood.</summary>
public sealed class HoldTests
{
    static readonly DateOnly Today = new(2026, 3, 3);
    static readonly HoldReferralRequest Request = new("in-hospital", new(2026, 3, 9));
    static readonly ReferralHeld Held = new("in-hospital", new(2026, 3, 9), null);

    [Fact]
    public void Given_any_open_stage_when_held_then_held_is_shown_over_it_and_release_goes_back()
    {
        foreach (var stage in new[] { A.Started, A.Ineligible, A.Eligible, A.Offered, A.Accepted, A.Arranged, A.InTransit })
        {
            var open = Given.Events<Referral, ReferralEvent>(stage);
            open.When(r => HoldReferral.Decide(r, Request, null, Today)).Then(Held);
            var held = Given.Events<Referral, ReferralEvent>([.. stage, Held]);
            (held.State!.Shown, held.State.Status).ShouldBe((ReferralStatus.Held, open.State!.Status));
            held.When(r => HoldReferral.Decide(r, Request, null, Today)).ThenRejected("already-held");
            held.When(ReleaseHold.Decide).Then(new HoldReleased());
            Given.Events<Referral, ReferralEvent>([.. stage, Held, new HoldReleased()]).State!.Shown.ShouldBe(open.State.Status);
            open.When(ReleaseHold.Decide).ThenRejected("not-held");
        }
    }

    [Fact]
    public void Given_a_referral_that_has_ended_when_held_or_released_then_rejected()
    {
        foreach (var (end, code) in new[] { (A.Completed, "transfer-completed"), (A.Withdrawn, "referral-withdrawn"), (A.Closed, "referral-closed") })
        {
            Given.Events<Referral, ReferralEvent>(end).When(r => HoldReferral.Decide(r, Request, null, Today)).ThenRejected(code);
            Given.Events<Referral, ReferralEvent>(end).When(ReleaseHold.Decide).ThenRejected(code);
        }
    }

    [Fact]
    public void A_hold_is_looked_at_again_today_or_later() =>
        Given.Events<Referral, ReferralEvent>(A.Eligible).When(r => HoldReferral.Decide(r, Request with { ReviewOn = new(2026, 3, 2) }, null, Today))
            .ThenRejected("reviewOn", RejectionKind.Invalid);
}
