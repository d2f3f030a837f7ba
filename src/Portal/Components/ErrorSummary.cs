using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using TransferScheme.Portal.Words;
using static TransferScheme.Portal.Components.Markup;

namespace TransferScheme.Portal.Components;

/// <summary>Every error of the page at its top, each leading to its field, in the order of the model's members; nothing where there
/// is none.</summary>
[HtmlTargetElement("gds-error-summary", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ErrorSummary(Text words) : TagHelper
{
    /// <summary>What stands above the errors instead of "There is a problem".</summary>
    public string? Title { get; set; }

    [HtmlAttributeNotBound, ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var state = ViewContext.ViewData.ModelState;
        if (state.IsValid)
        {
            output.SuppressOutput();
            return;
        }
        var above = await output.GetChildContentAsync();
        var list = Element("ul", "govuk-list govuk-error-summary__list");
        foreach (var (key, entry) in state.Where(e => e.Value is { Errors.Count: > 0 }).OrderBy(e => Place(e.Key), StringComparer.Ordinal))
        {
            // One error of a field is shown at a time; those of the whole form stand beside each other.
            var said = entry!.Errors.Select(e => e.ErrorMessage).Where(m => m.Length > 0);
            foreach (var message in key.Length == 0 ? said : said.Take(1))
            {
                list.With(Line(state, key, message));
            }
        }
        output.Become("div", "govuk-error-summary", ("data-module", "govuk-error-summary"));
        output.Content.SetHtmlContent(Element("div", null, ("role", "alert")).With(
            Element("h2", "govuk-error-summary__title").With(Title ?? words["There is a problem"]),
            Element("div", "govuk-error-summary__body").With(
                above.IsEmptyOrWhiteSpace ? null : Element("p", null).With(above), list.HasInnerHtml ? list : null)));
    }

    // An error of a whole date leads to its day: the three parts have the id of the whole before theirs.
    TagBuilder Line(ModelStateDictionary state, string key, string message)
    {
        var target = state.ContainsKey($"{key}.{nameof(DayAnswer.Day)}") ? $"{key}.{nameof(DayAnswer.Day)}" : key;
        return key.Length == 0
            ? Element("li", null).With(words.Shown(message))
            : Element("li", null).With(
                Element("a", null, ("href", "#" + TagBuilder.CreateSanitizedId(target, "_"))).With(words.Shown(message)));
    }

    // The model state sorts its keys by the alphabet; a reader goes down the page, which follows the model.
    string Place(string key)
    {
        var place = "";
        var model = ViewContext.ViewData.ModelMetadata;
        foreach (var part in key.Split('.', '['))
        {
            if (part.EndsWith(']'))
            {
                place += part.PadLeft(8, '0');
                model = model?.ElementMetadata;
                continue;
            }
            var index = model?.Properties.Select(p => p.PropertyName).ToList().IndexOf(part) ?? -1;
            place += index < 0 ? "~" + part : $"{index:D8}";
            model = index < 0 ? null : model!.Properties[index];
        }
        return place;
    }
}
