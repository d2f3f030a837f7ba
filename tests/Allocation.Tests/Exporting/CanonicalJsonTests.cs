using System.Text.Json.Nodes;
using TransferScheme.Allocation.Exporting;

namespace TransferScheme.Allocation.Tests.Exporting;

/// <summary>The form of RFC 8785, of which the ledger needs whole numbers only.</summary>
public sealed class CanonicalJsonTests
{
    [Theory]
    [InlineData("0", "0")]
    [InlineData("-0", "0")]
    [InlineData("9007199254740992", "9007199254740992")]
    [InlineData("-9007199254740992", "-9007199254740992")]
    public void Given_a_whole_number_then_its_digits(string json, string text) => Canonical(json).ShouldBe(text);

    [Theory]
    [InlineData("0.25")]
    [InlineData("1e3")]
    [InlineData("9007199254740993")]
    [InlineData("-9007199254740993")]
    [InlineData("99999999999999999999")]
    public void Given_any_other_number_then_it_is_refused(string json) => Should.Throw<FormatException>(() => Canonical(json));

    [Fact]
    public void Given_members_then_in_the_order_of_their_code_units_and_without_spaces() =>
        Canonical("""{ "é": 1, "b": [ true, null, {} ], "a": 25, "€": false, "B": [], "😀": 5, "ﬀ": 6 }""")
            .ShouldBe("""{"B":[],"a":25,"b":[true,null,{}],"é":1,"€":false,"😀":5,"ﬀ":6}""");

    [Fact]
    public void Given_texts_then_only_quotes_backslashes_and_control_characters_are_escaped() =>
        Canonical("""["\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/<é>\b\f\r\t"]""")
            .ShouldBe("""["€$\u000f\nA'B\"\\\\\"/<é>\b\f\r\t"]""");

    static string Canonical(string json) => CanonicalJson.Of(JsonNode.Parse(json));
}
