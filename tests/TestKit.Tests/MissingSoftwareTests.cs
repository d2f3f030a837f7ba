namespace TransferScheme.TestKit.Tests;

public sealed class MissingSoftwareTests : IDisposable
{
    const string Install = "sudo apt-get update && sudo apt-get install --no-install-recommends";
    readonly string folder = Directory.CreateTempSubdirectory("software-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("deploy/local/postgres start /tmp/never", "SCHEME_POSTGRES_BIN", "postgresql")]
    [InlineData("deploy/local/rabbit start /tmp/never", "SCHEME_RABBITMQ_BIN", "rabbitmq-server")]
    [InlineData("deploy/run", "SCHEME_POSTGRES_BIN", "postgresql")]
    [InlineData("deploy/run", "SCHEME_RABBITMQ_BIN", "rabbitmq-server")]
    [InlineData("deploy/test", "SCHEME_CHROMIUM", "chromium")]
    public async Task Given_a_package_is_missing_when_it_is_needed_then_the_command_to_type_is_shown(
        string command, string variable, string package)
    {
        var (code, output, complaints) = await Command.RunAsync(command, $"{variable}=/nowhere", "SCHEME_INSTALL=never");

        code.ShouldBe(1);
        output.ShouldBe("");
        complaints.ShouldBe($"Missing on this machine: {package}. Install it with:\n\n    {Install} {package}\n\n");
        Directory.Exists("/tmp/never").ShouldBeFalse();
    }

    [Theory]
    [InlineData("deploy/run")]
    [InlineData("deploy/test")]
    [InlineData("deploy/scheme")]
    public async Task Given_an_old_sdk_when_needed_then_it_is_said_what_is_there_and_what_to_install(string command)
    {
        var dotnet = Path.Combine(folder, "dotnet");
        await File.WriteAllTextAsync(dotnet, "#!/bin/sh\n[ \"$1\" = --list-sdks ] && echo '8.0.404 [/usr/share/dotnet/sdk]'\n");
        await Command.RunAsync($"chmod +x {dotnet}");

        var (code, output, complaints) = await Command.RunAsync(command, $"PATH={folder}:{Environment.GetEnvironmentVariable("PATH")}");

        (code, output).ShouldBe((1, ""));
        complaints.ShouldStartWith("The .NET SDK on this machine is too old (8.0.404): 10.0 is needed. Install it as https://");
    }

    [Theory]
    [InlineData("deploy/run")]
    [InlineData("deploy/test")]
    [InlineData("deploy/scheme")]
    public async Task Given_no_sdk_when_needed_then_it_is_said_what_to_install(string command)
    {
        await Command.RunAsync($"bash -c 'ln -s /bin/* /usr/bin/* {folder}; rm -f {folder}/dotnet'");

        var (code, output, complaints) = await Command.RunAsync(command, $"PATH={folder}", $"HOME={folder}", "DOTNET_ROOT=");

        (code, output).ShouldBe((1, ""));
        complaints.ShouldStartWith("The .NET SDK 10 is missing on this machine. Install it as https://");
    }
}
