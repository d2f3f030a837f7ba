using TransferScheme.Referrals.GoingMissing;
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
    public void Given_an_arrival_in_dispute_when_the_move_failed_then_the_receiving_authority_alone_takes_its_word_back()
    {
        ReferralEvent[] disputed =
        [
            .. A.InTransit, new ArrivalConfirmed(A.Durham, A.Monday.AddDays(8), A.Sealed<Reception>()), new ArrivalDisputed(null, A.Sealed<ActNote>()),
        ];
        Given.Events<Referral, ReferralEvent>(disputed).When(r => RecordFailedMove.Decide(r, "transport", null, A.Kent))
            .ThenRejected("arrival-confirmed");
        Given.Events<Referral, ReferralEvent>(disputed[..^1]).When(r => RecordFailedMove.Decide(r, "transport", null, A.Durham))
            .ThenRejected("arrival-confirmed");
        Given.Events<Referral, ReferralEvent>(disputed).When(r => RecordFailedMove.Decide(r, "transport", null, A.Durham)).Then(Failed);
        var r = Given.Events<Referral, ReferralEvent>([.. disputed, Failed]).State!;
        (r.Status, r.Arrivals.Count, r.Arriving.Dispute).ShouldBe((ReferralStatus.Accepted, 0, null));
    }

    [Fact]
    public void Given_children_who_did_not_arrive_when_the_move_failed_then_they_are_missing_until_the_episode_ends()
    {
        var r = Given.Events<Referral, ReferralEvent>([.. A.InTransit, A.Overdue, Failed]).State!;
        r.OverlayNames.ShouldBe(["missing"]);
        r.Arriving.Alarm.ShouldBeNull();
        var again = Given.Events<Referral, ReferralEvent>([.. A.InTransit, A.Overdue, Failed, .. A.Arranged[A.Accepted.Length..]]);
        var fit = new TravelFacts([new ChildToTravel(null, null, null)], 28);
        RecordDepartureRequest departure = new(A.Monday.AddDays(9), "x", A.Monday.AddDays(9));
        again.When(s => RecordDeparture.Decide(s, departure, A.Sealed<Journey>(), fit, A.Monday.AddDays(10))).ThenRejected("child-missing");
        again.When(s => CloseMissingEpisode.Decide(s, 1, A.Monday.AddDays(9)))
            .Then(new MissingEpisodeClosed(1, A.Monday.AddDays(9)), A.Found with { FoundAt = A.Monday.AddDays(9) });
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
