using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Protection;
using TransferScheme.Referrals.Travelling;
using TransferScheme.TestKit;

namespace TransferScheme.Referrals.Tests.Travelling;

/// <summary>The receiving authority's time stands; the entry authority confirms or disputes it, and three ways settle a dispute.</summary>
public sealed class DisputeTests
{
    static readonly DateTimeOffset Left = A.Monday.AddDays(7);
    static readonly DateTimeOffset Now = A.Monday.AddDays(8);
    static readonly DateTimeOffset Theirs = Left.AddHours(5);
    static readonly DateTimeOffset Ours = Left.AddHours(3);
    static readonly Sealed<ActNote> Reason = A.Sealed<ActNote>();
    static readonly Sealed<Reception> Reception = A.Sealed<Reception>();
    static readonly ArrivalConfirmed Received = new(A.Durham, Theirs, Reception);
    static readonly ArrivalDisputed Dispute = new(Ours, Reason);
    static readonly ReferralEvent[] Disputed = [.. A.InTransit, Received, Dispute];

    [Fact]
    public void Given_an_arrival_that_the_receiver_recorded_when_disputed_then_nothing_is_completed()
    {
        Given.Events<Referral, ReferralEvent>([.. A.InTransit, Received]).When(r => DisputeArrival.Decide(r, Ours, Reason, Now)).Then(Dispute);
        Given.Events<Referral, ReferralEvent>([.. A.InTransit, Received]).When(r => DisputeArrival.Decide(r, null, Reason, Now))
            .Then(new ArrivalDisputed(null, Reason));
        var r = Given.Events<Referral, ReferralEvent>(Disputed).State!;
        (r.Status, r.EffectiveAt, r.Arriving.OpenDispute).ShouldBe((ReferralStatus.InTransit, null, new ArrivalDispute(Ours, Reason)));
    }

    [Fact]
    public void A_dispute_needs_the_receivers_word_and_comes_instead_of_ones_own_confirmation()
    {
        Given.Events<Referral, ReferralEvent>(A.InTransit).When(r => DisputeArrival.Decide(r, Ours, Reason, Now)).ThenRejected("not-received");
        Given.Events<Referral, ReferralEvent>([.. A.InTransit, new ArrivalConfirmed(A.Kent, Ours, Reception)])
            .When(r => DisputeArrival.Decide(r, Ours, Reason, Now)).ThenRejected("not-received");
        Given.Events<Referral, ReferralEvent>([.. A.InTransit, new ArrivalConfirmed(A.Kent, Ours, Reception), Received])
            .When(r => DisputeArrival.Decide(r, Ours, Reason, Now)).ThenRejected("already-confirmed");
        Given.Events<Referral, ReferralEvent>(Disputed).When(r => DisputeArrival.Decide(r, null, Reason, Now)).ThenRejected("already-disputed");
        Given.Events<Referral, ReferralEvent>([.. A.InTransit, Received]).When(r => DisputeArrival.Decide(r, Theirs, Reason, Now))
            .ThenRejected("times-agree");
        Given.Events<Referral, ReferralEvent>(A.Arranged).When(r => DisputeArrival.Decide(r, null, Reason, Now)).ThenRejected("not-in-transit");
        Given.Events<Referral, ReferralEvent>(A.Completed).When(r => DisputeArrival.Decide(r, null, Reason, Now)).ThenRejected("transfer-completed");
    }

    [Fact]
    public void No_account_of_an_arrival_is_before_the_departure_or_in_the_future()
    {
        foreach (var at in new[] { Left.AddSeconds(-1), Now.AddSeconds(1) })
        {
            Given.Events<Referral, ReferralEvent>([.. A.InTransit, Received]).When(r => DisputeArrival.Decide(r, at, Reason, Now))
                .ThenRejected("arrivedAt", RejectionKind.Invalid);
            Given.Events<Referral, ReferralEvent>(Disputed).When(r => DecideArrival.Decide(r, at, Reason, Now, []))
                .ThenRejected("arrivedAt", RejectionKind.Invalid);
        }

        foreach (var at in new[] { Left, Now })
        {
            Given.Events<Referral, ReferralEvent>([.. A.InTransit, Received]).When(r => DisputeArrival.Decide(r, at, Reason, Now))
                .Then(new ArrivalDisputed(at, Reason));
        }
    }

    [Fact]
    public void Given_a_dispute_when_the_receiver_corrects_to_the_time_of_the_other_then_completed_with_it()
    {
        Given.Events<Referral, ReferralEvent>(Disputed).When(r => ConfirmArrival.Decide(r, A.Durham, new(Ours, "x"), Reception, Now))
            .Then(Received with { ArrivedAt = Ours }, new TransferCompleted(A.Kent, A.Durham, 1, true, Ours, 5, true));
        Given.Events<Referral, ReferralEvent>(Disputed[..^1]).When(r => ConfirmArrival.Decide(r, A.Durham, new(Ours, "x"), Reception, Now))
            .ThenRejected("already-confirmed");
    }

    [Fact]
    public void Given_a_dispute_when_the_receiver_corrects_to_another_time_then_the_entry_authority_speaks_again()
    {
        var between = Left.AddHours(4);
        Given.Events<Referral, ReferralEvent>(Disputed).When(r => ConfirmArrival.Decide(r, A.Durham, new(between, "x"), Reception, Now))
            .Then(Received with { ArrivedAt = between });
        ReferralEvent[] corrected = [.. Disputed, Received with { ArrivedAt = between }];
        var r = Given.Events<Referral, ReferralEvent>(corrected).State!;
        (r.Arrivals.Count, r.Received!.ArrivedAt, r.Arriving.Dispute!.SettledBy).ShouldBe((1, between, "receiver"));
        Given.Events<Referral, ReferralEvent>(corrected).When(s => DisputeArrival.Decide(s, Ours, Reason, Now)).Then(Dispute);
        Given.Events<Referral, ReferralEvent>(corrected).When(s => DecideArrival.Decide(s, Ours, Reason, Now, [])).ThenRejected("not-disputed");
        Given.Events<Referral, ReferralEvent>(corrected).When(s => ConfirmArrival.Decide(s, A.Kent, new(Ours, "x"), Reception, Now))
            .Then(new ArrivalConfirmed(A.Kent, Ours, Reception), new TransferCompleted(A.Kent, A.Durham, 1, true, between, 5, true));
    }

    [Fact]
    public void Given_a_dispute_when_the_entry_authority_confirms_after_all_then_completed_with_the_receivers_time() =>
        Given.Events<Referral, ReferralEvent>(Disputed).When(r => ConfirmArrival.Decide(r, A.Kent, new(Ours, "x"), Reception, Now))
            .Then(new ArrivalConfirmed(A.Kent, Ours, Reception), new TransferCompleted(A.Kent, A.Durham, 1, true, Theirs, 5, true));

    [Fact]
    public void Given_a_dispute_when_the_national_team_decides_when_then_completed_and_it_never_decides_whether()
    {
        Given.Events<Referral, ReferralEvent>(Disputed).When(r => DecideArrival.Decide(r, Left.AddHours(4), Reason, Now, []))
            .Then(new ArrivalTimeDecided(Left.AddHours(4), Reason), new TransferCompleted(A.Kent, A.Durham, 1, true, Left.AddHours(4), 5, true));
        Given.Events<Referral, ReferralEvent>(A.InTransit).When(r => DecideArrival.Decide(r, Ours, Reason, Now, [])).ThenRejected("not-received");
        Given.Events<Referral, ReferralEvent>([.. A.InTransit, new ArrivalConfirmed(A.Kent, Ours, Reception)])
            .When(r => DecideArrival.Decide(r, Ours, Reason, Now, [])).ThenRejected("not-received");
        Given.Events<Referral, ReferralEvent>([.. A.InTransit, Received]).When(r => DecideArrival.Decide(r, Ours, Reason, Now, []))
            .ThenRejected("not-disputed");
        Given.Events<Referral, ReferralEvent>(A.Arranged).When(r => DecideArrival.Decide(r, Left, Reason, Now, [])).ThenRejected("not-in-transit");
        Given.Events<Referral, ReferralEvent>(A.Completed).When(r => DecideArrival.Decide(r, Ours, Reason, Now, [])).ThenRejected("transfer-completed");
    }

    [Fact]
    public void Given_a_child_whom_somebody_reported_missing_when_an_arrival_at_that_time_is_told_then_rejected()
    {
        var missing = new MissingEpisodeOpened(1, A.ChildId, Left.AddHours(2), "o", A.Sealed<PoliceReport>());
        ReferralEvent[] gone = [.. A.InTransit, missing];
        Given.Events<Referral, ReferralEvent>(gone).When(r => ConfirmArrival.Decide(r, A.Durham, new(Left.AddHours(2), "x"), Reception, Now))
            .ThenRejected("child-missing");
        Given.Events<Referral, ReferralEvent>(gone).When(r => ConfirmArrival.Decide(r, A.Durham, new(Left.AddHours(1), "x"), Reception, Now))
            .Then(Received with { ArrivedAt = Left.AddHours(1) });
        Given.Events<Referral, ReferralEvent>([.. gone, new MissingEpisodeClosed(1, Now)])
            .When(r => ConfirmArrival.Decide(r, A.Durham, new(Theirs, "x"), Reception, Now)).Then(Received);
        Given.Events<Referral, ReferralEvent>([.. Disputed, missing]).When(r => DecideArrival.Decide(r, Ours, Reason, Now, [])).ThenRejected("child-missing");
    }
}
