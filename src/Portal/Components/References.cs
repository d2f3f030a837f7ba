using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace TransferScheme.Portal.Components;

/// <summary>A reference of a referral is read as one word: it never breaks at its hyphens.</summary>
static partial class References
{
    /// <summary>Puts each reference in what an element holds into one that stays on one line.</summary>
    /// <param name="output">The element.</param>
    internal static async Task KeepWholeAsync(this TagHelperOutput output)
    {
        var html = (await output.GetChildContentAsync()).GetContent();
        var named = html.Contains("NTS-", StringComparison.Ordinal);
        output.Content.SetHtmlContent(named ? Reference().Replace(html, """<span class="scheme-reference">$0</span>""") : html);
    }

    // In what is read, and never in a tag.
    [GeneratedRegex("NTS-[0-9]{4}-[0-9]{6,}(?=[^<>]*(<|$))", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Reference();
}

/// <summary>The page's heading, and what stands above it.</summary>
[HtmlTargetElement("h1")]
[HtmlTargetElement("span", Attributes = "[class=govuk-caption-l]")]
public sealed class Heading : TagHelper
{
    /// <inheritdoc/>
    public override Task ProcessAsync(TagHelperContext context, TagHelperOutput output) => output.KeepWholeAsync();
}
