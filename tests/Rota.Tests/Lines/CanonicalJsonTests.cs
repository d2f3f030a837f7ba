using System.Text.Json.Nodes;
using TransferScheme.Rota.Lines;

namespace TransferScheme.Rota.Tests.Lines;

/// <summary>The form of RFC 8785.</summary>
public sealed class CanonicalJsonTests
{
    [Theory]
    [InlineData("0", "0")]
    [InlineData("-0", "0")]
    [InlineData("-0.0", "0")]
    [InlineData("9007199254740992", "9007199254740992")]
    [InlineData("-9007199254740992", "-9007199254740992")]
    [InlineData("0.25", "0.25")]
    [InlineData("-7.500", "-7.5")]
    [InlineData("1e3", "1000")]
    [InlineData("9007199254740993", "9007199254740992")]
    [InlineData("333333333.33333329", "333333333.3333333")]
    [InlineData("1E30", "1e+30")]
    [InlineData("4.50", "4.5")]
    [InlineData("2e-3", "0.002")]
    [InlineData("0.000001", "0.000001")]
    [InlineData("0.000000000001", "1e-12")]
    [InlineData("0.0000001234", "1.234e-7")]
    [InlineData("0.000000000000000000000000001", "1e-27")]
    [InlineData("999999999999999700000", "999999999999999700000")]
    [InlineData("123456789012345678901234567890", "1.2345678901234568e+29")]
    [InlineData("5e-324", "5e-324")]
    [InlineData("1.7976931348623157e308", "1.7976931348623157e+308")]
    public void Given_a_number_then_as_the_standard_writes_it(string json, string text) => Canonical(json).ShouldBe(text);

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
