using Microsoft.AspNetCore.Razor.TagHelpers;

namespace TransferScheme.Portal.Components;

/// <summary>Buttons and links beside each other.</summary>
[HtmlTargetElement("gds-button-group")]
public sealed class ButtonGroup : TagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output) => output.Become("div", "govuk-button-group");
}
