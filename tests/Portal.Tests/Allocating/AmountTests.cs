using TransferScheme.Portal.Scheme;
using TransferScheme.Portal.Words;

namespace TransferScheme.Portal.Tests.Allocating;

/// <summary>Amounts are rounded once, from whole units, half away from zero.</summary>
public sealed class AmountTests
{
    [Theory]
    [InlineData("0", "0.00")]
    [InlineData("1420000000000", "1.42")]
    [InlineData("-314999999999", "−0.31")]
    [InlineData("-315000000000", "−0.32")]
    [InlineData("5000000000", "0.01")]
    [InlineData("-4999999999", "0.00")]
    [InlineData("9223372036854775807", "9223372.04")]
    [InlineData("-9223372036854775808", "−9223372.04")]
    public void Given_units_then_children_have_two_decimals(string units, string children) =>
        InChildren.Of(InChildren.Units(units)).ShouldBe(children);

    [Theory]
    [InlineData(1_420_000_000_000, "1.42 children behind its share")]
    [InlineData(-310_000_000_000, "0.31 children ahead of its share")]
    [InlineData(-4_999_999_999, "even with its share")]
    public void Given_a_balance_then_the_words_say_which_way_it_leans(long units, string words) =>
        InChildren.Standing(units, new Text()).ShouldBe(words);
}
