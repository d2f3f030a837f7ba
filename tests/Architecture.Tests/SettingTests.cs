using System.Text.RegularExpressions;
using TransferScheme.Identity;
using TransferScheme.Platform.Settings;

namespace TransferScheme.Architecture.Tests;

/// <summary>Every setting that the product reads is on the one list, and every one on the list is read.</summary>
public sealed partial class SettingTests
{
    const string TheList = "src/Platform/Settings/SchemeSettings.cs";

    // Bound as a whole: each property is a setting of the section.
    static readonly Dictionary<string, Type> Bound = new() { ["Identity"] = typeof(IdentityOptions) };

    static readonly IReadOnlyList<string> Listed = [.. SchemeSettings.All.Select(s => s.Name)];

    [Fact]
    public void Every_setting_that_is_read_is_on_the_list() => Read(Sources.Product).Except(Listed).ShouldBeEmpty();

    [Fact]
    public void Every_setting_on_the_list_is_read() => Listed.Except(Read(Sources.Product)).ShouldBeEmpty();

    [Fact]
    public void Every_section_that_is_bound_as_a_whole_is_known_here() =>
        Sources.Product.SelectMany(s => BoundSection().Matches(s.Code)).Select(m => m.Groups["name"].Value).ShouldBe(Bound.Keys);

    [Fact]
    public void Settings_are_found_however_they_are_read() =>
        Read(
        [
            new Source("src/A.cs", "var a = configuration[\"One:A\"];\nvar b = builder.Configuration[\"urls\"];\n"),
            new Source("src/A.cs", "var c = settings[\"Two:B\"];\n"),
            new Source("src/B.cs", "configuration.GetValue(\"Three:C\", 1);\nconfiguration.GetValue<DateTimeOffset?>(\"Three:D\");\n"),
            new Source("src/C.cs", "var e = configuration[$\"Four:Of:{name}\"];\n"),
            new Source("src/C.cs", "const string Name = \"Demo:E\";\nvar t = headers[\"Five\"];\n"),
            new Source("src/D.cs", "configuration.GetConnectionString(name) ?? configuration.GetConnectionString(\"Scheme\");\n"),
            new Source(TheList, "new(\"Demo:F\", \"A list reads nothing.\"),\n"),
        ]).ShouldBe(
            [
                "One:A", "urls", "Two:B", "Three:C", "Three:D", "Four:Of:*", "Demo:E", "ConnectionStrings:*", "ConnectionStrings:Scheme",
                .. Properties(),
            ],
            ignoreOrder: true);

    static IReadOnlyList<string> Read(IEnumerable<Source> sources) =>
    [
        .. sources.Where(s => s.Path != TheList).SelectMany(s => Reading().Matches(s.Code).Select(Name).Concat(Named(s)))
            .Concat(Properties()).Distinct(),
    ];

    static string Name(Match match) =>
        match.Groups["connection"] is { Success: true, Value: var connection }
            ? $"ConnectionStrings:{(connection[0] is '"' ? connection.Trim('"') : "*")}"
            : Hole().Replace(match.Groups["name"].Value, "*");

    // A constant with a name from one of our sections is taken for a setting that is read by it.
    static IEnumerable<string> Named(Source source) => Constant().Matches(source.Code).Select(m => m.Groups["name"].Value)
        .Where(name => Listed.Any(l => l.StartsWith(name[..(name.IndexOf(':', StringComparison.Ordinal) + 1)], StringComparison.Ordinal)));

    static IEnumerable<string> Properties() => Bound.SelectMany(b => b.Value.GetProperties().Select(p => $"{b.Key}:{p.Name}"));

    const string ByName = """([cC]onfiguration|[sS]ettings)(\[|\.GetValue(<[^>(]+>)?\()\$?"(?<name>[^"]+)["]""";

    [GeneratedRegex($"""{ByName}|GetConnectionString\((?<connection>[^)]+)\)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Reading();

    [GeneratedRegex("""const string \w+ = "(?<name>[A-Za-z]+:[A-Za-z:]+)";""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Constant();

    [GeneratedRegex("""BindConfiguration\("(?<name>[^"]+)"\)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex BoundSection();

    [GeneratedRegex("""\{[^}]*\}""", RegexOptions.None, 1000)]
    private static partial Regex Hole();
}
