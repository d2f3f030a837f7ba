using Microsoft.AspNetCore.Razor.TagHelpers;
using TransferScheme.Portal.Words;
using static TransferScheme.Portal.Components.Markup;

namespace TransferScheme.Portal.Components;

/// <summary>Where the page stands, each step a gds-crumb.</summary>
[HtmlTargetElement("gds-breadcrumbs")]
public sealed class Breadcrumbs(Text words) : TagHelper
{
    /// <summary>Whether a narrow screen shows the first and last step only.</summary>
    public bool Collapse { get; set; }

    /// <summary>What this is called instead of "Breadcrumb".</summary>
    public string? Label { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.Become(
            "nav", Classes("govuk-breadcrumbs", Collapse ? "govuk-breadcrumbs--collapse-on-mobile" : null),
            ("aria-label", Label ?? words["Breadcrumb"]));
        output.PreContent.AppendHtml("<ol class=\"govuk-breadcrumbs__list\">");
        output.PostContent.AppendHtml("</ol>");
    }
}

/// <summary>A step; without href it is this page.</summary>
[HtmlTargetElement("gds-crumb")]
public sealed class Crumb : TagHelper
{
    public string? Href { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var text = await output.GetChildContentAsync();
        if (Href is null)
        {
            output.Become("li", "govuk-breadcrumbs__list-item", ("aria-current", "page"));
            return;
        }
        output.Leave(Element("li", "govuk-breadcrumbs__list-item").With(
            Element("a", "govuk-breadcrumbs__link", ("href", Href)).Taking(output).With(text)));
    }
}
