namespace TransferScheme.Portal.Words;

/// <summary>The fixed words of the pages in the reader's language, by the English ones.</summary>
public sealed class Text
{
    readonly bool _isPseudo;

    public Text()
    {
    }

    internal Text(string? language) => _isPseudo = language == "x-pseudo";

    /// <summary>The words as the reader gets them.</summary>
    /// <param name="english">The words in English, which are their own key.</param>
    public string this[string english] => _isPseudo ? $"[{english}]" : english;
}
