using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using TransferScheme.Portal.Words;
using static TransferScheme.Portal.Components.Markup;

namespace TransferScheme.Portal.Components;

/// <summary>A date that the reader knows, in three parts: for a <see cref="DayAnswer"/>.</summary>
[HtmlTargetElement("gds-date-input", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class DateInput(Text words) : Field(words)
{
    static readonly string[] Parts = [nameof(DayAnswer.Day), nameof(DayAnswer.Month), nameof(DayAnswer.Year)];

    /// <summary>The question.</summary>
    public string? Legend { get; set; }

    /// <summary>s, m, l or xl; a heading is l unless this says otherwise.</summary>
    public string? LegendSize { get; set; }

    /// <summary>Whether it is the reader's own date of birth, which a browser may fill in.</summary>
    public bool Birthday { get; set; }

    private protected override string? Error =>
        ErrorOf(Name) ?? Parts.Select(p => ErrorOf($"{Name}.{p}")).FirstOrDefault(e => e is not null);

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var date = Element("div", "govuk-date-input", ("id", ControlId)).Taking(output);
        foreach (var part in Parts)
        {
            date.With(Part(part));
        }
        output.Leave(Legend is null
            ? Group(null, HintPart, ErrorPart, date)
            : Group(null, InFieldset(Legend, LegendSize, "group", HintPart, ErrorPart, date)));
    }

    TagBuilder Part(string part)
    {
        var (id, key) = ($"{ControlId}_{part}", $"{Name}.{part}");
        var wrong = Error is not null && (IsWrong(key) || !Parts.Any(p => IsWrong($"{Name}.{p}")));
        return Element("div", "govuk-date-input__item").With(Element("div", "govuk-form-group").With(
            Element("label", "govuk-label govuk-date-input__label", ("for", id)).With(Words[part]),
            Element(
                "input",
                Classes(
                    "govuk-input govuk-date-input__input", wrong ? "govuk-input--error" : null,
                    part == nameof(DayAnswer.Year) ? "govuk-input--width-4" : "govuk-input--width-2"),
                ("id", id), ("name", key), ("type", "text"), ("value", Typed(part, key) is { Length: > 0 } typed ? typed : null),
                ("inputmode", "numeric"), ("autocomplete", Birthday ? $"bday-{part.ToLowerInvariant()}" : null))));
    }

    bool IsWrong(string key) => ModelState.TryGetValue(key, out var entry) && entry.Errors.Count > 0;

    string? Typed(string part, string key) => ModelState.TryGetValue(key, out var entry) && entry.RawValue is not null
        ? entry.AttemptedValue
        : For.Model is not DayAnswer day ? null : part switch
        {
            nameof(DayAnswer.Day) => day.Day,
            nameof(DayAnswer.Month) => day.Month,
            _ => day.Year,
        };
}
