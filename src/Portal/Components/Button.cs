using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace TransferScheme.Portal.Components;

/// <summary>A button that sends the form, or with href a link that looks like one.</summary>
[HtmlTargetElement("gds-button")]
public sealed class Button : TagHelper
{
    static readonly HtmlString Arrow = new(
        """<svg class="govuk-button__start-icon" xmlns="http://www.w3.org/2000/svg" width="17.5" height="19" viewBox="0 0 33 40" """
        + """aria-hidden="true" focusable="false"><path fill="currentColor" d="M0 0h13l20 20-20 20H0l20-20z"/></svg>""");

    /// <summary>secondary, warning, inverse or start; nothing for the page's main act.</summary>
    public string? Kind { get; set => field = value.OrNull(); }

    /// <summary>Where it leads: with it this is a link.</summary>
    public string? Href { get; set; }

    /// <summary>submit, or button for what only a script uses.</summary>
    public string Type { get; set; } = "submit";

    /// <summary>Whether a second press within a second is not sent.</summary>
    public bool PreventDoubleClick { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var classes = Kind is null ? "govuk-button" : $"govuk-button govuk-button--{Kind}";
        if (Href is not null)
        {
            output.Become("a", classes, ("href", Href), ("role", "button"), ("draggable", "false"), ("data-module", "govuk-button"));
        }
        else
        {
            output.Become(
                "button", classes, ("type", Type), ("data-module", "govuk-button"),
                ("data-prevent-double-click", PreventDoubleClick ? "true" : null));
        }
        if (Kind == "start")
        {
            output.PostContent.AppendHtml(Arrow);
        }
    }
}
