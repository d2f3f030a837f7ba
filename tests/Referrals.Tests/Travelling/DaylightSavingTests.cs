using System.Globalization;
using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Time;
using TransferScheme.Referrals.Travelling;
using TransferScheme.TestKit;

namespace TransferScheme.Referrals.Tests.Travelling;

/// <summary>
/// The two nights in which the clocks change: responsibility moves at an instant, whatever wall clocks show, and the days of the statutory
/// clock are those of the calendar on the wall (scheme rules, sections 7 and 9).
/// </summary>
public sealed class DaylightSavingTests
{
    // Ten working days over each of the nights: due on Monday 30 March, and on Monday 26 October.
    static readonly StatutoryClock March = new(new(2026, 3, 16), new(2026, 3, 30), 10, "england-and-wales");
    static readonly StatutoryClock October = new(new(2026, 10, 12), new(2026, 10, 26), 10, "england-and-wales");

    [Theory]

    // The hour that October has twice: of two times that read alike the later instant is the later one. A Sunday counts as the Monday.
    [InlineData("2026-10-25T01:30:00+01:00", "2026-10-25T01:30:00+00:00", "2026-10-25T01:30:00Z", 10, true)]
    [InlineData("2026-10-25T01:30:00+00:00", "2026-10-25T01:30:00+01:00", "2026-10-25T01:30:00Z", 10, true)]
    [InlineData("2026-10-25T01:30:00+01:00", "2026-10-25T01:10:00+00:00", "2026-10-25T01:10:00Z", 10, true)]
    [InlineData("2026-10-25T01:10:00+00:00", "2026-10-25T01:50:00+01:00", "2026-10-25T01:10:00Z", 10, true)]

    // The hour that March lacks: what is written in it is an instant by its offset, before the change or after it.
    [InlineData("2026-03-29T01:30:00+00:00", "2026-03-29T02:10:00+01:00", "2026-03-29T01:30:00Z", 10, true)]
    [InlineData("2026-03-29T01:30:00+01:00", "2026-03-29T00:45:00+00:00", "2026-03-29T00:45:00Z", 10, true)]
    [InlineData("2026-03-29T00:59:59+00:00", "2026-03-29T02:00:00+01:00", "2026-03-29T01:00:00Z", 10, true)]

    // The last day ends at midnight on the wall: at 23:00 UTC in summer, and at 24:00 in winter.
    [InlineData("2026-03-28T20:00:00Z", "2026-03-30T22:59:59Z", "2026-03-30T22:59:59Z", 10, true)]
    [InlineData("2026-03-28T20:00:00Z", "2026-03-30T23:00:00Z", "2026-03-30T23:00:00Z", 11, false)]
    [InlineData("2026-03-28T20:00:00Z", "2026-03-28T23:30:00Z", "2026-03-28T23:30:00Z", 10, true)]
    [InlineData("2026-10-24T20:00:00Z", "2026-10-26T23:59:59Z", "2026-10-26T23:59:59Z", 10, true)]
    [InlineData("2026-10-24T20:00:00Z", "2026-10-27T00:00:00Z", "2026-10-27T00:00:00Z", 11, false)]
    [InlineData("2026-10-24T20:00:00Z", "2026-10-22T23:30:00Z", "2026-10-24T20:00:00Z", 10, true)]
    public void Responsibility_moves_at_the_later_instant_and_its_day_is_that_of_the_wall(
        string agreed, string arrived, string moves, int workingDays, bool inTime)
    {
        var (agreedAt, arrivedAt) = (At(agreed), At(arrived));
        var left = arrivedAt.AddMinutes(-40);
        var reception = A.Sealed<Reception>();
        var said = new ArrivalConfirmed(A.Durham, arrivedAt, reception);
        var completed = new TransferCompleted(A.Kent, A.Durham, 1, true, At(moves) == arrivedAt ? arrivedAt : agreedAt, workingDays, inTime);
        var one = Given.Events<Referral, ReferralEvent>([.. Left(agreedAt, left), new ArrivalConfirmed(A.Kent, arrivedAt.AddMinutes(-5), reception)]);
        one.When(r => ConfirmArrival.Decide(r, A.Durham, new(arrivedAt, "x"), reception, At(moves))).Then(said, completed);
        if (arrivedAt < agreedAt)
        {
            one.When(r => ConfirmArrival.Decide(r, A.Durham, new(arrivedAt, "x"), reception, arrivedAt)).Then(said, new ArrivalAgreed(arrivedAt, agreedAt));
        }
    }

    [Theory]
    [InlineData("2026-10-25T01:50:00+01:00", "2026-10-25T01:10:00+00:00", true)]
    [InlineData("2026-10-25T01:10:00+00:00", "2026-10-25T01:50:00+01:00", false)]
    [InlineData("2026-03-29T00:55:00+00:00", "2026-03-29T01:30:00+01:00", false)]
    [InlineData("2026-03-29T00:55:00+00:00", "2026-03-29T02:05:00+01:00", true)]
    public void An_arrival_follows_its_departure_by_the_instant_and_not_by_the_wall(string left, string arrived, bool follows)
    {
        var (leftAt, arrivedAt, reception) = (At(left), At(arrived), A.Sealed<Reception>());
        var outcome = Given.Events<Referral, ReferralEvent>(Left(leftAt, leftAt))
            .When(r => ConfirmArrival.Decide(r, A.Durham, new(arrivedAt, "x"), reception, leftAt.AddHours(2)));
        if (follows)
        {
            outcome.Then(new ArrivalConfirmed(A.Durham, arrivedAt, reception));
        }
        else
        {
            outcome.ThenRejected("arrivedAt", RejectionKind.Invalid);
        }
    }

    [Theory]
    [InlineData("2026-10-25T01:20:00+00:00", "2026-10-25T01:40:00+01:00", true)]
    [InlineData("2026-10-25T01:40:00+01:00", "2026-10-25T01:20:00+00:00", false)]
    [InlineData("2026-03-29T02:05:00+01:00", "2026-03-29T01:04:00+00:00", true)]
    [InlineData("2026-03-29T02:05:00+01:00", "2026-03-29T01:30:00+00:00", false)]
    public void Whether_an_arrival_is_to_come_is_told_by_the_instant(string now, string arrived, bool hasCome)
    {
        var (nowAt, arrivedAt, reception) = (At(now), At(arrived), A.Sealed<Reception>());
        var left = nowAt.AddHours(-2);
        var outcome = Given.Events<Referral, ReferralEvent>(Left(left, left))
            .When(r => ConfirmArrival.Decide(r, A.Kent, new(arrivedAt, "x"), reception, nowAt));
        if (hasCome)
        {
            outcome.Then(new ArrivalConfirmed(A.Kent, arrivedAt, reception));
        }
        else
        {
            outcome.ThenRejected("arrivedAt", RejectionKind.Invalid);
        }
    }

    static ReferralEvent[] Left(DateTimeOffset agreed, DateTimeOffset left)
    {
        var clock = left.Month < 6 ? March : October;
        return
        [
            .. A.Started, new ReferralSubmitted(clock.StartedOn, true, A.Rules.Id, clock),
            new ReferralFoundEligible(
                "NTS-2026-000001", A.Kent, true, clock, A.Rules.Id, [], [new ChildFacts(A.ChildId, "16-17", "female", ["ti"])], ["foster"]),
            new OfferNoted(A.OfferId, A.Durham, "north-east"), new AcceptanceNoted(A.OfferId, A.Durham), new ArrangementProposed(agreed, []),
            new ArrangementMade(A.Kent, A.Durham, "sameNation"),
            new DepartureRecorded(A.Kent, A.Durham, left, left.AddHours(1), A.Sealed<Journey>()),
        ];
    }

    static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
