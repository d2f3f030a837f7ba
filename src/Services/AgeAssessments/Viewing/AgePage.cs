using System.Globalization;
using System.Net;
using System.Text;
using TransferScheme.Platform.Printing;

namespace TransferScheme.AgeAssessments.Viewing;

/// <summary>A page to print, of headings with text; what people wrote is always made safe.</summary>
static class AgePage
{
    const string Style =
        """
        body{font:1.1rem/1.5 Arial,sans-serif;color:#0b0c0c;max-width:40rem;margin:2rem auto;padding:0 1rem}
        h2{font-size:1.2rem;margin:1.5rem 0 .3rem;border-top:2px solid #0b0c0c;padding-top:.4rem;break-after:avoid}
        p{white-space:pre-line;overflow-wrap:anywhere;margin:0;orphans:3;widows:3}
        @page{size:A4;margin:2cm}@media print{body{font-size:11pt;max-width:none;margin:0;padding:0}}
        """;

    /// <summary>A page with its headers: nobody keeps it, and nothing runs in it.</summary>
    internal static IResult Of(string title, IReadOnlyList<(string Heading, string Text)> sections, HttpContext http) =>
        Page.Answer(http, Html(title, sections));

    internal static string Html(string title, IReadOnlyList<(string Heading, string Text)> sections)
    {
        var html = new StringBuilder();
        html.Append("<!doctype html><html lang=\"en-GB\"><head><meta charset=\"utf-8\">");
        html.Append(CultureInfo.InvariantCulture, $"<title>{Safe(title)}</title>");
        html.Append(CultureInfo.InvariantCulture, $"<style>{Style}</style></head><body><main><h1>{Safe(title)}</h1>");
        foreach (var (heading, text) in sections)
        {
            html.Append(CultureInfo.InvariantCulture, $"<section><h2>{Safe(heading)}</h2><p>{Safe(text)}</p></section>");
        }

        return html.Append("</main></body></html>\n").ToString();
    }

    static string Safe(string text) => WebUtility.HtmlEncode(text);
}
