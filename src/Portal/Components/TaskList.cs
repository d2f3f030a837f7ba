using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;
using TransferScheme.Portal.Words;
using static TransferScheme.Portal.Components.Markup;

namespace TransferScheme.Portal.Components;

/// <summary>What is to be done, in any order, each a gds-task.</summary>
[HtmlTargetElement("gds-task-list")]
public sealed class TaskList : TagHelper
{
    /// <summary>With what the ids of hints and statuses begin, where a page has several lists.</summary>
    public string IdPrefix { get; set; } = "task-list";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        context.Items[typeof(TaskNumbers)] = new TaskNumbers(IdPrefix);
        output.Become("ul", "govuk-task-list");
    }
}

sealed class TaskNumbers(string prefix)
{
    int count;

    internal string NextId() => $"{prefix}-{++count}";
}

/// <summary>A task; its name is between the tags or in title.</summary>
[HtmlTargetElement("gds-task")]
public sealed class TaskItem(Text words) : TagHelper
{
    /// <summary>What is to be done; otherwise it stands between the tags.</summary>
    public string? Title { get; set; }

    /// <summary>Where it is done; without it the task cannot be opened.</summary>
    public string? Href { get; set => field = value.OrNull(); }

    /// <summary>Help below the name.</summary>
    public string? Hint { get; set => field = value.OrNull(); }

    /// <summary>Help in sentences of ours and of a service's.</summary>
    public IEnumerable<string> Hints { get; set; } = [];

    /// <summary>completed, incomplete, in-progress, not-started, problem or cannot-start.</summary>
    public string Status { get; set; } = "completed";

    /// <summary>The status in other words than the usual ones.</summary>
    public string? StatusText { get; set => field = value.OrNull(); }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var id = ((TaskNumbers)context.Items[typeof(TaskNumbers)]).NextId();
        var content = await output.GetChildContentAsync();
        var name = new HtmlContentBuilder().Append(Title ?? "").AppendHtml(content);
        var help = Element("div", "govuk-task-list__hint", ("id", $"{id}-hint"));
        foreach (var hint in Hints.Prepend(Hint).OfType<string>())
        {
            help.With(help.HasInnerHtml ? " " : "").With(words.Shown(hint));
        }

        output.Become("li", Classes("govuk-task-list__item", Href is null ? null : "govuk-task-list__item--with-link"));
        output.Content.SetHtmlContent(Element("div", "govuk-task-list__name-and-hint").With(
            Href is null
                ? Element("div", null).With(name)
                : Element(
                    "a", "govuk-link govuk-task-list__link",
                    ("href", Href), ("aria-describedby", !help.HasInnerHtml ? $"{id}-status" : $"{id}-hint {id}-status")).With(name),
            help.HasInnerHtml ? help : null));
        var (usual, colour) = Status switch
        {
            "completed" => ("Completed", null),
            "cannot-start" => ("Cannot start yet", null),
            "incomplete" => ("Incomplete", "blue"),
            "not-started" => ("Not started", "blue"),
            "in-progress" => ("In progress", "light-blue"),
            "problem" => ("There is a problem", "red"),
            _ => throw new InvalidOperationException($"A task's status cannot be \"{Status}\"."),
        };
        var said = StatusText ?? words[usual];
        var later = Status == "cannot-start" ? "govuk-task-list__status--cannot-start-yet" : null;
        output.Content.AppendHtml(Element("div", Classes("govuk-task-list__status", later), ("id", $"{id}-status"))
            .With(colour is null ? new HtmlContentBuilder().Append(said) : Element("strong", $"govuk-tag govuk-tag--{colour}").With(said)));
    }
}
