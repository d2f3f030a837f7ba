using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using static TransferScheme.Portal.Components.Markup;

namespace TransferScheme.Portal.Components;

/// <summary>A gds-summary-list with a title, of which a page has several.</summary>
[HtmlTargetElement("gds-summary-card")]
public sealed class SummaryCard : Acting
{
    /// <summary>What tells this card from the others; the acts of its rows say it too.</summary>
    public string Title { get; set; } = "";

    /// <summary>The title's level, 2 to 6.</summary>
    public int HeadingLevel { get; set; } = 2;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        context.Items[typeof(SummaryCard)] = Title;
        List<IHtmlContent> actions = [];
        if (ActionPart(context) is { } own)
        {
            actions.Add(own);
        }
        context.Items[typeof(Acting)] = actions;
        var content = await output.GetChildContentAsync();
        output.Become("div", "govuk-summary-card");
        output.Content.SetHtmlContent(Element("div", "govuk-summary-card__title-wrapper").With(
            Title.Length == 0 ? null : Element($"h{HeadingLevel}", "govuk-summary-card__title").With(Title), Actions(actions)));
        output.Content.AppendHtml(Element("div", "govuk-summary-card__content").With(content));
    }

    static TagBuilder? Actions(List<IHtmlContent> actions)
    {
        if (actions.Count < 2)
        {
            return actions.Count == 0 ? null : Element("div", "govuk-summary-card__actions").With(actions[0]);
        }
        var list = Element("ul", "govuk-summary-card__actions");
        foreach (var action in actions)
        {
            list.With(Element("li", "govuk-summary-card__action").With(action));
        }
        return list;
    }
}
