using Microsoft.AspNetCore.Razor.TagHelpers;
using TransferScheme.Portal.Words;

namespace TransferScheme.Portal.Components;

/// <summary>The way back to the question before.</summary>
[HtmlTargetElement("gds-back", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class Back(Text words) : TagHelper
{
    public string Href { get; set; } = "#";

    /// <summary>Words instead of "Back".</summary>
    public string? Text { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.Become("a", "govuk-back-link", ("href", Href));
        output.Content.SetContent(Text ?? words["Back"]);
    }
}
