namespace TransferScheme.TestKit.Tests;

/// <summary>How deploy/test reads the results.</summary>
public sealed class ResultFileTests : IDisposable
{
    readonly string file = Path.GetTempFileName();

    public void Dispose() => File.Delete(file);

    const string Results = """
        <TestRun><Results>
          <UnitTestResult executionId="1" testName="A.Passes" outcome="Passed" duration="1" />
          <UnitTestResult executionId="2" testName="A.Fails(text: &quot;x &lt; y&quot;)" outcome="Failed" duration="1">
            <Output><ErrorInfo><Message>x should be&#xD;
            &lt;y&gt; &amp; is not</Message><StackTrace>   at A.Fails()
           at B()</StackTrace></ErrorInfo></Output>
          </UnitTestResult>
          <UnitTestResult executionId="3" testName="A.Skipped" outcome="NotExecuted" />
          <UnitTestResult executionId="4" testName="A.PassesToo" outcome="Passed"><Output><StdOut>fine</StdOut></Output></UnitTestResult>
        </Results></TestRun>
        """;

    [Fact]
    public async Task Given_results_when_read_then_failures_are_told_and_all_are_counted()
    {
        await File.WriteAllTextAsync(file, Results);

        var (code, output, _) = await Command.RunAsync($"awk -f deploy/local/trx.awk {file}");

        code.ShouldBe(0);
        output.Split('\n').Select(line => line.Trim()).ShouldBe(
            ["A.Fails(text: \"x < y\")", "x should be", "<y> & is not", "at A.Fails()", "at B()", "2 1 1", ""]);
    }
}
