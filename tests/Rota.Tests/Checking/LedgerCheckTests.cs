using System.Text.Json.Nodes;
using System.Text.Json;
using TransferScheme.Rota.Checking;
using TransferScheme.Rota.Tests.Running;
using TransferScheme.TestKit.Ledgers;

namespace TransferScheme.Rota.Tests.Checking;

/// <summary>
/// Both checkers, the product's and the tests' own that shares no code with it, say nothing of sound lines and find each fault that is
/// planted: otherwise they would prove nothing.
/// </summary>
public sealed class LedgerCheckTests
{
    static readonly string[] Sound =
    [
        """{"type":"export","format":1,"rulesVersion":"v","position":9,"open":0,"reversed":1}""",
        """{"type":"authority","id":"K1","region":"south-east","weight":10,"opening":0.25,"uasc":100,"threshold":100}""",
        """{"type":"authority","id":"N1","region":"north-east","weight":20,"opening":-0.25,"uasc":99,"threshold":100,"capacity":2}""",
        """{"type":"authority","id":"N2","region":"north-east","weight":30,"opening":0}""",
        """{"type":"authority","id":"S1","region":"scotland","weight":40,"opening":0}""",
        """{"type":"referral","id":"r1","size":1,"entry":"K1","unsuitable":["N2"],"offers":[{"authority":"S1","outcome":"refused","valid":true},{"authority":"N1","outcome":"accepted"}],"chosen":"N1"}""",
        """{"type":"status","authority":"S1","in_scheme":false,"why":"paused"}""",
        """{"type":"voluntary","authority":"N1","size":1,"counts":true,"referral":"r2"}""",
        """{"type":"referral","id":"r3","size":1,"entry":"N2","unsuitable":[],"offers":[],"chosen":null}""",
        """{"type":"something-new","of":"later"}""",
        """{"type":"end","lines":11}""",
    ];

    public static TheoryData<string, string, Action<List<JsonObject>>> Plants => new()
    {
        { "C1 out of the scheme", "7: C1", l => l.Insert(5, Line("""{"type":"status","authority":"N1","in_scheme":false}""")) },
        { "C2 at threshold", "6: C2", l => l[2]["uasc"] = 100 },
        { "C3 entry authority", "6: C3", l => l[5]["entry"] = "N1" },
        { "C4 unsuitable", "6: C4", l => l[5]["unsuitable"]!.AsArray().Add("N1") },
        { "C5 short of capacity", "6: C5", l => l[5]["size"] = 3 },
        { "C6 declined", "6: C6", l => l[5]["offers"]![0]!["authority"] = "N1" },
        { "C7 no outcome", "6: C7", l => l[5].Remove("chosen") },
        { "C7 somebody was eligible", "9: C7", l => l[6]["in_scheme"] = true },
        { "C8 authority twice", "11: C8", l => l.Insert(10, (JsonObject)l[2].DeepClone()) },
        { "C8 a voluntary referral twice", "9: C8", l => l[8]["id"] = "r2" },
        { "C8 referral twice", "9: C8", l => l[8]["id"] = "r1" },
        { "C9 nobody was owed what was taken", "7: C9", Take },
        { "C10 unknown authority chosen", "6: C10", l => l[5]["chosen"] = "X1" },
        { "C10 unknown entry authority", "6: C10", l => l[5]["entry"] = "X1" },
        { "C10 unknown authority in a status", "7: C10", l => l[6]["authority"] = "X1" },
        { "C11 another accepted", "6: C11", l => l[5]["offers"]![1]!["authority"] = "N2" },
        { "C11 accepted and yet unplaced", "6: C11", l => l[5]["chosen"] = null },
        { "C11 accepted twice", "6: C11", l => l[5]["offers"]!.AsArray().Add(l[5]["offers"]![1]!.DeepClone()) },
    };

    [Fact]
    public void Given_sound_lines_then_no_fault_and_balances_in_whole_units()
    {
        var checker = LedgerChecker.Check(Chained([.. Sound.Select(Line)]));

        // r1: of 1 child N1 has 2/5 and N2 3/5; S1 declined for good reason and K1 is at its threshold. The volunteer: N1 is then at
        // its threshold, so N2 alone accrues.
        checker.Faults.ShouldBeEmpty();
        checker.Balances.Select(b => (b.Authority, (long)b.Balance)).ShouldBe(
            [("K1", 250_000_000_000), ("N1", -1_850_000_000_000), ("N2", 1_600_000_000_000), ("S1", 0)]);
        var report = LedgerCheck.Of(Chained([.. Sound.Select(Line)]));
        report.Faults.ShouldBeEmpty();
        (report.Lines, report.Authorities, report.Referrals, report.Children, report.FurthestAuthority).ShouldBe(
            (11, 4, 3, 2, 1_850_000_000_000));
    }

    [Theory]
    [MemberData(nameof(Plants))]
    public void Given_a_fault_planted_and_all_hashes_made_anew_then_the_check_finds_it(string plant, string fault, Action<List<JsonObject>> act)
    {
        List<JsonObject> lines = [.. Sound.Select(Line)];
        act(lines);
        var chained = Chained(lines);
        LedgerChecker.Check(chained).Faults.ShouldContain(fault, plant);
        Faults(chained).ShouldContain(fault, plant);
    }

    [Fact]
    public void Given_a_line_altered_dropped_added_or_moved_without_new_hashes_then_the_chain_is_broken()
    {
        var lines = Chained([.. Sound.Select(Line)]);
        foreach (var (broken, fault) in new (string[], string)[]
        {
            ([.. lines[..3], lines[3].Replace("30", "31", StringComparison.Ordinal), .. lines[4..]], "4: hash"),
            ([.. lines[..3], .. lines[4..]], "4: hash"),
            ([.. lines[..3], lines[2], .. lines[3..]], "4: hash"),
            ([.. lines[..2], lines[3], lines[2], .. lines[4..]], "3: hash"),
        })
        {
            LedgerChecker.Check(broken).Faults.ShouldContain(fault);
            Faults(broken).ShouldContain(fault);
        }
    }

    [Fact]
    public void Given_an_export_without_its_last_lines_then_it_was_cut_off()
    {
        var lines = Chained([.. Sound.Select(Line)]);
        Faults(lines[..^1]).ShouldBe(["10: end"]);
        Faults(lines[..6]).ShouldBe(["6: end"]);
        Faults([.. Chained([.. Sound[..9].Append(Sound[10]).Select(Line)])]).ShouldBe(["10: end"]);
    }

    [Fact]
    public async Task Given_a_ledger_that_comes_line_by_line_then_it_is_checked_to_its_end_or_to_the_most_lines_asked_for()
    {
        var lines = Chained([.. Sound.Select(Line)]);
        var whole = await LedgerCheck.OfAsync(lines.ToAsyncEnumerable(), lines.Length, default);
        whole.Faults.ShouldBeEmpty();
        (whole.Lines, whole.IsWhole, whole.Hash).ShouldBe((11, true, LedgerCheck.Of(lines).Hash));
        var beginning = await LedgerCheck.OfAsync(lines.ToAsyncEnumerable(), 6, default);
        beginning.Faults.ShouldBeEmpty();
        (beginning.Lines, beginning.IsWhole, beginning.Hash).ShouldBe((6, false, LedgerCheck.Of(lines[..6]).Hash));
        var cut = await LedgerCheck.OfAsync(lines[..^1].ToAsyncEnumerable(), lines.Length, default);
        cut.Faults.Single().Check.ShouldBe("end");
    }

    [Theory]
    [InlineData("""{"type":"authority","id":"X","region":"wales","weight":9223372036854775807,"opening":0}""")]
    [InlineData("""{"type":"referral","id":"r9","size":1,"entry":null,"unsuitable":[],"offers":[{"authority":"N2","authority":"N2"}],"chosen":"N2"}""")]
    public void Given_figures_that_no_ledger_can_hold_then_the_line_is_named(string line)
    {
        var faulty = Should.Throw<FormatException>(() => LedgerCheck.Of([.. Sound[..5], line, Sound[5].Replace("r1", "r8", StringComparison.Ordinal)]));
        faulty.Message.ShouldStartWith("Line ");
    }

    [Fact]
    public void Given_any_run_then_nothing_is_wrong_and_both_find_the_same() => RandomInstances.Check(200, lines =>
        Faults([.. InstanceRunTests.RunAll(lines)]).ShouldBe(LedgerChecker.Check(InstanceRunTests.RunAll(lines)).Faults));

    static IReadOnlyList<string> Faults(IEnumerable<string> lines) => [.. LedgerCheck.Of(lines).Faults.Select(f => $"{f.Line}: {f.Check}")];

    // With nobody in the scheme nobody is owed anything, and yet one takes a child.
    static void Take(List<JsonObject> lines)
    {
        lines.RemoveRange(1, 8);
        lines.InsertRange(1,
        [
            Line("""{"type":"authority","id":"K1","region":"south-east","weight":10,"opening":0}"""),
            Line("""{"type":"authority","id":"N1","region":"north-east","weight":20,"opening":0}"""),
            Line("""{"type":"authority","id":"N2","region":"north-east","weight":30,"opening":0}"""),
            Line("""{"type":"status","authority":"N1","in_scheme":false}"""),
            Line("""{"type":"status","authority":"N2","in_scheme":false}"""),
            Line("""{"type":"referral","id":"r1","size":1,"entry":null,"unsuitable":[],"offers":[{"authority":"K1","outcome":"refused","valid":true},{"authority":"N1","outcome":"accepted"}],"chosen":"N1"}"""),
        ]);
    }

    static JsonObject Line(string json) => JsonNode.Parse(json)!.AsObject();

    static string[] Chained(List<JsonObject> lines)
    {
        var hash = "";
        foreach (var line in lines)
        {
            using var document = JsonDocument.Parse(line.ToJsonString());
            line["hash"] = hash = LedgerChecker.Hash(hash, document.RootElement);
        }

        return [.. lines.Select(line => line.ToJsonString())];
    }
}
