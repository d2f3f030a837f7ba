using TransferScheme.Portal.Words;

namespace TransferScheme.Portal.Pages.Referring;

/// <summary>The nationalities and languages that are chosen most; any other is given by its code.</summary>
static class Tongues
{
    /// <summary>Countries by their code (ISO 3166).</summary>
    internal static IReadOnlyList<Option> Countries { get; } =
    [
        new("AF", "Afghanistan"), new("AL", "Albania"), new("DZ", "Algeria"), new("BD", "Bangladesh"), new("TD", "Chad"), new("CN", "China"),
        new("CG", "Congo"), new("CD", "Democratic Republic of the Congo"), new("EG", "Egypt"), new("ER", "Eritrea"), new("ET", "Ethiopia"),
        new("GM", "Gambia"), new("GN", "Guinea"), new("IN", "India"), new("IR", "Iran"), new("IQ", "Iraq"), new("CI", "Ivory Coast"),
        new("KW", "Kuwait"), new("LY", "Libya"), new("ML", "Mali"), new("MA", "Morocco"), new("NG", "Nigeria"), new("PK", "Pakistan"),
        new("PS", "Palestine"), new("SN", "Senegal"), new("SL", "Sierra Leone"), new("SO", "Somalia"), new("SS", "South Sudan"),
        new("LK", "Sri Lanka"), new("SD", "Sudan"), new("SY", "Syria"), new("TR", "Türkiye"), new("UA", "Ukraine"), new("VN", "Vietnam"),
        new("YE", "Yemen"),
    ];

    /// <summary>Languages by their code (ISO 639).</summary>
    internal static IReadOnlyList<Option> Languages { get; } =
    [
        new("sq", "Albanian"), new("am", "Amharic"), new("ar", "Arabic"), new("bn", "Bengali"), new("zh", "Chinese"), new("prs", "Dari"),
        new("en", "English"), new("fa", "Farsi (Persian)"), new("fr", "French"), new("ff", "Fula"), new("fur", "Fur"),
        new("ckb", "Kurdish (Sorani)"), new("kmr", "Kurdish (Kurmanji)"), new("mnk", "Mandinka"), new("om", "Oromo"), new("ps", "Pashto"),
        new("pt", "Portuguese"), new("so", "Somali"), new("ta", "Tamil"), new("ti", "Tigrinya"), new("tr", "Turkish"), new("ur", "Urdu"),
        new("vi", "Vietnamese"), new("wo", "Wolof"), new("zag", "Zaghawa"),
    ];

    /// <summary>A language as people say it; its code where that is not one of those chosen most.</summary>
    /// <param name="code">The code (ISO 639).</param>
    /// <param name="text">The words.</param>
    internal static string LanguageOf(string code, Text text) => Named(Languages, code, text);

    /// <summary>A nationality by its country; its code where that is not one of those chosen most.</summary>
    /// <param name="code">The code (ISO 3166).</param>
    /// <param name="text">The words.</param>
    internal static string CountryOf(string code, Text text) => Named(Countries, code, text);

    /// <summary>What stands in a list for one that it does not name.</summary>
    internal const string Other = "other";

    static string Named(IReadOnlyList<Option> all, string code, Text text) =>
        all.FirstOrDefault(o => o.Value == code) is { } option ? text[option.Label] : code;
}
