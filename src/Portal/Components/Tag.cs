using Microsoft.AspNetCore.Razor.TagHelpers;
using static TransferScheme.Portal.Components.Markup;

namespace TransferScheme.Portal.Components;

/// <summary>A status in a word.</summary>
[HtmlTargetElement("gds-tag")]
public sealed class Tag : TagHelper
{
    /// <summary>grey, green, teal, blue, light-blue, purple, magenta, red, orange or yellow.</summary>
    public string? Colour { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output) =>
        output.Become("strong", Classes("govuk-tag", Colour is null ? null : $"govuk-tag--{Colour}"));
}
