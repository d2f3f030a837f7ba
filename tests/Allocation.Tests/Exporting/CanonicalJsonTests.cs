using System.Text.Json.Nodes;
using TransferScheme.Allocation.Exporting;

namespace TransferScheme.Allocation.Tests.Exporting;

/// <summary>The form of RFC 8785, with numbers of its Appendix B.</summary>
public sealed class CanonicalJsonTests
{
    [Theory]
    [InlineData(0x0000000000000000, "0")]
    [InlineData(unchecked((long)0x8000000000000000), "0")]
    [InlineData(0x0000000000000001, "5e-324")]
    [InlineData(unchecked((long)0x8000000000000001), "-5e-324")]
    [InlineData(0x7fefffffffffffff, "1.7976931348623157e+308")]
    [InlineData(0x4340000000000000, "9007199254740992")]
    [InlineData(unchecked((long)0xc340000000000000), "-9007199254740992")]
    [InlineData(0x4430000000000000, "295147905179352830000")]
    [InlineData(0x44b52d02c7e14af5, "9.999999999999997e+22")]
    [InlineData(0x44b52d02c7e14af6, "1e+23")]
    [InlineData(0x444b1ae4d6e2ef4e, "999999999999999700000")]
    [InlineData(0x444b1ae4d6e2ef50, "1e+21")]
    [InlineData(0x3eb0c6f7a0b5ed8c, "9.999999999999997e-7")]
    [InlineData(0x3eb0c6f7a0b5ed8d, "0.000001")]
    [InlineData(0x41b3de4355555553, "333333333.3333332")]
    [InlineData(0x41b3de4355555557, "333333333.33333343")]
    [InlineData(0x3ff4000000000000, "1.25")]
    public void Given_a_number_then_the_shortest_digits_as_ECMAScript_writes_them(long bits, string text) =>
        CanonicalJson.Number(BitConverter.Int64BitsToDouble(bits)).ShouldBe(text);

    [Fact]
    public void Given_no_number_then_it_cannot_be_written() => Should.Throw<FormatException>(() => CanonicalJson.Number(double.NaN));

    [Fact]
    public void Given_members_then_in_the_order_of_their_code_units_and_without_spaces() =>
        Canonical("""{ "é": 1, "b": [ true, null, {} ], "a": 0.250, "€": false, "B": [], "😀": 5, "ﬀ": 6 }""")
            .ShouldBe("""{"B":[],"a":0.25,"b":[true,null,{}],"é":1,"€":false,"😀":5,"ﬀ":6}""");

    [Fact]
    public void Given_texts_then_only_quotes_backslashes_and_control_characters_are_escaped() =>
        Canonical("""["\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/<é>\b\f\r\t"]""")
            .ShouldBe("""["€$\u000f\nA'B\"\\\\\"/<é>\b\f\r\t"]""");

    static string Canonical(string json) => CanonicalJson.Of(JsonNode.Parse(json));
}
