using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using TransferScheme.Portal.Words;
using static TransferScheme.Portal.Components.Markup;

namespace TransferScheme.Portal.Components;

/// <summary>One of a long list; its options are gds-option, or items.</summary>
[HtmlTargetElement("gds-select")]
public sealed class Select(Text words) : LabelledField(words)
{
    /// <summary>The options where a page has them as a list; they stand after those that it writes.</summary>
    public IEnumerable<SelectListItem> Items { get; set; } = [];

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var chosen = Value;
        context.Items[typeof(Select)] = chosen ?? "";
        var written = await output.GetChildContentAsync();
        var select = Element(
            "select", "govuk-select", ("id", ControlId), ("name", Name), ("aria-describedby", DescribedBy())).Taking(output);
        if (Error is not null)
        {
            select.Attributes["class"] += " govuk-select--error";
        }
        select.With(written);
        foreach (var item in Items)
        {
            select.With(SelectOption.Part(item.Value, chosen is null ? item.Selected : chosen == (item.Value ?? item.Text), item.Disabled)
                .With(item.Text ?? ""));
        }
        output.Leave(Group(null, Head, select));
    }
}

/// <summary>An option of a gds-select; without a value its text is its value.</summary>
[HtmlTargetElement("gds-option")]
public sealed class SelectOption : TagHelper
{
    /// <summary>What is sent.</summary>
    public string? Value { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var text = await output.GetChildContentAsync();
        var chosen = context.Items.TryGetValue(typeof(Select), out var value) ? value as string : null;
        var isChosen = chosen is { Length: > 0 } && chosen == (Value ?? text.Plain().Trim());
        output.Leave(Part(Value, isChosen, disabled: false).Taking(output).With(text));
    }

    internal static TagBuilder Part(string? value, bool chosen, bool disabled) =>
        Element("option", null, ("value", value), ("selected", chosen ? "" : null), ("disabled", disabled ? "" : null));
}
