using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using TransferScheme.Platform.Printing;

namespace TransferScheme.Platform.Tests.Printing;

/// <summary>A page to print: what people wrote stands in it as text, and a moment is one moment.</summary>
public sealed class PageTests
{
    [Theory]
    [InlineData("2026-01-05T09:00:00Z", "5 January 2026, 09:00 GMT")]
    [InlineData("2026-03-29T00:59:00Z", "29 March 2026, 00:59 GMT")]
    [InlineData("2026-03-29T01:00:00Z", "29 March 2026, 02:00 BST")]
    [InlineData("2026-07-01T23:30:00Z", "2 July 2026, 00:30 BST")]
    [InlineData("2026-10-25T00:30:00Z", "25 October 2026, 01:30 BST")]
    [InlineData("2026-10-25T01:30:00Z", "25 October 2026, 01:30 GMT")]
    [InlineData("2026-10-25T01:30:00+05:00", "24 October 2026, 21:30 BST")]
    public void A_moment_says_whose_time_it_is(string moment, string words) =>
        Page.Instant(DateTimeOffset.Parse(moment, System.Globalization.CultureInfo.InvariantCulture)).ShouldBe(words);

    [Fact]
    public void What_people_wrote_stands_in_it_as_text_and_what_was_not_said_has_no_heading()
    {
        var page = new Page("Paper");
        page.Begin("case <1>", "for <you> & me");
        page.Terms("Said <here>", "R1", ("Term <a>", "Text <b>"), ("Nothing", " "));
        page.Terms("Not said", null, ("Nothing", null));
        page.Table("Table <c>", null, ["Column <d>", "Other"], [["Cell <e>", null]]);
        var html = page.End();
        html.ShouldContain("<title>Paper: case &lt;1&gt;</title>");
        html.ShouldContain("<p class=\"lead\">for &lt;you&gt; &amp; me</p>");
        html.ShouldContain("<h2>Said &lt;here&gt; <small>(R1)</small></h2><dl>\n<div><dt>Term &lt;a&gt;</dt><dd>Text &lt;b&gt;</dd></div>\n</dl>");
        html.ShouldContain("<caption>Table &lt;c&gt;</caption>\n<thead><tr><th scope=\"col\">Column &lt;d&gt;</th><th scope=\"col\">Other</th></tr></thead>");
        html.ShouldContain("<tr><td>Cell &lt;e&gt;</td><td></td></tr>");
        html.ShouldContain("@bottom-left{content:\"Paper\"");
        html.ShouldNotContain("Not said");
        html.ShouldNotContain("Nothing");
        html.ShouldEndWith("</main></body></html>\n");
    }

    [Fact]
    public void Its_policy_knows_its_own_style_by_the_hash_and_nothing_else()
    {
        var (deed, direction) = (Answered("Deed"), Answered("Direction"));
        deed.Policy.ShouldBe($"default-src 'none'; style-src 'sha256-{deed.Hash}'; frame-ancestors 'none'");
        direction.Policy.ShouldContain(direction.Hash);
        direction.Hash.ShouldNotBe(deed.Hash);
    }

    static (string Policy, string Hash) Answered(string title)
    {
        var page = new Page(title);
        page.Begin("a case", "<style>body{color:red}</style>");
        var (http, html) = (new DefaultHttpContext(), page.End());
        Page.Answer(http, html);
        var style = html.Split("<style>") is [_, var after] ? after.Split("</style>")[0] : throw new InvalidOperationException(html);
        return ($"{http.Response.Headers.ContentSecurityPolicy}", Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style))));
    }
}
