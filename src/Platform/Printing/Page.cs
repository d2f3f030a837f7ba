using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using TransferScheme.Platform.Time;

namespace TransferScheme.Platform.Printing;

/// <summary>
/// A page to print on A4 or to read aloud: one column, headings in order, no script. What comes from people is always made safe first.
/// </summary>
/// <param name="title">What kind of paper it is, of letters, digits and spaces: it also stands at the foot of every printed sheet.</param>
public sealed class Page(string title)
{
    const string Style =
        """
        *{box-sizing:border-box}
        body{font:19px/1.4 Arial,Helvetica,sans-serif;color:#0b0c0c;background:#fff;max-width:42em;margin:2em auto;padding:0 1em}
        h1{font-size:2em;line-height:1.15;margin:0 0 .4em}h1 .caption{display:block;font-size:.55em;font-weight:400;color:#505a5f}
        h2{font-size:1.3em;line-height:1.25;margin:1.6em 0 .5em;padding-top:.5em;border-top:2px solid #0b0c0c}
        h3{font-size:1.1em;margin:1.1em 0 .3em}h4{font-size:1em;margin:.9em 0 .2em}small{font-weight:400;color:#505a5f}
        .lead{font-size:1.1em;margin:0}p,dd,td{white-space:pre-line;overflow-wrap:anywhere}p{margin:.3em 0 .7em}
        dl{margin:0}dl div{display:grid;grid-template-columns:14em 1fr;gap:0 1em;padding:.45em 0;border-bottom:1px solid #b1b4b6}
        dl.long div{display:block}dt{font-weight:700}dd{margin:0}
        table{border-collapse:collapse;width:100%;margin:.6em 0}caption{text-align:left;font-weight:700;padding-bottom:.3em}
        th,td{text-align:left;vertical-align:top;padding:.35em 1em .35em 0;border-bottom:1px solid #b1b4b6}td:last-child{min-width:8em}
        .flag{border-left:5px solid #b1b4b6;padding-left:1em;margin-top:1.6em}.flag h2{border-top:0;margin-top:0;padding-top:0}
        footer{margin-top:2em;padding-top:.6em;border-top:1px solid #b1b4b6;font-size:.85em;color:#505a5f}
        @media (max-width:40em){dl div{display:block}}
        @page{size:A4;margin:20mm 18mm 22mm;@bottom-right{content:counter(page) " / " counter(pages);font:9pt Arial,sans-serif}
        @bottom-left{content:"[title]";font:9pt Arial,sans-serif}}
        @media print{body{font-size:11pt;max-width:none;margin:0;padding:0;color:#000}small,footer,h1 .caption{color:#000}
        h1,h2,h3,h4,caption{break-after:avoid}tr,dl div{break-inside:avoid}dl.long div{break-inside:auto}p,dd{orphans:3;widows:3}}
        """;

    readonly StringBuilder _html = new();

    /// <summary>Text from people, as it may stand in the page.</summary>
    /// <param name="text">The text; null is empty.</param>
    public static string Safe(string? text) => WebUtility.HtmlEncode(text ?? "");

    /// <summary>A day in words.</summary>
    /// <param name="day">The day.</param>
    public static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>A moment by the clock of the United Kingdom.</summary>
    /// <param name="at">The moment.</param>
    public static string Moment(DateTimeOffset at) =>
        string.Create(CultureInfo.InvariantCulture, $"{Day(UkTime.DateOf(at))}, {UkTime.TimeOf(at):HH:mm}");

    /// <summary>A moment and whose time it is, GMT or BST: in October an hour comes twice, and it may matter which it was.</summary>
    /// <param name="at">The moment.</param>
    public static string Instant(DateTimeOffset at) =>
        $"{Moment(at)} {(UkTime.TimeOf(at) == TimeOnly.FromDateTime(at.UtcDateTime) ? "GMT" : "BST")}";

    /// <summary>
    /// A page as the answer to a request: it loads nothing, wears no style but the one at its head, stands in no other page, and is kept by
    /// nobody on its way.
    /// </summary>
    /// <param name="http">The request.</param>
    /// <param name="html">The page, whose head has one style.</param>
    public static IResult Answer(HttpContext http, string html)
    {
        http.Response.Headers.ContentSecurityPolicy = $"default-src 'none'; style-src '{HashOfStyle(html)}'; frame-ancestors 'none'";
        http.Response.Headers.CacheControl = "no-store";
        return Results.Content(html, "text/html; charset=utf-8");
    }

    /// <summary>Begins it, with its heading.</summary>
    /// <param name="about">What it is about, for the window's title; nothing of a child.</param>
    /// <param name="lead">The sentence below the heading.</param>
    public void Begin(string about, string lead) => Text(
        $"""
        <!doctype html>
        <html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{Safe(title)}: {Safe(about)}</title><style>{Style.Replace("[title]", title, StringComparison.Ordinal)}</style></head>
        <body><main>
        <h1><span class="caption">National Transfer Scheme</span>{Safe(title)}</h1>
        <p class="lead">{Safe(lead)}</p>
        """);

    /// <summary>Adds a piece whose texts are safe already.</summary>
    /// <param name="html">The piece.</param>
    public void Text(string html) => _html.Append(html).Append('\n');

    /// <summary>Adds a section of terms, without those that have no text; none of them, no section.</summary>
    /// <param name="heading">Its heading.</param>
    /// <param name="rule">Number of the rule that it answers.</param>
    /// <param name="terms">The terms.</param>
    public void Terms(string heading, string? rule, params IReadOnlyList<(string Term, string? Text)> terms)
    {
        var given = terms.Where(t => !string.IsNullOrWhiteSpace(t.Text)).ToList();
        if (given.Count == 0)
        {
            return;
        }

        var isLong = given.Any(t => t.Text!.Length > 200 || t.Term.Length > 60);
        Text($"<section><h2>{Safe(heading)}{Mark(rule)}</h2>{(isLong ? "<dl class=\"long\">" : "<dl>")}");
        foreach (var (term, text) in given)
        {
            Text($"<div><dt>{Safe(term)}</dt><dd>{Safe(text)}</dd></div>");
        }

        Text("</dl></section>");
    }

    /// <summary>Adds a table.</summary>
    /// <param name="caption">What it shows.</param>
    /// <param name="rule">Number of the rule that it answers.</param>
    /// <param name="columns">Headings of its columns.</param>
    /// <param name="rows">Its rows, as many cells each as there are columns.</param>
    public void Table(string caption, string? rule, IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string?>> rows)
    {
        Text($"<table><caption>{Safe(caption)}{Mark(rule)}</caption>");
        Text($"<thead><tr>{string.Concat(columns.Select(c => $"<th scope=\"col\">{Safe(c)}</th>"))}</tr></thead><tbody>");
        foreach (var row in rows)
        {
            Text($"<tr>{string.Concat(row.Select(cell => $"<td>{Safe(cell)}</td>"))}</tr>");
        }

        Text("</tbody></table>");
    }

    /// <summary>Ends it.</summary>
    public string End() => _html.Append("</main></body></html>\n").ToString();

    // As the browser takes it: the text of the element, its lines ended by a line feed alone.
    static string HashOfStyle(string html)
    {
        var start = html.IndexOf("<style>", StringComparison.Ordinal) + "<style>".Length;
        var style = html[start..html.IndexOf("</style>", start, StringComparison.Ordinal)].ReplaceLineEndings("\n");
        return $"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style)))}";
    }

    static string Mark(string? rule) => rule is null ? "" : $" <small>({rule})</small>";
}
