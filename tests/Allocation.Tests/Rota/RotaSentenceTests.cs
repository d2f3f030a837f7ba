using TransferScheme.Allocation.Rota;

namespace TransferScheme.Allocation.Tests.Rota;

public sealed class RotaSentenceTests
{
    [Theory]
    [InlineData(0, "0.00")]
    [InlineData(1_420_000_000_000, "1.42")]
    [InlineData(4_999_999_999, "0.00")]
    [InlineData(5_000_000_000, "0.01")]
    [InlineData(-4_999_999_999, "0.00")]
    [InlineData(-5_000_000_000, "-0.01")]
    [InlineData(1_994_999_999_999, "1.99")]
    [InlineData(1_995_000_000_000, "2.00")]
    [InlineData(-36_000_000_000_000, "-36.00")]
    public void Given_units_when_shown_then_two_decimals_half_away_from_zero(long units, string shown) =>
        RotaSentence.Children(units).ShouldBe(shown);

    [Fact]
    public void Given_authority_behind_when_chosen_then_its_figures_and_how_many_it_was_furthest_behind_of() =>
        RotaSentence.Placed("Leeds", [Candidate("a", 37_420_000_000_000, 36), Candidate("b", 0, 0)]).ShouldBe(
            "Leeds was chosen: 1.42 children behind its fair share (owed 37.42, received 36), the furthest behind of the " +
            "2 authorities able to take this group in Yorkshire and The Humber, the region furthest behind.");

    [Fact]
    public void Given_single_candidate_when_chosen_then_the_only_authority() =>
        RotaSentence.Placed("Leeds", [Candidate("a", 690_000_000_000, 1)]).ShouldBe(
            "Leeds was chosen: 0.31 children ahead of its fair share (owed 0.69, received 1), the only authority able to take this group.");

    [Fact]
    public void Given_each_exclusion_code_when_unplaced_then_each_has_its_words_in_order() =>
        RotaSentence.Unplaced([.. Eligibility.Codes.Reverse().Select(code => new Exclusion("a", code)), new("b", "threshold")]).ShouldBe(
            "No authority can take this group: 1 not taking part, 2 at or above the threshold, 1 without a free place, 1 declined it, " +
            "1 looking after it now, 1 with too few places for all of it, 1 unsuitable for it.");

    [Fact]
    public void Given_no_authorities_at_all_when_unplaced_then_a_sentence_still() =>
        RotaSentence.Unplaced([]).ShouldBe("No authority can take this group.");

    static RankedCandidate Candidate(string id, long owed, int received) =>
        new(id, "yorkshire-and-the-humber", 1, 0, owed, received, owed - Units.Of(received));
}
