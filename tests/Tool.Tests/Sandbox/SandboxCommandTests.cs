using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace TransferScheme.Tool.Tests.Sandbox;

public sealed partial class SandboxCommandTests
{
    static readonly string Ledger = string.Join(
        '\n',
        """{"type":"export","format":1,"rulesVersion":"2022-08-24","position":5,"open":0,"reversed":0}""",
        """{"type":"authority","id":"E06000001","region":"north-east","weight":1,"opening":0,"uasc":20,"threshold":22}""",
        """{"type":"authority","id":"E06000002","region":"north-east","weight":1,"opening":0,"uasc":35,"threshold":36}""",
        """{"type":"authority","id":"E10000016","region":"south-east","weight":2,"opening":0,"uasc":900,"threshold":357}""",
        Referral("r1", 1, "E06000001"), Referral("r2", 1, "E06000002"), Referral("r3", 2, "E06000001"));

    [Fact]
    public async Task Given_a_ledger_when_played_with_another_threshold_then_the_table_tells_who_would_have_gone_where()
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, Ledger);

        var (code, output, errors) = await Offline.RunAsync("sandbox", "--export", file, "--threshold", "0.2", "--weights", "population");

        (code, errors).ShouldBe((0, ""));
        Rows(output).ShouldBe(
        [
            $"Sandbox: {Path.GetFileName(file)}|As recorded|Other rules",
            "Threshold|as recorded|0.2 %",
            "Weights|as recorded|population",
            "Largest group|4|4",
            "Repayment of arrears, at most|25 %|25 %",
            "Children referred|4|4",
            "Children placed at once|4|4",
            "Children placed after waiting|0|0",
            "Longest wait, in turns of others|0|0",
            "Children unplaced|0|0",
            "Furthest region from its share|North East: 0.00 behind|North East: 0.00 behind",
            "Mean of all regions|0.00|0.00",
            "Furthest authority from its share|Hartlepool: 0.50 ahead|Hartlepool: 0.49 behind",
            "Mean of all authorities|0.11|0.25",
            "Children who would have gone to another region||0",
            "Children who would have gone to another authority||4",
            "Children received|As recorded|Other rules|Change|Owed|Balance|Published",
            "North East|4|4|0|4.00|0.00|-",
            "South East|0|0|0|0.00|0.00|-",
            "All|4|4|0|4.00|0.00|-",
            "Authorities most changed|Region|As recorded|Other rules|Change",
            "Hartlepool|North East|3|1|-2",
            "Middlesbrough|North East|1|3|+2",
        ]);
        File.Delete(file);
    }

    [Fact]
    public async Task Given_a_year_and_seed_when_played_twice_then_the_same_comes_out_and_another_seed_gives_another()
    {
        string[] command = ["sandbox", "--year", "2021", "--threshold", "0.1", "--repayment", "10", "--largest-group", "2"];
        var once = await Offline.RunAsync(command);

        (await Offline.RunAsync([.. command, "--seed", "1"])).ShouldBe(once);
        (await Offline.RunAsync([.. command, "--seed", "2"])).Output.ShouldNotBe(once.Output);
        Rows(once.Output).Single(row => row.StartsWith("All|", StringComparison.Ordinal)).ShouldBe("All|1276|1276|0|1276.00|0.00|1276");
    }

    [Fact]
    public async Task Given_a_year_when_played_by_the_rules_of_the_time_then_nothing_changes_and_nobody_is_left()
    {
        var (code, output, _) = await Offline.RunAsync("sandbox");
        var rows = Rows(output);

        (code, rows[0]).ShouldBe((0, "Sandbox: 2022, seed 1|Rules of the time|Other rules"));
        rows.ShouldContain("Threshold|0.07 %, then 0.1 %|0.07 %, then 0.1 %");
        rows.ShouldContain("Children unplaced|0|0");
        rows.ShouldContain("Children who would have gone to another authority||0");
        rows[^1].ShouldBe("All|3165|3165|0|3165.00|0.00|3165");
        rows.Count(row => row.EndsWith("|0", StringComparison.Ordinal) && row.Split('|').Length == 7).ShouldBe(1);
    }

    [Fact]
    public async Task Given_a_file_for_the_chart_when_played_then_it_is_one_picture_with_title_axes_and_no_script()
    {
        var file = Path.GetTempFileName();

        var (_, output, _) = await Offline.RunAsync("sandbox", "--year", "2019", "--threshold", "0.05", "--svg", file);

        output.ShouldContain($"The chart is in {file}.");
        var chart = XDocument.Parse(await File.ReadAllTextAsync(file)).Root!;
        var words = chart.Descendants().Where(e => e.Name.LocalName is "text").Select(e => e.Value).ToList();
        chart.Name.ShouldBe(XName.Get("svg", "http://www.w3.org/2000/svg"));
        chart.Elements().First().Value.ShouldBe("Children received by region: 2019, seed 1");
        words.ShouldContain("Children received");
        words.ShouldContain("Region");
        words.ShouldContain("Other rules: threshold 0.05 %");
        words.ShouldContain("Yorkshire and The Humber");
        chart.Descendants().Count(e => e.Name.LocalName is "path").ShouldBe(13);
        chart.Descendants().ShouldAllBe(e => e.Name.LocalName != "script" && e.Attribute("href") == null);
        File.Delete(file);
    }

    [Theory]
    [InlineData("--threshold needs a value.", "--threshold")]
    [InlineData("--threshold takes more than 0 and at most 100 percent, and not 0.", "--threshold", "0")]
    [InlineData("--threshold takes more than 0 and at most 100 percent, and not 100.1.", "--threshold", "100.1")]
    [InlineData("--threshold takes at most three decimals, and 0.0001 has more.", "--threshold", "0.0001")]
    [InlineData("--threshold takes percent of the child population, such as 0.12, and -1 is none.", "--threshold", "-1")]
    [InlineData("--weights takes regional-shares or population, and not wealth.", "--weights", "wealth")]
    [InlineData("--largest-group takes 1 to 1000.", "--largest-group", "0")]
    [InlineData("--repayment takes 0 to 100.", "--repayment", "101")]
    [InlineData("--seed takes a whole number, and x is none.", "--seed", "x")]
    [InlineData("The recorded years are 2016 to 2023; 2024 is none of them.", "--year", "2024")]
    [InlineData("--year is of a recorded year, and --export plays a ledger: give one of them.", "--year", "2022", "--export", "x")]
    [InlineData("Only rota knows --accounts. Try scheme --help.", "--accounts", "one")]
    public async Task Given_an_option_that_cannot_be_used_then_it_is_named(string error, params string[] options) =>
        (await Offline.RunAsync(["sandbox", .. options])).ShouldBe((1, "", error));

    [Fact]
    public async Task Given_a_ledger_that_cannot_be_used_then_it_is_named()
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, Ledger.Replace("E06000002", "X1", StringComparison.Ordinal));
        (await Offline.RunAsync("sandbox", "--export", file, "--threshold", "0.2")).Errors.ShouldBe(
            $"{file} has X1, whose population is not known: its threshold and weight can only be as recorded.");
        (await Offline.RunAsync("sandbox", "--export", file)).Code.ShouldBe(0);
        await File.WriteAllTextAsync(file, """{"type":"export"}""");
        (await Offline.RunAsync("sandbox", "--export", file)).ShouldBe((1, "", $"{file} holds no settled referral to play."));
        await File.WriteAllTextAsync(file, "no JSON");
        (await Offline.RunAsync("sandbox", "--export", file)).Errors.ShouldStartWith($"{file}: Line 1 is not a JSON object");
        File.Delete(file);
        (await Offline.RunAsync("sandbox", "--export", file)).Errors.ShouldStartWith($"{file}: Could not find file");
        (await Offline.RunAsync("sandbox", "--svg", Path.Combine(file, "chart.svg"))).Errors.ShouldContain("chart.svg cannot be written: ");
    }

    static string Referral(string id, int size, string chosen) =>
        $$"""
        {"type":"referral","id":"{{id}}","size":{{size}},"entry":"E10000016","unsuitable":[],
        "offers":[{"authority":"{{chosen}}","outcome":"accepted"}],"chosen":"{{chosen}}"}
        """.ReplaceLineEndings("");

    static IReadOnlyList<string> Rows(string output) =>
        [.. output.Split('\n').Where(line => line.StartsWith('│')).Select(line => Border().Replace(line.Trim().Trim('│'), "|").Trim())];

    [GeneratedRegex(" *│ *", RegexOptions.None, 1000)]
    private static partial Regex Border();
}
