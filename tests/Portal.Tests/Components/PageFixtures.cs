using TransferScheme.Portal.Components;

namespace TransferScheme.Portal.Tests.Components;

/// <summary>How the options of a component's fixture are said with our attributes; nothing where they cannot be.</summary>
static class PageFixtures
{
    static readonly Words.Text Words = new("en");

    internal static readonly Dictionary<string, Func<Options, Node?>> Said = new(StringComparer.Ordinal)
    {
        ["back-link"] = o => Node.Of(new Back(Words) { Href = o.Text("href") ?? "#", Text = o.Text("text") }).With(o.Written()),
        ["breadcrumbs"] = o => Node.Of(
            new Breadcrumbs(Words) { Collapse = o.Bool("collapseOnMobile"), Label = o.Text("labelText") },
            [.. o.List("items").Select(i => Node.Of(new Crumb { Href = i.Text("href") }, Inner(i)).With(i.Written()))]).With(o.Written()),
        ["button"] = Button,
        ["details"] = o => Node.Of(
            new Details { Summary = o.Text("summaryText") ?? "", Open = o.Bool("open") }, Inner(o)).With(o.Written("id")),
        ["error-summary"] = ErrorSummary,
        ["fieldset"] = o => Node.Of(
            new Fieldset
            {
                Legend = o.Text("legend.text"),
                LegendSize = o.Modifier("legend.classes", "govuk-fieldset__legend--") ?? "",
                Heading = o.Bool("legend.isPageHeading"),
            },
            Inner(o)).With(o.Written("role")),
        ["footer"] = o => o.Has("meta") && o.Text("meta.text") is null && o.List("meta.items").Count == 0 ? null : Node.Of(
            new Footer(Words) { Text = o.Text("meta.text") },
            [.. o.List("meta.items").Select(i => Node.Of(new FooterLink { Href = i.Text("href") ?? "" }, Inner(i)).With(i.Written()))])
            .With(o.Written()),
        ["inset-text"] = o => Node.Of(new Inset(), Inner(o)).With(o.Written("id")),
        ["notification-banner"] = o => Node.Of(
            new Notification(Words)
            {
                Kind = o.Modifier("type", "success") == "" ? "success" : "important",
                Title = o.Text("titleText"),
                TitleId = o.Text("titleId") ?? "govuk-notification-banner-title",
                HeadingLevel = int.Parse(o.Text("titleHeadingLevel") ?? "2"),
                Text = o.Has("html") ? null : o.Text("text"),
            },
            Node.Markup(o.Text("html") ?? "")).With(o.Written()),
        ["pagination"] = o => o.Has("previous") || o.Has("next")
            ? Node.Of(new Pagination(Words)
            {
                Previous = o.Text("previous.href"),
                PreviousText = o.Text("previous.text"),
                PreviousLabel = o.Text("previous.labelText"),
                Next = o.Text("next.href"),
                NextText = o.Text("next.text"),
                NextLabel = o.Text("next.labelText"),
            }).With(o.Written()).With(o.Text("landmarkLabel") is { } label ? [("aria-label", label)] : [])
            : null,
        ["panel"] = o => o.Has("actions") || o.Text("classes")?.Contains("interruption", StringComparison.Ordinal) == true ? null : Node.Of(
            new Panel { Title = o.Text("titleText") ?? "", HeadingLevel = int.Parse(o.Text("headingLevel") ?? "1") }, Inner(o))
            .With(o.Written()),
        ["phase-banner"] = o => Node.Of(new PhaseBanner { Tag = o.Text("tag.text") ?? "" }, Inner(o)).With(o.Written()),
        ["service-navigation"] = o => Node.Of(
            new ServiceNavigation(Words)
            {
                Name = o.Text("serviceName"),
                Home = o.Text("serviceUrl"),
                NavigationId = o.Text("navigationId") ?? "navigation",
            },
            [.. o.List("navigation").Select(i => Node.Of(
                new NavItem { Href = i.Text("href"), Current = i.Bool("current"), Active = i.Bool("active") }, Inner(i))
                .With(i.Written()))])
            .With(o.Written()),
        ["skip-link"] = o => o.Has("text")
            ? Node.Of(new SkipLink(Words) { Href = o.Text("href") ?? "#content", Text = o.Text("text") }).With(o.Written())
            : null,
        ["summary-list"] = SummaryList,
        ["table"] = Table,
        ["tabs"] = o => Node.Of(
            new Tabs(Words) { Title = o.Text("title") },
            [.. o.List("items").Select(i => Node.Of(
                new Tab { Id = i.Text("id") ?? "", Label = i.Text("label") ?? "" },
                i.Text("panel.text") is { } text
                    ? Node.Markup("<p class=\"govuk-body\">", Node.Text(text))
                    : Node.Markup(i.Text("panel.html") ?? "")))])
            .With(o.Written("id")),
        ["tag"] = o => Node.Of(new Tag { Colour = o.Modifier("classes", "govuk-tag--") }, Inner(o)).With(o.Written()),
        ["task-list"] = o => Node.Of(
            new TaskList { IdPrefix = o.Text("idPrefix") ?? "task-list" }, [.. o.List("items").Select(Task)]).With(o.Written()),
        ["warning-text"] = o => Node.Of(new Warning(Words), Inner(o)).With(o.Written())
            with
        { Name = o.Modifier("iconFallbackText", "Warning") ?? "gds-warning" },
    };

    // Where a fixture has both, the markup is what its template shows.
    static Node Inner(Options o)
    {
        var text = o.Text("text");
        return o.Text("html") is { } html ? Node.Markup(html) : Node.Text(text ?? "");
    }

    static Node? Button(Options o)
    {
        var isUnsaid = (o.Has("preventDoubleClick") && !o.Bool("preventDoubleClick"))
            || (o.Has("href") && o.Has("disabled")) || (o.Has("html") && o.Has("isStartButton"));
        if (isUnsaid)
        {
            return null;
        }
        var isStart = o.Bool("isStartButton");
        var kind = isStart ? "start"
            : o.Modifier("classes", "govuk-button--") is { } one and ("secondary" or "warning" or "inverse") ? one
            : null;
        var node = Node.Of(
            new Button
            {
                Kind = kind,
                Href = o.Text("href"),
                Type = o.Text("type") ?? "submit",
                PreventDoubleClick = o.Bool("preventDoubleClick"),
            },
            Inner(o)).With(o.Written("id", "name", "value", "disabled"));
        return node.Attributes.Any(a => a.Name == "disabled") ? node.With([("aria-disabled", "true")]) : node;
    }

    static Node? ErrorSummary(Options o)
    {
        var page = new Page();
        var errors = o.List("errorList");
        foreach (var error in errors)
        {
            page.State.AddModelError(error.Modifier("href", "#") ?? "", error.Text("text") ?? "");
        }
        var summary = new ErrorSummary(Words) { Title = o.Text("titleText"), ViewContext = page.View };
        return errors.Count == 0 ? null : Node.Of(summary, Node.Text(o.Text("descriptionText") ?? "")).With(o.Written());
    }

    static Node SummaryList(Options o)
    {
        var rows = o.List("rows").Select(row =>
        {
            var acts = row.List("actions.items").Select(Act).ToList();
            var own = new Row { Key = row.Text("key.text") ?? "" };
            var value = row.Text("value.html") is { } html ? Node.Markup(html) : Node.Text(row.Text("value.text") ?? "");
            return Node.Of(own, [value, .. acts.Select(a => Node.Of(a))]);
        }).ToArray();
        var noBorder = o.Modifier("classes", "govuk-summary-list--no-border") == "";
        var list = Node.Of(new SummaryList { NoBorder = noBorder }, rows).With(o.Written());
        if (!o.Has("card"))
        {
            return list;
        }
        var level = int.Parse(o.Text("card.title.headingLevel") ?? "2");
        var card = new SummaryCard { Title = o.Text("card.title.text") ?? "", HeadingLevel = level };
        return Node.Of(card, [.. o.List("card.actions.items").Select(a => Node.Of(Act(a))), list]);
    }

    static FurtherAction Act(Options o) =>
        new() { ActionText = o.Text("text"), ActionHref = o.Text("href"), ActionHidden = o.Text("visuallyHiddenText") };

    static Node Table(Options o)
    {
        var firstIsHead = o.Bool("firstCellIsHeader");
        Node Of(Options cell, bool heads, bool row) => Node.Of(
            heads
                ? new HeadCell { Number = cell.Modifier("format", "numeric") == "", Row = row }
                : new Cell { Number = cell.Modifier("format", "numeric") == "" },
            Inner(cell)).With(cell.Written("colspan", "rowspan"));
        var head = o.List("head").Select(c => Of(c, heads: true, row: false)).ToArray();
        var rows = o.List("rows")
            .Select(r => Part("tr", [.. r.List("").Select((c, i) => Of(c, firstIsHead && i == 0, row: true))])).ToArray();
        return Node.Of(
            new Table { Caption = o.Text("caption"), CaptionSize = o.Modifier("captionClasses", "govuk-table__caption--") },
            head.Length == 0 ? null : Part("thead", [Part("tr", head)]), Part("tbody", rows)).With(o.Written());

        static Node Part(string tag, Node[] children) => Node.Of(new TablePart(), children) with { Name = tag };
    }

    static Node Task(Options o)
    {
        var (colour, tag) = (o.Modifier("status.tag.classes", "govuk-tag--"), default(string));
        if (colour is "blue" or "light-blue" or "red")
        {
            tag = o.Text("status.tag.text");
        }
        var later = o.Modifier("status.classes", "govuk-task-list__status--cannot-start-yet") == "";
        return Node.Of(
            new TaskItem(Words)
            {
                Href = o.Text("href"),
                Hint = o.Text("hint.text"),
                Status = colour switch
                {
                    "blue" => "incomplete",
                    "light-blue" => "in-progress",
                    "red" => "problem",
                    _ => later ? "cannot-start" : "completed",
                },
                StatusText = o.Text("status.text") ?? tag,
            },
            o.Text("title.html") is { } html ? Node.Markup(html) : Node.Text(o.Text("title.text") ?? "")).With(o.Written());
    }
}
