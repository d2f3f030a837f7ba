using TransferScheme.Referrals.Travelling;
using TransferScheme.TestKit;

namespace TransferScheme.Referrals.Tests.Travelling;

/// <summary>A journey that fails: responsibility has not moved, attempts are counted, the move is arranged anew.</summary>
public sealed class FailedMoveTests
{
    static readonly MoveFailed Failed = new(A.Kent, A.Durham, "transport", 1, null);

    [Fact]
    public void Given_children_on_their_way_when_the_move_fails_then_accepted_again_without_terms_and_the_next_attempt_counts_on()
    {
        Given.Events<Referral, ReferralEvent>(A.InTransit).When(r => RecordFailedMove.Decide(r, "transport", null)).Then(Failed);
        ReferralEvent[] again = [.. A.InTransit, Failed];
        var r = Given.Events<Referral, ReferralEvent>(again).State!;
        (r.Status, r.Terms, r.TransferKind, r.Departure, r.ReceivingAuthority).ShouldBe((ReferralStatus.Accepted, null, null, null, A.Durham));
        r.Signatures.ShouldBeEmpty();
        Given.Events<Referral, ReferralEvent>([.. again, .. A.InTransit[A.Accepted.Length..]])
            .When(s => RecordFailedMove.Decide(s, "ill", null)).Then(Failed with { ReasonCode = "ill", Attempt = 2 });
    }

    [Fact]
    public void Given_no_journey_a_confirmed_arrival_or_an_end_when_the_move_fails_then_rejected()
    {
        Given.Events<Referral, ReferralEvent>(A.Arranged).When(r => RecordFailedMove.Decide(r, "ill", null)).ThenRejected("not-in-transit");
        Given.Events<Referral, ReferralEvent>([.. A.InTransit, new ArrivalConfirmed(A.Durham, A.Monday.AddDays(8), A.Sealed<Reception>())])
            .When(r => RecordFailedMove.Decide(r, "ill", null)).ThenRejected("arrival-confirmed");
        foreach (var (end, code) in new[] { (A.Completed, "transfer-completed"), (A.Withdrawn, "referral-withdrawn"), (A.Closed, "referral-closed") })
        {
            Given.Events<Referral, ReferralEvent>(end).When(r => RecordFailedMove.Decide(r, "ill", null)).ThenRejected(code);
        }
    }
}
