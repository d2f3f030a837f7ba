using TransferScheme.Referrals.Withdrawing;
using TransferScheme.TestKit;

namespace TransferScheme.Referrals.Tests.Withdrawing;

/// <summary>The entry authority takes its request back at any time before effect, and sees before what falls with it.</summary>
public sealed class WithdrawalTests
{
    [Fact]
    public void Given_any_open_stage_when_withdrawn_then_withdrawn_and_Allocation_is_told_whether_it_knows_of_it()
    {
        foreach (var (stage, wasEligible) in new[]
        {
            (A.Started, false), (A.Ineligible, false), (A.Eligible, true), (A.Offered, true), (A.Accepted, true), (A.Arranged, true), (A.InTransit, true),
        })
        {
            Given.Events<Referral, ReferralEvent>(stage).When(r => WithdrawReferral.Decide(r, "family-found", null))
                .Then(new ReferralWithdrawn(A.Kent, "family-found", wasEligible, null));
        }
    }

    [Fact]
    public void Given_a_referral_that_has_ended_when_withdrawn_then_rejected_and_its_effect_stands()
    {
        foreach (var (end, code) in new[] { (A.Completed, "transfer-completed"), (A.Withdrawn, "referral-withdrawn"), (A.Closed, "referral-closed") })
        {
            Given.Events<Referral, ReferralEvent>(end).When(r => WithdrawReferral.Decide(r, "family-found", null)).ThenRejected(code);
        }
    }

    [Fact]
    public void The_preview_names_everything_that_falls_at_each_stage() =>
        new[] { A.Started, A.Ineligible, A.Eligible, A.Offered, A.Declined, A.Reaffirmed, A.Settled, A.Accepted, A.Proposed, A.Arranged, A.InTransit }
            .Select(stage => string.Join(' ', WithdrawalPreview.Of(Given.Events<Referral, ReferralEvent>(stage).State!).Falls.Select(f => $"{f.Code}:{f.Authority}")))
            .ShouldBe(
            [
                "", "", "turn: place:", "turn: place:E06000047 offer:E06000047", "turn: place:E06000047 offer:E06000047",
                "turn: place:E06000047 offer:E06000047", "turn: place:", "turn: place:E06000047 acceptance:E06000047",
                "turn: place:E06000047 acceptance:E06000047 terms:E06000047", "turn: place:E06000047 acceptance:E06000047 arrangement:E06000047",
                "turn: place:E06000047 acceptance:E06000047 arrangement:E06000047 journey:E06000047",
            ]);

    [Fact]
    public void The_preview_tells_an_open_offer_from_one_whose_decline_is_under_review() =>
        new[] { A.Offered, A.Declined, A.Reaffirmed }
            .Select(stage => WithdrawalPreview.Of(Given.Events<Referral, ReferralEvent>(stage).State!).Falls.Single(f => f.Code == "offer").Detail)
            .ShouldBe(
            [
                "The open offer is withdrawn; the authority sees the referral no more.",
                "The offer that was declined is withdrawn; the review of the reasons ends.",
                "The open offer is withdrawn; the authority sees the referral no more.",
            ]);

    [Fact]
    public void A_withdrawal_leaves_no_offer_no_terms_and_no_receiver()
    {
        var r = Given.Events<Referral, ReferralEvent>([.. A.Arranged, new ReferralWithdrawn(A.Kent, "family-found", true, null)]).State!;
        (r.OfferId, r.OfferedAuthority, r.OfferedRegion, r.ReceivingAuthority, r.Terms, r.TransferKind, r.EffectiveAt)
            .ShouldBe((null, null, null, null, null, null, null));
        r.Signatures.ShouldBeEmpty();
    }
}
