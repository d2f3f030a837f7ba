using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;
using static TransferScheme.Portal.Components.Markup;

namespace TransferScheme.Portal.Components;

/// <summary>How far the service is, and where to say what one thinks of it.</summary>
[HtmlTargetElement("gds-phase-banner")]
public sealed class PhaseBanner : TagHelper
{
    /// <summary>"Alpha", "Beta".</summary>
    public string Tag { get; set; } = "";

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var text = await output.GetChildContentAsync();
        output.Become("div", "govuk-phase-banner govuk-width-container");
        output.Content.SetHtmlContent(Element("p", "govuk-phase-banner__content").With(
            Element("strong", "govuk-tag govuk-phase-banner__content__tag").With(Tag),
            new HtmlString(" "),
            Element("span", "govuk-phase-banner__text").With(text)));
    }
}
