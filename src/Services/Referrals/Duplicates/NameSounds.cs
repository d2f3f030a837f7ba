using System.Globalization;
using System.Text;

namespace TransferScheme.Referrals.Duplicates;

/// <summary>
/// The words of a name by the consonants that are heard, so that the same name looks the same in another script or another council's
/// spelling: vowels are left out but for one in front, doubled consonants are one, an h at the end is silent.
/// </summary>
static class NameSounds
{
    const int MostWords = 6;

    // Marks inside a name that no spelling agrees on.
    const string Silent = "'’‘ʼʿʾʻ`´";

    // "Al" alone, "son of" and "daughter of": some write them and some do not.
    static readonly HashSet<string> Particles = [".L", "B.N", ".BN", "BN", "B.NT", "BNT"];

    // First halves of names that some write in one word and some in two: Abd al-, Gebre, Tekle, Welde.
    static readonly Dictionary<string, string> FirstHalves = new()
    {
        [".BD"] = ".BD", [".BD.L"] = ".BD", ["G.BR."] = "GBR", ["GBR."] = "GBR", ["T.KL."] = "TKL", ["TKL."] = "TKL", [".LD."] = "D",
    };

    /// <summary>The words of a name, each with the one or two ways in which it is heard.</summary>
    /// <param name="name">The name as it was written; nothing gives no word.</param>
    internal static IReadOnlyList<IReadOnlyList<string>> Of(string? name)
    {
        var words = Split(name ?? "").Take(MostWords)
            .Select(w => (First: Spelling.Of(w, Reading.First), Second: Spelling.Of(w, Reading.Second)))
            .Where(w => w.First.Length > 0).ToList();
        if (words.Exists(w => !Particles.Contains(w.First)))
        {
            words.RemoveAll(w => Particles.Contains(w.First));
        }

        JoinSecondHalves(words);
        var heard = new List<IReadOnlyList<string>>();
        var half = "";
        foreach (var (i, (first, second)) in words.Index())
        {
            if (i + 1 < words.Count && FirstHalves.TryGetValue(first, out var begun))
            {
                half = begun;
                continue;
            }

            heard.Add([.. new[] { first, second }.Select(sounds => Single(half + Word(sounds))).Distinct()]);
            half = "";
        }

        return heard;
    }

    // "Zabih Ullah" and "Nizam Uddin" are also written in one word.
    static void JoinSecondHalves(List<(string First, string Second)> words)
    {
        for (var i = words.Count - 1; i > 0; i--)
        {
            var end = words[i].First switch
            {
                ".LD.N" or ".DD.N" => "D.N",
                ['.', 'L', 'L', ..] allah => allah,
                _ => null,
            };
            if (end is not null)
            {
                words[i - 1] = (words[i - 1].First + end, words[i - 1].Second + end);
                words.RemoveAt(i);
            }
        }
    }

    // "Abdulrahman", "Abd al-Rahman" and "Abdurrahman" are one name; so are "Elsayed" and "Sayed".
    static string Word(string sounds)
    {
        var servant = sounds is ['.', 'B', 'D', '.', 'L', ..] ? Consonants(sounds[5..].TrimStart('.')) : "";
        var named = sounds is ['.', 'L', not '.', ..] ? Consonants(sounds[2..]) : "";
        return servant.Length > 0 ? ".BD" + servant : named.Length > 1 ? named : Consonants(sounds);
    }

    static string Consonants(string sounds)
    {
        var heard = Single(sounds.Length == 0 ? "" : sounds[..1] + sounds[1..].Replace(".", "", StringComparison.Ordinal));
        return heard.TrimStart('.').Length > 1 && heard[^1] == 'H' ? heard[..^1] : heard;
    }

    static string Single(string letters)
    {
        var single = new StringBuilder(letters.Length);
        foreach (var letter in letters)
        {
            if (single.Length == 0 || single[^1] != letter)
            {
                single.Append(letter);
            }
        }

        return single.ToString();
    }

    static IEnumerable<string> Split(string name)
    {
        var word = new StringBuilder();
        foreach (var letter in name.ToLowerInvariant())
        {
            if (Silent.Contains(letter, StringComparison.Ordinal))
            {
                continue;
            }

            if (char.IsLetter(letter) || char.IsSurrogate(letter) || char.GetUnicodeCategory(letter) is UnicodeCategory.NonSpacingMark)
            {
                word.Append(letter);
            }
            else if (word.Length > 0)
            {
                yield return word.ToString();
                word.Clear();
            }
        }

        if (word.Length > 0)
        {
            yield return word.ToString();
        }
    }
}
