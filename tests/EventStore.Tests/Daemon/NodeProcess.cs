using System.Diagnostics;
using System.Net;
using Microsoft.Extensions.Hosting;
using Npgsql;
using TransferScheme.TestKit;
using TransferScheme.TestKit.Proxying;

namespace TransferScheme.EventStore.Tests.Daemon;

/// <summary>
/// A node in a process of its own, which can be killed, stopped, frozen and cut off: this assembly, started with arguments for
/// <see cref="RunAsync"/>.
/// </summary>
sealed class NodeProcess : IAsyncDisposable
{
    readonly Process _process;
    readonly TcpProxy _network;

    NodeProcess(string name, Process process, TcpProxy network) => (Name, _process, _network) = (name, process, network);

    /// <summary>What its sessions call themselves.</summary>
    public string Name { get; }

    /// <summary>How much processor time it has used.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Starts one that waits for so long in the middle of each page of its subscription.</summary>
    public static async Task<NodeProcess> StartAsync(string connectionString, string schema, TimeSpan pageTime = default)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        var server = new IPEndPoint(IPAddress.Loopback, settings.Port);
        var network = await TcpProxy.StartAsync(() => server);
        settings.Port = network.Port;
        settings.ApplicationName = $"node {Guid.CreateVersion7():n}";
        return new NodeProcess(settings.ApplicationName, await WatchedProcess.StartAsync(new ProcessStartInfo("dotnet",
            ["exec", typeof(NodeProcess).Assembly.Location, "node", settings.ConnectionString, schema, $"{pageTime.TotalMilliseconds}"])
        {
            UseShellExecute = false,
        }), network);
    }

    /// <summary>What all nodes of a test run.</summary>
    public static void Configure(StoreOptions options, string schema, TimeSpan pageTime = default)
    {
        options.Projections.Add<TreeRowProjection>(ProjectionLifecycle.Async);
        options.Projections.Subscribe(new Recorder(schema, (_, token) => Task.Delay(pageTime, token)), o => o.Options.BatchSize = 20);
    }

    public static async Task RunAsync(string connectionString, string schema, TimeSpan pageTime)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddMartenStore<IOrchardStore>(options =>
        {
            options.DatabaseSchemaName = schema;
            options.Connection(connectionString);
            options.UseSystemTextJsonForSerialization(EnumStorage.AsString, Casing.CamelCase);
            Configure(options, schema, pageTime);
        }).AddAsyncDaemon(DaemonMode.HotCold);
        using var host = builder.Build();
        await host.RunAsync();
    }

    /// <summary>SIGKILL.</summary>
    public void Kill()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
    }

    /// <summary>SIGTERM: it stops in good order.</summary>
    public Task TerminateAsync() => SignalAsync("TERM");

    /// <summary>SIGSTOP: it stands still with all its connections open.</summary>
    public Task FreezeAsync() => SignalAsync("STOP");

    /// <summary>SIGCONT.</summary>
    public Task ThawAsync() => SignalAsync("CONT");

    /// <summary>Nothing passes between it and the server any more; its connections stay open at both ends.</summary>
    public void CutOff() => _network.Stall();

    /// <summary>New connections pass again.</summary>
    public void Mend() => _network.ResumeForNew();

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            Kill();
        }

        _process.Dispose();
        await _network.DisposeAsync();
    }

    async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{_process.Id}"]);
        await kill.WaitForExitAsync();
    }
}

static class Program
{
    static Task Main(string[] arguments) => arguments is ["node", var connectionString, var schema, var pageTime]
        ? NodeProcess.RunAsync(connectionString, schema, TimeSpan.FromMilliseconds(double.Parse(pageTime)))
        : Task.CompletedTask;
}
