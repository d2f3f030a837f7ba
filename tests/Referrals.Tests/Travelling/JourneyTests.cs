using TransferScheme.Platform.Deciding;
using TransferScheme.Referrals.Travelling;
using TransferScheme.TestKit;

namespace TransferScheme.Referrals.Tests.Travelling;

/// <summary>Departure, arrival by both, and the one irreversible instant.</summary>
public sealed class JourneyTests
{
    static readonly DateTimeOffset Left = A.Monday.AddDays(7);
    static readonly DateTimeOffset Now = A.Monday.AddDays(8);

    static readonly TravelFacts Fit = new([new ChildToTravel(new(2009, 8, 14), new(2026, 3, 1), new(2026, 3, 1))], 28);

    [Fact]
    public void Given_arranged_when_departed_then_recorded()
    {
        var journey = A.Sealed<Journey>();
        Given.Events<Referral, ReferralEvent>(A.Arranged).When(r => RecordDeparture.Decide(r, new(Left, "x", Left.AddHours(4)), journey, Fit, Now))
            .Then(new DepartureRecorded(A.Kent, A.Durham, Left, Left.AddHours(4), journey));
    }

    [Fact]
    public void A_departure_needs_an_arrangement_and_is_not_in_the_future()
    {
        var journey = A.Sealed<Journey>();
        Given.Events<Referral, ReferralEvent>(A.Proposed).When(r => RecordDeparture.Decide(r, new(Left, "x", Left), journey, Fit, Now)).ThenRejected("not-arranged");
        Given.Events<Referral, ReferralEvent>(A.Arranged).When(r => RecordDeparture.Decide(r, new(Now.AddSeconds(1), "x", Now.AddHours(1)), journey, Fit, Now))
            .ThenRejected("departedAt", RejectionKind.Invalid);
        Given.Events<Referral, ReferralEvent>(A.Arranged).When(r => RecordDeparture.Decide(r, new(Left.AddYears(-1), "x", Left), journey, Fit, Now))
            .ThenRejected("departedAt", RejectionKind.Invalid);
    }

    [Theory]
    [InlineData(A.Kent, A.Durham)]
    [InlineData(A.Durham, A.Kent)]
    public void Whoever_confirms_first_the_receivers_time_stands(string first, string second)
    {
        var reception = A.Sealed<Reception>();
        DateTimeOffset At(string authority) => authority == A.Durham ? Left.AddHours(5) : Left.AddHours(4);
        var one = new ArrivalConfirmed(first, At(first), reception);
        var transit = Given.Events<Referral, ReferralEvent>(A.InTransit);
        transit.When(r => ConfirmArrival.Decide(r, first, new(At(first), "x"), reception, Now)).Then(one);
        Given.Events<Referral, ReferralEvent>([.. A.InTransit, one]).When(r => ConfirmArrival.Decide(r, second, new(At(second), "x"), reception, Now)).Then(
            new ArrivalConfirmed(second, At(second), reception), new TransferCompleted(A.Kent, A.Durham, 1, true, Left.AddHours(5), 5, true));
    }

    [Fact]
    public void Responsibility_never_moves_before_the_agreed_instant()
    {
        var reception = A.Sealed<Reception>();
        var agreed = A.Monday.AddDays(18);
        ReferralEvent[] history =
        [
            .. A.Accepted, A.Terms with { EffectiveAt = agreed }, new ArrangementMade(A.Kent, A.Durham, "sameNation"),
            new DepartureRecorded(A.Kent, A.Durham, Left, Left, A.Sealed<Journey>()), new ArrivalConfirmed(A.Durham, Left.AddHours(1), reception),
        ];
        Given.Events<Referral, ReferralEvent>(history).When(r => ConfirmArrival.Decide(r, A.Kent, new(Left.AddHours(1), "x"), reception, Now)).Then(
            new ArrivalConfirmed(A.Kent, Left.AddHours(1), reception), new ArrivalAgreed(Left.AddHours(1), agreed));
    }

    [Fact]
    public void An_arrival_is_confirmed_once_by_each_for_children_on_their_way_after_they_left_and_not_in_the_future()
    {
        var reception = A.Sealed<Reception>();
        Given.Events<Referral, ReferralEvent>(A.Arranged).When(r => ConfirmArrival.Decide(r, A.Kent, new(Left, "x"), reception, Now)).ThenRejected("not-in-transit");
        Given.Events<Referral, ReferralEvent>(A.Completed).When(r => ConfirmArrival.Decide(r, A.Kent, new(Left, "x"), reception, Now)).ThenRejected("not-in-transit");
        var transit = Given.Events<Referral, ReferralEvent>(A.InTransit);
        transit.When(r => ConfirmArrival.Decide(r, A.Kent, new(Now.AddSeconds(1), "x"), reception, Now)).ThenRejected("arrivedAt", RejectionKind.Invalid);
        transit.When(r => ConfirmArrival.Decide(r, A.Kent, new(Left.AddSeconds(-1), "x"), reception, Now)).ThenRejected("arrivedAt", RejectionKind.Invalid);
        Given.Events<Referral, ReferralEvent>([.. A.InTransit, new ArrivalConfirmed(A.Kent, Left, reception)])
            .When(r => ConfirmArrival.Decide(r, A.Kent, new(Left, "x"), reception, Now)).ThenRejected("already-confirmed");
    }
}
