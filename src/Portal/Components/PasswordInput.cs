using Microsoft.AspNetCore.Razor.TagHelpers;
using TransferScheme.Portal.Words;
using static TransferScheme.Portal.Components.Markup;

namespace TransferScheme.Portal.Components;

/// <summary>A password, which can be shown while it is typed and is never sent back.</summary>
[HtmlTargetElement("gds-password-input", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class PasswordInput(Text words) : LabelledField(words)
{
    /// <summary>current-password, or new-password where one is chosen.</summary>
    public string Autocomplete { get; set; } = "current-password";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var group = Group("govuk-password-input", Head, Element("div", "govuk-input__wrapper govuk-password-input__wrapper").With(
            Element(
                "input",
                Classes(
                    "govuk-input govuk-password-input__input govuk-js-password-input-input", Error is null ? null : "govuk-input--error"),
                ("id", ControlId), ("name", Name), ("type", "password"), ("spellcheck", "false"),
                ("aria-describedby", DescribedBy()), ("autocomplete", Autocomplete), ("autocapitalize", "none"))
                .Taking(output),
            Element(
                "button", "govuk-button govuk-button--secondary govuk-password-input__toggle govuk-js-password-input-toggle",
                ("type", "button"), ("data-module", "govuk-button"), ("aria-controls", ControlId),
                ("aria-label", Words["Show password"]), ("hidden", ""))
                .With(Words["Show"])));
        (string Name, string? Value)[] script =
        [
            ("data-module", "govuk-password-input"),
            Translated("show-password", "Show"),
            Translated("hide-password", "Hide"),
            Translated("show-password-aria-label", "Show password"),
            Translated("hide-password-aria-label", "Hide password"),
            Translated("password-shown-announcement", "Your password is visible"),
            Translated("password-hidden-announcement", "Your password is hidden"),
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
