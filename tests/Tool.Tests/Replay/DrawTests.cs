using FsCheck;
using FsCheck.Fluent;
using TransferScheme.Tool.Replay;

namespace TransferScheme.Tool.Tests.Replay;

public sealed class DrawTests
{
    [Fact]
    public void A_seed_means_the_same_everywhere()
    {
        // The first outputs of SplitMix64 for the seed 0 are E220A8397B1DCDAF, 6E789E6AA1B965F4 and 06C45D188009454F.
        var draw = new Draw(0);

        int[] drawn = [draw.Below(1 << 16), draw.Below(1 << 16), draw.Below(1 << 16)];

        drawn.ShouldBe([0xE220, 0x6E78, 0x06C4]);
    }

    [Fact]
    public void Weights_are_kept_and_what_has_none_is_never_drawn()
    {
        var draw = new Draw(7);

        var drawn = Enumerable.Range(0, 10_000).Select(_ => draw.Weighted([("often", 3), ("never", 0), ("seldom", 1)]))
            .CountBy(word => word).ToDictionary();

        drawn.Keys.ShouldBe(["often", "seldom"], ignoreOrder: true);
        drawn["often"].ShouldBeInRange(7300, 7700);
    }

    [Fact]
    public void Quotas_deal_out_every_kind_as_often_as_its_share() =>
        Prop.ForAll(Gen.Choose(0, 500).ToArbitrary(), total =>
        {
            var (quotas, draw) = (new Quotas<char>(total, [('a', 2), ('b', 1), ('c', 1)]), new Draw(total));
            var dealt = Enumerable.Range(0, total).Select(_ => quotas.Deal(1, draw)).ToLookup(kind => kind);
            (dealt['a'].Count() * 2).ShouldBeInRange(total - 1, total + 1);
            (dealt['b'].Count() - dealt['c'].Count()).ShouldBeInRange(0, 1);
        }).QuickCheckThrowOnFailure();
}
