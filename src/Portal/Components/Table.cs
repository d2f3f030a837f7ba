using Microsoft.AspNetCore.Razor.TagHelpers;
using static TransferScheme.Portal.Components.Markup;

namespace TransferScheme.Portal.Components;

/// <summary>A table of plain thead, tbody and tr, whose cells are gds-th and gds-td.</summary>
[HtmlTargetElement("gds-table")]
public sealed class Table : TagHelper
{
    /// <summary>What the table shows.</summary>
    public string? Caption { get; set; }

    /// <summary>s, m, l or xl.</summary>
    public string? CaptionSize { get; set; }

    /// <summary>Whether it scrolls in itself where the screen is narrower, by keyboard too.</summary>
    public bool Wide { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        context.Items[typeof(Table)] = true;
        output.Become("table", "govuk-table");
        if (Caption is not null)
        {
            var size = CaptionSize is null ? null : $"govuk-table__caption--{CaptionSize}";
            output.PreContent.AppendHtml(Element("caption", Classes("govuk-table__caption", size)).With(Caption));
        }
        if (Wide)
        {
            output.PreElement.AppendHtml(Element(
                "div", "scheme-wide", ("tabindex", "0"), ("role", "region"), ("aria-label", Caption)).RenderStartTag());
            output.PostElement.AppendHtml("</div>");
        }
    }
}

/// <summary>Gives the plain parts of a gds-table their classes.</summary>
[HtmlTargetElement("thead"), HtmlTargetElement("tbody"), HtmlTargetElement("tr")]
public sealed class TablePart : TagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (context.Items.ContainsKey(typeof(Table)))
        {
            output.Become(context.TagName, context.TagName switch
            {
                "thead" => "govuk-table__head",
                "tbody" => "govuk-table__body",
                _ => "govuk-table__row",
            });
        }
    }
}

/// <summary>The head of a column, or with row that of a row.</summary>
[HtmlTargetElement("gds-th")]
public sealed class HeadCell : TagHelper
{
    /// <summary>Whether it heads numbers.</summary>
    public bool Number { get; set; }

    /// <summary>Whether it heads its row.</summary>
    public bool Row { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        await output.KeepWholeAsync();
        output.Become("th", Classes("govuk-table__header", Number ? "govuk-table__header--numeric" : null), ("scope", Row ? "row" : "col"));
    }
}

/// <summary>A cell.</summary>
[HtmlTargetElement("gds-td")]
public sealed class Cell : TagHelper
{
    /// <summary>Whether it holds a number.</summary>
    public bool Number { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        await output.KeepWholeAsync();
        output.Become("td", Classes("govuk-table__cell", Number ? "govuk-table__cell--numeric" : null));
    }
}
