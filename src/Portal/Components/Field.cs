using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using TransferScheme.Portal.Words;
using static TransferScheme.Portal.Components.Markup;

namespace TransferScheme.Portal.Components;

/// <summary>What every field of a form has: its name, id, value and error come from the member of the model that it is for.
/// Attributes that are not named here (autocomplete, inputmode, spellcheck, disabled ...) go onto the control.</summary>
public abstract class Field(Text words) : TagHelper
{
    /// <summary>The member of the model.</summary>
    public ModelExpression For { get; set; } = null!;

    /// <summary>Help below the label; empty, as Razor writes what is absent, is none.</summary>
    public string? Hint { get; set => field = value.OrNull(); }

    /// <summary>Whether the label or legend is the page's h1.</summary>
    public bool Heading { get; set; }

    /// <summary>The control's id, where two fields of one page have one name; error summaries lead to the id made of the name.</summary>
    public string? Id { get; set; }

    [HtmlAttributeNotBound, ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    private protected Text Words => words;
    private protected string Name => ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name);
    private protected string ControlId => Id ?? TagBuilder.CreateSanitizedId(Name, "_");
    private protected ModelStateDictionary ModelState => ViewContext.ViewData.ModelState;

    /// <summary>The first error of the field; only one is shown at a time.</summary>
    private protected virtual string? Error => ErrorOf(Name);

    /// <summary>What was typed, or what the model holds.</summary>
    private protected string? Value => ModelState.TryGetValue(Name, out var entry) && entry.RawValue is not null
        ? entry.AttemptedValue
        : Written(For.Model);

    /// <summary>What was chosen, or what the model holds, of a list.</summary>
    private protected IReadOnlyList<string> Values =>
        ModelState.TryGetValue(Name, out var entry) && entry.RawValue is not null
            ? entry.RawValue as string[] ?? [entry.AttemptedValue ?? ""]
            : For.Model is not string and System.Collections.IEnumerable many
                ? [.. many.Cast<object?>().Select(Written).OfType<string>()]
                : Written(For.Model) is { } one ? [one] : [];

    private protected string? ErrorOf(string key) =>
        ModelState.TryGetValue(key, out var entry) ? entry.Errors.Select(e => e.ErrorMessage).FirstOrDefault(m => m.Length > 0) : null;

    /// <summary>The ids that describe the field, in the order in which they stand.</summary>
    private protected string? DescribedBy(string? others = null)
    {
        var ids = Classes(others, Hint is null ? null : $"{ControlId}-hint", Error is null ? null : $"{ControlId}-error");
        return ids.Length == 0 ? null : ids;
    }

    private protected IHtmlContent? HintPart => Hint is null ? null : Element("div", "govuk-hint", ("id", $"{ControlId}-hint")).With(Hint);

    private protected IHtmlContent? ErrorPart => Error is null
        ? null
        : Element("p", "govuk-error-message", ("id", $"{ControlId}-error"))
            .With(Hidden(words["Error"] + ":")).With(" ").With(words.Shown(Error));

    private protected TagBuilder Group(string? classes, params ReadOnlySpan<IHtmlContent?> parts) =>
        Element("div", Classes("govuk-form-group", Error is null ? null : "govuk-form-group--error", classes)).With(parts);

    private protected IHtmlContent LabelPart(string label, string? size)
    {
        var shown = size ?? (Heading ? "l" : null);
        var classes = Classes("govuk-label", string.IsNullOrEmpty(shown) ? null : $"govuk-label--{shown}");
        var element = Element("label", classes, ("for", ControlId)).With(label);
        return Heading ? Element("h1", "govuk-label-wrapper").With(element) : element;
    }

    private protected TagBuilder InFieldset(string legend, string? size, string? role, params ReadOnlySpan<IHtmlContent?> parts) =>
        Element("fieldset", "govuk-fieldset", ("role", role), ("aria-describedby", DescribedBy()))
            .With(Fieldset.LegendPart(legend, Heading, size)).With(parts);

    /// <summary>An attribute that hands the browser's script the reader's words, where they are not the script's own English.</summary>
    private protected (string, string?) Translated(string key, string english) =>
        ($"data-i18n.{key}", words[english] is var text && text == english ? null : text);

    internal static string? Written(object? value) => value switch
    {
        null => null,
        bool yes => yes ? "true" : "false",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };
}
