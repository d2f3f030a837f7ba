using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace TransferScheme.Portal.Words;

/// <summary>
/// The words of the pages in the reader's language. The English text is itself the key, so that a page can be read as it stands; the
/// Welsh stands beside it in <c>cy.json</c>, as a draft until a translator has signed it. What services and people write stays as it is.
/// </summary>
public sealed class Text
{
    /// <summary>The cookie that keeps the language.</summary>
    public const string Cookie = "language";

    /// <summary>Code of a language that brackets every word of ours, by which a test finds those that are not ours.</summary>
    internal const string Pseudo = "x-pseudo";

    static readonly IReadOnlyDictionary<string, string> Welsh = Load();
    readonly string _language;

    /// <summary>The words for a request.</summary>
    /// <param name="accessor">The request, whose cookie names the language.</param>
    public Text(IHttpContextAccessor accessor) : this(accessor.HttpContext?.Request.Cookies[Cookie])
    {
    }

    internal Text(string? language = null) => _language = language is "cy" or Pseudo ? language : "en";

    /// <summary>The language as HTML names it.</summary>
    public string Language => _language is "cy" ? "cy" : "en";

    /// <summary>Whether the words are a translation that nobody has signed.</summary>
    public bool IsDraft => _language is "cy";

    /// <summary>A text in the reader's language; in English where there is no other.</summary>
    /// <param name="english">The text in English.</param>
    public string this[string english] => _language switch
    {
        "cy" => Welsh.GetValueOrDefault(english, english),
        Pseudo => $"[{english}]",
        _ => english,
    };

    /// <summary>A text with places for values.</summary>
    /// <param name="english">The text in English, with <c>{0}</c> and so on.</param>
    /// <param name="values">The values.</param>
    public string this[string english, params object?[] values] => string.Format(CultureInfo.InvariantCulture, this[english], values);

    /// <summary>A text for a number: one thing or many.</summary>
    /// <param name="count">How many, which is the text's <c>{0}</c>.</param>
    /// <param name="one">The text for one.</param>
    /// <param name="many">The text for any other number.</param>
    public string Of(long count, string one, string many) => this[count == 1 ? one : many, count];

    /// <summary>Every English text that has a Welsh one.</summary>
    internal static IEnumerable<string> Known => Welsh.Keys;

    static Dictionary<string, string> Load()
    {
        using var file = typeof(Text).Assembly.GetManifestResourceStream("words/cy.json")!;
        return JsonSerializer.Deserialize<Dictionary<string, string>>(file)!;
    }
}
