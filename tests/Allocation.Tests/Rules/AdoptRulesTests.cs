using TransferScheme.Allocation.Matching;
using TransferScheme.Allocation.Rules;
using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Problems;

namespace TransferScheme.Allocation.Tests.Rules;

public sealed class AdoptRulesTests
{
    static readonly DateOnly Today = new(2026, 3, 2);

    static readonly AdoptRulesRequest Request = new(
        "2026-07-01", new DateOnly(2026, 7, 1), 120, 10, 5, 3, new TimeOnly(17, 0), "population",
        [new("scotland", 45, false), new("north-east", 40, true), new("south-east", 10, true)], LargestGroup: 3, RepaymentPercent: 50, WorkingDaysToDefer: 3);

    [Fact]
    public void Given_rules_when_a_version_is_adopted_then_it_stands_with_its_shares_in_order() =>
        Decide(Request).Events.ShouldHaveSingleItem().ShouldBeText(new RulesAdopted(
            "2026-07-01", new DateOnly(2026, 7, 1), 120, 10, 5, 3, new TimeOnly(17, 0), "population",
            [new("north-east", 40, true), new("scotland", 45, false), new("south-east", 10, true)], 4, 3, 50, Matching: MatchingWeights.First,
            WorkingDaysToDefer: 3));

    [Fact]
    public void Given_a_version_when_another_is_in_force_before_it_then_each_has_its_days()
    {
        var rules = new SchemeRules { Versions = [Sample.Rules, (RulesAdopted)Decide(Request).Events[0]] };
        rules.InForceOn(new DateOnly(2026, 6, 30)).ShouldBe(Sample.Rules);
        rules.InForceOn(new DateOnly(2026, 7, 1)).Name.ShouldBe("2026-07-01");
    }

    [Theory]
    [InlineData("name", "2022-08-24", "2026-07-01", "Is the name of another version.")]
    [InlineData("validFrom", "n", "2026-03-01", "Must not be in the past.")]
    public void Given_a_known_name_or_a_past_day_when_adopted_then_the_member_is_named(string member, string name, string from, string text) =>
        Rejected(Request with { Name = name, ValidFrom = DateOnly.Parse(from, null) }).ShouldBe((member, text));

    [Fact]
    public void Given_a_day_on_which_another_version_begins_when_adopted_then_they_would_overlap()
    {
        var rules = new SchemeRules { Versions = [Sample.Rules with { ValidFrom = Request.ValidFrom }] };
        AdoptRules.Decide(rules, Request with { Name = "n" }, ["scotland"], 4, Today).Rejection!.Code.ShouldBe("validFrom");
    }

    [Fact]
    public void Given_a_region_without_a_share_or_a_share_without_a_region_when_adopted_then_it_is_named()
    {
        Rejected(Request with { Shares = [.. Request.Shares.Skip(1)] }).ShouldBe(("shares", "scotland has authorities and needs a share."));
        Rejected(Request with { Shares = [.. Request.Shares, new("wales", 5, true)] }).ShouldBe(("shares", "wales has no authorities."));
    }

    [Fact]
    public void Given_figures_that_cannot_be_when_checked_then_each_member_is_named()
    {
        var faults = new Faults();
        new AdoptRulesRequest(
            "", Today, 0, 0, 61, 0, default, "guesses", [new("scotland", 0, false), new("atlantis", 1, false), new("scotland", 1, false)], 0, 101, -1, 0,
            new(-1, 10_001, 0, 0, 0), -1)
            .Check(faults);
        var problem = faults.ToProblem();
        problem.Errors!.Keys.ShouldBe(
        [
            "authorityBand", "horizonCap", "largestGroup", "matching.family", "matching.placement", "name", "repaymentPercent", "shares[0].share", "shares[1].region",
            "shares[2].region", "thresholdPer100000", "weightsBasis", "workingDaysInCare", "workingDaysNotInCare",
            "workingDaysToDefer", "workingDaysToRespond",
        ]);
    }

    [Fact]
    public void Given_weights_of_more_points_than_there_are_when_checked_then_named()
    {
        var faults = new Faults();
        (Request with { Matching = new(3000, 3000, 3000, 1000, 1) }).Check(faults);
        faults.ToProblem().Errors!.Keys.ShouldBe(["matching"]);
    }

    static (string, string) Rejected(AdoptRulesRequest request) => Decide(request).Rejection is { } no ? (no.Code, no.Text) : default;

    static Decision<SchemeRulesEvent> Decide(AdoptRulesRequest request) => AdoptRules.Decide(
        new SchemeRules { Versions = [Sample.Rules] }, request, ["north-east", "scotland", "south-east"], 4, Today);
}
