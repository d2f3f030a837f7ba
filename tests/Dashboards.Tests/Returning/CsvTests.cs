using TransferScheme.Dashboards.Returning;

namespace TransferScheme.Dashboards.Tests.Returning;

public sealed class CsvTests
{
    [Fact]
    public void Given_rows_then_a_header_and_lines_that_end_as_the_standard_says() =>
        Csv.Of(["a", "b"], [["1", null], ["", "x y"]]).ShouldBe("a,b\r\n1,\r\n,x y\r\n");

    [Theory]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("say \"yes\"", "\"say \"\"yes\"\"\"")]
    [InlineData("two\r\nlines", "\"two\r\nlines\"")]
    [InlineData("Ynys Môn", "Ynys Môn")]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+44", "'+44")]
    [InlineData("-1", "'-1")]
    [InlineData("@sum", "'@sum")]
    [InlineData("\tx", "'\tx")]
    [InlineData("\r=1", "\"'\r=1\"")]
    [InlineData("＝1", "'＝1")]
    [InlineData("=HYPERLINK(\"a\",\"b\")", "\"'=HYPERLINK(\"\"a\"\",\"\"b\"\")\"")]
    [InlineData("fewer than 5", "fewer than 5")]
    public void Given_any_text_then_a_cell_that_is_read_back_and_is_no_formula(string text, string cell) =>
        Csv.Of(["a"], [[text]]).ShouldBe($"a\r\n{cell}\r\n");
}
