using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;
using TransferScheme.Portal.Words;
using static TransferScheme.Portal.Components.Markup;

namespace TransferScheme.Portal.Components;

/// <summary>The way to the page before and the page after.</summary>
[HtmlTargetElement("gds-pagination", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class Pagination(Text words) : TagHelper
{
    static readonly HtmlString Before = Arrow(
        "prev", "m6.5938-0.0078125-6.7266 6.7266 6.7441 6.4062 1.377-1.449-4.1856-3.9768h12.896v-2h-12.984l4.2931-4.293-1.414-1.414z");
    static readonly HtmlString After = Arrow(
        "next", "m8.107-0.0078125-1.4136 1.414 4.2926 4.293h-12.986v2h12.896l-4.1855 3.9766 1.377 1.4492 6.7441-6.4062-6.7246-6.7266z");

    /// <summary>The address of the page before; nothing on the first.</summary>
    public string? Previous { get; set; }

    /// <summary>The address of the page after; nothing on the last.</summary>
    public string? Next { get; set; }

    /// <summary>Words instead of "Previous page".</summary>
    public string? PreviousText { get; set; }

    /// <summary>Words instead of "Next page".</summary>
    public string? NextText { get; set; }

    /// <summary>What is on the page before.</summary>
    public string? PreviousLabel { get; set; }

    /// <summary>What is on the page after.</summary>
    public string? NextLabel { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        // What a page writes as nothing arrives as an empty text.
        if (string.IsNullOrEmpty(Previous) && string.IsNullOrEmpty(Next))
        {
            output.SuppressOutput();
            return;
        }
        var label = output.Attributes["aria-label"]?.Value is null ? words["Pagination"] : null;
        output.Become("nav", "govuk-pagination govuk-pagination--block", ("aria-label", label));
        output.Content.SetContent("");
        Add(output, "prev", Previous, Before, PreviousText, PreviousLabel, ("Previous", " page"));
        Add(output, "next", Next, After, NextText, NextLabel, ("Next", " page"));
    }

    void Add(
        TagHelperOutput output, string rel, string? href, HtmlString arrow, string? text, string? label, (string Seen, string Heard) usual)
    {
        if (string.IsNullOrEmpty(href))
        {
            return;
        }
        var decorated = label is null ? "govuk-pagination__link-title--decorated" : null;
        var title = Element("span", Classes("govuk-pagination__link-title", decorated));
        output.Content.AppendHtml(Element("div", $"govuk-pagination__{rel}").With(
            Element("a", "govuk-link govuk-pagination__link", ("href", href), ("rel", rel)).With(
                arrow,
                text is null ? title.With(words[usual.Seen]).With(Hidden(words[usual.Heard])) : title.With(text),
                label is null ? null : Hidden(":"),
                label is null ? null : Element("span", "govuk-pagination__link-label").With(label))));
    }

    static HtmlString Arrow(string way, string path) => new(
        $"""<svg class="govuk-pagination__icon govuk-pagination__icon--{way}" xmlns="http://www.w3.org/2000/svg" height="13" width="15" """
        + $"""aria-hidden="true" focusable="false" viewBox="0 0 15 13"><path d="{path}"></path></svg>""");
}
