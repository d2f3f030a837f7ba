using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;
using TransferScheme.Portal.Words;
using static TransferScheme.Portal.Components.Markup;

namespace TransferScheme.Portal.Components;

/// <summary>What has happened, each a moj-timeline-item.</summary>
[HtmlTargetElement("moj-timeline")]
public sealed class Timeline : TagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output) => output.Become("div", "moj-timeline");
}

/// <summary>One thing that happened; what more is to be said of it stands between the tags.</summary>
[HtmlTargetElement("moj-timeline-item")]
public sealed class TimelineItem(Text words, Dates dates) : TagHelper
{
    /// <summary>What happened.</summary>
    public string Title { get; set; } = "";

    /// <summary>Who did it.</summary>
    public string? By { get; set; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; set; }

    /// <summary>The title's level, 2 to 6.</summary>
    public int HeadingLevel { get; set; } = 2;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        output.Become("div", "moj-timeline__item");
        output.Content.SetHtmlContent(Element("div", "moj-timeline__header").With(
            Element($"h{HeadingLevel}", "moj-timeline__title").With(words.Shown(Title)),
            By is null
                ? null
                : Element("p", "moj-timeline__byline").With(string.Format(CultureInfo.InvariantCulture, words["by {0}"], By))));
        output.Content.AppendHtml(Element("p", "moj-timeline__date").With(
            Element("time", null, ("datetime", At.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)))
                .With(dates.Time(At))));
        if (!content.IsEmptyOrWhiteSpace)
        {
            output.Content.AppendHtml(Element("div", "moj-timeline__description").With(content));
        }
    }
}
