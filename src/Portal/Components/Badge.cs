using Microsoft.AspNetCore.Razor.TagHelpers;
using static TransferScheme.Portal.Components.Markup;

namespace TransferScheme.Portal.Components;

/// <summary>A small mark beside a name.</summary>
[HtmlTargetElement("moj-badge")]
public sealed class Badge : TagHelper
{
    /// <summary>purple, bright-purple, red, green, blue, black or grey.</summary>
    public string? Colour { get; set; }

    /// <summary>Whether it is larger.</summary>
    public bool Large { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output) =>
        output.Become("span", Classes("moj-badge", Colour is null ? null : $"moj-badge--{Colour}", Large ? "moj-badge--large" : null));
}
