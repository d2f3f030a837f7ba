using Microsoft.AspNetCore.Razor.TagHelpers;
using static TransferScheme.Portal.Components.Markup;

namespace TransferScheme.Portal.Components;

/// <summary>The end of a journey: that it is done.</summary>
[HtmlTargetElement("gds-panel")]
public sealed class Panel : TagHelper
{
    /// <summary>What is done.</summary>
    public string Title { get; set; } = "";

    /// <summary>The title's level; 1 is the page's heading.</summary>
    public int HeadingLevel { get; set; } = 1;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        output.Become("div", "govuk-panel govuk-panel--confirmation");
        output.Content.SetHtmlContent(Element($"h{HeadingLevel}", "govuk-panel__title").With(Title));
        if (!content.IsEmptyOrWhiteSpace)
        {
            output.Content.AppendHtml(Element("div", "govuk-panel__body").With(content));
        }
    }
}
