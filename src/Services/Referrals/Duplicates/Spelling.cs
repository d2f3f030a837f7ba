using System.Text;

namespace TransferScheme.Referrals.Duplicates;

/// <summary>How letters that are read in two ways are read.</summary>
enum Reading
{
    /// <summary>Arabic as Arabs read it; h after another Latin consonant belongs to it, as in Hisham; ch as in Chernet.</summary>
    First,

    /// <summary>Arabic as Persians read it; h after another Latin consonant stands for itself, as in Ishaq; ch as in Michael.</summary>
    Second,
}

/// <summary>
/// Spells a name of any script by the sounds of its consonants: capital letters are consonants, a point is one or more vowels. Letters
/// that one script tells apart and another does not (t and ṭ, p and b, s, z, sh and ch, j and g, q and k) are one. Scripts that are not
/// listed stand for themselves, so that a name still looks like itself.
/// </summary>
static class Spelling
{
    const char Vowel = '.';

    // Latin sounds that are written with two letters or more, the longest first.
    static readonly (string Letters, string Sounds)[] Digraphs =
    [
        ("tsch", "S"), ("sch", "S"), ("dzh", "G"), ("tch", "S"), ("ck", "K"), ("cz", "S"), ("dj", "G"), ("ph", "F"), ("ts", "S"),
        ("tz", "S"), ("zh", "G"), ("qu", "K"), ("ce", "S."), ("ci", "S."), ("cy", "S."),
    ];

    static readonly (string Letters, string First, string Second)[] WithH =
    [
        ("ch", "S", "K"), ("sh", "S", "SH"), ("th", "T", "TH"), ("dh", "D", "DH"), ("kh", "H", "KH"), ("gh", "G", "GH"), ("bh", "B", "BH"),
    ];

    /// <summary>The sounds of one word.</summary>
    /// <param name="word">A word in small letters.</param>
    /// <param name="reading">How letters of two readings are read.</param>
    internal static string Of(string word, Reading reading)
    {
        var sounds = new StringBuilder(word.Length);
        for (var i = 0; i < word.Length;)
        {
            var (sound, length) = Next(word, i, reading);
            foreach (var letter in sound)
            {
                if (letter != Vowel || sounds.Length == 0 || sounds[^1] != Vowel)
                {
                    sounds.Append(letter);
                }
            }

            i += length;
        }

        return sounds.ToString();
    }

    static (string Sound, int Length) Next(string word, int i, Reading reading)
    {
        var letter = word[i];
        if (char.IsAsciiLetterLower(letter))
        {
            return Latin(word, i, reading);
        }

        // Greek writes the b, d and g of others with two letters.
        return i + 1 < word.Length && GreekPair(letter, word[i + 1]) is { } foreign
            ? (foreign, 2)
            : (Letters.Sound(letter, reading) ?? letter.ToString(), 1);
    }

    static string? GreekPair(char first, char second) => (first, second) switch
    {
        ('μ', 'π') => "B",
        ('ν', 'τ') => "D",
        ('γ', 'κ') => "G",
        _ => null,
    };

    static (string Sound, int Length) Latin(string word, int i, Reading reading)
    {
        var rest = word.AsSpan(i);
        foreach (var (letters, first, second) in WithH)
        {
            if (rest.StartsWith(letters, StringComparison.Ordinal))
            {
                return (reading is Reading.First ? first : second, 2);
            }
        }

        foreach (var (letters, sounds) in Digraphs)
        {
            if (rest.StartsWith(letters, StringComparison.Ordinal))
            {
                return (sounds, letters.Length);
            }
        }

        return (Letters.Latin(word[i]), 1);
    }
}
