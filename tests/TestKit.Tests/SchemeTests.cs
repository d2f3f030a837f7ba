namespace TransferScheme.TestKit.Tests;

public sealed class SchemeTests
{
    [Fact]
    public async Task Given_it_has_to_be_built_first_when_run_then_only_the_tool_writes_to_standard_output()
    {
        File.Delete(Path.Combine(Repository.Root, "src/Tool/bin/Release/built"));

        var (code, output, complaints) = await Command.RunAsync("deploy/scheme no-such-command");
        var (codeAgain, outputAgain, complaintsAgain) = await Command.RunAsync("deploy/scheme no-such-command");

        complaints.ShouldContain("Build succeeded.");
        complaintsAgain.ShouldNotContain("Build succeeded.");
        (codeAgain, outputAgain).ShouldBe((code, output));
    }
}
