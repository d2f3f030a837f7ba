using System.Collections.ObjectModel;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;

namespace TransferScheme.Portal.Words;

/// <summary>
/// The words of the pages in the reader's language. The English text is itself the key, so that a page can be read as it stands; the
/// Welsh stands beside it in the files of <c>Welsh/</c>, as a draft until a translator has signed it. What services and people write
/// stays as it is, and so does what quotes a statute: nobody but Parliament says how that reads in Welsh.
/// </summary>
public sealed class Text
{
    /// <summary>The cookie that keeps the language.</summary>
    public const string Cookie = "language";

    /// <summary>
    /// Code of a language that brackets every word of ours, by which a test finds those that are not ours; what the Welsh does not know
    /// begins with a question mark.
    /// </summary>
    internal const string Pseudo = "x-pseudo";

    // A text that is known and has no Welsh quotes a statute.
    static readonly Dictionary<string, string?> Welsh = Load();

    readonly string _language;
    readonly HashSet<string> _told = new(StringComparer.Ordinal);

    /// <summary>The words for a request.</summary>
    /// <param name="accessor">The request, whose cookie names the language.</param>
    /// <param name="host">Where the portal runs: the language of tests is to be had in development only.</param>
    public Text(IHttpContextAccessor accessor, IHostEnvironment host) : this(Chosen(accessor.HttpContext?.Request.Cookies[Cookie], host))
    {
    }

    internal Text(string? language = null) => _language = language is "cy" or Pseudo ? language : "en";

    /// <summary>The words in English, where a page has both languages.</summary>
    internal static Text English { get; } = new();

    /// <summary>The words in Welsh, where a page has both languages.</summary>
    internal static Text WelshDraft { get; } = new("cy");

    /// <summary>The language as HTML names it.</summary>
    public string Language => _language is "cy" ? "cy" : "en";

    /// <summary>Whether the words are a translation that nobody has signed.</summary>
    public bool IsDraft => _language is "cy";

    /// <summary>A text in the reader's language; in English where there is no other.</summary>
    /// <param name="english">The text in English.</param>
    public string this[string english] => _language switch
    {
        "cy" => Welsh.GetValueOrDefault(english) ?? english,
        Pseudo => Welsh.ContainsKey(english) ? $"[{english}]" : $"[?{english}]",
        _ => english,
    };

    /// <summary>A text with places for values.</summary>
    /// <param name="english">The text in English, with <c>{0}</c> and so on.</param>
    /// <param name="values">The values.</param>
    public string this[string english, params object?[] values] => string.Format(CultureInfo.InvariantCulture, this[english], values);

    /// <summary>
    /// A text for a number: one thing or many. In Welsh the text for many says <c>{0} o blant</c>, which is right after any number.
    /// </summary>
    /// <param name="count">How many, which is the text's <c>{0}</c>.</param>
    /// <param name="one">The text for one.</param>
    /// <param name="many">The text for any other number.</param>
    public string Of(long count, string one, string many) => this[count == 1 ? one : many, count];

    /// <summary>A number that may not be known, as a heading counts with it.</summary>
    /// <param name="count">How many; null where nobody could tell.</param>
    public string Count(long? count) => count is { } known ? known.ToString(CultureInfo.InvariantCulture) : this["not known"];

    /// <summary>The language of a text as HTML names it, where that is not the page's; null where it is.</summary>
    /// <param name="english">The text in English.</param>
    public string? LanguageOf(string english) => _language is "cy" && Welsh.GetValueOrDefault(english) is null ? "en" : null;

    /// <summary>
    /// A sentence of a service, which stands as it is: from now on the page knows it for one, so that whatever shows it beside words of
    /// ours, an error or a line of a timeline, can say that it is English. What people wrote is never told so.
    /// </summary>
    /// <param name="sentence">The sentence.</param>
    public string Told(string sentence)
    {
        _told.Add(sentence);
        return sentence;
    }

    /// <summary>The language of a sentence that a service told, as HTML names it, where it is not the page's; null for all else.</summary>
    /// <param name="shown">What is shown.</param>
    public string? ToldIn(string shown) => _language is "cy" && _told.Contains(shown) ? "en" : null;

    /// <summary>Every English text with its Welsh one; null for what quotes a statute.</summary>
    internal static ReadOnlyDictionary<string, string?> AllWelsh { get; } = Welsh.AsReadOnly();

    static string? Chosen(string? language, IHostEnvironment host) => language is Pseudo && !host.IsDevelopment() ? null : language;

    static Dictionary<string, string?> Load()
    {
        var assembly = typeof(Text).Assembly;
        var all = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.StartsWith("welsh/", StringComparison.Ordinal)))
        {
            using var file = assembly.GetManifestResourceStream(name)!;
            foreach (var (english, welsh) in JsonSerializer.Deserialize<Dictionary<string, string?>>(file)!)
            {
                all.Add(english, welsh);
            }
        }

        return all;
    }
}
