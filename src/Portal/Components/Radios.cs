using Microsoft.AspNetCore.Razor.TagHelpers;
using TransferScheme.Portal.Words;

namespace TransferScheme.Portal.Components;

/// <summary>One of a few, each a gds-radio.</summary>
[HtmlTargetElement("gds-radios")]
public sealed class Radios(Text words) : Choices(words, "radio")
{
    /// <summary>Whether they stand beside each other: for two short answers.</summary>
    public bool Inline { get; set; }

    private protected override bool OnOneLine => Inline;
}
