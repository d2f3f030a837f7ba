using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using TransferScheme.Portal.Words;

namespace TransferScheme.Portal.Charts;

/// <summary>
/// A picture as SVG. What runs across it is placed in hundredths of its width, so that it grows and shrinks with the page while its words
/// keep their size. Its colours are attributes: the policy of the pages allows no style in them.
/// </summary>
sealed class Svg
{
    internal const string Ink = "#0b0c0c", Bar = "#1d70b8", Grid = "#cecece";

    readonly StringBuilder _text = new();

    /// <summary>Begins a picture with what it shows, for those who do not see it.</summary>
    /// <param name="name">Its name, once on a page.</param>
    /// <param name="title">What it shows.</param>
    /// <param name="description">What is to be seen in it.</param>
    /// <param name="height">Its height in pixels.</param>
    internal Svg(string name, string title, string description, double height) =>
        Add($"<svg class=\"scheme-chart\" width=\"100%\" height=\"{Number(height)}\" role=\"img\" ")
            .Add($"aria-labelledby=\"{Safe(name)}-title {Safe(name)}-description\" focusable=\"false\">")
            .Add($"<title id=\"{Safe(name)}-title\">{Safe(title)}</title><desc id=\"{Safe(name)}-description\">{Safe(description)}</desc>");

    /// <summary>Adds a part.</summary>
    /// <param name="part">Its text, in which everything from outside is made safe.</param>
    internal Svg Add(string part)
    {
        _text.Append(part);
        return this;
    }

    /// <summary>The picture.</summary>
    internal string End() => _text.Append("</svg>").ToString();

    /// <summary>Text that cannot be taken for markup.</summary>
    internal static string Safe(string text) => HtmlEncoder.Default.Encode(text);

    /// <summary>A length or place.</summary>
    internal static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>A number as people read it, or that it is not known.</summary>
    /// <param name="value">The number.</param>
    /// <param name="text">The words.</param>
    internal static string Read(decimal? value, Text text) =>
        value?.ToString("#,0.#####", CultureInfo.InvariantCulture) ?? text["not known"];

    /// <summary>What is to be seen in a chart: how many numbers, and the largest.</summary>
    /// <param name="data">The numbers.</param>
    /// <param name="text">The words.</param>
    internal static string Describe(ChartData data, Text text) => data.Rows.Where(r => r.Values[0] is not null).MaxBy(r => r.Values[0]) is { } most
        ? text["{0} rows; the largest is {1} with {2}. The table has the same numbers.", data.Rows.Count, most.Name, Read(most.Values[0], text)]
        : text["No number is known yet."];
}
