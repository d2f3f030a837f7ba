using System.Globalization;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Text.Json;
using System.Text.RegularExpressions;
using TransferScheme.TestKit;

namespace TransferScheme.Portal.Tests.Languages;

/// <summary>
/// The texts that the portal says, found without running it: those that its source asks the words for by name, the sentences and labels
/// that stand in its lists, and what the services' own lists give it to say.
/// </summary>
static partial class Spoken
{
    const RegexOptions Plain = RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant;
    const int Longest = 10_000;

    static readonly string Source = Path.Combine(Repository.Root, "src");

    // Labels of one word look like any other string, so they are looked for where lists of labels stand.
    static readonly IReadOnlyList<string> Lists =
    [
        "Words/Codes.cs", "Scheme/RegionNames.cs", "Signing/Navigation.cs", "Pages/Asking/FormPaths.cs", "Pages/Referring/Parts.cs",
        "Pages/Referring/ChildParts.cs", "Pages/Referring/Tongues.cs", "Pages/Assessing/Acts.cs", "Pages/Assessing/DecidingActs.cs",
        "Pages/Assessing/Stages.cs", "Pages/Cases/RecordWords.cs", "Pages/Figures/FigureWords.cs", "Pages/Directions/DirectionView.cs",
    ];

    // Said in exceptions, by health and in answers that stand in English (Problem.cshtml), or part of what is put together.
    static readonly HashSet<string> NotSaid = Lines("not-said.txt");

    /// <summary>The texts that need Welsh.</summary>
    internal static IReadOnlySet<string> All { get; } = Find();

    /// <summary>Every string of the compiled scheme, and every name of a member in plain words: no page says another.</summary>
    internal static IReadOnlySet<string> Possible { get; } = new HashSet<string>(
        Directory.GetFiles(AppContext.BaseDirectory, "TransferScheme.*.dll").SelectMany(StringsAndNames).Concat(All));

    static HashSet<string> Find()
    {
        var all = new HashSet<string>();
        var portal = Path.Combine(Source, "Portal");
        foreach (var file in new[] { "*.cs", "*.cshtml" }.SelectMany(kind => Directory.GetFiles(portal, kind, SearchOption.AllDirectories)))
        {
            all.UnionWith(BuiltFolder().IsMatch(file) ? [] : AskedFor(File.ReadAllText(file)));
        }

        all.UnionWith(Lists.SelectMany(list => OneWord().Matches(File.ReadAllText(Path.Combine(portal, list))))
            .Select(m => m.Groups["text"].Value));
        all.UnionWith(Strings(typeof(PortalModule).Assembly.Location).Where(text => Sentence().IsMatch(text)));
        var days = CultureInfo.InvariantCulture.DateTimeFormat;
        all.UnionWith([.. days.DayNames, .. days.MonthNames.Concat(days.AbbreviatedMonthNames).Where(name => name.Length > 0)]);
        all.UnionWith(OfServices());
        all.UnionWith(Lines("put-together.txt"));
        all.ExceptWith(NotSaid);
        return all;
    }

    static HashSet<string> Lines(string file) => [.. File.ReadLines(Path.Combine(Repository.Root, "tests", "Portal.Tests", "Languages", file))];

    // The literals among what is asked for: T["…"], text[yes ? "…" : "…", value], text.Of(count, "…", "…").
    static IEnumerable<string> AskedFor(string code)
    {
        code = Joined().Replace(code, "");
        foreach (Match opening in Opening().Matches(code))
        {
            var at = opening.Index + opening.Length;
            var arguments = Arguments(code, at).ToList();
            var asked = opening.Value.EndsWith('(') ? arguments.Skip(1).Take(2) : arguments.Take(1);
            var literals = asked.Where(a => !IndexedName().IsMatch(a)).SelectMany(a => Literal().Matches(a));
            foreach (var literal in literals.Where(l => !l.Groups["code"].Success))
            {
                var text = literal.Groups["text"].Value.Replace("\\'", "'", StringComparison.Ordinal);
                yield return JsonSerializer.Deserialize<string>($"\"{text}\"")!;
            }
        }
    }

    static IEnumerable<string> Arguments(string code, int from)
    {
        for (var (at, depth) = (from, 0); at < code.Length && depth >= 0; at++)
        {
            if (code[at] == '"')
            {
                for (at++; code[at] != '"'; at++)
                {
                    at += code[at] == '\\' ? 1 : 0;
                }

                continue;
            }

            depth += code[at] is '(' or '[' or '{' ? 1 : code[at] is ')' or ']' or '}' ? -1 : 0;
            if (depth < 0 || (depth == 0 && code[at] == ','))
            {
                yield return code[from..at].Trim();
                from = at + 1;
            }
        }
    }

    // The grounds with their evidence, and the reasons that a list of the contract names.
    static IEnumerable<string> OfServices()
    {
        using var versions = JsonDocument.Parse(File.ReadAllText(Path.Combine(Source, "Services/Refusals/Grounds/Data/grounds.json")));
        foreach (var version in versions.RootElement.EnumerateArray())
        {
            foreach (var item in version.GetProperty("groups").EnumerateArray().Concat(version.GetProperty("grounds").EnumerateArray()))
            {
                yield return item.GetProperty("text").GetString()!;
                if (item.TryGetProperty("usualAnswer", out var usual) && usual.GetString() is { } answer)
                {
                    yield return answer;
                }

                foreach (var needed in item.TryGetProperty("evidence", out var evidence) ? evidence.EnumerateArray().ToList() : [])
                {
                    yield return needed.GetProperty("text").GetString()!;
                }
            }
        }

        foreach (var list in new[] { "Services/Allocation/Reasons/ReasonCodes.cs", "Contracts/Referrals/ReferralReasons.cs" })
        {
            foreach (Match reason in Reason().Matches(File.ReadAllText(Path.Combine(Source, list))))
            {
                yield return reason.Groups["text"].Value;
            }
        }
    }

    static IEnumerable<string> Strings(string assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly));
        var reader = file.GetMetadataReader();
        var first = reader.GetHeapSize(HeapIndex.UserString) > 1 ? MetadataTokens.UserStringHandle(1) : default;
        for (var handle = first; !handle.IsNil; handle = reader.GetNextHandle(handle))
        {
            yield return reader.GetUserString(handle);
        }
    }

    static IEnumerable<string> StringsAndNames(string assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly));
        var reader = file.GetMetadataReader();
        var names = reader.PropertyDefinitions.Select(p => reader.GetString(reader.GetPropertyDefinition(p).Name));
        var strings = Strings(assembly).ToList();
        return [.. strings, .. strings.Where(text => Code().IsMatch(text)).Concat(names).Select(Apart)];
    }

    // A name in plain words, as the record and the figures have those that have no words of their own.
    static string Apart(string name) =>
        char.ToUpperInvariant(name[0]) + Capital().Replace(name[1..], c => $" {c.Value.ToLowerInvariant()}").Replace('-', ' ');

    [GeneratedRegex("[\\\\/](obj|bin)[\\\\/]", Plain, Longest)]
    private static partial Regex BuiltFolder();

    [GeneratedRegex("(?<![\\w.])(T|[tT]ext|_text|[wW]ords)(\\[|\\.Of\\()", Plain, Longest)]
    private static partial Regex Opening();

    [GeneratedRegex("\"\\s*\\+\\s*\"", Plain, Longest)]
    private static partial Regex Joined();

    // What is compared with, and what is looked up by, is not said.
    [GeneratedRegex("(?<code>\\bis|\\bnot|==|!=|\\bor|\\[|\\()?\\s*\"(?<text>([^\"\\\\\\n]|\\\\.)*)\"", Plain, Longest)]
    private static partial Regex Literal();

    [GeneratedRegex("^\\w+\\[", Plain, Longest)]
    private static partial Regex IndexedName();

    [GeneratedRegex("\"(?<text>[A-Z][a-z’-]+)\"", Plain, Longest)]
    private static partial Regex OneWord();

    [GeneratedRegex("^(?!M[0-9.]+)[A-Z“{][^<>=]* [^<>=]*$", Plain, Longest)]
    private static partial Regex Sentence();

    [GeneratedRegex("new\\([\\w\"-]+, \"(?<text>[^\"]+)\"", Plain, Longest)]
    private static partial Regex Reason();

    [GeneratedRegex("^[a-z][A-Za-z0-9-]+$", Plain, Longest)]
    private static partial Regex Code();

    [GeneratedRegex("[A-Z]", Plain, Longest)]
    private static partial Regex Capital();
}
