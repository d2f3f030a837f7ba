using System.Text;
using TransferScheme.Rota.Batches;

namespace TransferScheme.Rota.Tests.Batches;

public sealed class BatchDocumentTests
{
    [Fact]
    public void Given_a_document_when_read_then_all_of_it_and_unknown_members_are_ignored()
    {
        var problem = Read(
            """
            {"note":1,"authorities":[{"id":"E1","capacity":2,"name":"x"},{"id":"E2"},{"id":"E3","capacity":null}],
             "referrals":[{"id":"R1","size":2,"options":[{"authority":"E2","mismatch":10000,"why":[]},{"authority":"E1","mismatch":0}]},
                          {"id":"R2","size":1,"options":[]}]}
            """);
        problem.Authorities.ShouldBe([new("E1", 2), new("E2"), new("E3")]);
        problem.Referrals.Select(r => (r.Id, r.Size)).ShouldBe([("R1", 2), ("R2", 1)]);
        problem.Referrals.SelectMany(r => r.Options).ShouldBe([new("E2", 10_000), new("E1", 0)]);
    }

    [Fact]
    public void Given_an_answer_when_written_then_in_the_order_of_the_referrals_and_the_cost_to_the_last_place()
    {
        var problem = new BatchProblem([new("E1", 2)], [new("R2", 1, []), new("R1", 2, [new("E1", 1_234)])]);
        using var written = new MemoryStream();
        BatchDocument.Write(written, problem, BatchSolver.Solve(problem), 12);
        Encoding.UTF8.GetString(written.ToArray()).ShouldBe(
            """{"assignments":[{"referral":"R2","authority":null},{"referral":"R1","authority":"E1"}],"""
            + "\"cost\":10.2468,\"unplacedChildren\":1,\"milliseconds\":12}");
    }

    [Theory]
    [InlineData("[]", "The document must be an object.")]
    [InlineData("{}", "authorities is missing.")]
    [InlineData("""{"authorities":{},"referrals":[]}""", "authorities must be an array.")]
    [InlineData("""{"authorities":[]}""", "referrals is missing.")]
    [InlineData("""{"authorities":[7],"referrals":[]}""", "authorities[0] must be an object.")]
    [InlineData("""{"authorities":[{}],"referrals":[]}""", "authorities[0].id is missing.")]
    [InlineData("""{"authorities":[{"id":7}],"referrals":[]}""", "authorities[0].id must be a text.")]
    [InlineData("""{"authorities":[{"id":""}],"referrals":[]}""", "authorities[0].id is empty.")]
    [InlineData("""{"authorities":[{"id":"\ud800"}],"referrals":[]}""", "authorities[0].id is not valid Unicode.")]
    [InlineData("""{"authorities":[{"id":"E1"},{"id":"E1"}],"referrals":[]}""", "authorities[1].id comes a second time: E1.")]
    [InlineData("""{"authorities":[{"id":"E1","capacity":-1}],"referrals":[]}""",
        "authorities[0].capacity must be a whole number, at least 0.")]
    [InlineData("""{"authorities":[{"id":"E1","capacity":1.5}],"referrals":[]}""",
        "authorities[0].capacity must be a whole number, at least 0.")]
    public void Given_a_bad_document_when_read_then_refused_with_the_member_named(string document, string message) =>
        Should.Throw<FormatException>(() => Read(document)).Message.ShouldBe(message);

    [Theory]
    [InlineData("""{"id":"R1","size":0,"options":[]}""", "referrals[0].size must be a whole number from 1 to 2147483647.")]
    [InlineData("""{"id":"R1","size":"1","options":[]}""", "referrals[0].size must be a whole number from 1 to 2147483647.")]
    [InlineData("""{"id":"R1","options":[]}""", "referrals[0].size is missing.")]
    [InlineData("""{"id":"R1","size":1}""", "referrals[0].options is missing.")]
    [InlineData("""{"size":1,"options":[]}""", "referrals[0].id is missing.")]
    [InlineData("""{"id":"R1","size":1,"options":[]},{"id":"R1","size":1,"options":[]}""", "referrals[1].id comes a second time: R1.")]
    [InlineData("""{"id":"R1","size":2147483647,"options":[]},{"id":"R2","size":1,"options":[]}""",
        "referrals has more than 2147483647 children.")]
    public void Given_a_bad_referral_when_read_then_refused_with_the_member_named(string referrals, string message) =>
        Should.Throw<FormatException>(() => Read($$"""{"authorities":[{"id":"E1"}],"referrals":[{{referrals}}]}"""))
            .Message.ShouldBe(message);

    [Theory]
    [InlineData("""{"mismatch":0}""", "options[0].authority is missing.")]
    [InlineData("""{"authority":"E9","mismatch":0}""", "options[0].authority names an authority that is not in the document: E9.")]
    [InlineData("""{"authority":"E1"}""", "options[0].mismatch is missing.")]
    [InlineData("""{"authority":"E1","mismatch":-1}""", "options[0].mismatch must be a whole number from 0 to 10000.")]
    [InlineData("""{"authority":"E1","mismatch":10001}""", "options[0].mismatch must be a whole number from 0 to 10000.")]
    [InlineData("""{"authority":"E1","mismatch":0},{"authority":"E1","mismatch":1}""", "options[1].authority comes a second time: E1.")]
    public void Given_a_bad_option_when_read_then_refused_with_the_member_named(string options, string message) =>
        Should.Throw<FormatException>(() => Read(
            $$"""{"authorities":[{"id":"E1"}],"referrals":[{"id":"R1","size":1,"options":[{{options}}]}]}"""))
            .Message.ShouldBe($"referrals[0].{message}");

    [Theory]
    [InlineData("")]
    [InlineData("""{"authorities":[""")]
    [InlineData("""{"authorities":[],"authorities":[],"referrals":[]}""")]
    public void Given_what_is_no_JSON_when_read_then_refused(string document) =>
        Should.Throw<FormatException>(() => Read(document)).Message.ShouldStartWith("The document is not JSON: ");

    static BatchProblem Read(string document) => BatchDocument.Read(new MemoryStream(Encoding.UTF8.GetBytes(document)));
}
