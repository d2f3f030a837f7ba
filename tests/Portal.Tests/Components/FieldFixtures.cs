using TransferScheme.Portal.Components;

namespace TransferScheme.Portal.Tests.Components;

/// <summary>How the options of a field's fixture are said with our attributes; nothing where they cannot be.</summary>
static class FieldFixtures
{
    internal static readonly Dictionary<string, Func<Options, Node?>> Said = new(StringComparer.Ordinal)
    {
        ["input"] = o => Labelled(o, w => new Input(w)
        {
            Width = o.Modifier("classes", "govuk-input--width-"),
            Type = o.Text("type") ?? "text",
            Prefix = o.Text("prefix.text"),
            Suffix = o.Text("suffix.text"),
        }),
        ["textarea"] = o => Labelled(o, w => new TextArea(w) { Rows = Number(o.Text("rows")) ?? 5 }),
        ["character-count"] = o => o.Has("maxlength")
            ? Labelled(o, w => new CharacterCount(w)
            {
                Max = Number(o.Text("maxlength"))!.Value,
                Rows = Number(o.Text("rows")) ?? 5,
                Threshold = Number(o.Text("threshold")),
            })
            : null,
        ["password-input"] = o => o.Has("value")
            ? null
            : Labelled(o, w => new PasswordInput(w) { Autocomplete = o.Text("autocomplete") ?? "current-password" }),
        ["file-upload"] = o => o.Has("value") ? null : Labelled(o, w => new FileUpload(w)),
        ["select"] = Select,
        ["radios"] = o => Choices(o, "gds-radio", w => new Radios(w)
        {
            Inline = o.Modifier("classes", "govuk-radios--inline") == "",
            Small = o.Modifier("classes", "govuk-radios--small") == "",
        }),
        ["checkboxes"] = o => Choices(
            o, "gds-checkbox", w => new Checkboxes(w) { Small = o.Modifier("classes", "govuk-checkboxes--small") == "" }),
        ["date-input"] = Date,
    };

    /// <summary>The ids and names that ASP.NET gives the parts of a date, in place of the front end's own.</summary>
    internal static string AspNetNames(string html, string id, string? prefix) =>
        new[] { "Day", "Month", "Year" }.Aggregate(html, (h, part) => h
            .Replace($"name=\"{Named(prefix, part)}\"", $"name=\"{id}.{part}\"", StringComparison.Ordinal)
            .Replace($"\"{id}-{part.ToLowerInvariant()}\"", $"\"{id}_{part}\"", StringComparison.Ordinal));

    static string Named(string? prefix, string part) => (prefix is null ? "" : prefix + "-") + part.ToLowerInvariant();

    static Node Labelled<T>(Options o, Func<Words.Text, T> make) where T : LabelledField
    {
        var page = new Page();
        var field = Common(o, page, make(page.Words), "id", o.Text("value"));
        field.Label = o.Text("label.text") ?? "";
        field.Heading = o.Bool("label.isPageHeading");
        field.LabelSize = o.Modifier("label.classes", "govuk-label--") ?? "";
        return Node.Of(field).With(
            o.Written("autocomplete", "autocapitalize", "inputmode", "pattern", "spellcheck", "disabled", "multiple"));
    }

    static T Common<T>(Options o, Page page, T field, string id, object? value) where T : Field
    {
        var name = o.Text("name") ?? o.Text("id")!;
        page.Field(field, name, value);
        field.Id = o.Text(id);
        field.Hint = o.Text("hint.text");
        if (o.Text("errorMessage.text") is { } error)
        {
            page.State.AddModelError(name, error);
        }
        return field;
    }

    static Node? Select(Options o)
    {
        var items = o.List("items");
        var chosen = o.Text("value");
        if (items.Any(i => i.Has("selected") && chosen is not null))
        {
            return null;
        }
        List<Node> options = [];
        foreach (var item in items)
        {
            var (value, text) = (item.Text("value"), item.Text("text") ?? "");
            chosen = item.Bool("selected") ? value ?? text : chosen;
            options.Add(Node.Of(new SelectOption { Value = value }, Node.Text(text)).With(item.Written("disabled")));
        }
        var page = new Page();
        var field = Common(o, page, new Select(page.Words), "id", chosen);
        field.Label = o.Text("label.text") ?? "";
        field.Heading = o.Bool("label.isPageHeading");
        field.LabelSize = o.Modifier("label.classes", "govuk-label--") ?? "";
        return Node.Of(field, [.. options]).With(o.Written("disabled"));
    }

    static Node? Choices<T>(Options o, string tag, Func<Words.Text, T> make) where T : Choices
    {
        List<string> chosen = [.. o.List("values").Select(v => v.Text("")).OfType<string>()];
        if (o.Text("value") is { } one)
        {
            chosen.Add(one);
        }
        List<Node> items = [];
        foreach (var item in o.List("items"))
        {
            if (item.Text("divider") is { } divider)
            {
                items.Add(Node.Of(new ChoiceDivider(), Node.Text(divider)));
                continue;
            }
            var value = item.Text("value") ?? "";
            if (chosen.Contains(value) && item.Has("checked") && !item.Bool("checked"))
            {
                // What the model holds is what is chosen: no answer says otherwise of itself.
                return null;
            }

            if (item.Has("checked") && item.Bool("checked"))
            {
                chosen.Add(value);
            }
            var choice = new Choice { Value = value, Hint = item.Text("hint.text"), Exclusive = item.Text("behaviour") == "exclusive" };
            var text = item.Text("text") is { } said ? Node.Text(said) : Node.Markup(item.Text("html") ?? "");
            var further = item.Text("conditional.html") is { Length: > 0 } more ? Node.Of(new Conditional(), Node.Markup(more)) : null;
            items.Add((Node.Of(choice, text, further) with { Name = tag }).With(item.Written("disabled")));
        }
        var page = new Page();
        var field = Common(o, page, make(page.Words), "idPrefix", chosen);
        field.Legend = o.Text("fieldset.legend.text");
        field.LegendSize = o.Modifier("fieldset.legend.classes", "govuk-fieldset__legend--") ?? "";
        field.Heading = o.Bool("fieldset.legend.isPageHeading");
        return Node.Of(field, [.. items]).With(o.Written());
    }

    static Node? Date(Options o)
    {
        var page = new Page();
        (string Name, string Width)[] parts = [("day", "2"), ("month", "2"), ("year", "4")];
        var prefix = o.Text("namePrefix") is { } before ? before + "-" : "";
        var items = o.List("items");
        if (items.Count is not (0 or 3))
        {
            return null;
        }
        var (wrong, bday, typed) = (new List<string>(), 0, new string?[3]);
        var id = o.Text("id")!;
        for (var i = 0; i < 3; i++)
        {
            var (name, width) = parts[i];
            typed[i] = o.Text($"values.{prefix}{name}");
            var (item, start) = items.Count == 3 ? (items[i], "") : (o, name + ".");
            if (item.Text($"{start}name") is { } called && called != name)
            {
                return null;
            }
            typed[i] = item.Text($"{start}value") ?? typed[i];
            bday += item.Modifier($"{start}autocomplete", $"bday-{name}") == "" ? 1 : 0;
            var classes = item.Text($"{start}classes")?.Split(' ') ?? [];
            if (classes.Except([$"govuk-input--width-{width}", "govuk-input--error"]).Any())
            {
                return null;
            }
            var isWrong = item.Has($"{start}error") ? item.Bool($"{start}error") : classes.Contains("govuk-input--error");
            if (isWrong)
            {
                wrong.Add($"{id}.{char.ToUpperInvariant(name[0])}{name[1..]}");
            }
            else if (item.Has($"{start}error"))
            {
                return null;
            }
        }
        if (bday is not (0 or 3) || (wrong.Count > 0 && !o.Has("errorMessage")))
        {
            return null;
        }
        var answer = new DayAnswer { Day = typed[0], Month = typed[1], Year = typed[2] };
        var field = page.Field(new DateInput(page.Words) { Birthday = bday == 3 }, id, answer);
        field.Hint = o.Text("hint.text");
        if (o.Text("errorMessage.text") is { } error)
        {
            page.State.AddModelError(wrong.FirstOrDefault() ?? id, error);
            wrong.Skip(1).ToList().ForEach(w => page.State.AddModelError(w, ""));
        }
        field.Legend = o.Text("fieldset.legend.text");
        field.LegendSize = o.Modifier("fieldset.legend.classes", "govuk-fieldset__legend--") ?? "";
        field.Heading = o.Bool("fieldset.legend.isPageHeading");
        return Node.Of(field).With(o.Written());
    }

    static int? Number(string? text) => text is null ? null : int.Parse(text);
}
