using System.Text.Json.Nodes;

namespace TransferScheme.Tool.Tests;

/// <summary>The commands that need no scheme: an instance in, a run out, and files checked.</summary>
public sealed class RotaCommandTests
{
    const string Instance =
        """
        {"type":"authority","id":"N","region":"north","weight":2}
        {"type":"authority","id":"S","region":"south","weight":1,"uasc":4,"threshold":6,"capacity":2}
        {"type":"referral","id":"r1","size":1,"entry":null,"unsuitable":[]}
        {"type":"referral","id":"r2","size":2,"entry":"N","unsuitable":[],"refuse_first":true}
        {"type":"referral","id":"r3","size":2,"entry":"N","unsuitable":[]}

        """;

    /// <summary>Ten ways to tamper with a run, each with all hashes left as they are or, where it says so, of a kind that a hash cannot hide.</summary>
    public static TheoryData<string, Func<string[], string[]>> Tamperings => new()
    {
        { "a chosen authority", l => [.. l[..2], l[2].Replace("\"chosen\":\"N\"", "\"chosen\":\"S\"", StringComparison.Ordinal), .. l[3..]] },
        { "a weight", l => [l[0].Replace("\"weight\":2", "\"weight\":3", StringComparison.Ordinal), .. l[1..]] },
        { "an opening", l => [l[0].Replace("\"weight\"", "\"opening\":1,\"weight\"", StringComparison.Ordinal), .. l[1..]] },
        { "a threshold", l => [l[0], l[1].Replace("\"threshold\":6", "\"threshold\":4", StringComparison.Ordinal), .. l[2..]] },
        { "a size", l => [.. l[..3], l[3].Replace("\"size\":2", "\"size\":1", StringComparison.Ordinal), .. l[4..]] },
        { "a line lost", l => [.. l[..2], .. l[3..]] },
        { "a line twice", l => [.. l[..3], l[2], .. l[3..]] },
        { "two lines exchanged", l => [.. l[..2], l[3], l[2], .. l[4..]] },
        { "a line added", l => [.. l[..3], """{"type":"cycle","n":2,"hash":"00"}""", .. l[3..]] },
        { "a hash", l => [.. l[..^1], l[^1].Replace("\"hash\":\"", "\"hash\":\"0", StringComparison.Ordinal)] },
        { "an entry authority", l => [.. l[..3], l[3].Replace("\"entry\":\"N\"", "\"entry\":\"S\"", StringComparison.Ordinal), .. l[4..]] },
    };

    [Fact]
    public async Task An_instance_on_the_input_comes_back_decided_and_is_found_in_order()
    {
        var (code, run, errors) = await Offline.ReadingAsync(Instance, "rota");
        (code, errors).ShouldBe((0, ""));
        var lines = run.Trim().Split('\n');
        lines.Select(l => (string?)JsonNode.Parse(l)!["chosen"]).ShouldBe([null, null, "N", "S", null, null]);
        await using var file = await Written.Async(run);
        var (checkedCode, said, _) = await Offline.RunAsync("verify", file.Path);
        checkedCode.ShouldBe(0);
        said.ShouldContain("a ledger of 6 lines: 2 authorities, 3 referrals settled, 3 children received.");
        said.TrimEnd().ShouldEndWith("Nothing is wrong.");
    }

    [Theory]
    [MemberData(nameof(Tamperings))]
    public async Task A_tampered_ledger_is_found(string tampering, Func<string[], string[]> tamper)
    {
        var lines = (await Offline.ReadingAsync(Instance, "rota")).Output.Trim().Split('\n');
        var tampered = tamper(lines);
        tampered.ShouldNotBe(lines, tampering);
        await using var file = await Written.Async(string.Join('\n', tampered));
        var (code, said, _) = await Offline.RunAsync("verify", file.Path);
        code.ShouldBe(1, tampering);
        said.ShouldContain("wrong.");
        said.ShouldContain("  line ");
    }

    [Fact]
    public async Task A_burst_is_placed_and_a_wrong_one_is_named()
    {
        await using var burst = await Written.Async(
            """
            {"authorities":[{"id":"N","capacity":2},{"id":"S","capacity":1}],
             "referrals":[{"id":"r1","size":2,"options":[{"authority":"N","mismatch":9000},{"authority":"S","mismatch":0}]},
                          {"id":"r2","size":1,"options":[{"authority":"N","mismatch":0},{"authority":"S","mismatch":500}]}]}
            """);
        await using var answer = await Written.Async("");
        var (code, said, errors) = await Offline.RunAsync("allocate-batch", burst.Path, answer.Path);
        (code, errors).ShouldBe((0, ""));
        said.ShouldContain("2 referrals, 0 children without a place");
        said.ShouldContain("No other way is better.");
        var written = JsonNode.Parse(await File.ReadAllTextAsync(answer.Path))!;
        written["assignments"]!.ToJsonString().ShouldBe("""[{"referral":"r1","authority":"N"},{"referral":"r2","authority":"S"}]""");
        written["cost"]!.ToJsonString().ShouldBe("1.85");
        await using var wrong = await Written.Async("""{"authorities":[{"id":"N","capacity":-1}],"referrals":[]}""");
        (code, said, errors) = await Offline.RunAsync("allocate-batch", wrong.Path, answer.Path);
        (code, said).ShouldBe((1, ""));
        errors.ShouldContain("authorities[0].capacity");
    }

    [Theory]
    [InlineData("rota --largest-group 0", "--largest-group takes 1 to 1000.")]
    [InlineData("rota --largest-group x", "--largest-group takes a whole number, and x is none.")]
    [InlineData("rota --repayment 101", "--repayment takes 0 to 100.")]
    [InlineData("rota --accounts three", "--accounts takes one or two, and not three.")]
    [InlineData("health --accounts two", "Only rota knows --accounts. Try scheme --help.")]
    [InlineData("rota --year 2022", "Only replay and sandbox know --year. Try scheme --help.")]
    [InlineData("verify nowhere.jsonl", "nowhere.jsonl: Could not find file")]
    public async Task A_wrong_option_or_file_gets_a_sentence(string words, string problem)
    {
        var (code, output, errors) = await Offline.ReadingAsync(Instance, words.Split(' '));
        (code, output).ShouldBe((1, ""));
        errors.ShouldStartWith(problem);
    }

    [Fact]
    public async Task An_instance_that_cannot_be_used_ends_with_the_member_named()
    {
        var (code, _, errors) = await Offline.ReadingAsync(Instance.Replace("\"weight\":1", "\"weight\":0", StringComparison.Ordinal), "rota");
        (code, errors).ShouldBe((1, "Line 2: weight must be a whole number of at least 1."));
    }

    [Fact]
    public async Task A_receipt_that_is_none_gets_a_sentence()
    {
        await using var file = await Written.Async("""{"receipt":1}""");
        var (code, _, errors) = await Offline.RunAsync("verify", file.Path);
        code.ShouldBe(1);
        errors.ShouldContain("Line 1: size must be a whole number from 1 to 1000.");
    }

    /// <summary>A file that is there for one test.</summary>
    sealed record Written(string Path) : IAsyncDisposable
    {
        internal static async Task<Written> Async(string text)
        {
            var path = System.IO.Path.GetTempFileName();
            await File.WriteAllTextAsync(path, text);
            return new Written(path);
        }

        public ValueTask DisposeAsync()
        {
            File.Delete(Path);
            return ValueTask.CompletedTask;
        }
    }
}
