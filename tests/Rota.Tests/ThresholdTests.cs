namespace TransferScheme.Rota.Tests;

public sealed class ThresholdTests
{
    [Theory]
    [InlineData(346_000, 100, 345, false, 1)]
    [InlineData(346_000, 100, 346, true, 0)]
    [InlineData(346_000, 100, 347, true, 0)]
    [InlineData(346_400, 100, 346, false, 1)]
    [InlineData(346_400, 100, 347, true, 0)]
    [InlineData(330_000, 70, 231, true, 0)]
    [InlineData(330_000, 70, 232, true, 0)]
    [InlineData(346_000, 70, 300, true, 0)]
    [InlineData(346_000, 100, 300, false, 46)]
    public void Given_count_in_care_when_tested_then_exempt_at_or_over_the_exact_ratio(
        int population, int parts, int uasc, bool exempt, int places)
    {
        var threshold = new Threshold(population, parts);

        threshold.Exempts(uasc).ShouldBe(exempt);
        threshold.Headroom(uasc).ShouldBe(places);
    }

    [Fact]
    public void Given_344_in_care_one_accepted_and_one_open_offer_when_asked_for_headroom_then_full()
    {
        var threshold = new Threshold(346_000, 100);

        threshold.Headroom(344 + 1 + 1).ShouldBe(0);
        threshold.Exempts(344 + 1 + 1).ShouldBeTrue();
    }

    [Theory]
    [InlineData(346_000, 346)]
    [InlineData(346_001, 347)]
    [InlineData(346_400, 347)]
    [InlineData(999, 1)]
    public void Given_population_when_threshold_is_shown_then_rounded_up(int population, int shown) =>
        new Threshold(population, 100).RoundedUp.ShouldBe(shown);

    [Fact]
    public void Given_largest_figures_when_tested_then_no_overflow()
    {
        new Threshold(int.MaxValue, 100_000).Exempts(int.MaxValue).ShouldBeTrue();
        new Threshold(int.MaxValue, 100_000).Exempts(int.MaxValue - 1).ShouldBeFalse();
    }
}
