using System.Diagnostics;
using Microsoft.Extensions.Hosting;

namespace TransferScheme.EventStore.Tests.Daemon;

/// <summary>A node in a process of its own, which can be killed: this assembly, started with arguments for <see cref="RunAsync"/>.</summary>
sealed class NodeProcess : IDisposable
{
    readonly Process _process;

    NodeProcess(Process process) => _process = process;

    public static NodeProcess Start(string connectionString, string schema) =>
        new(Process.Start(new ProcessStartInfo("dotnet", ["exec", typeof(NodeProcess).Assembly.Location, "node", connectionString, schema])
        {
            UseShellExecute = false,
        })!);

    /// <summary>What all nodes of a test run.</summary>
    public static void Configure(StoreOptions options, string schema)
    {
        options.Projections.Add<TreeRowProjection>(ProjectionLifecycle.Async);
        options.Projections.Subscribe(new Recorder(schema), o => o.Options.BatchSize = 20);
    }

    public static async Task RunAsync(string connectionString, string schema)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddMartenStore<IOrchardStore>(options =>
        {
            options.DatabaseSchemaName = schema;
            options.Connection(connectionString);
            options.UseSystemTextJsonForSerialization(EnumStorage.AsString, Casing.CamelCase);
            Configure(options, schema);
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

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            Kill();
        }

        _process.Dispose();
    }
}

static class Program
{
    static Task Main(string[] arguments) =>
        arguments is ["node", var connectionString, var schema] ? NodeProcess.RunAsync(connectionString, schema) : Task.CompletedTask;
}
