using Spectre.Console;
using TransferScheme.Tool.Replay;

namespace TransferScheme.Tool.Tests.Replay;

public sealed class ReplayTableTests
{
    [Fact]
    public void Every_figure_has_its_line() => Lines(new Outcome(
        2022, 10, 14, 9, 12, 4.5m, 8m, 87.5m, [new("Wales", 5, 207), new("Scotland", 7, 300)], new("Fife", -1.255m), new("Wales", 0.5m)))
        .ShouldBe(
        [
            "2022|Referrals|Children", "Made|10|14", "Transferred|9|12", "Waiting|1|2", "Working days to the transfer, median|4.5|",
            "Working days to the transfer, ninetieth centile|8|", "Within the statutory limit|87.5 %|",
            "Furthest from its fair share: Fife||1.26 ahead", "The same of the regions: Wales||0.50 behind",
            "Children received|Replay|Published for 2022", "Wales|5|207", "Scotland|7|300", "United Kingdom|12|507",
        ]);

    [Fact]
    public void Given_nobody_was_transferred_then_there_are_no_times() => Lines(new Outcome(
        2019, 1, 1, 0, 0, null, null, null, [new("[Wales]", 0, 0)], new("Fife", 0), new("[Wales]", 0)))
        .ShouldContain("Within the statutory limit|-|");

    static IReadOnlyList<string> Lines(Outcome outcome)
    {
        using var output = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) });
        console.Profile.Width = 200;
        console.Write(ReplayTable.Of(outcome));
        return
        [
            .. output.ToString().Split('\n').Where(line => line.StartsWith('│'))
                .Select(line => string.Join('|', line.Trim().Trim('│').Split('│', StringSplitOptions.TrimEntries))),
        ];
    }
}
