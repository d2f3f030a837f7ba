using Microsoft.AspNetCore.Razor.TagHelpers;
using TransferScheme.Portal.Words;

namespace TransferScheme.Portal.Components;

/// <summary>Any of a few, each a gds-checkbox: for a list of texts, or for a yes-or-no with a single one.</summary>
[HtmlTargetElement("gds-checkboxes")]
public sealed class Checkboxes(Text words) : Choices(words, "checkbox");
