using System.Diagnostics;

namespace TransferScheme.TestKit;

/// <summary>A host of the scheme as a process of its own, built with the tests.</summary>
public sealed class HostProcess : IAsyncDisposable
{
    readonly Process _process;

    HostProcess(Process process, Uri address, string logFile) => (_process, Address, LogFile) = (process, address, logFile);

    /// <summary>Where it serves.</summary>
    public Uri Address { get; }

    /// <summary>All that it wrote to its standard output and error.</summary>
    public string LogFile { get; }

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
    /// <param name="at">Where it is to serve, such as the address of one that was killed; a free port by default.</param>
    public static async Task<HostProcess> StartAsync(string assembly, IReadOnlyDictionary<string, string> settings, Uri? at = null)
    {
        var address = at ?? new Uri($"http://127.0.0.1:{FakeIssuer.FreePort()}");
        var start = new ProcessStartInfo("/bin/sh") { WorkingDirectory = AppContext.BaseDirectory };
        var log = $"{await ProcessFolder.NextAsync("host")}.log";
        foreach (var argument in new[] { "-c", "exec dotnet \"$0\" >> \"$1\" 2>&1", Path.Combine(AppContext.BaseDirectory, $"{assembly}.dll"), log })
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in settings.Append(KeyValuePair.Create("ASPNETCORE_URLS", address.ToString())))
        {
            start.Environment[name] = value;
        }

        var process = await WatchedProcess.StartAsync(start);
        var host = new HostProcess(process, address, log);
        using var client = new HttpClient { BaseAddress = address };
        await Poll.UntilAsync(() => host.IsReadyAsync(client), TimeSpan.FromSeconds(60), $"{assembly} to be ready (see {log})");
        return host;
    }

    /// <summary>Ends it as a machine that fails would: SIGKILL.</summary>
    public async Task KillAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
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
