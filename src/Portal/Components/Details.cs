using Microsoft.AspNetCore.Razor.TagHelpers;
using static TransferScheme.Portal.Components.Markup;

namespace TransferScheme.Portal.Components;

/// <summary>What only some readers need.</summary>
[HtmlTargetElement("gds-details")]
public sealed class Details : TagHelper
{
    /// <summary>What is opened.</summary>
    public string Summary { get; set; } = "";

    /// <summary>Whether it is open at first.</summary>
    public bool Open { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        output.Become("details", "govuk-details", ("open", Open ? "" : null));
        output.Content.SetHtmlContent(
            Element("summary", "govuk-details__summary").With(Element("span", "govuk-details__summary-text").With(Summary)));
        output.Content.AppendHtml(Element("div", "govuk-details__text").With(content));
    }
}
