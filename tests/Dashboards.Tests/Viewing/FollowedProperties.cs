using FsCheck;
using FsCheck.Fluent;
using TransferScheme.Dashboards.Following;
using TransferScheme.Dashboards.Viewing;

namespace TransferScheme.Dashboards.Tests.Viewing;

/// <summary>Where a referral stood is worked out once for a while: at no time may that differ from working it out anew.</summary>
public sealed class FollowedProperties
{
    static readonly Gen<(ReferralProgress Referral, int[] Hours)> Questions =
        from steps in Gen.Choose(1, 9)
        from extra in Gen.SubListOf<object>(
        [
            Story.Held(1, 4), Story.Released(1, 6), Story.Left(1, 1, 1), Story.Failed(1), Story.OfferWithdrawn(1, 3), Story.Overdue(1, 2),
            Story.Declined(1), Story.Reaffirmed(1), Story.Settled(1), Story.Swapped(1), Story.Passed(1), Story.Withdrawn(1),
        ])
        from hours in Gen.Choose(-3, 24 * 18).ArrayOf(20)
        select (
            Story.Life(1, steps, 2).Concat(extra).Aggregate(new ReferralProgress { Id = Story.Id(3, 1) }, ReferralProgressProjection.With),
            hours);

    [Fact]
    public void Given_any_referral_when_asked_at_any_times_in_any_order_then_as_if_asked_anew() =>
        Prop.ForAll(Questions.ToArbitrary(), q =>
        {
            var followed = new Followed(q.Referral);
            return q.Hours.All(hours =>
            {
                var at = Story.Start.AddHours(hours);
                var offers = OfferStanding.Of(q.Referral, at);
                var stood = followed.At(at);
                return stood.Offers.SequenceEqual(offers) && Equals(stood.Standing, Standing.Of(q.Referral, offers, at));
            });
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    [Fact]
    public void Given_nothing_that_happens_between_two_times_then_it_is_worked_out_once()
    {
        var followed = new Followed(
            Story.Life(1, 5, 1).Aggregate(new ReferralProgress { Id = Story.Id(3, 1) }, ReferralProgressProjection.With));
        var then = followed.At(Story.Start.AddDays(2));
        followed.At(Story.Start.AddDays(3)).ShouldBeSameAs(then);
        var before = followed.At(Story.Start);
        before.ShouldNotBeSameAs(then);
        followed.At(Story.Start.AddDays(4)).ShouldBeSameAs(then);
        followed.At(Story.Start).ShouldBeSameAs(before);
        followed.At(Story.Start.AddDays(20)).Standing!.Overdue.ShouldBeTrue();
    }
}
