using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using TransferScheme.Portal.Words;
using static TransferScheme.Portal.Components.Markup;

namespace TransferScheme.Portal.Components;

/// <summary>One line of text.</summary>
[HtmlTargetElement("gds-input", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class Input(Text words) : LabelledField(words)
{
    /// <summary>How many characters the answer has: 2, 3, 4, 5, 10, 20 or 30; full, or nothing, is the whole column.</summary>
    public string? Width { get; set => field = value.OrNull(); }

    /// <summary>text, email, tel ...</summary>
    public string Type { get; set; } = "text";

    /// <summary>What stands before the answer: £.</summary>
    public string? Prefix { get; set; }

    /// <summary>What stands after the answer: days.</summary>
    public string? Suffix { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var control = Element(
            "input",
            Classes(
                "govuk-input", Width is null or "full" ? null : $"govuk-input--width-{Width}",
                Error is null ? null : "govuk-input--error"),
            ("id", ControlId), ("name", Name), ("type", Type), ("value", Value is "" ? null : Value),
            ("aria-describedby", DescribedBy()))
            .Taking(output);
        output.Leave(Group(null, Head, Prefix is null && Suffix is null
            ? control
            : Element("div", "govuk-input__wrapper").With(Affix("prefix", Prefix), control, Affix("suffix", Suffix))));
    }

    static TagBuilder? Affix(string kind, string? text) =>
        text is null ? null : Element("div", $"govuk-input__{kind}", ("aria-hidden", "true")).With(text);
}
