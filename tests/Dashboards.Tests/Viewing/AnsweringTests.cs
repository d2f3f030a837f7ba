using TransferScheme.Dashboards.Viewing;

namespace TransferScheme.Dashboards.Tests.Viewing;

/// <summary>Open, not answered in time, in review, declined by group: each offer is one of them at a time.</summary>
public sealed class AnsweringTests
{
    static readonly DateTimeOffset At = Story.Start.AddDays(9);

    static readonly IReadOnlyList<object> Messages =
    [
        Story.Position(Story.Leeds, "yorkshire-and-the-humber", 170_050, 60),
        Story.Position(Story.York, "yorkshire-and-the-humber", 35_001, 3),
        Story.Eligible(1), Story.Offer(1),
        Story.Eligible(2, 2), Story.Offer(2, children: 2), Story.Overdue(2),
        Story.Eligible(3), Story.Offer(3), Story.Declined(3, group: "child"),
        Story.Eligible(4), Story.Offer(4), Story.Declined(4, group: "placement", code: "G06"), Story.Settled(4),
        Story.Eligible(5), Story.Offer(5), Story.Declined(5, group: "whole-service", code: "G08"), Story.Reaffirmed(5),
        Story.Eligible(6), Story.Offer(6), Story.Declined(6), Story.Accepted(6) with { OccurredAt = Story.Start.AddDays(3) },
        Story.Eligible(7), Story.Offer(7, authority: Story.York), Story.Declined(7, 1, "new-group", authority: Story.York), Story.Settled(7),
        Story.Eligible(8), Story.Offer(8), Story.Declined(8) with { Groups = [], Codes = [] },
        Story.Eligible(9), Story.Offer(9), Story.Overdue(9), Story.Reaffirmed(9), Story.OfferWithdrawn(9),
    ];

    [Fact]
    public void Given_offers_at_every_turn_then_each_is_counted_where_it_stands_and_silence_never_as_a_decline() =>
        Values(AuthorityDashboard.Of(Folding.Of(Messages).At(At), Story.Leeds)!).ShouldBe(
        [
            ("offersOpen", 2), ("childrenInOpenOffers", 2), ("offersOverdue", 1), ("childrenInOverdueOffers", 2), ("offersInReview", 2),
            ("offersDeclined", 3), ("offersDeclinedEligibility", 0), ("offersDeclinedChild", 1), ("offersDeclinedPlacement", 1),
            ("offersDeclinedInformation", 0), ("offersDeclinedWholeService", 0), ("offersDeclinedAgreed", 0), ("offersDeclinedNotValid", 0),
            ("offersDeclinedOther", 0), ("offersDeclinedNotTold", 1), ("medianHoursToAnswer", 30),
        ]);

    [Fact]
    public void Given_several_authorities_then_the_region_and_the_scheme_have_the_sum_and_a_group_that_is_new_is_named()
    {
        var region = Values(RegionDashboard.Of(Folding.Of(Messages).At(At), "yorkshire-and-the-humber")!).ToDictionary();
        NationalDashboard.Of(Folding.Of([Story.Offer(1), Story.Settled(1)]).At(At)).Figures["offersDeclinedNotTold"].Value.ShouldBe(1);
        (region["offersDeclined"], region["offersDeclinedNewGroup"], region["offersInReview"]).ShouldBe((4, 1, 2));
        Values(NationalDashboard.Of(Folding.Of(Messages).At(At))).ToDictionary().ShouldBe(region);
    }

    [Fact]
    public void Given_a_time_past_then_each_offer_is_counted_where_it_stood_then()
    {
        var then = Values(AuthorityDashboard.Of(Folding.Of(Messages).At(Story.Start.AddHours(32)), Story.Leeds)!).ToDictionary();
        (then["offersOpen"], then["offersOverdue"], then["offersInReview"], then["offersDeclined"]).ShouldBe((3, 0, 5, 5));
    }

    [Fact]
    public void Given_nothing_answered_then_no_median_and_half_a_tenth_of_an_hour_is_rounded_up()
    {
        Median(Story.Offer(1)).ShouldBeNull();
        Median(Story.Offer(1), Story.Accepted(1) with { OccurredAt = Story.Start.AddHours(1).AddMinutes(93) }).ShouldBe(1.6m);
        Median(
            Story.Offer(1), Story.Accepted(1) with { OccurredAt = Story.Start.AddHours(2) },
            Story.Offer(2), Story.Declined(2) with { OccurredAt = Story.Start.AddHours(4) }, Story.Accepted(2)).ShouldBe(2m);

        static decimal? Median(params object[] messages) =>
            NationalDashboard.Of(Folding.Of(messages).At(At)).Figures["medianHoursToAnswer"].Value;
    }

    [Fact]
    public void Given_any_scope_then_each_figure_names_the_list_of_what_it_counts()
    {
        var facts = Folding.Of(Messages).At(At);
        Lists(NationalDashboard.Of(facts)).ShouldBe(
        [
            "/api/v1/offers?status=open", "/api/v1/offers?status=open", "/api/v1/offers?status=overdue", "/api/v1/offers?status=overdue",
            "/api/v1/offers?status=declined&settled=false", "/api/v1/offers?status=declined",
        ]);
        Lists(RegionDashboard.Of(facts, "yorkshire-and-the-humber")!)[4].ShouldBe(
            "/api/v1/offers?status=declined&region=yorkshire-and-the-humber&settled=false");
        NationalDashboard.Of(facts).Figures["offersDeclinedWholeService"].ListUrl.ShouldBe(
            "/api/v1/offers?status=declined&group=whole-service");
        AuthorityDashboard.Of(facts, Story.Leeds)!.Figures["offersDeclinedNotTold"].ListUrl.ShouldBe(
            "/api/v1/offers?status=declined&authority=E08000035&group=not-told");

        static IReadOnlyList<string?> Lists(Dashboard dashboard) =>
            [.. dashboard.Figures.SkipWhile(f => f.Key != "offersOpen").Take(6).Select(f => f.Value.ListUrl)];
    }

    static IEnumerable<(string Name, decimal? Value)> Values(Dashboard dashboard) =>
        dashboard.Values().SkipWhile(f => f.Name != "offersOpen").TakeWhile(f => f.Name.StartsWith("offers", StringComparison.Ordinal)
            || f.Name.StartsWith("childrenIn", StringComparison.Ordinal) || f.Name == "medianHoursToAnswer");
}
