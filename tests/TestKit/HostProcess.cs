using System.Diagnostics;
using System.Globalization;

namespace TransferScheme.TestKit;

/// <summary>A host of the scheme as a process of its own, built with the tests. It keeps its address over restarts.</summary>
public sealed class HostProcess : IAsyncDisposable
{
    readonly ProcessStartInfo _start;
    readonly string _assembly;
    Process _process;

    HostProcess(string assembly, ProcessStartInfo start, Process process, Uri address, string logFile) =>
        (_assembly, _start, _process, Address, LogFile) = (assembly, start, process, address, logFile);

    /// <summary>Where it serves.</summary>
    public Uri Address { get; }

    /// <summary>All that it wrote to its standard output and error, over all its restarts.</summary>
    public string LogFile { get; }

    /// <summary>Whether it has ended.</summary>
    public bool HasExited => _process.HasExited;

    /// <summary>Memory that it holds now, in bytes.</summary>
    public long ResidentBytes
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    /// <summary>Starts a host and waits until it is ready.</summary>
    /// <param name="assembly">The host's assembly, such as <c>TransferScheme.AllInOne</c>.</param>
    /// <param name="settings">Its settings, as environment variables.</param>
    public static async Task<HostProcess> StartAsync(string assembly, IReadOnlyDictionary<string, string> settings)
    {
        var host = await LaunchAsync(assembly, settings);
        await host.ReadyAsync();
        return host;
    }

    /// <summary>Starts a host and does not wait for it.</summary>
    /// <param name="assembly">The host's assembly, such as <c>TransferScheme.AllInOne</c>.</param>
    /// <param name="settings">Its settings, as environment variables.</param>
    /// <param name="address">Where it shall serve; a free port of 127.0.0.1 when null.</param>
    public static async Task<HostProcess> LaunchAsync(string assembly, IReadOnlyDictionary<string, string> settings, Uri? address = null)
    {
        address ??= new Uri($"http://127.0.0.1:{FakeIssuer.FreePort()}");
        var log = $"{await ProcessFolder.NextAsync("host")}.log";
        var program = Path.Combine(AppContext.BaseDirectory, $"{assembly}.dll");
        var start = new ProcessStartInfo("/bin/sh", ["-c", "exec dotnet \"$0\" >> \"$1\" 2>&1", program, log]) { WorkingDirectory = AppContext.BaseDirectory };
        foreach (var (name, value) in settings.Append(KeyValuePair.Create("ASPNETCORE_URLS", address.ToString())))
        {
            start.Environment[name] = value;
        }

        return new HostProcess(assembly, start, await WatchedProcess.StartAsync(start), address, log);
    }

    /// <summary>Waits until it is ready.</summary>
    /// <exception cref="InvalidOperationException">It ended instead; the message has its log.</exception>
    public async Task ReadyAsync()
    {
        using var client = new HttpClient { BaseAddress = Address };

        // A start takes all of the machine it can get: up to sixteen of them are not asked fifty times a second.
        await Poll.UntilAsync(
            () => IsReadyAsync(client), TimeSpan.FromSeconds(180), $"{_assembly} to be ready (see {LogFile})", TimeSpan.FromMilliseconds(100));
    }

    /// <summary>Ends it as a machine that fails would: SIGKILL.</summary>
    public async Task KillAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
    }

    /// <summary>Asks it to stop, by SIGTERM, and answers its exit code when it has.</summary>
    public async Task<int> StopAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
        await _process.WaitForExitAsync();
        return _process.ExitCode;
    }

    /// <summary>Starts it again at its address, after it ended, and does not wait for it.</summary>
    public async Task RelaunchAsync()
    {
        _process.Dispose();
        _process = await WatchedProcess.StartAsync(_start);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await KillAsync();
        }

        _process.Dispose();
    }

    async Task<bool> IsReadyAsync(HttpClient client)
    {
        if (_process.HasExited)
        {
            throw new InvalidOperationException($"The host ended with {_process.ExitCode}: {await File.ReadAllTextAsync(LogFile)}");
        }

        try
        {
            using var answer = await client.GetAsync("/health/ready");
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
