using Microsoft.AspNetCore.Razor.TagHelpers;
using TransferScheme.Portal.Words;
using static TransferScheme.Portal.Components.Markup;

namespace TransferScheme.Portal.Components;

/// <summary>What may happen to who goes on.</summary>
[HtmlTargetElement("gds-warning")]
public sealed class Warning(Text words) : TagHelper
{
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        output.Become("div", "govuk-warning-text");
        output.Content.SetHtmlContent(Element("span", "govuk-warning-text__icon", ("aria-hidden", "true")).With("!"));
        output.Content.AppendHtml(Element("strong", "govuk-warning-text__text").With(Hidden(words["Warning"])).With(" ").With(content));
    }
}
