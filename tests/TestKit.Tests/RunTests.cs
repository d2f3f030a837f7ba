using System.Diagnostics;
using System.Text.Json;

namespace TransferScheme.TestKit.Tests;

/// <summary>deploy/run with a small program in the product's place.</summary>
public sealed class RunTests : IAsyncLifetime
{
    readonly string folder = Directory.CreateTempSubdirectory("run-").FullName;

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => Command.RunAsync($"deploy/local/watch end {folder} --remove");

    [Fact]
    public async Task Given_a_run_when_interrupted_or_killed_then_nothing_is_left_but_the_data()
    {
        using var first = await StartAsync("--clock 2026-03-02T09:00:00Z");
        var address = await AddressOf(first);
        var given = await GivenTo(address);
        await Command.SignalAsync(first, "INT");
        await first.WaitForExitAsync();
        first.ExitCode.ShouldBe(130);
        Machine.ProcessesOf(folder).ShouldBeEmpty();
        Machine.IsListening(new Uri(address).Port).ShouldBeFalse();

        using var second = await StartAsync("");
        var givenAgain = await GivenTo(await AddressOf(second));
        (await AnotherRun()).ShouldContain("deploy/run is already running here");
        second.Kill();
        await Poll.UntilAsync(() => Task.FromResult(Machine.ProcessesOf(folder) is []), TimeSpan.FromSeconds(30), "nothing is left");

        given["ASPNETCORE_ENVIRONMENT"].ShouldBe("Development");
        given["ASPNETCORE_URLS"].ShouldBe(address);
        given["ConnectionStrings__Scheme"].ShouldStartWith("Host=127.0.0.1;Port=");
        given["RabbitMq__Uri"].ShouldStartWith("amqp://guest:guest@127.0.0.1:");
        given["Demo__File"].ShouldBe(Path.Combine(folder, "demo.json"));
        given["Development__Clock"].ShouldBe("2026-03-02T09:00:00Z");
        Convert.FromBase64String(await File.ReadAllTextAsync(given["Protection__MasterKeyFile"])).Length.ShouldBe(32);
        givenAgain["Development__Clock"].ShouldBe("(none)");
        Password(givenAgain).ShouldBe(Password(given));
    }

    [Fact]
    public async Task Given_a_run_when_the_product_crashes_then_it_ends_with_an_error_and_leaves_nothing()
    {
        using var run = await StartAsync("");
        var address = await AddressOf(run);

        using var http = new HttpClient();
        await Should.ThrowAsync<HttpRequestException>(() => http.GetAsync($"{address}/crash"));
        await run.WaitForExitAsync();

        run.ExitCode.ShouldBe(1);
        (await run.StandardError.ReadToEndAsync()).ShouldContain("AllInOne ended by itself.");
        Machine.ProcessesOf(folder).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(2016, "2016-07-01T00:00:00Z")]
    [InlineData(2022, "2022-01-01T00:00:00Z")]
    public async Task Given_a_replay_when_run_then_it_begins_afresh_with_the_year_and_its_failure_ends_the_run(int year, string clock)
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "demo.json"), "from an earlier run");
        using var run = await StartAsync($"--replay {year}");
        await AddressOf(run);
        await run.WaitForExitAsync();

        run.ExitCode.ShouldBe(1);
        (await run.StandardError.ReadToEndAsync()).ShouldContain("The replay failed.");
        File.Exists(Path.Combine(folder, "demo.json")).ShouldBeFalse();
        (await File.ReadAllTextAsync(Path.Combine(folder, "AllInOne.log"))).ShouldContain($"Development__Clock={clock}\n");
        Machine.ProcessesOf(folder).ShouldBeEmpty();
    }

    [Fact]
    public async Task Given_services_when_run_then_each_is_a_process_with_its_own_user_behind_the_front_door()
    {
        using var run = await StartAsync("--services");
        var address = await AddressOf(run);
        var door = await GivenTo(address);
        var referrals = await GivenTo(door["FrontDoor__Services__referrals"]);

        referrals["Services__Address"].ShouldBe(address);
        referrals["ConnectionStrings__Scheme"].ShouldBe("(none)");
        (await File.ReadAllTextAsync(Path.Combine(referrals["Secrets__Folder"], "ConnectionStrings__referrals"))).ShouldContain("Username=scheme_referrals;");
        (door["Secrets__Folder"], door["ConnectionStrings__Scheme"]).ShouldBe(("(none)", "(none)"));
        var (portal, identity) = (await GivenTo(door["FrontDoor__Services__portal"]), await GivenTo(door["FrontDoor__Services__identity"]));
        (portal["Secrets__Folder"], portal["Services__Address"]).ShouldBe(("(none)", address));
        portal["Portal__ClientSecret"].ShouldMatch("^[0-9a-f]{64}$");
        (identity["Portal__ClientSecret"], referrals["Portal__ClientSecret"]).ShouldBe((portal["Portal__ClientSecret"], "(none)"));
        Directory.EnumerateFiles(folder, "*.Host.log").Count().ShouldBe(8);

        await Command.SignalAsync(run, "INT");
        await run.WaitForExitAsync();
        Machine.ProcessesOf(folder).ShouldBeEmpty();
    }

    [Fact]
    public void Given_the_hosts_apart_then_the_list_to_build_has_them_all() =>
        JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "deploy/hosts.slnf"))).RootElement
            .GetProperty("solution").GetProperty("projects").EnumerateArray().Select(p => Path.GetFileNameWithoutExtension(p.GetString()!))
            .ShouldBe(Directory.EnumerateDirectories(Path.Combine(Repository.Root, "src/Hosts")).Select(d => Path.GetFileName(d)!)
                .Where(name => name.EndsWith(".Host", StringComparison.Ordinal)).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("--clock yesterday", "yesterday is not a time such as 2026-03-02T09:00:00Z.")]
    [InlineData("--port http", "http is not a port.")]
    [InlineData("--rewind", "deploy/run does not know --rewind.")]
    [InlineData("--replay 2015", "2015 is not a recorded year: they are 2016 to 2023.")]
    [InlineData("--replay 2022 --seed one", "one is not a seed: a whole number of up to nine digits.")]
    [InlineData("--replay 2022 --clock 2022-03-02T09:00:00Z", "--replay sets the clock: it takes no --clock.")]
    [InlineData("--replay 2022 --services", "--replay is played in one process: it takes no --services.")]
    [InlineData("--replay 2022 --declines 101", "101 is no share: a whole number of percent, 0 to 100.")]
    [InlineData("--seed 1", "--seed is for --replay.")]
    [InlineData("--declines 5", "--declines is for --replay.")]
    public async Task Given_a_wrong_argument_when_run_then_it_is_said(string arguments, string answer)
    {
        var (code, _, complaints) = await Command.RunAsync($"deploy/run {arguments}");

        code.ShouldBe(1);
        complaints.ShouldStartWith(answer);
    }

    Task<Process> StartAsync(string arguments) => Command.StartAsync($"deploy/run {arguments}", Variables);

    string[] Variables =>
        [$"SCHEME_LOCAL={folder}", $"SCHEME_HOST={Path.Combine(Repository.Root, "tests/TestKit.Tests/stub-host")}"];

    async Task<string> AnotherRun() => (await Command.RunAsync("deploy/run", Variables)).Complaints;

    static async Task<string> AddressOf(Process run)
    {
        const string Mark = "TransferScheme is up:";
        while (await run.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith(Mark, StringComparison.Ordinal))
            {
                await run.StandardOutput.ReadLineAsync();
                return line[Mark.Length..].Trim();
            }
        }
        throw new InvalidOperationException($"deploy/run did not come up: {await run.StandardError.ReadToEndAsync()}");
    }

    static async Task<Dictionary<string, string>> GivenTo(string address)
    {
        using var http = new HttpClient();
        var lines = (await http.GetStringAsync(address)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return lines.Select(line => line.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1]);
    }

    static string Password(Dictionary<string, string> given) => given["ConnectionStrings__Scheme"].Split("Password=")[1];
}
