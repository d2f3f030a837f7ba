using Microsoft.AspNetCore.Html;
using TransferScheme.Portal.Words;

namespace TransferScheme.Portal.Components;

/// <summary>A field of one control, with a label before it.</summary>
public abstract class LabelledField(Text words) : Field(words)
{
    /// <summary>The question, or what is asked for.</summary>
    public string Label { get; set; } = "";

    /// <summary>s, m, l or xl; a heading is l unless this says otherwise.</summary>
    public string? LabelSize { get; set; }

    private protected IHtmlContent Head => new HtmlContentBuilder()
        .AppendHtml(LabelPart(Label, LabelSize)).AppendHtml(HintPart ?? HtmlString.Empty).AppendHtml(ErrorPart ?? HtmlString.Empty);
}
