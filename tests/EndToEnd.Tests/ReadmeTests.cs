using System.Diagnostics;
using TransferScheme.TestKit;

namespace TransferScheme.EndToEnd.Tests;

/// <summary>What README tells a newcomer to type works as typed.</summary>
public abstract class ReadmeTests(TheScheme scheme)
{
    [Fact]
    public async Task The_first_referral_of_the_readme_ends_in_a_completed_transfer()
    {
        var readme = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "README.md"));
        var script = readme.Split("```bash\n")[1].Split("```")[0];
        var start = new ProcessStartInfo("bash", ["-euo", "pipefail", "-c", script]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["DEMO"] = scheme.Surroundings.DemoFile;
        using var bash = Process.Start(start)!;
        var output = bash.StandardOutput.ReadToEndAsync();
        var errors = bash.StandardError.ReadToEndAsync();
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        await bash.WaitForExitAsync(limit.Token);

        bash.ExitCode.ShouldBe(0, await errors);
        var said = await output;
        said.ShouldContain("was chosen:");
        said.ShouldContain("\"status\": \"completed\"");
        said.Split('\n').First(l => l.Contains("ageBand")).ShouldNotContain("Sample");
        said.Split('\n').Last(l => l.Contains("ageBand")).ShouldContain("Sample");
    }
}

/// <inheritdoc/>
[Collection(TogetherCollection.Name)]
public sealed class ReadmeTogetherTests(SchemeTogether scheme) : ReadmeTests(scheme);

/// <inheritdoc/>
[Collection(ApartCollection.Name)]
public sealed class ReadmeApartTests(SchemeApart scheme) : ReadmeTests(scheme);
