using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using static TransferScheme.Portal.Components.Markup;

namespace TransferScheme.Portal.Components;

/// <summary>A row of a gds-summary-list: its value stands between the tags, and so does each further act, a gds-action.</summary>
[HtmlTargetElement("gds-row")]
public sealed class Row : Acting
{
    /// <summary>What the value is of.</summary>
    public string Key { get; set; } = "";

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        List<IHtmlContent> actions = [];
        context.Items[typeof(Acting)] = actions;
        var value = await output.GetChildContentAsync();
        if (ActionPart(context) is { } action)
        {
            actions.Insert(0, action);
        }
        ((List<SummaryRow>)context.Items[typeof(SummaryRow)]).Add(new(Key, value, actions));
        output.SuppressOutput();
    }
}

/// <summary>A further act of a gds-row or gds-summary-card.</summary>
[HtmlTargetElement("gds-action", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class FurtherAction : Acting
{
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (ActionPart(context) is { } action)
        {
            ((List<IHtmlContent>)context.Items[typeof(Acting)]).Add(action);
        }
        output.SuppressOutput();
    }
}

/// <summary>What can be done with a row or a card: a link, or a button that sends the page's form with one name and value,
/// so that nothing of a case stands in an address.</summary>
public abstract class Acting : TagHelper
{
    /// <summary>"Change".</summary>
    public string? ActionText { get; set; }

    /// <summary>What is changed, for those who hear the link alone: "name".</summary>
    public string? ActionHidden { get; set; }

    /// <summary>Where the link leads.</summary>
    public string? ActionHref { get; set; }

    /// <summary>The name under which a button is sent.</summary>
    public string? ActionName { get; set; }

    /// <summary>What a button sends.</summary>
    public string? ActionValue { get; set; }

    private protected TagBuilder? ActionPart(TagHelperContext context)
    {
        if (ActionText is null)
        {
            return null;
        }
        var card = context.Items.TryGetValue(typeof(SummaryCard), out var title) ? title as string : null;
        var hidden = (ActionHidden is null ? "" : $" {ActionHidden}") + (card is null ? "" : $" ({card})");
        var action = ActionName is null
            ? Element("a", "govuk-link", ("href", ActionHref))
            : Element("button", "scheme-link-button", ("type", "submit"), ("name", ActionName), ("value", ActionValue));
        return action.With(ActionText).With(hidden.Length == 0 ? null : Hidden(hidden));
    }
}
