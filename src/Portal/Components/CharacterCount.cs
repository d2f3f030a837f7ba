using Microsoft.AspNetCore.Razor.TagHelpers;
using TransferScheme.Portal.Words;
using static TransferScheme.Portal.Components.Markup;

namespace TransferScheme.Portal.Components;

/// <summary>Text of several lines and of a greatest length; the browser counts what is left.</summary>
[HtmlTargetElement("gds-character-count", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class CharacterCount(Text words) : LabelledField(words)
{
    /// <summary>How many lines are seen at once.</summary>
    public int Rows { get; set; } = 5;

    /// <summary>How many characters there may be.</summary>
    public int Max { get; set; }

    /// <summary>At which percentage of the greatest length the count begins to be shown.</summary>
    public int? Threshold { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var group = Group(
            "govuk-character-count", Head,
            Element(
                "textarea", Classes("govuk-textarea", Error is null ? null : "govuk-textarea--error", "govuk-js-character-count"),
                ("id", ControlId), ("name", Name), ("rows", Written(Rows)), ("aria-describedby", DescribedBy($"{ControlId}-info")))
                .Taking(output).With(TextArea.Lines(Value)),
            Element("div", "govuk-hint govuk-character-count__message", ("id", $"{ControlId}-info"))
                .With(Words["You can enter up to %{count} characters"].Replace("%{count}", Written(Max), StringComparison.Ordinal)));
        (string Name, string? Value)[] script =
        [
            ("data-module", "govuk-character-count"), ("data-maxlength", Written(Max)), ("data-threshold", Written(Threshold)),
            Translated("characters-under-limit.one", "You have %{count} character remaining"),
            Translated("characters-under-limit.other", "You have %{count} characters remaining"),
            Translated("characters-at-limit", "You have 0 characters remaining"),
            Translated("characters-over-limit.one", "You have %{count} character too many"),
            Translated("characters-over-limit.other", "You have %{count} characters too many"),
        ];
        foreach (var (name, value) in script)
        {
            if (value is not null)
            {
                group.Attributes[name] = value;
            }
        }
        output.Leave(group);
    }
}
