namespace TransferScheme.Deploy.Tests;

/// <summary>The scripts of deploy/ can be read by bash.</summary>
public sealed class ScriptTests
{
    public static TheoryData<string> Scripts =>
    [
        .. Directory.EnumerateFiles(Project.PathOf("deploy"), "*", SearchOption.AllDirectories)
            .Where(f => File.ReadLines(f).FirstOrDefault() == "#!/usr/bin/env bash")
            .Select(f => Path.GetRelativePath(Project.PathOf(""), f)),
    ];

    [Theory, MemberData(nameof(Scripts))]
    public async Task A_script_is_sound(string script) => (await CheckAsync(Project.Read(script))).ShouldBe((0, "", ""));

    [Fact]
    public async Task A_script_that_is_not_is_found() => (await CheckAsync("if true; then echo; fo")).Code.ShouldBe(2);

    [Theory, MemberData(nameof(Scripts))]
    public void A_script_may_be_run(string script) =>
        File.GetUnixFileMode(Project.PathOf(script)).HasFlag(UnixFileMode.UserExecute | UnixFileMode.OtherExecute).ShouldBeTrue();

    static Task<(int Code, string Output, string Complaints)> CheckAsync(string text) => Shell.RunAsync("bash", text, "-n");
}
