using System.Text.Json.Nodes;
using TransferScheme.Rota.Lines;
using TransferScheme.Rota.Running;
using TransferScheme.TestKit.Ledgers;

namespace TransferScheme.Rota.Tests.Running;

public sealed class InstanceRunTests
{
    const string North = """{"type":"authority","id":"N","region":"north","weight":2}""";
    const string South = """{"type":"authority","id":"S","region":"south","weight":1,"uasc":4,"threshold":6,"capacity":2}""";
    const string Child = """{"type":"referral","id":"r1","size":1,"entry":null,"unsuitable":[]}""";

    [Fact]
    public void Given_an_instance_when_run_then_every_line_comes_back_in_its_order_with_all_that_stood_in_it()
    {
        string[] lines =
        [
            """{"type":"export","format":1,"note":"ours"}""", North, South,
            """{"type":"weather","rain":0.5}""",
            """{"type":"referral","id":"r1","size":2,"entry":"N","unsuitable":[],"refuse_first":true,"colour":"blue"}""",
            """{"type":"cycle","n":2}""",
        ];
        Run(lines).ShouldBe(
        [
            .. lines[..4],
            $$"""{{lines[4][..^1]}},"offers":[{"authority":"S","outcome":"accepted"}],"chosen":"S"}""",
            """{"type":"status","authority":"S","in_scheme":false,"why":"full"}""",
            lines[5],
        ]);
    }

    [Fact]
    public void Given_two_that_can_when_the_first_refuses_then_the_next_is_chosen_and_both_offers_are_told() =>
        Outcomes(Run([North, South, Child.Replace("\"unsuitable\"", "\"refuse_first\":true,\"unsuitable\"", StringComparison.Ordinal)]))
            .ShouldBe(["N refused false, S accepted > S"]);

    [Fact]
    public void Given_nobody_that_can_then_it_is_unplaced_and_nothing_accrues()
    {
        string[] run = Run([North, South, """{"type":"referral","id":"r1","size":3,"entry":"N","unsuitable":[]}""", Second(Child)]);
        Outcomes(run).ShouldBe([" > nobody", "N accepted > N"]);
    }

    [Fact]
    public void Given_openings_then_whoever_is_behind_comes_first() =>
        Outcomes(Run([North, South.Replace("\"weight\"", "\"opening\":0.6,\"weight\"", StringComparison.Ordinal), Child]))
            .ShouldBe(["S accepted > S"]);

    [Fact]
    public void Given_room_that_goes_and_returns_then_the_run_says_so_at_once() =>
        Run(
        [
            North, South.Replace("\"capacity\":2", "\"capacity\":0", StringComparison.Ordinal),
            """{"type":"state","authority":"S","capacity":1}""",
            """{"type":"status","authority":"S","in_scheme":false,"why":"paused"}""",
            """{"type":"voluntary","authority":"S","size":1,"counts":false}""",
            """{"type":"status","authority":"S","in_scheme":true,"why":"resumed"}""",
            """{"type":"state","authority":"S","capacity":null}""",
        ])[2..].ShouldBe(
        [
            """{"type":"status","authority":"S","in_scheme":false,"why":"full"}""",
            """{"type":"state","authority":"S","capacity":1}""",
            """{"type":"status","authority":"S","in_scheme":true,"why":"room"}""",
            """{"type":"status","authority":"S","in_scheme":false,"why":"paused"}""",
            """{"type":"voluntary","authority":"S","size":1,"counts":false}""",
            """{"type":"status","authority":"S","in_scheme":false,"why":"full"}""",
            """{"type":"state","authority":"S","capacity":null}""",
            """{"type":"status","authority":"S","in_scheme":true,"why":"room"}""",
        ]);

    [Fact]
    public void Given_one_account_then_those_without_room_accrue_and_no_line_is_added()
    {
        string[] lines = [North, South.Replace("\"capacity\":2", "\"capacity\":0", StringComparison.Ordinal), Child, Second(Child)];
        Run(lines, new RunOptions(TwoAccounts: false)).Length.ShouldBe(lines.Length);
    }

    [Fact]
    public void Given_a_volunteer_then_it_is_in_front_of_its_share_by_the_group() =>
        Outcomes(Run([North, South, """{"type":"voluntary","authority":"N","size":1}""", Child])).ShouldBe(["S accepted > S"]);

    [Theory]
    [InlineData("""{"type":"authority","id":"N","region":"north","weight":1}""", "Line 3: id N must not be that of an earlier authority.")]
    [InlineData("""{"type":"authority","id":"X","region":"north","weight":0}""", "Line 3: weight must be a whole number of at least 1.")]
    [InlineData("""{"type":"authority","id":"X","region":"north","weight":-3}""", "Line 3: weight must be a whole number of at least 1.")]
    [InlineData("""{"type":"authority","id":"X","region":"north","weight":1.5}""", "Line 3: weight must be a whole number of at least 1.")]
    [InlineData("""{"type":"authority","id":"X","region":"north","weight":9223372036854775807}""", "Line 3: weight makes the sum of all weights too large.")]
    [InlineData("""{"type":"authority","id":"X","weight":1}""", "Line 3: region must be a text.")]
    [InlineData("""{"type":"authority","id":"X","region":"north","weight":1,"opening":"1"}""", "Line 3: opening must be a number of children with at most twelve decimals.")]
    [InlineData("""{"type":"authority","id":"X","region":"north","weight":1,"opening":0.0000000000001}""", "Line 3: opening must be a number of children with at most twelve decimals.")]
    [InlineData("""{"type":"authority","id":"X","region":"north","weight":1,"uasc":-1}""", "Line 3: uasc must be a whole number from 0 to 2147483647.")]
    [InlineData("""{"type":"status","authority":"X","in_scheme":true}""", "Line 3: authority names X, which is no authority of this file.")]
    [InlineData("""{"type":"status","authority":"N","in_scheme":1}""", "Line 3: in_scheme must be true or false.")]
    [InlineData("""{"type":"state","authority":"N","weight":null}""", "Line 3: weight must be a whole number of at least 1.")]
    [InlineData("""{"type":"referral","id":"r1","size":0,"entry":null,"unsuitable":[]}""", "Line 3: size must be a whole number from 1 to 1000.")]
    [InlineData("""{"type":"referral","id":"r1","size":1,"entry":"X","unsuitable":[]}""", "Line 3: entry names X, which is no authority of this file.")]
    [InlineData("""{"type":"referral","id":"r1","size":1,"entry":null,"unsuitable":["X"]}""", "Line 3: unsuitable names X, which is no authority of this file.")]
    [InlineData("""{"type":"voluntary","authority":"X","size":1}""", "Line 3: authority names X, which is no authority of this file.")]
    [InlineData("""{"id":"X"}""", "Line 3: type must be a text.")]
    [InlineData("""[]""", "Line 3 is not a JSON object.")]
    public void Given_a_line_that_cannot_be_used_then_it_is_named_with_its_member(string line, string problem) =>
        Should.Throw<FormatException>(() => Run([North, South, line])).Message.ShouldBe(problem);

    [Fact]
    public void Given_a_referral_twice_then_it_is_refused() =>
        Should.Throw<FormatException>(() => Run([North, South, Child, Child])).Message.ShouldBe("Line 4: id must not be that of an earlier referral.");

    [Fact]
    public void Given_any_run_then_an_outsider_finds_nothing_wrong_with_it() =>
        RandomInstances.Check(1_000, lines => LedgerChecker.Check(RunAll(lines)).Faults.ShouldBeEmpty());

    static IEnumerable<string> Outcomes(IEnumerable<string> run) => run.Select(line => JsonNode.Parse(line)!)
        .Where(line => (string)line["type"]! == "referral")
        .Select(line => string.Join(", ", line["offers"]!.AsArray().Select(o => $"{o!["authority"]} {o["outcome"]} {o["valid"]}".Trim()))
            + $" > {line["chosen"]?.ToString() ?? "nobody"}");

    static string Second(string referral) => referral.Replace("r1", "r2", StringComparison.Ordinal);

    // Without hashes, which an outsider checks elsewhere.
    static string[] Run(IReadOnlyList<string> lines, RunOptions? options = null) => [.. RunAll(lines, options).Select(line =>
    {
        var members = JsonNode.Parse(line)!.AsObject();
        members.Remove("hash");
        return members.ToJsonString();
    })];

    internal static IEnumerable<string> RunAll(IReadOnlyList<string> lines, RunOptions? options = null) =>
        InstanceRun.Run([.. lines.Select((line, at) => RotaLine.Parse(at + 1, line))], options ?? new RunOptions())
            .Select(line => line.ToJsonString());
}
