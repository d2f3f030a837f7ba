using System.Diagnostics;
using TransferScheme.EndToEnd.Tests.Faults;
using TransferScheme.TestKit;

namespace TransferScheme.EndToEnd.Tests.Replay;

/// <summary>A fresh installation in one process, on the simulated clock, in which the tool plays a recorded year.</summary>
sealed class ReplayedScheme : IAsyncDisposable
{
    readonly SchemeProcesses _processes;
    readonly Partners _partners;
    readonly string _demoFile;

    ReplayedScheme(SchemeProcesses processes, Demo demo, string demoFile) =>
        (_processes, _partners, _demoFile) = (processes, new Partners(processes.Address, demo), demoFile);

    /// <summary>What the tool showed.</summary>
    internal string Output { get; private set; } = "";

    /// <summary>Starts an installation and plays in it.</summary>
    /// <param name="year">The year.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="days">Only the first so many working days; the whole year when null.</param>
    /// <param name="declines">Share of the first offers that are declined, in percent.</param>
    internal static async Task<ReplayedScheme> PlayAsync(int year, int seed, int? days, int declines = 0)
    {
        var database = await (await PrivatePostgres.SharedAsync()).CreateDatabaseAsync();
        var broker = await (await PrivateRabbit.SharedAsync()).CreateVirtualHostAsync();
        var surroundings = new Surroundings(database, new Dictionary<string, string>(), broker)
        {
            Clock = new DateTimeOffset(year, year == 2016 ? 7 : 1, 1, 0, 0, 0, TimeSpan.Zero),
        };
        var processes = await SchemeProcesses.StartAsync(Shape.Together, surroundings);
        var scheme = new ReplayedScheme(processes, await Demo.ReadAsync(surroundings.DemoFile), surroundings.DemoFile);
        scheme.Output = await RunToolAsync(
        [
            "replay", "--year", $"{year}", "--seed", $"{seed}", "--demo", surroundings.DemoFile,
            .. days is null ? [] : (string[])["--days", $"{days}"], .. declines is 0 ? [] : (string[])["--declines", $"{declines}"],
        ]);
        return scheme;
    }

    /// <summary>The database.</summary>
    internal Rows Rows => new(_processes.Surroundings.Database);

    /// <summary>The national team.</summary>
    internal Task<Caller> NationalAsync() => _partners.As("national");

    /// <summary>The coordinator of a region.</summary>
    /// <param name="region">Slug of the region.</param>
    internal Task<Caller> CoordinatorAsync(string region) => _partners.As("coordinator", region);

    /// <summary>The ledger as it is exported, line by line, after the accounts as they stand.</summary>
    internal async Task<IReadOnlyList<string>> LedgerAsync()
    {
        var national = await NationalAsync();
        return [(await national.Get("rota")).Expect(200).Text, .. (await national.Get("rota/export")).Expect(200).Text.Split('\n')];
    }

    /// <summary>Exports ledger and receipts, and has the tool take every decision again: what it says.</summary>
    internal async Task<string> VerifyAsync()
    {
        var folder = Directory.CreateTempSubdirectory();
        var (ledger, receipts) = (Path.Combine(folder.FullName, "ledger.jsonl"), Path.Combine(folder.FullName, "receipts.jsonl"));
        await RunToolAsync(["export", "rota", ledger, "--demo", _demoFile]);
        await RunToolAsync(["export", "receipts", receipts, "--demo", _demoFile]);
        var said = await RunToolAsync(["verify", ledger, receipts]);
        folder.Delete(recursive: true);
        return said;
    }

    public async ValueTask DisposeAsync()
    {
        _partners.Dispose();
        await _processes.DisposeAsync();
    }

    static async Task<string> RunToolAsync(string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "TransferScheme.Tool.dll"), .. arguments])
        {
            UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        using var tool = await WatchedProcess.StartAsync(start);
        var output = tool.StandardOutput.ReadToEndAsync();
        var errors = tool.StandardError.ReadToEndAsync();
        await tool.WaitForExitAsync();
        tool.ExitCode.ShouldBe(0, await errors);
        return await output;
    }
}
