using System.Text;
using System.Text.Json.Nodes;
using TransferScheme.Portal.Pages.Allocating;
using TransferScheme.Portal.Pages.Verifying;
using TransferScheme.Rota.Lines;

namespace TransferScheme.Portal.Tests.Verifying;

/// <summary>What the page says of a ledger: that it holds, and of each fault that is planted that it does not.</summary>
public sealed class LedgerVerdictTests
{
    static readonly string[] Sound =
    [
        """{"type":"export","format":1,"rulesVersion":"v","position":2,"open":0,"reversed":0}""",
        """{"type":"authority","id":"K1","region":"south-east","weight":10,"opening":0,"uasc":100,"threshold":100}""",
        """{"type":"authority","id":"N1","region":"north-east","weight":20,"opening":0,"uasc":9,"threshold":100,"capacity":2}""",
        """{"type":"referral","id":"NTS-2026-000001","size":1,"entry":"K1","unsuitable":[],"offers":[{"authority":"N1","outcome":"accepted"}],"chosen":"N1"}""",
        """{"type":"end","lines":5}""",
    ];

    [Fact]
    public async Task Given_a_sound_ledger_then_every_rule_holds()
    {
        var verdict = await OfAsync(Chained());
        verdict.Holds.ShouldBeTrue();
        verdict.Findings.ShouldAllBe(rule => rule.Faults == 0);
        (verdict.Report!.Lines, verdict.Report.Children, verdict.Report.IsWhole).ShouldBe((5, 1, true));
    }

    [Fact]
    public async Task Given_a_line_that_was_tampered_with_then_its_hash_tells()
    {
        var lines = Chained();
        lines[3] = lines[3].Replace("\"size\":1", "\"size\":2", StringComparison.Ordinal);
        var verdict = await OfAsync(lines);
        verdict.Holds.ShouldBeFalse();
        verdict.Findings.Where(rule => rule.Faults > 0).Select(rule => rule.Words.Split(':')[0]).ShouldBe(
            ["Each line follows from the line before by its hash"]);
        verdict.Shown.Single().Fault.Line.ShouldBe(4);
    }

    [Fact]
    public async Task Given_an_authority_without_room_and_all_hashes_made_anew_then_the_rule_and_the_referral_are_named()
    {
        var verdict = await OfAsync(Chained(l => l[3]["size"] = 3));
        verdict.Findings.Where(rule => rule.Faults > 0).Select(rule => rule.Words).ShouldBe(
            ["Whoever received children had room for the whole group"]);
        verdict.Shown.Single().Referral.ShouldBe("NTS-2026-000001");
    }

    [Fact]
    public async Task Given_more_faults_than_are_shown_then_all_are_counted()
    {
        var verdict = await OfAsync(Enumerable.Repeat(Chained()[1], 30).Prepend(Chained()[0]));
        verdict.Shown.Count().ShouldBe(20);
        verdict.Hidden.ShouldBe(verdict.Report!.Faults.Count - 20);
        verdict.Findings.Sum(rule => rule.Faults).ShouldBe(verdict.Report.Faults.Count);
    }

    [Fact]
    public async Task Given_a_longer_ledger_than_a_page_can_wait_for_then_its_beginning_is_checked_and_it_says_so()
    {
        var verdict = await LedgerVerdict.OfAsync(Chained().ToAsyncEnumerable(), most: 3, default);
        verdict.Holds.ShouldBeTrue();
        (verdict.Report!.Lines, verdict.Report.IsWhole).ShouldBe((3, false));
    }

    [Fact]
    public async Task Given_a_line_that_is_none_then_nothing_is_said_for_the_ledger()
    {
        var verdict = await OfAsync([Chained()[0], "cut off in the mid"]);
        verdict.Holds.ShouldBeFalse();
        verdict.Unreadable.ShouldStartWith("Line 2 ");
    }

    [Fact]
    public async Task Given_an_export_then_its_lines_are_read_as_they_come()
    {
        using var export = new MemoryStream(Encoding.UTF8.GetBytes(string.Join('\n', Chained())));
        (await LedgerVerdict.LinesAsync(export, default).ToListAsync()).ShouldBe(Chained());
    }

    [Theory]
    [InlineData("{}", "Line 1: receipt must be")]
    [InlineData("no receipt", "Line 1 is not a JSON object")]
    public void Given_what_is_no_receipt_then_the_check_says_so(string json, string fault) =>
        ReceiptModel.FaultsOf(Encoding.UTF8.GetBytes(json)).Single().ShouldStartWith(fault);

    static Task<LedgerVerdict> OfAsync(IEnumerable<string> lines) => LedgerVerdict.OfAsync(lines.ToAsyncEnumerable(), LedgerVerdict.MostLines, default);

    static string[] Chained(Action<List<JsonObject>>? change = null)
    {
        List<JsonObject> lines = [.. Sound.Select(line => JsonNode.Parse(line)!.AsObject())];
        change?.Invoke(lines);
        _ = lines.Aggregate(HashChain.Start, (chain, line) => chain.Seal(line));
        return [.. lines.Select(line => line.ToJsonString())];
    }
}
