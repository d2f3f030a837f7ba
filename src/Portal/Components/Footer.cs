using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;
using TransferScheme.Portal.Words;
using static TransferScheme.Portal.Components.Markup;

namespace TransferScheme.Portal.Components;

/// <summary>The end of every page, its links each a gds-footer-link: GOV.UK's without the crown, its copyright and its licence, which
/// are not ours.</summary>
[HtmlTargetElement("gds-footer")]
public sealed class Footer(Text words) : TagHelper
{
    /// <summary>What is said of the service below the links.</summary>
    public string? Text { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        List<IHtmlContent> links = [];
        context.Items[typeof(FooterLink)] = links;
        await output.GetChildContentAsync();
        var list = Element("ul", "govuk-footer__inline-list");
        foreach (var link in links)
        {
            list.With(Element("li", "govuk-footer__inline-list-item").With(link));
        }
        output.Become("div", "govuk-footer");
        output.Content.SetHtmlContent(Element("div", "govuk-width-container").With(Element("div", "govuk-footer__meta").With(
            Element("div", "govuk-footer__meta-item govuk-footer__meta-item--grow").With(
                links.Count == 0 && Text is null ? null : Element("h2", "govuk-visually-hidden").With(words["Support links"]),
                links.Count == 0 ? null : list,
                Text is null ? null : Element("div", "govuk-footer__meta-custom").With(Text)))));
    }
}

/// <summary>A link of the footer.</summary>
[HtmlTargetElement("gds-footer-link")]
public sealed class FooterLink : TagHelper
{
    public string Href { get; set; } = "";

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var text = await output.GetChildContentAsync();
        ((List<IHtmlContent>)context.Items[typeof(FooterLink)]).Add(
            Element("a", "govuk-footer__link", ("href", Href)).Taking(output).With(text));
        output.SuppressOutput();
    }
}
