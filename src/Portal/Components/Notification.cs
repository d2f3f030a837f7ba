using Microsoft.AspNetCore.Razor.TagHelpers;
using TransferScheme.Portal.Words;
using static TransferScheme.Portal.Components.Markup;

namespace TransferScheme.Portal.Components;

/// <summary>What has just happened, or matters on this page.</summary>
[HtmlTargetElement("gds-notification")]
public sealed class Notification(Text words) : TagHelper
{
    /// <summary>success, or important.</summary>
    public string Kind { get; set; } = "important";

    /// <summary>What stands above it instead of "Success" or "Important".</summary>
    public string? Title { get; set; }

    /// <summary>The message where it is one sentence; anything else stands between the tags.</summary>
    public string? Text { get; set; }

    /// <summary>The title's id, where a page has several.</summary>
    public string TitleId { get; set; } = "govuk-notification-banner-title";

    /// <summary>The title's level, 2 to 6.</summary>
    public int HeadingLevel { get; set; } = 2;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        var success = Kind == "success";
        output.Become(
            "div", Classes("govuk-notification-banner", success ? "govuk-notification-banner--success" : null),
            ("role", success ? "alert" : "region"), ("aria-labelledby", TitleId), ("data-module", "govuk-notification-banner"));
        output.Content.SetHtmlContent(Element("div", "govuk-notification-banner__header").With(
            Element($"h{HeadingLevel}", "govuk-notification-banner__title", ("id", TitleId))
                .With(Title ?? words[success ? "Success" : "Important"])));
        output.Content.AppendHtml(Element("div", "govuk-notification-banner__content").With(
            Text is null ? null : Element("p", "govuk-notification-banner__heading").With(Text), content));
    }
}
