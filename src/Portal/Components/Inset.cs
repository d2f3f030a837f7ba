using Microsoft.AspNetCore.Razor.TagHelpers;

namespace TransferScheme.Portal.Components;

/// <summary>A passage set apart: a quotation, an example.</summary>
[HtmlTargetElement("gds-inset")]
public sealed class Inset : TagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output) => output.Become("div", "govuk-inset-text");
}
