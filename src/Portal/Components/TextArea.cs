using Microsoft.AspNetCore.Razor.TagHelpers;
using TransferScheme.Portal.Words;
using static TransferScheme.Portal.Components.Markup;

namespace TransferScheme.Portal.Components;

/// <summary>Text of several lines.</summary>
[HtmlTargetElement("gds-textarea", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class TextArea(Text words) : LabelledField(words)
{
    /// <summary>How many lines are seen at once.</summary>
    public int Rows { get; set; } = 5;

    public override void Process(TagHelperContext context, TagHelperOutput output) => output.Leave(Group(null, Head, Element(
            "textarea", Classes("govuk-textarea", Error is null ? null : "govuk-textarea--error"),
            ("id", ControlId), ("name", Name), ("rows", Written(Rows)), ("aria-describedby", DescribedBy()))
        .Taking(output).With(Lines(Value))));

    // A browser drops the first line break after the start tag, so that one typed there needs another before it.
    internal static string Lines(string? value) => value is ['\n' or '\r', ..] ? "\n" + value : value ?? "";
}
