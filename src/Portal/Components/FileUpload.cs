using Microsoft.AspNetCore.Razor.TagHelpers;
using TransferScheme.Portal.Words;
using static TransferScheme.Portal.Components.Markup;

namespace TransferScheme.Portal.Components;

/// <summary>A document from the reader's computer.</summary>
[HtmlTargetElement("gds-file-upload", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class FileUpload(Text words) : LabelledField(words)
{
    public override void Process(TagHelperContext context, TagHelperOutput output) => output.Leave(Group(null, Head, Element(
            "input", Classes("govuk-file-upload", Error is null ? null : "govuk-file-upload--error"),
            ("id", ControlId), ("name", Name), ("type", "file"), ("aria-describedby", DescribedBy()))
        .Taking(output)));
}
