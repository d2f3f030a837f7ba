using System.Collections.Frozen;
using System.Globalization;

namespace TransferScheme.Referrals.Duplicates;

/// <summary>
/// The sounds of single letters: Latin with its marks, Arabic with the letters of Persian, Pashto, Urdu and Kurdish, Ge'ez, Cyrillic
/// and Greek.
/// </summary>
static class Letters
{
    const string Vowel = ".";

    // By sound: every letter that has it. A letter that is not heard, or only marks another, has none.
    static readonly FrozenDictionary<char, string> Sounds = new (string Sound, string Letters)[]
    {
        ("B", "پبбпβπḃ"), ("D", "دډڈдδďđðḍḏ"), ("F", "فфφ"), ("G", "جژغگږгжґғҷγĝğġģǧĵḡ"), ("H", "حخهھہۀхһҳχĥħḥḫẖ"),
        ("K", "قكکкқκķḳḵ"), ("L", "لڵлλĺļľŀłḷḹ"), ("M", "مмμṃ"), ("N", "نڼںнңνñńņňŋṅṇ"), ("R", "رڑړڕрρŕŗřṛ"),
        ("S", "چزسشصظښڅځзсцчшщζσςßçćĉċčśŝşšșźżžṡṣẓẕ"), ("T", "تطټٹтτθþţťŧțṭṯ"), ("KS", "ξ"), ("BS", "ψ"), ("", "ةъьـ"),
        (Vowel, "اأإآٱىعءئؤويیےەۆۇێۅۋڤавеёиійїоуўүұыэюяєөәβυαάεέηήιίϊΐοόυύϋΰωώβæœŵýÿŷ"),
    }.SelectMany(s => s.Letters.Select(letter => KeyValuePair.Create(letter, s.Sound))).ToFrozenDictionary();

    // Read otherwise by Arabs and by Persians.
    static readonly FrozenDictionary<char, (string Arab, string Persian)> TwoReadings = new Dictionary<char, (string, string)>
    {
        ['ث'] = ("T", "S"), ['ذ'] = ("D", "S"), ['ض'] = ("D", "S"),
    }.ToFrozenDictionary();

    // The rows of the Ge'ez syllabary from U+1200, eight syllables each; the sixth of a row has no vowel.
    const string GeezRows = "HLHMSRSSKKKKB.TSHHNN.KKHH..SG.DDGGGGTSBSSFB";
    const char GeezFirst = '\u1200';

    // a to z, as they stand alone; x is two.
    const string FromAToZ = ".BKD.FGH.GKLMN.BKRST...X.S";

    /// <summary>The sound of a letter a to z that stands alone.</summary>
    internal static string Latin(char letter) => letter == 'x' ? "KS" : FromAToZ.Substring(letter - 'a', 1);

    /// <summary>The sound of another letter; null for one of a script that is not listed.</summary>
    internal static string? Sound(char letter, Reading reading)
    {
        if (TwoReadings.TryGetValue(letter, out var two))
        {
            return reading is Reading.First ? two.Arab : two.Persian;
        }

        if (Sounds.TryGetValue(letter, out var sound))
        {
            return sound;
        }

        return Geez(letter) ?? (char.GetUnicodeCategory(letter) is UnicodeCategory.NonSpacingMark ? ""
            : letter is (>= '\u00C0' and <= '\u024F') or (>= '\u1E00' and <= '\u1EFF') or (>= '\u0370' and <= '\u03FF') ? Vowel
            : null);
    }

    static string? Geez(char letter)
    {
        var place = letter - GeezFirst;
        return place < 0 || place >= GeezRows.Length * 8 ? null
            : GeezRows.Substring(place / 8, 1) is not Vowel and var consonant && place % 8 != 5 ? consonant + Vowel
            : GeezRows.Substring(place / 8, 1);
    }
}
