using Microsoft.AspNetCore.Razor.TagHelpers;
using TransferScheme.Portal.Words;

namespace TransferScheme.Portal.Components;

/// <summary>The way past what every page begins with.</summary>
[HtmlTargetElement("gds-skip-link", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class SkipLink(Text words) : TagHelper
{
    /// <summary>The id of the page's own content.</summary>
    public string Href { get; set; } = "#main-content";

    /// <summary>Words instead of "Skip to main content".</summary>
    public string? Text { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.Become("a", "govuk-skip-link", ("href", Href), ("data-module", "govuk-skip-link"));
        output.Content.SetContent(Text ?? words["Skip to main content"]);
    }
}
