using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;
using TransferScheme.Portal.Words;
using static TransferScheme.Portal.Components.Markup;

namespace TransferScheme.Portal.Components;

/// <summary>Radios or checkboxes: one question with its answers to choose from.</summary>
public abstract class Choices(Text words, string type) : Field(words)
{
    /// <summary>The question. A single checkbox may do without.</summary>
    public string? Legend { get; set; }

    /// <summary>s, m, l or xl; a heading is l unless this says otherwise.</summary>
    public string? LegendSize { get; set; }

    /// <summary>Smaller ones, for a form beside what it is about.</summary>
    public bool Small { get; set; }

    private protected virtual bool OnOneLine => false;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        context.Items[typeof(ChoiceGroup)] =
            new ChoiceGroup(type, Name, ControlId, Values) { DescribedBy = type == "checkbox" && Legend is null ? DescribedBy() : null };
        var items = await output.GetChildContentAsync();
        var block = type == "radio" ? "govuk-radios" : "govuk-checkboxes";
        var list = Element(
            "div", Classes(block, OnOneLine ? $"{block}--inline" : null, Small ? $"{block}--small" : null), ("data-module", block))
            .Taking(output).With(items);
        output.Leave(Legend is null
            ? Group(null, HintPart, ErrorPart, list)
            : Group(null, InFieldset(Legend, LegendSize, null, HintPart, ErrorPart, list)));
    }
}

/// <summary>What the answers know of their question.</summary>
sealed record ChoiceGroup(string Type, string Name, string Id, IReadOnlyList<string> Chosen)
{
    int count;

    /// <summary>The ids that describe a checkbox whose question has no legend.</summary>
    internal string? DescribedBy { get; init; }

    internal string Block => Type == "radio" ? "govuk-radios" : "govuk-checkboxes";

    /// <summary>The next answer's id: the first one's is the field's own, so that the error summary leads to it.</summary>
    internal string NextId() => ++count == 1 ? Id : $"{Id}-{count}";
}

/// <summary>What is asked further of who chooses one answer, inside gds-radio or gds-checkbox.</summary>
[HtmlTargetElement("gds-conditional")]
public sealed class Conditional : TagHelper
{
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        ((Further)context.Items[typeof(Further)]).Content = content;
        output.SuppressOutput();
    }
}

/// <summary>Holds a gds-conditional's content until its answer is written.</summary>
sealed class Further
{
    internal IHtmlContent? Content { get; set; }
}
