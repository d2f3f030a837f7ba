using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using static TransferScheme.Portal.Components.Markup;

namespace TransferScheme.Portal.Components;

/// <summary>Facts with their names, each a gds-row.</summary>
[HtmlTargetElement("gds-summary-list")]
public sealed class SummaryList : TagHelper
{
    /// <summary>Whether the lines between the rows are left out.</summary>
    public bool NoBorder { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        List<SummaryRow> rows = [];
        context.Items[typeof(SummaryRow)] = rows;
        await output.GetChildContentAsync();
        output.Become("dl", Classes("govuk-summary-list", NoBorder ? "govuk-summary-list--no-border" : null));
        output.Content.Clear();
        var anyActs = rows.Any(r => r.Actions.Count > 0);
        foreach (var row in rows)
        {
            var noActs = anyActs && row.Actions.Count == 0 ? "govuk-summary-list__row--no-actions" : null;
            output.Content.AppendHtml(Element("div", Classes("govuk-summary-list__row", noActs)).With(
                Element("dt", "govuk-summary-list__key").With(row.Key),
                Element("dd", "govuk-summary-list__value").With(row.Value),
                row.Actions.Count == 0 ? null : Element("dd", "govuk-summary-list__actions").With(Actions(row.Actions))));
        }
    }

    static TagBuilder Actions(List<IHtmlContent> actions)
    {
        if (actions.Count == 1)
        {
            return (TagBuilder)actions[0];
        }
        var list = Element("ul", "govuk-summary-list__actions-list");
        foreach (var action in actions)
        {
            list.With(Element("li", "govuk-summary-list__actions-list-item").With(action));
        }
        return list;
    }
}

/// <summary>A row as its gds-row collected it.</summary>
sealed record SummaryRow(string Key, IHtmlContent Value, List<IHtmlContent> Actions);
