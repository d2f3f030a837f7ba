using Microsoft.AspNetCore.Razor.TagHelpers;
using static TransferScheme.Portal.Components.Markup;

namespace TransferScheme.Portal.Components;

/// <summary>An answer to choose: its text is what stands between the tags.</summary>
[HtmlTargetElement("gds-radio"), HtmlTargetElement("gds-checkbox")]
public sealed class Choice : TagHelper
{
    /// <summary>What is sent; "true" for the single checkbox of a yes-or-no.</summary>
    public string Value { get; set; } = "true";

    /// <summary>Help below the answer.</summary>
    public string? Hint { get; set => field = value.OrNull(); }

    /// <summary>Whether a checkbox takes back all others ("None of these").</summary>
    public bool Exclusive { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var group = (ChoiceGroup)context.Items[typeof(ChoiceGroup)];
        var (id, block, chosen) = (group.NextId(), group.Block, group.Chosen.Contains(Value));
        var further = new Further();
        context.Items[typeof(Further)] = further;
        var text = await output.GetChildContentAsync();
        var describedBy = Classes(group.DescribedBy, Hint is null ? null : $"{id}-item-hint");
        var item = Element("div", $"{block}__item").With(
            Element(
                "input", $"{block}__input", ("id", id), ("name", group.Name), ("type", group.Type), ("value", Value),
                ("checked", chosen ? "" : null), ("data-aria-controls", further.Content is null ? null : $"conditional-{id}"),
                ("data-behaviour", Exclusive ? "exclusive" : null), ("aria-describedby", describedBy.Length == 0 ? null : describedBy))
                .Taking(output),
            Element("label", $"govuk-label {block}__label", ("for", id)).With(text),
            Hint is null ? null : Element("div", $"govuk-hint {block}__hint", ("id", $"{id}-item-hint")).With(Hint));
        output.Leave(item, further.Content is null
            ? null
            : Element("div", Classes($"{block}__conditional", chosen ? null : $"{block}__conditional--hidden"), ("id", $"conditional-{id}"))
                .With(further.Content));
    }
}

/// <summary>The word between two answers: "or".</summary>
[HtmlTargetElement("gds-radio-divider"), HtmlTargetElement("gds-checkbox-divider")]
public sealed class ChoiceDivider : TagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var group = (ChoiceGroup)context.Items[typeof(ChoiceGroup)];
        group.NextId();
        output.Become("div", $"{group.Block}__divider");
    }
}
