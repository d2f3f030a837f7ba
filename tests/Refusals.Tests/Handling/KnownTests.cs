using TransferScheme.Refusals.Handling;
using TransferScheme.Refusals.Tests.Api;

namespace TransferScheme.Refusals.Tests.Handling;

/// <summary>This service's own copies: an older message after a newer one changes nothing.</summary>
public sealed class KnownTests
{
    static readonly KnownOffer Offer = KnownOffer.Of(RefusalsHost.Made(A.OfferId, A.ReferralId));

    [Fact]
    public void An_offer_follows_the_newest_notice()
    {
        var overdue = Offer.After(KnownStatus.Overdue, 3).ShouldNotBeNull();
        (overdue.Status, overdue.AtVersion).ShouldBe((KnownStatus.Overdue, 3));
        overdue.After(KnownStatus.Declined, 3).ShouldBeNull();
        overdue.After(KnownStatus.Declined, 2).ShouldBeNull();
        overdue.After(KnownStatus.Accepted, 4)!.Status.ShouldBe(KnownStatus.Accepted);
    }

    [Fact]
    public void An_offer_whose_time_is_moved_is_open_again_and_overdue_again_past_it()
    {
        var later = Offer.RespondBy.AddDays(1);
        Offer.Moved(later, 1).ShouldBeNull();
        var moved = Offer.Moved(later, 2).ShouldNotBeNull();
        (moved.RespondBy, moved.Status, moved.AtVersion).ShouldBe((later, KnownStatus.Open, 2));
        moved.At(later.AddDays(1)).Status.ShouldBe(KnownStatus.Open, "a message will tell that");

        var overdue = Offer.After(KnownStatus.Overdue, 2)!;
        overdue.Moved(overdue.RespondBy, 3)!.Status.ShouldBe(KnownStatus.Overdue);
        var again = overdue.Moved(later, 3)!;
        again.Status.ShouldBe(KnownStatus.Open);
        (again.At(later).Status, again.At(later.AddSeconds(1)).Status).ShouldBe((KnownStatus.Open, KnownStatus.Overdue));
        Offer.After(KnownStatus.Declined, 2)!.Moved(later, 3)!.Status.ShouldBe(KnownStatus.Open);
        Offer.After(KnownStatus.Accepted, 2)!.Moved(later, 3)!.Status.ShouldBe(KnownStatus.Accepted);
    }

    [Fact]
    public void Places_for_a_referral_that_is_not_known_cannot_be_told()
    {
        AllocationAnswers.Suitable([new PlaceTold("foster", "any", 10, 17, 2)], null).ShouldBeNull();
        AllocationAnswers.Suitable([], KnownReferral.Newer(null, RefusalsHost.Eligible(A.ReferralId))).ShouldBe(0);
    }

    [Fact]
    public void A_referral_an_authority_and_rules_follow_the_newest_message()
    {
        var eligible = RefusalsHost.Eligible(A.ReferralId);
        var referral = KnownReferral.Newer(null, eligible).ShouldNotBeNull();
        KnownReferral.Newer(referral, eligible).ShouldBeNull();
        KnownReferral.Newer(referral, eligible with { Version = 2 }).ShouldBeNull();
        KnownReferral.Newer(referral, eligible with { Version = 4, PlacementTypes = ["residential"] })!.PlacementTypes.ShouldBe(
            ["residential"]);

        var position = RefusalsHost.Position(A.Durham, "Durham", "north-east", 346_000, 345);
        var authority = KnownAuthority.Newer(null, position).ShouldNotBeNull();
        KnownAuthority.Newer(authority, position).ShouldBeNull();
        KnownAuthority.Newer(authority, position with { Version = 2, ChildrenLookedAfter = 350 })!.ChildrenLookedAfter.ShouldBe(350);

        var adopted = RefusalsHost.Rules;
        var rules = KnownRules.Newer(null, adopted).ShouldNotBeNull();
        KnownRules.Newer(rules, adopted).ShouldBeNull();
        KnownRules.Newer(rules, adopted with { Version = 2, ThresholdPer100000 = 70 })!.ThresholdPer100000.ShouldBe(70);
    }

    [Theory]
    [InlineData("foster", "any", 10, 17, 1)]
    [InlineData("foster", "female", 16, 17, 1)]
    [InlineData("foster", "male", 16, 17, 0)]
    [InlineData("foster", "any", 10, 15, 0)]
    [InlineData("residential", "any", 10, 17, 0)]
    public void A_free_place_suits_by_kind_sex_and_age(string kind, string sex, int from, int to, int suits) =>
        AllocationAnswers.Suits(new PlaceTold(kind, sex, from, to, 1), KnownReferral.Newer(null, RefusalsHost.Eligible(A.ReferralId))!)
            .ShouldBe(suits == 1);
}
