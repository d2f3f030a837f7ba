using TransferScheme.Allocation.Data;
using TransferScheme.Rota;
using TransferScheme.Rota.Deciding;

namespace TransferScheme.Allocation.Tests.Rota;

public sealed class RealAuthoritiesTests
{
    [Fact]
    public void Given_the_real_authorities_when_weighed_then_each_region_weighs_its_share()
    {
        var regionOf = RealRota.Rows.ToDictionary(a => a.GssCode, a => a.Region);

        RealRota.Weights.GroupBy(w => regionOf[w.Key]).OrderBy(r => r.Key, StringComparer.Ordinal)
            .Select(r => (r.Key, r.Sum(w => w.Value)))
            .ShouldBe(ReferenceData.RegionalShares().Select(s => (s.Region, s.DefaultShare * 1_000_000L)));
        RealRota.Weights["E10000016"].ShouldBe(18_437_518);
        RealRota.Weights.Values.Min().ShouldBe(16_605);
    }

    [Fact]
    public void Given_the_real_authorities_when_Essex_refers_the_first_child_then_the_largest_share_takes_it()
    {
        var roll = RealRota.Roll;
        var decision = GuardedRota.Decide(
            Ledger.Empty.On(roll), RealRota.Positions(), new RotaGroup(1, roll.PlaceOf("E10000012")), new RotaRules("r", "regional-shares"));

        roll.Ids[decision.Chosen].ShouldBe("E10000015");
        decision.Exclusions.Index().Where(e => e.Item is not Exclusion.None).Select(e => (roll.Ids[e.Index], e.Item.Code)).ShouldBe(
        [
            ("E06000020", "threshold"), ("E08000003", "threshold"), ("E08000012", "threshold"), ("E09000008", "threshold"),
            ("E09000019", "threshold"), ("E09000020", "threshold"), ("E09000026", "threshold"), ("E09000033", "threshold"),
            ("E10000012", "entry"), ("E10000016", "threshold"),
        ]);
        decision.Shares[roll.PlaceOf("E10000012")].ShouldBe(35_659_662_326);
        decision.Shares.Sum().ShouldBe(Units.PerChild);
        decision.Ranked(roll).Count.ShouldBe(202);
    }
}
