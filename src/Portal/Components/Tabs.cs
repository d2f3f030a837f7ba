using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;
using TransferScheme.Portal.Words;
using static TransferScheme.Portal.Components.Markup;

namespace TransferScheme.Portal.Components;

/// <summary>Passages of which one is seen at a time, each a gds-tab; without a script they stand below each other.</summary>
[HtmlTargetElement("gds-tabs")]
public sealed class Tabs(Text words) : TagHelper
{
    /// <summary>What stands above the list without a script, instead of "Contents".</summary>
    public string? Title { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        List<TabPart> tabs = [];
        context.Items[typeof(TabPart)] = tabs;
        await output.GetChildContentAsync();
        output.Become("div", "govuk-tabs", ("data-module", "govuk-tabs"));
        output.Content.SetHtmlContent(Element("h2", "govuk-tabs__title").With(Title ?? words["Contents"]));
        if (tabs.Count == 0)
        {
            return;
        }
        var list = Element("ul", "govuk-tabs__list");
        foreach (var tab in tabs)
        {
            list.With(Element("li", Classes("govuk-tabs__list-item", tab == tabs[0] ? "govuk-tabs__list-item--selected" : null))
                .With(Element("a", "govuk-tabs__tab", ("href", "#" + tab.Id)).With(tab.Label)));
        }
        output.Content.AppendHtml(list);
        foreach (var tab in tabs)
        {
            var hidden = tab == tabs[0] ? null : "govuk-tabs__panel--hidden";
            output.Content.AppendHtml(Element("div", Classes("govuk-tabs__panel", hidden), ("id", tab.Id)).With(tab.Content));
        }
    }
}

sealed record TabPart(string Id, string Label, IHtmlContent Content);

/// <summary>One of gds-tabs.</summary>
[HtmlTargetElement("gds-tab")]
public sealed class Tab : TagHelper
{
    /// <summary>Where a link leads to it.</summary>
    public string Id { get; set; } = "";

    /// <summary>What is on it.</summary>
    public string Label { get; set; } = "";

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ((List<TabPart>)context.Items[typeof(TabPart)]).Add(new(Id, Label, await output.GetChildContentAsync()));
        output.SuppressOutput();
    }
}
