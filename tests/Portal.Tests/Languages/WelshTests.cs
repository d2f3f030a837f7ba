using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting.Internal;
using TransferScheme.Platform.Time;
using TransferScheme.Portal.Scheme;
using TransferScheme.Portal.Words;
using TransferScheme.TestKit;

namespace TransferScheme.Portal.Tests.Languages;

/// <summary>Every text of the portal has its Welsh, and nothing else has.</summary>
public sealed partial class WelshTests
{
    static readonly JsonSerializerOptions Shown = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    static readonly Text Welsh = new("cy");

    [Fact]
    public void Every_text_that_is_said_has_its_Welsh()
    {
        // For whoever translates them: a message is cut short.
        var missing = AsJson(Spoken.All.Where(text => !Text.AllWelsh.ContainsKey(text)));
        File.WriteAllText(
            Path.Combine(Directory.CreateDirectory(Path.Combine(Repository.Root, "artifacts")).FullName, "welsh-missing.json"), missing);
        missing.ShouldBe("{}", "these go into a file of src/Portal/Words/Welsh (null where it quotes a statute), or into not-said.txt");
    }

    [Fact]
    public void No_Welsh_is_left_of_a_text_that_nobody_says() =>
        AsJson(Text.AllWelsh.Keys.Where(text => !Spoken.Possible.Contains(text))).ShouldBe("{}");

    [Fact]
    public void Both_languages_have_the_same_places_for_values() =>
        Text.AllWelsh.Where(text => text.Value is { } welsh && Places(text.Key) != Places(welsh)).Select(text => text.Key).ShouldBeEmpty();

    [Theory]
    [InlineData(0, "0 o blant")]
    [InlineData(1, "1 plentyn")]
    [InlineData(2, "2 o blant")]
    [InlineData(12, "12 o blant")]
    public void Given_a_number_when_it_is_said_in_Welsh_then_the_noun_follows_it(long count, string said) =>
        Welsh.Of(count, "{0} child", "{0} children").ShouldBe(said);

    [Fact]
    public void Given_a_day_and_a_time_when_they_are_said_in_Welsh_then_their_names_are_Welsh()
    {
        var dates = new Dates(Welsh);
        dates.NamedDay(new DateOnly(2026, 3, 24)).ShouldBe("dydd Mawrth 24 Mawrth 2026");
        dates.Time(new DateTimeOffset(2026, 5, 1, 16, 40, 0, TimeSpan.Zero)).ShouldBe("1 Mai 2026 am 5:40pm");
        var (due, today) = (new DateOnly(2026, 3, 24), new DateOnly(2026, 3, 20));
        Due.Of(due, today, WorkingDays.For("england-and-wales"), Welsh, dates).Words.ShouldContain("2 o ddiwrnodau gwaith");
    }

    [Fact]
    public void Given_a_text_that_quotes_a_statute_when_it_is_read_in_Welsh_then_it_is_English_and_says_so()
    {
        var quoted = Text.AllWelsh.First(text => text.Value is null).Key;
        Welsh[quoted].ShouldBe(quoted);
        Welsh.LanguageOf(quoted).ShouldBe("en");
        new Text().LanguageOf(quoted).ShouldBeNull();
        Welsh.LanguageOf("Sign in").ShouldBeNull();
    }

    [Theory]
    [InlineData("Development", "[Sign in]")]
    [InlineData("Production", "Sign in")]
    public void Given_the_language_of_tests_when_the_portal_runs_elsewhere_then_it_is_not_to_be_had(string where, string said)
    {
        var context = new DefaultHttpContext();
        context.Request.Headers.Cookie = $"{Text.Cookie}={Text.Pseudo}";
        var accessor = new HttpContextAccessor { HttpContext = context };
        new Text(accessor, new HostingEnvironment { EnvironmentName = where })["Sign in"].ShouldBe(said);
    }

    static string AsJson(IEnumerable<string> texts) =>
        JsonSerializer.Serialize(texts.Order(StringComparer.Ordinal).ToDictionary(text => text, _ => ""), Shown);

    static string Places(string text) =>
        string.Join(' ', Place().Matches(text).Select(m => m.Value).Distinct().Order(StringComparer.Ordinal));

    [GeneratedRegex(@"%?\{\w+\}", RegexOptions.None, 10_000)]
    private static partial Regex Place();
}
