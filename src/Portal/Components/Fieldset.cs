using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;
using static TransferScheme.Portal.Components.Markup;

namespace TransferScheme.Portal.Components;

/// <summary>Fields that belong together.</summary>
[HtmlTargetElement("gds-fieldset")]
public sealed class Fieldset : TagHelper
{
    /// <summary>What the fields are about.</summary>
    public string? Legend { get; set; }

    /// <summary>s, m, l or xl; a heading is l unless this says otherwise.</summary>
    public string? LegendSize { get; set; }

    /// <summary>Whether the legend is the page's h1.</summary>
    public bool Heading { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.Become("fieldset", "govuk-fieldset");
        if (Legend is not null)
        {
            output.PreContent.AppendHtml(LegendPart(Legend, Heading, LegendSize));
        }
    }

    internal static IHtmlContent LegendPart(string legend, bool heading, string? size)
    {
        var shown = size ?? (heading ? "l" : null);
        var element = Element(
            "legend", Classes("govuk-fieldset__legend", string.IsNullOrEmpty(shown) ? null : $"govuk-fieldset__legend--{shown}"));
        return heading ? element.With(Element("h1", "govuk-fieldset__heading").With(legend)) : element.With(legend);
    }
}
